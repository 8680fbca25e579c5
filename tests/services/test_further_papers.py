# SPDX-License-Identifier: Apache-2.0
"""Papers made on request: made once, in the state in which they are true, as the item prints."""

from datetime import timedelta

import pytest

from clerkapp.catalogue.visit_file import VisitScript
from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services import further_papers, prints
from clerkapp.services.amending import amend
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.further_papers import hand_out, kinds_open
from clerkapp.services.intake import hand_to_review
from clerkapp.services.review import good, record_check
from clerkapp.services.stages import reach_stage
from clerkapp.services.visits import perform
from tests.counter import GIRL, MORNING, StandingClock
from tests.printing.reading import text_of
from tests.services.visits_made import draft, visit_of


def accepted(desk: Desk) -> Case:
    return perform(desk, VisitScript("minor_card", MORNING, GIRL)).case


def arrived(desk: Desk) -> Case:
    case = accepted(desk)
    for status, reference in (
        (CaseStatus.SUBMITTED, ""),
        (CaseStatus.REGISTERED, "DJ-1"),
        (CaseStatus.CARD_REQUESTED, ""),
        (CaseStatus.IN_PRODUCTION, ""),
        (CaseStatus.ARRIVED, ""),
    ):
        case = reach_stage(desk, case.id, status, reference)
    return case


def said(desk: Desk, case: Case, kind: str) -> str:
    document = hand_out(desk, case.id, kind)
    return "".join(text_of(prints.document_pdf(desk, document.id)).split())


def refused(desk: Desk, case: Case, kind: str) -> str:
    with pytest.raises(ClerkError) as caught:
        hand_out(desk, case.id, kind)
    return caught.value.code


def test_the_receipt_tells_what_was_received_before_the_acceptance(desk: Desk) -> None:
    case = hand_to_review(desk, draft(desk).id)
    text = said(desk, case, further_papers.RECEIPT)
    assert "不是受理决定" in text
    assert "共0种材料" in text
    assert kinds_open(item_of(desk, case), case) == (further_papers.RECEIPT,)


def test_the_receipt_of_an_accepted_case_lists_its_papers(desk: Desk) -> None:
    case = accepted(desk)
    text = said(desk, case, further_papers.RECEIPT)
    assert "共4种材料" in text
    assert "核后退还" in text


def test_the_receipt_is_made_anew_only_when_other_papers_were_received(desk: Desk) -> None:
    case = hand_to_review(desk, draft(desk).id)
    empty = hand_out(desk, case.id, further_papers.RECEIPT)
    paper = judgement_of(desk, case).needed_papers[0]
    record_check(desk, case.id, good(None, paper))
    fuller = hand_out(desk, case.id, further_papers.RECEIPT)
    assert fuller.id != empty.id
    assert hand_out(desk, case.id, further_papers.RECEIPT).id == fuller.id
    with desk.reads() as work:
        assert work.document(empty.id).replaced_by == fuller.id


def test_a_stage_leaves_the_receipt_as_it_is(desk: Desk) -> None:
    case = accepted(desk)
    receipt = hand_out(desk, case.id, further_papers.RECEIPT)
    reach_stage(desk, case.id, CaseStatus.SUBMITTED)
    assert hand_out(desk, case.id, further_papers.RECEIPT).id == receipt.id


def test_nothing_is_made_for_a_draft(desk: Desk) -> None:
    case = draft(desk)
    for kind in further_papers.ON_REQUEST:
        assert refused(desk, case, kind) == "document.no_receipt_yet"
    assert kinds_open(item_of(desk, case), case) == ()


def test_the_letter_of_acceptance_takes_its_number_once(desk: Desk) -> None:
    case = accepted(desk)
    first = hand_out(desk, case.id, further_papers.ACCEPTANCE)
    assert "受〔2026〕000001" in first.letter_number
    assert hand_out(desk, case.id, further_papers.ACCEPTANCE).id == first.id
    text = said(desk, case, further_papers.ACCEPTANCE)
    for part in ("自2026年11月24日起予以受理", "2026年12月08日前", "社会保险经办条例第六条"):
        assert part in text


@pytest.mark.parametrize("kind", [further_papers.ACCEPTANCE, further_papers.CORRECTION])
def test_a_case_in_review_is_not_told_to_be_accepted(desk: Desk, kind: str) -> None:
    assert refused(desk, hand_to_review(desk, draft(desk).id), kind) == "document.not_accepted"


def test_a_card_is_announced_only_once_it_is_there(desk: Desk) -> None:
    case = accepted(desk)
    assert refused(desk, case, further_papers.ARRIVAL) == "document.not_arrived"
    assert further_papers.ARRIVAL not in kinds_open(item_of(desk, case), case)


def test_the_notice_tells_until_when_the_card_waits(desk: Desk) -> None:
    case = arrived(desk)
    text = said(desk, case, further_papers.ARRIVAL)
    assert "卡已于2026年11月24日到达" in text
    assert "2027年02月22日前" in text


def test_a_request_for_correction_leaves_room_for_the_pen(desk: Desk) -> None:
    text = said(desk, accepted(desk), further_papers.CORRECTION)
    assert "更正为" in text
    assert "第四十六条" in text


def test_a_request_for_correction_follows_what_was_amended(
    desk: Desk, clock: StandingClock
) -> None:
    case = accepted(desk)
    blank = hand_out(desk, case.id, further_papers.CORRECTION)
    clock.moment += timedelta(minutes=5)
    amend(desk, case.id, {"contact.address": "云浦市青禾区柳荫街道槐安里8号楼"}, "搬家")
    text = said(desk, case, further_papers.CORRECTION)
    for part in ("槐安里8号楼", "搬家", GIRL["contact.address"]):
        assert part in text
    with desk.reads() as work:
        old = work.document(blank.id)
    assert old.void


def test_an_item_that_does_not_print_it_says_so(desk: Desk) -> None:
    case = accepted(desk)
    assert refused(desk, case, "loss_receipt") == "document.none"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("elsewhere_living_there", ("异地就医材料收件单",)),
        ("reimbursement_complete", ("医疗费用报销材料收件单", "2张，合计8431.50元", "已核")),
        ("reimbursement_treated_elsewhere", ("异地就医材料收件单",)),
    ],
)
def test_a_receipt_about_treatment_tells_where_when_and_how_many_invoices(
    desk: Desk, name: str, parts: tuple[str, ...]
) -> None:
    text = said(desk, visit_of(desk, name).case, further_papers.RECEIPT)
    for part in parts:
        assert part in text
