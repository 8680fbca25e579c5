# SPDX-License-Identifier: Apache-2.0
"""Whole visits through the use cases: outcomes, signature, papers, audit."""

from dataclasses import replace
from pathlib import Path

import pytest

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.documents import Delivery, PrintState, SlipSize
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.signature import Manner, Point, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services import intake, lookups, prints, review, signing
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import VisitResult, perform
from tests.counter import GIRL, GRANDMOTHER, MORNING, StandingClock, with_role
from tests.printing.reading import poppler_text, text_of

SCRIPT = VisitScript("minor_card", MORNING, GIRL)
_OF_A_CARD = ("card.bank", "card.photo_source", "applicant.occupation")
ENROLMENT = {name: value for name, value in GIRL.items() if name not in _OF_A_CARD} | {
    "enrolment.category": "preschool",
    "enrolment.head_relation": "30",
    "enrolment.place_district": "青禾区",
    "enrolment.place_street": "柳荫街道",
    "enrolment.place_community": "槐安里社区",
}


def kinds(result: VisitResult) -> list[str]:
    return [document.kind for document in result.documents]


def test_a_visit_ends_with_a_form_and_a_slip(desk: Desk) -> None:
    result = perform(desk, SCRIPT)
    assert result.case.status is CaseStatus.ACCEPTED
    assert kinds(result) == ["registration_form", "slip"]
    dates = [(p.clock, p.due_on.isoformat(), p.provisional) for p in result.case.promises]
    assert dates == [("registration", "2026-12-08", False), ("card", "2027-01-06", True)]


def test_an_enrolment_is_promised_no_card(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, item="minor_medical", answers=ENROLMENT))
    assert result.case.status is CaseStatus.ACCEPTED, result.problems
    assert [p.clock for p in result.case.promises] == ["registration"]


def test_the_grandmother_gets_her_letter_before_anything_else(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, answers=GIRL | GRANDMOTHER))
    assert kinds(result) == ["authority_letter", "registration_form", "slip"]
    assert result.documents[0].content_code
    period = [result.case.answers[f"agent.{name}"] for name in ("valid_from", "until")]
    assert period == ["2026-11-24", "2027-05-23"]


def test_a_missing_paper_leads_to_one_notice_that_names_it_all(desk: Desk) -> None:
    papers = {
        "household_book": PaperCheck("household_book", verdict=Verdict.MISSING),
        "guardian_id": PaperCheck("guardian_id", verdict=Verdict.WRONG, remark="已过期"),
    }
    result = perform(desk, replace(SCRIPT, papers=papers, outcome=Outcome.NOTICE))
    assert result.case.status is CaseStatus.CORRECTION_NOTIFIED
    assert kinds(result) == ["notice"]
    with desk.reads() as work:
        [letter] = work.letters(result.case.id)
    assert letter.number == "柳荫社保告〔2026〕000001 号"
    assert letter.delivery is None
    delivered = review.record_delivery(desk, result.case.id, Delivery.SIGNED)
    assert delivered.delivery is Delivery.SIGNED


@pytest.mark.parametrize(
    ("item", "answers", "word", "other"),
    [
        ("minor_card", GIRL | GRANDMOTHER, "申领人", "参保人"),
        ("minor_medical", ENROLMENT | GRANDMOTHER, "参保人", "申领人"),
    ],
)
def test_letters_name_the_child_as_its_item_does(
    desk: Desk, tmp_path: Path, item: str, answers: dict[str, str], word: str, other: str
) -> None:
    papers = {"household_book": PaperCheck("household_book", verdict=Verdict.MISSING)}
    script = replace(SCRIPT, item=item, answers=answers, papers=papers, outcome=Outcome.NOTICE)
    result = perform(desk, script)
    assert kinds(result) == ["authority_letter", "notice"], result.problems
    for document in result.documents:
        text = poppler_text(prints.document_pdf(desk, document.id), tmp_path)
        assert word in text
        assert other not in text


def test_a_refused_receipt_needs_a_witness(desk: Desk) -> None:
    papers = {"household_book": PaperCheck("household_book", verdict=Verdict.MISSING)}
    case = perform(desk, replace(SCRIPT, papers=papers, outcome=Outcome.NOTICE)).case
    with pytest.raises(ClerkError) as refused:
        review.record_delivery(desk, case.id, Delivery.REFUSED)
    assert refused.value.code == "letter.needs_witness"


