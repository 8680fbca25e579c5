# SPDX-License-Identifier: Apache-2.0
"""What happens around acceptance: a gap, a lapse, stages, a joint case, a number that came."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerkapp.catalogue.conditions import Is
from clerkapp.catalogue.definitions import (
    DocumentRule,
    Paper,
    PromiseRule,
    ServiceItem,
    Stage,
    Text,
)
from clerkapp.catalogue.visit_file import Outcome
from clerkapp.domain.case import Case
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services import gaps, intake, joint, lapsing, rekeying, review, signing, stages
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import perform
from tests.counter import GIRL, StandingClock
from tests.services.test_visits import SCRIPT

MISSING = PaperCheck("photo_receipt", verdict=Verdict.MISSING)


def changed(desk: Desk, change: Callable[[ServiceItem], ServiceItem]) -> Desk:
    """Return the desk with another definition of the minor's card."""
    items = tuple(
        change(item) if item.code == "minor_card" else item for item in desk.catalogue.items
    )
    return replace(desk, catalogue=replace(desk.catalogue, items=items))


def firm_papers(item: ServiceItem) -> ServiceItem:
    """Let the photo receipt be asked for by a verified rule, and let it follow later."""

    def firm(paper: Paper) -> Paper:
        return replace(paper, verified=paper.code == "photo_receipt" or paper.verified)

    kept = tuple(rule for rule in item.documents if rule.kind in ("registration_form", "slip"))
    letters = tuple(
        DocumentRule(kind, "notice", nature=nature)
        for kind, nature in (
            ("notice", "告"),
            ("gap_notice", "容"),
            ("gap_promise", ""),
            ("lapse_letter", "终"),
            ("promise_letter", "诺"),
        )
    )
    return replace(item, papers=tuple(firm(p) for p in item.papers), documents=kept + letters)


@pytest.fixture
def tolerant(desk: Desk) -> Desk:
    return changed(desk, firm_papers)


def reviewed(desk: Desk, *found: PaperCheck) -> Case:
    item = desk.catalogue.item_on("minor_card", desk.today())
    case = intake.start_draft(desk, "minor_card", intake.opening_answers(item) | GIRL)
    case = intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    for check in found:
        case = review.record_check(desk, case.id, check)
    return case


def signed(desk: Desk, case: Case) -> Case:
    presented, document = signing.present_form(desk, case.id)
    act = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)
    return signing.sign_and_accept(desk, presented.id, act, document.content_code)[0]


def with_gap(desk: Desk) -> Case:
    case, documents = gaps.tolerate(desk, reviewed(desk, MISSING).id)
    assert [document.kind for document in documents] == ["gap_notice", "gap_promise"]
    return signed(desk, case)


def test_a_minor_paper_may_follow_within_the_promised_time(tolerant: Desk) -> None:
    case = with_gap(tolerant)
    assert case.status is CaseStatus.ACCEPTED_WITH_GAP
    # Five working days, within the ten promised for the registration.
    assert case.checks["photo_receipt"].due_on == date(2026, 12, 1)


def test_the_last_paper_makes_the_acceptance_whole(tolerant: Desk, clock: StandingClock) -> None:
    case = with_gap(tolerant)
    clock.moment += timedelta(days=2)
    brought = PaperCheck("photo_receipt", original=True, copies=1, verdict=Verdict.GOOD)
    after = gaps.settle_gap(tolerant, case.id, brought)
    assert after.status is CaseStatus.ACCEPTED
    assert after.signature == case.signature
    assert after.received_on == case.received_on
    with pytest.raises(ClerkError, match=r"gap\.none_open"):
        gaps.settle_gap(tolerant, case.id, brought)


def test_a_scripted_visit_may_end_with_a_gap(tolerant: Desk) -> None:
    script = replace(SCRIPT, papers={MISSING.paper: MISSING}, outcome=Outcome.TOLERATE)
    result = perform(tolerant, script)
    assert result.case.status is CaseStatus.ACCEPTED_WITH_GAP, result.problems
    assert {"gap_notice", "gap_promise", "slip"} <= {d.kind for d in result.documents}


def test_a_main_paper_never_follows(tolerant: Desk) -> None:
    case = reviewed(tolerant, MISSING, PaperCheck("guardian_id", verdict=Verdict.MISSING))
    with pytest.raises(ClerkError, match=r"gap\.not_tolerable"):
        gaps.tolerate(tolerant, case.id)
    with tolerant.work() as work:
        assert work.case(case.id).status is CaseStatus.IN_REVIEW


