# SPDX-License-Identifier: Apache-2.0
"""Prints as they are kept: begun once, answered in order, and found again by another program."""

import pytest

from clerkapp.domain.documents import PrintedDocument, PrintState, SlipSize
from clerkapp.domain.printers import PaperKind
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Manner, Signer
from clerkapp.services import intake, prints, review, signing
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from tests.counter import GIRL
from tests.printing.reading import text_of


def accepted(desk: Desk) -> PrintedDocument:
    """Accept a family's case; return its slip."""
    item = desk.catalogue.item_on("minor_card", desk.today())
    case = intake.start_draft(desk, item.code, intake.opening_answers(item) | GIRL)
    case = intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    review.pass_review(desk, case.id)
    _case, form = signing.present_form(desk, case.id)
    act = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)
    return signing.sign_and_accept(desk, case.id, act, form.content_code)[1]


def kept(desk: Desk, document: PrintedDocument) -> PrintedDocument:
    with desk.reads() as work:
        return work.document(document.id)


def acts(desk: Desk, document: PrintedDocument) -> list[tuple[str, str]]:
    with desk.reads() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT act, reason FROM audit WHERE case_id = ? AND act LIKE 'print_%' ORDER BY seq",
            (document.case_id,),
        )
        return [(act, reason) for act, reason in rows]


def test_a_second_press_is_refused_by_the_store_whatever_the_page_shows(desk: Desk) -> None:
    slip = accepted(desk)
    prints.begin_print(desk, slip)
    with pytest.raises(ClerkError, match=r"print\.under_way"):
        prints.begin_print(desk, slip)
    prints.set_print_state(desk, slip, PrintState.PRINTED, "laser-1")
    with pytest.raises(ClerkError, match=r"print\.needs_reason"):
        prints.begin_print(desk, slip)
    assert acts(desk, slip) == [("print_queued", ""), ("print_printed", "")]


def test_each_change_is_recorded_with_what_was_amiss_and_nothing_twice(desk: Desk) -> None:
    slip = accepted(desk)
    prints.begin_print(desk, slip)
    for _ in range(2):
        prints.set_print_state(desk, slip, PrintState.QUEUED, "laser-1", "paper_out")
    prints.set_print_state(desk, slip, PrintState.PRINTING)
    prints.set_print_state(desk, slip, PrintState.FAILED, trouble="paper_jam")
    assert (kept(desk, slip).printer, kept(desk, slip).trouble) == ("laser-1", "paper_jam")
    assert acts(desk, slip) == [
        ("print_queued", ""),
        ("print_queued", "paper_out"),
        ("print_printing", ""),
        ("print_failed", "paper_jam"),
    ]


def test_a_retry_is_the_same_copy_and_forgets_the_failure(desk: Desk) -> None:
    slip = accepted(desk)
    prints.begin_print(desk, slip)
    failed = prints.set_print_state(desk, slip, PrintState.FAILED, "laser-1", "offline")
    again = prints.begin_print(desk, failed)
    assert (again.id, again.copy, again.reason) == (slip.id, 1, "")
    assert (again.printer, again.trouble) == ("", "")
    assert kept(desk, slip) == again


def test_a_late_answer_changes_no_paper_that_was_seen(desk: Desk) -> None:
    slip = accepted(desk)
    prints.begin_print(desk, slip)
    prints.set_print_state(desk, slip, PrintState.HANDED_OVER, "laser-1")
    seen = prints.set_print_state(desk, slip, PrintState.PRINTED)
    late = prints.set_print_state(desk, slip, PrintState.FAILED, trouble="canceled")
    assert late == seen == kept(desk, slip)


def test_a_void_form_names_the_one_that_took_its_place(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", desk.today())
    case = intake.start_draft(desk, item.code, intake.opening_answers(item) | GIRL)
    case = intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    review.pass_review(desk, case.id)
    _case, first = signing.present_form(desk, case.id)
    copy = prints.print_again(desk, first, "damaged")
    intake.save_answers(desk, case.id, dict(case.answers) | {"guardian.mobile": "13900139000"})
    assert kept(desk, first).void
    with pytest.raises(ClerkError, match=r"print\.void"):
        prints.begin_print(desk, first)
    assert kept(desk, first).replaced_by == ""
    _case, second = signing.present_form(desk, case.id)
    for old in (first, copy):
        assert (kept(desk, old).void, kept(desk, old).replaced_by) == (True, second.id)
    assert not kept(desk, second).void


@pytest.mark.parametrize(("reason", "words"), [("lost", "遗失"), ("office", "存档")])
def test_a_reprint_says_so_on_the_paper(desk: Desk, reason: str, words: str) -> None:
    slip = accepted(desk)
    assert "补打　第" not in text_of(prints.document_pdf(desk, slip.id))
    for copy in (2, 3):
        again = prints.print_again(desk, slip, reason)
        said = text_of(prints.document_pdf(desk, again.id))
        assert f"补打　第 {copy} 次" in said
        assert words in said


def test_each_document_goes_to_its_kind_of_paper(desk: Desk) -> None:
    slip = accepted(desk)
    roll = prints.slip_of_size(desk, slip.case_id, SlipSize.ROLL)
    form = prints.documents_of(desk, slip.case_id)[0]
    kinds = [prints.paper_kind(desk, document) for document in (form, slip, roll)]
    assert kinds == [PaperKind.FORM, PaperKind.SLIP, PaperKind.ROLL]