def test_a_second_notice_needs_the_supervisors_reason(desk: Desk) -> None:
    papers = {"household_book": PaperCheck("household_book", verdict=Verdict.MISSING)}
    case = perform(desk, replace(SCRIPT, papers=papers, outcome=Outcome.NOTICE)).case
    with pytest.raises(ClerkError) as refused:
        review.notify(with_role(desk, Role.CLERK), case.id, "又缺一份")
    assert refused.value.code == "notice.second_needs_reason"
    again, _document = review.notify(desk, case.id, "首次告知遗漏")
    assert again.status is CaseStatus.CORRECTION_NOTIFIED


def test_papers_brought_later_lead_on_to_the_signature(desk: Desk) -> None:
    papers = {"household_book": PaperCheck("household_book", verdict=Verdict.MISSING)}
    case = perform(desk, replace(SCRIPT, papers=papers, outcome=Outcome.NOTICE)).case
    book = next(p for p in judgement_of(desk, case).needed_papers if p.code == "household_book")
    review.record_check(desk, case.id, review.good(None, book))
    assert review.pass_review(desk, case.id).status is CaseStatus.AWAITING_SIGNATURE


def test_a_missing_paper_cannot_be_accepted(desk: Desk) -> None:
    papers = {"household_book": PaperCheck("household_book", verdict=Verdict.MISSING)}
    result = perform(desk, replace(SCRIPT, papers=papers))
    assert result.case.status is CaseStatus.IN_REVIEW
    assert "review.lacking" in {p.code for p in result.problems}


def test_a_paper_without_a_verdict_cannot_be_passed_over(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", desk.today())
    case = intake.start_draft(desk, "minor_card", intake.opening_answers(item) | GIRL)
    intake.hand_to_review(desk, case.id)
    with pytest.raises(ClerkError) as refused:
        review.pass_review(desk, case.id)
    assert refused.value.code == "review.undecided"


def test_a_refusal_says_why_and_where_to_appeal(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, outcome=Outcome.REFUSE, reason="not_our_office"))
    assert result.case.status is CaseStatus.REFUSED
    assert kinds(result) == ["refusal"]


def test_a_reason_that_the_answers_contradict_is_not_open(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, outcome=Outcome.REFUSE, reason="adult"))
    assert result.case.status is CaseStatus.IN_REVIEW
    codes = {reason.code for reason in review.open_refusals(desk, result.case)}
    assert "adult" not in codes
    assert "not_our_office" in codes


def form_text(desk: Desk, result: VisitResult) -> str:
    form = next(d for d in result.documents if d.kind == "registration_form")
    return text_of(prints.document_pdf(desk, form.id)).replace("\n", "").replace("\r", "")


def test_the_lack_of_the_consents_paper_never_obstructs(desk: Desk) -> None:
    papers = {"personal_data_notice": PaperCheck("personal_data_notice", verdict=Verdict.MISSING)}
    result = perform(desk, replace(SCRIPT, papers=papers))
    assert result.case.status is CaseStatus.ACCEPTED, result.problems


def test_what_only_an_unverified_rule_asks_for_does_not_obstruct_and_is_said_on_the_form(
    desk: Desk,
) -> None:
    papers = {"photo_receipt": PaperCheck("photo_receipt", verdict=Verdict.MISSING)}
    result = perform(desk, replace(SCRIPT, papers=papers))
    assert result.case.status is CaseStatus.ACCEPTED, result.problems
    assert "未交：数码照相回执" in form_text(desk, result)


@pytest.mark.parametrize(
    ("consent", "said"),
    [
        ("given", "其监护人签名同时表示同意处理"),
        ("pending", "本签名不表示同意"),
        ("not_given", "监护人没有同意"),
    ],
)
def test_the_form_claims_no_more_consent_than_was_given(
    desk: Desk, consent: str, said: str
) -> None:
    result = perform(desk, replace(SCRIPT, answers=GIRL | {"guardian.consent": consent}))
    assert said in form_text(desk, result)