def test_nothing_lacking_is_no_gap(tolerant: Desk) -> None:
    with pytest.raises(ClerkError, match=r"gap\.nothing_lacking"):
        gaps.tolerate(tolerant, reviewed(tolerant).id)


def test_papers_that_do_not_follow_end_the_case(tolerant: Desk, clock: StandingClock) -> None:
    case = with_gap(tolerant)
    clock.moment += timedelta(days=7)
    with pytest.raises(ClerkError, match=r"lapse\.still_time"):
        lapsing.lapse(tolerant, case.id)
    clock.moment += timedelta(days=1)
    assert [lapse.case.id for lapse in lapsing.lapsed_cases(tolerant)] == [case.id]
    ended, letter = lapsing.lapse(tolerant, case.id)
    assert ended.status is CaseStatus.LAPSED
    assert letter is not None
    assert letter.kind == "lapse_letter"
    assert letter.letter_number


def with_consequence(desk: Desk, value: str) -> Desk:
    parameters = dict(desk.catalogue.parameters)
    consequence = parameters["gap_consequence"]
    values = tuple(replace(each, value=value) for each in consequence.values)
    parameters["gap_consequence"] = replace(consequence, values=values)
    return replace(desk, catalogue=replace(desk.catalogue, parameters=parameters))


@pytest.mark.parametrize(
    ("value", "means"), [("end", gaps.END), ("notice", gaps.ASK_ONCE), ("nonsense", gaps.END)]
)
def test_the_letters_say_what_the_parameter_will_do(tolerant: Desk, value: str, means: str) -> None:
    desk = with_consequence(tolerant, value)
    said = gaps.gap_values(desk, reviewed(desk, MISSING), date(2026, 12, 1))
    assert said == {"gap.due": "2026年12月01日", "gap.consequence": gaps.CONSEQUENCES[means]}


def test_where_the_office_says_so_they_are_asked_for_once(
    tolerant: Desk, clock: StandingClock
) -> None:
    desk = with_consequence(tolerant, "notice")
    case = with_gap(desk)
    clock.moment += timedelta(days=8)
    after, letter = lapsing.lapse(desk, case.id)
    assert after.status is CaseStatus.CORRECTION_NOTIFIED
    assert after.checks["photo_receipt"].due_on is None
    assert letter is not None
    assert letter.kind == "notice"


def test_a_notice_nobody_came_back_for_lapses(tolerant: Desk, clock: StandingClock) -> None:
    case, _notice = review.notify(tolerant, reviewed(tolerant, MISSING).id)
    clock.moment += timedelta(days=14)
    with pytest.raises(ClerkError, match=r"lapse\.still_time"):
        lapsing.lapse(tolerant, case.id)
    clock.moment += timedelta(days=1)
    assert lapsing.lapse(tolerant, case.id)[0].status is CaseStatus.LAPSED


def test_a_draft_without_a_name_lapses_without_a_letter_and_takes_no_number(
    tolerant: Desk, clock: StandingClock
) -> None:
    case = intake.start_draft(tolerant, "minor_card", {})
    clock.moment += timedelta(days=60)
    after, letter = lapsing.lapse(tolerant, case.id)
    assert (after.status, after.number, letter) == (CaseStatus.LAPSED, None, None)


def test_a_named_draft_lapses_with_a_letter(tolerant: Desk, clock: StandingClock) -> None:
    case = intake.start_draft(tolerant, "minor_card", GIRL)
    clock.moment += timedelta(days=60)
    after, letter = lapsing.lapse(tolerant, case.id)
    assert after.number is not None
    assert letter is not None


def test_an_accepted_case_waits_for_nobody(desk: Desk) -> None:
    case = perform(desk, SCRIPT).case
    with pytest.raises(ClerkError, match=r"lapse\.not_waiting"):
        lapsing.lapse(desk, case.id)


# -- stages ----------------------------------------------------------------------------------

WAY = tuple(
    Stage(status)
    for status in (
        CaseStatus.SUBMITTED,
        CaseStatus.RETURNED,
        CaseStatus.REGISTERED,
        CaseStatus.CARD_REQUESTED,
    )
)


def staged(item: ServiceItem) -> ServiceItem:
    number = Text("登记号", "Registration number")
    way = tuple(
        replace(stage, reference=number) if stage.status is CaseStatus.REGISTERED else stage
        for stage in WAY
    )
    return replace(item, stages=way)


