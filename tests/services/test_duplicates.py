# SPDX-License-Identifier: Apache-2.0
"""Cases that look alike on this computer: found, decided with a reason, never refused for it."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.case import Case
from clerkapp.domain.duplicates import GO_ON, OTHER_MATTER, OTHER_PERSON, LikenessKind
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services import intake, joint, review, signing
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.duplicates import (
    Likeness,
    compare_undecided,
    decide_duplicate,
    possible_duplicates,
)
from clerkapp.services.likeness import NUMBER, Side, alike, side_of
from clerkapp.services.visits import perform
from tests.builders import citizen_number
from tests.counter import GIRL, MORNING, StandingClock, with_role
from tests.forms.test_cases import worked_cases
from tests.services.test_visits import ENROLMENT
from tests.services.visits_made import visit_of

CARD = VisitScript("minor_card", MORNING, GIRL)
ENROL = VisitScript("minor_medical", MORNING, ENROLMENT)
SAME_DAY = citizen_number(date(2019, 5, 18), 322)


def accepted(desk: Desk, script: VisitScript = CARD, **changes: str) -> Case:
    case = perform(desk, changed(script, changes)).case
    assert case.is_in_effect
    return case


def drafted(desk: Desk, script: VisitScript = CARD, **changes: str) -> Case:
    return perform(desk, replace(changed(script, changes), outcome=Outcome.DRAFT)).case


def changed(script: VisitScript, changes: dict[str, str]) -> VisitScript:
    told = {name.replace("__", "."): value for name, value in changes.items()}
    return replace(script, answers=dict(script.answers) | told)


def found(desk: Desk, case: Case) -> list[tuple[str, str]]:
    return [(each.kind.value, each.row.id) for each in possible_duplicates(desk, case)]


def the_one(desk: Desk, case: Case) -> Likeness:
    [likeness] = possible_duplicates(desk, case)
    return likeness


def test_a_second_draft_of_one_application_has_the_same_document(desk: Desk) -> None:
    first = drafted(desk)
    second = drafted(desk)
    assert found(desk, second) == [("document", first.id)]
    assert found(desk, first) == [("document", second.id)]


def test_a_card_in_effect_is_an_active_card(desk: Desk) -> None:
    first = accepted(desk)
    assert found(desk, drafted(desk)) == [("active_card", first.id)]


def test_a_replacement_needs_the_earlier_card(desk: Desk) -> None:
    accepted(desk)
    assert found(desk, drafted(desk, card__application_kind="reissue")) == []


def test_a_card_that_was_cancelled_here_is_no_longer_active(
    desk: Desk,
) -> None:
    holder = worked_cases()["adult_card_self"].answers
    first = VisitScript("adult_card", MORNING, holder)
    card = accepted(desk, first)
    assert found(desk, drafted(desk, first)) == [("active_card", card.id)]
    who = {name: holder[name] for name in ("applicant.document_number", "applicant.name")}
    answers = dict(worked_cases()["cancellation"].answers) | who
    accepted(desk, VisitScript("card_cancellation", MORNING + timedelta(hours=1), answers))
    assert ("active_card", card.id) not in found(desk, drafted(desk, first))


def test_card_and_enrolment_of_one_child_are_two_matters(desk: Desk) -> None:
    accepted(desk)
    assert found(desk, drafted(desk, ENROL)) == []


def test_this_years_enrolment_and_another_year(desk: Desk) -> None:
    first = accepted(desk, ENROL, enrolment__year="2027")
    assert found(desk, drafted(desk, ENROL, enrolment__year="2026")) == []
    again = drafted(desk, ENROL, enrolment__year="2027")
    assert ("enrolment", first.id) in found(desk, again)


def test_a_change_of_particulars_needs_the_enrolment(desk: Desk) -> None:
    accepted(desk, ENROL)
    assert found(desk, drafted(desk, ENROL, enrolment__kind="change")) == []


def test_one_enrolment_through_two_channels(desk: Desk) -> None:
    first = accepted(desk, ENROL)
    through_school = drafted(desk, ENROL, enrolment__channel="school")
    assert found(desk, through_school) == [("channels", first.id)]


def test_one_number_under_two_names(desk: Desk) -> None:
    first = drafted(desk, ENROL)
    assert found(desk, drafted(desk, applicant__name="王梓轩")) == [("document", first.id)]


def test_same_name_birth_date_and_guardian_under_another_number(desk: Desk) -> None:
    first = drafted(desk, ENROL)
    assert found(desk, drafted(desk, applicant__document_number=SAME_DAY)) == [
        ("name_birth", first.id)
    ]


def test_a_namesake_born_on_that_day_with_other_parents_is_nobody(desk: Desk) -> None:
    drafted(desk)
    other = drafted(
        desk,
        applicant__document_number=SAME_DAY,
        guardian__document_number=citizen_number(date(1991, 4, 2), 26, "110151"),
        guardian__name="赵燕",
    )
    assert found(desk, other) == []


def test_one_person_under_two_kinds_of_document(desk: Desk) -> None:
    first = drafted(desk)
    passport = drafted(
        desk,
        applicant__document_type="16",
        applicant__document_number="E12345678",
        applicant__birth_date="2019-05-18",
        applicant__sex="2",
    )
    assert found(desk, passport) == [("other_document", first.id)]


def test_a_residence_permit_names_the_travel_permit_of_an_earlier_case(desk: Desk) -> None:
    travel = worked_cases()["adult_card_hong_kong_permit"]
    first = intake.start_draft(desk, travel.item, travel.answers)
    residence = dict(travel.answers) | {
        "applicant.document_type": "17",
        "applicant.document_number": citizen_number(date(1991, 2, 8), 22, "810000"),
        "applicant.name": "WONG KA YAN",
    }
    alone = intake.start_draft(desk, travel.item, residence)
    assert found(desk, alone) == []
    named = intake.start_draft(
        desk, travel.item, residence | {"applicant.permit_number": "h1234567802"}
    )
    assert ("other_document", first.id) in found(desk, named)


def test_twins_are_not_duplicates(desk: Desk) -> None:
    elder = visit_of(desk, "newborn_twins_1").case
    younger = visit_of(desk, "newborn_twins_2").case
    assert elder.is_in_effect
    assert younger.is_in_effect
    assert found(desk, younger) == []


def test_a_child_known_by_its_birth_certificate_is_found_with_its_number(desk: Desk) -> None:
    first = visit_of(desk, "newborn_without_number").case
    answers = dict(first.answers) | {
        "applicant.document_type": "01H",
        "applicant.document_number": citizen_number(
            date.fromisoformat(first.answers["applicant.birth_date"]), 217
        ),
    }
    again = intake.start_draft(desk, first.item, answers)
    assert found(desk, again) == [("enrolment", first.id)]


def test_what_ended_without_effect_and_what_goes_together_is_left_out(desk: Desk) -> None:
    withdrawn = drafted(desk)
    review.withdraw(desk, withdrawn.id)
    assert found(desk, drafted(desk)) == []
    newborn = visit_of(desk, "newborn_without_number").case
    assert found(desk, joint.open_together(desk, newborn.id)) == []


def test_the_day_of_the_newest_record_stands_with_it(desk: Desk, clock: StandingClock) -> None:
    drafted(desk)
    clock.pass_minutes(60 * 24)
    assert the_one(desk, drafted(desk)).newest_on == MORNING.date()


def at_review(desk: Desk) -> Case:
    case = intake.hand_to_review(desk, drafted(desk).id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    return case


def test_acceptance_waits_for_the_decision_and_a_reason(desk: Desk) -> None:
    first = accepted(desk)
    case = at_review(desk)
    with pytest.raises(ClerkError) as waiting:
        review.pass_review(desk, case.id)
    assert waiting.value.code == "duplicate.undecided"
    assert first.number is not None
    assert waiting.value.params["number"] == first.number.short
    with pytest.raises(ClerkError) as unsaid:
        decide_duplicate(desk, case.id, first.id, "active_card", OTHER_MATTER, " ")
    assert unsaid.value.code == "duplicate.needs_reason"
    decide_duplicate(desk, case.id, first.id, "active_card", OTHER_MATTER, "原卡已在外地注销")
    assert review.pass_review(desk, case.id).status is CaseStatus.AWAITING_SIGNATURE
    decided = the_one(desk, case).decision
    assert decided is not None
    assert (decided.decision, decided.reason, decided.clerk_id) == (
        OTHER_MATTER,
        "原卡已在外地注销",
        desk.clerk.id,
    )


def test_a_decision_holds_from_both_sides(desk: Desk) -> None:
    first, second = drafted(desk), drafted(desk)
    decide_duplicate(desk, second.id, first.id, "document", OTHER_PERSON, "证件已核对")
    assert the_one(desk, first).decision == the_one(desk, second).decision
    assert not the_one(desk, first).waits


def test_a_decision_does_not_cover_what_became_graver(desk: Desk) -> None:
    first = drafted(desk, applicant__document_number=SAME_DAY)
    case = at_review(desk)
    assert the_one(desk, case).kind is LikenessKind.NAME_BIRTH
    decide_duplicate(desk, case.id, first.id, "name_birth", OTHER_PERSON, "同名同日")
    intake.save_answers(desk, first.id, dict(first.answers) | GIRL)
    assert the_one(desk, case).waits


def test_a_light_likeness_does_not_hold_up_the_acceptance(desk: Desk) -> None:
    drafted(desk, applicant__document_number=SAME_DAY)
    assert review.pass_review(desk, at_review(desk).id).status is CaseStatus.AWAITING_SIGNATURE


def test_to_go_on_with_the_other_ends_this_one(desk: Desk) -> None:
    first, second = drafted(desk), drafted(desk)
    ended = decide_duplicate(desk, second.id, first.id, "document", GO_ON, "上午已开一件")
    assert ended.status is CaseStatus.WITHDRAWN
    assert found(desk, first) == []


@pytest.mark.parametrize(
    ("kind", "decision", "code"),
    [
        ("document", "perhaps", "duplicate.no_such_decision"),
        ("enrolment", OTHER_MATTER, "duplicate.gone"),
    ],
)
def test_only_what_is_there_can_be_decided(desk: Desk, kind: str, decision: str, code: str) -> None:
    first, second = drafted(desk), drafted(desk)
    with pytest.raises(ClerkError) as refused:
        decide_duplicate(desk, second.id, first.id, kind, decision, "核对")
    assert refused.value.code == code


def test_an_auditor_decides_nothing(desk: Desk) -> None:
    first, second = drafted(desk), drafted(desk)
    with pytest.raises(ClerkError) as refused:
        decide_duplicate(
            with_role(desk, Role.AUDITOR), second.id, first.id, "document", OTHER_PERSON, "核对"
        )
    assert refused.value.code == "case.not_your_role"


def test_reading_the_other_case_is_on_record(desk: Desk) -> None:
    first, second = drafted(desk), drafted(desk)
    compared = compare_undecided(desk, second.id)
    assert compared is not None
    assert (compared.this.case.id, compared.other.case.id) == (second.id, first.id)
    with desk.reads() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT case_id FROM audit WHERE act = 'compare_duplicate'"
        )
        assert [row.case_id for row in rows] == [first.id]
    decide_duplicate(desk, second.id, first.id, "document", OTHER_PERSON, "证件已核对")
    assert compare_undecided(desk, second.id) is None


def test_a_likeness_that_came_after_the_review_holds_up_the_signature(desk: Desk) -> None:
    case = review.pass_review(desk, at_review(desk).id)
    presented, document = signing.present_form(desk, case.id)
    other = drafted(desk)
    act = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)
    with pytest.raises(ClerkError) as waiting:
        signing.sign_and_accept(desk, presented.id, act, document.content_code)
    assert waiting.value.code == "duplicate.undecided"
    decide_duplicate(desk, case.id, other.id, "document", OTHER_MATTER, "另一窗口的草稿")
    signed, _slip = signing.sign_and_accept(desk, presented.id, act, document.content_code)
    assert signed.is_in_effect


def test_a_scripted_visit_decides_of_what_looks_alike(desk: Desk) -> None:
    accepted(desk)
    undecided = perform(desk, CARD)
    assert not undecided.case.is_in_effect
    assert "duplicate.undecided" in [problem.code for problem in undecided.problems]
    decided = replace(CARD, likeness=OTHER_MATTER, likeness_reason="原卡已在外地注销")
    assert perform(desk, decided).case.is_in_effect
    given_up = perform(desk, replace(CARD, likeness=GO_ON, likeness_reason="上午已办"))
    assert given_up.case.status is CaseStatus.WITHDRAWN


PEOPLE = st.fixed_dictionaries(
    {
        "applicant.document_number": st.sampled_from(
            [citizen_number(date(2019, 5, day), serial) for day in (17, 18) for serial in (1, 2)]
        ),
        "applicant.name": st.sampled_from(["王梓萱", "王梓涵", "王　梓萱"]),
        "guardian.name": st.sampled_from(["李静", "王强"]),
        "guardian.document_number": st.sampled_from(
            ["", citizen_number(date(1990, 8, 23), 62), citizen_number(date(1989, 2, 3), 71)]
        ),
    }
)


def side(desk: Desk, case: Case, told: dict[str, str]) -> Side:
    return side_of(desk, replace(case, answers=dict(case.answers) | told))


@given(one=PEOPLE, another=PEOPLE)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whoever_they_are_likeness_is_mutual_and_twins_are_two(
    desk: Desk, one: dict[str, str], another: dict[str, str]
) -> None:
    first = case_of_a_girl(desk)
    this, other = side(desk, first, one), side(desk, first, another)
    assert alike(this, other) == alike(other, this)
    if this.fact(NUMBER) == other.fact(NUMBER):
        assert alike(this, other) is not None
    elif this.name != other.name:
        assert alike(this, other) is None


def case_of_a_girl(desk: Desk) -> Case:
    """Return a case as it stands before it is kept: nothing of it is in the store."""
    item = desk.catalogue.item_on("minor_card", desk.today())
    return Case(
        id="one",
        item=item.code,
        item_version=item.version,
        status=CaseStatus.DRAFT,
        received_on=desk.today(),
        opened_at=desk.now(),
        clerk_id=desk.clerk.id,
        changed_at=desk.now(),
        answers=intake.opening_answers(item) | GIRL,
    )