def test_a_refusal_needs_a_reason_of_the_item(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, outcome=Outcome.REFUSE, reason="because"))
    assert result.case.status is CaseStatus.IN_REVIEW
    assert "refusal.no_such_reason" in {p.code for p in result.problems}


def test_a_withdrawn_draft_uses_no_number(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, outcome=Outcome.WITHDRAW, reason="不办了"))
    assert (result.case.status, result.case.number) == (CaseStatus.WITHDRAWN, None)


def presented(desk: Desk) -> tuple[str, str]:
    """Bring a case to the signature; return its id and the code on its form."""
    case = perform(desk, replace(SCRIPT, outcome=Outcome.DRAFT)).case
    intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    review.pass_review(desk, case.id)
    _case, document = signing.present_form(desk, case.id)
    return case.id, document.content_code


BY_HAND = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)


def test_changing_a_signed_answer_voids_the_form(desk: Desk) -> None:
    case_id, code = presented(desk)
    with desk.reads() as work:
        answers = dict(work.case(case_id).answers)
    intake.save_answers(desk, case_id, answers | {"contact.address": "柳荫街道槐安里9号楼"})
    with pytest.raises(ClerkError) as refused:
        signing.sign_and_accept(desk, case_id, BY_HAND, code)
    assert (refused.value.code, refused.value.field) == ("signature.old_sheet", "contact.address")
    _case, again = signing.present_form(desk, case_id)
    assert again.content_code != code
    with desk.reads() as work:
        assert [d.void for d in work.documents(case_id)] == [True, False]


def test_adding_a_paper_voids_nothing(desk: Desk) -> None:
    case_id, code = presented(desk)
    review.record_check(desk, case_id, PaperCheck("photo_receipt", copies=2, verdict=Verdict.GOOD))
    case, _slip = signing.sign_and_accept(desk, case_id, BY_HAND, code)
    assert case.status is CaseStatus.ACCEPTED
    assert case.signature is not None


def test_an_unchanged_form_is_presented_once(desk: Desk) -> None:
    case_id, code = presented(desk)
    _case, again = signing.present_form(desk, case_id)
    assert again.content_code == code
    with desk.reads() as work:
        assert len(work.documents(case_id)) == 1


def test_pressing_accept_twice_accepts_once(desk: Desk) -> None:
    case_id, code = presented(desk)
    first, slip = signing.sign_and_accept(desk, case_id, BY_HAND, code)
    second, same = signing.sign_and_accept(desk, case_id, BY_HAND, code)
    assert (first.number, slip.id) == (second.number, same.id)


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (signing.SigningAct(Manner.FINGERPRINT, Signer.GUARDIAN), "signature.needs_witness"),
        (signing.SigningAct(Manner.PAD, Signer.GUARDIAN), "signature.manner_not_allowed"),
    ],
)
def test_a_signature_that_lacks_something(desk: Desk, act: signing.SigningAct, code: str) -> None:
    case_id, content_code = presented(desk)
    with pytest.raises(ClerkError) as refused:
        signing.sign_and_accept(desk, case_id, act, content_code)
    assert refused.value.code == code


def test_a_fingerprint_with_a_witness_is_kept(desk: Desk) -> None:
    case_id, content_code = presented(desk)
    act = signing.SigningAct(Manner.FINGERPRINT, Signer.GUARDIAN, witness="何佳")
    case, _slip = signing.sign_and_accept(desk, case_id, act, content_code)
    assert case.signature is not None
    assert (case.signature.manner, case.signature.witness) == (Manner.FINGERPRINT, "何佳")


def test_strokes_are_drawn_into_a_signed_form(desk: Desk) -> None:
    allowed = replace(desk, catalogue=_with_pad(desk))
    case_id, content_code = presented(allowed)
    stroke = tuple(Point(x / 10, 0.5, x * 10, 0.6) for x in range(10))
    act = signing.SigningAct(Manner.PAD, Signer.GUARDIAN, strokes=(stroke,))
    case, _slip = signing.sign_and_accept(allowed, case_id, act, content_code)
    documents = prints.documents_of(allowed, case_id)
    assert [d.kind for d in documents] == ["registration_form", "registration_form", "slip"]
    assert documents[0].content_code == documents[1].content_code
    assert documents[0].sha256 != documents[1].sha256
    with allowed.reads() as work:
        assert work.case(case_id).signatures == case.signatures