def test_a_case_goes_its_way_and_the_card_is_dated_when_it_is_requested(
    desk: Desk, clock: StandingClock
) -> None:
    desk = changed(desk, staged)
    case = perform(desk, SCRIPT).case
    stages.reach_stage(desk, case.id, CaseStatus.SUBMITTED)
    with pytest.raises(ClerkError, match=r"stage\.needs_reference"):
        stages.reach_stage(desk, case.id, CaseStatus.REGISTERED)
    stages.reach_stage(desk, case.id, CaseStatus.REGISTERED, "YL-7")
    clock.moment += timedelta(days=3)
    after = stages.reach_stage(desk, case.id, CaseStatus.CARD_REQUESTED)
    assert [entry.reference for entry in after.stages] == ["", "YL-7", ""]
    promised = {promise.clock: promise for promise in after.promises}
    assert promised["card"].due_on == date(2026, 12, 25)
    assert not promised["card"].provisional


def test_a_return_needs_its_reason_and_leads_back(desk: Desk) -> None:
    desk = changed(desk, staged)
    case = perform(desk, SCRIPT).case
    stages.reach_stage(desk, case.id, CaseStatus.SUBMITTED)
    with pytest.raises(ClerkError, match=r"stage\.needs_reason"):
        stages.reach_stage(desk, case.id, CaseStatus.RETURNED)
    stages.reach_stage(desk, case.id, CaseStatus.RETURNED, reason="照片不清")
    assert stages.reach_stage(desk, case.id, CaseStatus.SUBMITTED).status is CaseStatus.SUBMITTED


def test_no_stage_is_passed_over(desk: Desk) -> None:
    desk = changed(desk, staged)
    case = perform(desk, SCRIPT).case
    with pytest.raises(ClerkError, match=r"stage\.not_next"):
        stages.reach_stage(desk, case.id, CaseStatus.CARD_REQUESTED)


# -- one visit, two cases; a number that came later -------------------------------------------

NEWBORN = GIRL | {
    "applicant.document_type": "990201",
    "applicant.document_number": "U110012345",
    "applicant.name": "李静之女",
    "applicant.birth_date": "2026-11-02",
    "applicant.sex": "2",
    "card.photo_source": "",
}
NUMBER = "11015020261102002"


def waiting(item: ServiceItem) -> ServiceItem:
    """Let the card wait for the number, with a clock that starts with it."""
    waits = Is("applicant.document_type", "990201")

    def late(rule: PromiseRule) -> PromiseRule:
        return replace(rule, start_event="number_known") if rule.clock == "card" else rule

    return replace(
        item,
        awaits_number_when=waits,
        together_with="minor_medical",
        promises=tuple(late(rule) for rule in item.promises),
    )


def citizen_number() -> str:
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(d) * w for d, w in zip(NUMBER, weights, strict=True))
    return NUMBER + "10X98765432"[total % 11]


def test_a_child_without_a_number_waits_and_is_rekeyed_as_the_same_person(
    desk: Desk, clock: StandingClock
) -> None:
    desk = changed(desk, waiting)
    result = perform(desk, replace(SCRIPT, answers=NEWBORN))
    assert result.case.status is CaseStatus.AWAITING_NUMBER, result.problems
    clock.moment += timedelta(days=20)
    identity = rekeying.NewIdentity(citizen_number(), "李安然")
    with pytest.raises(ClerkError, match=r"rekey\.needs_reason"):
        rekeying.rekey(desk, result.case.id, identity, " ")
    (after,) = rekeying.rekey(desk, result.case.id, identity, "看了户口簿")
    assert after.id == result.case.id
    assert after.number == result.case.number
    assert after.status is CaseStatus.ACCEPTED
    assert {a.field: a.before for a in after.amendments} == {
        "applicant.document_type": "990201",
        "applicant.document_number": "U110012345",
        "applicant.name": "李静之女",
    }
    card = next(promise for promise in after.promises if promise.clock == "card")
    assert card.due_on == date(2027, 1, 12)


def test_the_clock_of_a_number_known_from_the_beginning_starts_with_the_acceptance(
    desk: Desk,
) -> None:
    case = perform(changed(desk, waiting), SCRIPT).case
    card = next(promise for promise in case.promises if promise.clock == "card")
    assert case.status is CaseStatus.ACCEPTED
    assert (card.due_on, card.provisional) == (date(2026, 12, 22), False)


def test_a_wrong_number_changes_nothing(desk: Desk) -> None:
    desk = changed(desk, waiting)
    case = perform(desk, replace(SCRIPT, answers=NEWBORN)).case
    wrong = rekeying.NewIdentity(NUMBER + "A", "李安然")
    with pytest.raises(ClerkError, match=r"rekey\.wrong_number"):
        rekeying.rekey(desk, case.id, wrong, "看了户口簿")
    with desk.work() as work:
        assert work.case(case.id) == case