def _with_pad(desk: Desk) -> Catalogue:
    parameter = desk.catalogue.parameters["signature_pad_allowed"]
    yes = replace(parameter, values=tuple(replace(v, value="yes") for v in parameter.values))
    return replace(
        desk.catalogue, parameters=dict(desk.catalogue.parameters) | {"signature_pad_allowed": yes}
    )


def test_printing_says_only_what_the_queue_said(desk: Desk) -> None:
    slip = perform(desk, SCRIPT).documents[-1]
    queued = prints.begin_print(desk, slip)
    assert (queued.state, queued.printer) == (PrintState.QUEUED, "")
    handed = prints.set_print_state(desk, queued, PrintState.HANDED_OVER, "laser-1")
    assert (handed.state, handed.printer) == (PrintState.HANDED_OVER, "laser-1")
    seen = prints.set_print_state(desk, handed, PrintState.PRINTED)
    assert (seen.state, seen.printer) == (PrintState.PRINTED, "laser-1")
    assert prints.documents_of(desk, slip.case_id)[-1] == seen


def test_what_was_only_made_does_not_claim_to_be_printed(desk: Desk) -> None:
    slip = perform(desk, SCRIPT).documents[-1]
    assert prints.documents_of(desk, slip.case_id)[-1] == slip
    assert (slip.state, slip.printer) == (PrintState.NOT_PRINTED, "")


def test_a_further_copy_is_marked_and_needs_a_reason(desk: Desk) -> None:
    slip = perform(desk, SCRIPT).documents[-1]
    with pytest.raises(ClerkError):
        prints.print_again(desk, slip, "just so")
    again = prints.print_again(desk, slip, "lost")
    assert (again.copy, again.reason, again.kind) == (2, "lost", "slip")
    assert prints.document_pdf(desk, again.id) != prints.document_pdf(desk, slip.id)


def test_a_further_copy_says_what_the_first_said(desk: Desk) -> None:
    case_id, code = presented(desk)
    form = prints.documents_of(desk, case_id)[0]
    again = prints.print_again(desk, form, "unclear")
    assert again.content_code == code == form.content_code


def test_the_slip_is_made_for_the_roll_once(desk: Desk) -> None:
    case = perform(desk, SCRIPT).case
    roll = prints.slip_of_size(desk, case.id, SlipSize.ROLL)
    assert roll.layout == "slip_roll80"
    assert prints.slip_of_size(desk, case.id, SlipSize.ROLL).id == roll.id
    stub = prints.slip_of_size(desk, case.id, SlipSize.A4)
    assert stub.layout == "slip_a4"
    assert "受理存根" in text_of(prints.document_pdf(desk, stub.id))


def test_a_name_without_a_glyph_is_refused_at_printing_and_nothing_is_lost(desk: Desk) -> None:
    result = perform(desk, replace(SCRIPT, answers=GIRL | {"applicant.name": "王🙂"}))
    assert result.case.status is CaseStatus.AWAITING_SIGNATURE
    refused = [p for p in result.problems if p.code == "print.no_glyph"]
    assert refused[0].params["character"] == "🙂"
    assert result.case.answers["applicant.name"] == "王🙂"


def test_every_act_is_on_record(desk: Desk, clock: StandingClock) -> None:
    case = perform(desk, SCRIPT).case
    with desk.reads() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT act FROM audit WHERE case_id = ? ORDER BY seq", (case.id,)
        )
        acts = [row.act for row in rows]
    assert acts[0] == "start_draft"
    assert acts[-1] == "sign_and_accept"
    assert {"hand_to_review", "record_check", "pass_review", "present_form"} <= set(acts)


def test_search_finds_the_case_by_what_people_say(desk: Desk) -> None:
    case = perform(desk, SCRIPT).case
    assert case.number is not None
    words = (case.number.digits, case.number.short, "王梓萱", "梓", "wzx", "1041", "13800138000")
    for said in words:
        assert [row.id for row in lookups.find(desk, said)] == [case.id], said
    assert lookups.find(desk, "不在") == ()