def test_one_visit_makes_two_linked_cases_with_one_set_of_papers(desk: Desk) -> None:
    desk = changed(desk, waiting)
    first = perform(desk, SCRIPT).case
    second = joint.open_together(desk, first.id)
    assert second.item == "minor_medical"
    assert second.answers["applicant.name"] == first.answers["applicant.name"]
    assert second.checks["guardian_id"].held
    assert joint.open_together(desk, first.id) == second
    with desk.reads() as work:
        assert work.linked(first.id) == ((second.id, joint.JOINT),)
        assert work.linked(second.id) == ((first.id, joint.JOINT),)


def test_an_item_without_a_partner_has_none(desk: Desk) -> None:
    desk = changed(desk, lambda item: replace(item, together_with=""))
    with pytest.raises(ClerkError, match=r"joint\.none"):
        joint.open_together(desk, perform(desk, SCRIPT).case.id)


# -- entered later --------------------------------------------------------------------------

LAST_WEEK = date(2026, 11, 17)


def test_a_case_entered_later_is_judged_by_its_real_day_and_reviewed_by_another(
    desk: Desk,
) -> None:
    with pytest.raises(ClerkError, match=r"back_entry\.needs_reason"):
        intake.start_draft(desk, "minor_card", GIRL, LAST_WEEK)
    case = intake.start_draft(desk, "minor_card", GIRL, LAST_WEEK, "停电")
    assert case.received_on == LAST_WEEK
    with pytest.raises(ClerkError, match=r"back_entry\.own"):
        intake.review_back_entry(desk, case.id)
    reviewer = replace(desk, clerk=Clerk("c2", "赵建国", Role.REVIEWER))
    entry = intake.review_back_entry(reviewer, case.id).back_entry
    assert entry is not None
    assert (entry.reason, entry.reviewer_id) == ("停电", "c2")


def test_nobody_is_received_tomorrow(desk: Desk) -> None:
    with pytest.raises(ClerkError, match=r"back_entry\.future"):
        intake.start_draft(desk, "minor_card", GIRL, date(2026, 11, 25), "停电")


def test_a_promise_takes_the_place_of_a_paper_only_where_the_rule_says_so(desk: Desk) -> None:
    case = reviewed(desk)
    promised = PaperCheck("guardian_id", verdict=Verdict.PROMISED)
    with pytest.raises(ClerkError, match=r"paper\.no_promise_here"):
        review.record_check(desk, case.id, promised)


def promising(item: ServiceItem) -> ServiceItem:
    """Let a written promise stand in the place of the proof of guardianship."""
    always = Is("visit.visitor", "guardian")
    papers = tuple(
        replace(paper, by_promise=always if paper.code == "guardian_id" else None)
        for paper in item.papers
    )
    return replace(item, papers=papers)


def test_a_promise_is_written_once_and_named_after_its_papers(desk: Desk) -> None:
    desk = changed(desk, promising)
    case = reviewed(desk, PaperCheck("guardian_id", verdict=Verdict.PROMISED))
    passed = review.pass_review(desk, case.id)
    assert passed.status is CaseStatus.AWAITING_SIGNATURE
    with desk.reads() as work:
        (letter,) = work.letters(case.id)
        (document,) = work.documents(case.id)
    assert letter.kind == document.kind == "promise_letter"
    assert document.letter_number == letter.number
    assert signed(desk, passed).status is CaseStatus.ACCEPTED


def test_a_promise_beside_a_gap_goes_under_the_number_of_its_notice(tolerant: Desk) -> None:
    desk = changed(tolerant, promising)
    promised = PaperCheck("guardian_id", verdict=Verdict.PROMISED)
    case, documents = gaps.tolerate(desk, reviewed(desk, MISSING, promised).id)
    assert [d.kind for d in documents] == ["gap_notice", "gap_promise", "promise_letter"]
    assert len({d.letter_number for d in documents}) == 1
    # The missing paper comes before the signature: the promise is not made twice.
    brought = PaperCheck("photo_receipt", original=True, copies=1, verdict=Verdict.GOOD)
    review.record_check(desk, case.id, brought)
    review.pass_review(desk, case.id)
    with desk.reads() as work:
        kinds = [d.kind for d in work.documents(case.id)]
    assert kinds.count("promise_letter") == 1
