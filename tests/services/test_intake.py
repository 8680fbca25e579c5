# SPDX-License-Identifier: Apache-2.0
"""Intake: the draft, its number, and what keeps a case from review."""

import pytest

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.services import intake, lookups
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from tests.counter import GRANDMOTHER, with_role
from tests.services.visits_made import draft


def test_a_draft_is_a_row_without_a_number(desk: Desk) -> None:
    case = intake.start_draft(desk, "minor_card", {"applicant.name": "王梓萱"})
    [row] = lookups.unfinished_drafts(desk)
    assert (row.id, row.number, row.name) == (case.id, None, "王梓萱")


def test_a_complete_form_takes_its_number_on_the_way_to_review(desk: Desk) -> None:
    case = intake.hand_to_review(desk, draft(desk).id)
    assert case.status is CaseStatus.IN_REVIEW
    assert case.number is not None
    assert case.number.short == "1124-02-0001"


def test_numbers_run_on_and_abandoned_drafts_use_none(desk: Desk) -> None:
    intake.start_draft(desk, "minor_card", {})
    first = intake.hand_to_review(desk, draft(desk).id)
    second = intake.hand_to_review(desk, draft(desk).id)
    assert [c.number.serial for c in (first, second) if c.number] == [1, 2]


@pytest.mark.parametrize(
    ("field", "typed", "code"),
    [
        ("applicant.document_number", "110150201905181042", "identity.check_digit"),
        ("applicant.document_number", "110150201902301045", "identity.no_such_date"),
        ("applicant.document_number", "110150203905181048", "identity.future_birth"),
        ("guardian.document_number", "110151202008230625", "check.guardian_younger_than_child"),
        ("guardian.valid_until", "2026-10-31", "answer.expired"),
        ("guardian.mobile", "1380013800", "phone.mobile_length"),
        ("applicant.name", "王" * 5000, "name.too_long"),
        ("contact.address", "里" * 101, "answer.too_long"),
        ("applicant.name", "王\x00梓萱", "name.control_character"),
    ],
)
def test_what_is_wrong_keeps_the_case_at_intake(
    desk: Desk, field: str, typed: str, code: str
) -> None:
    case = draft(desk, **{field.replace(".", "__"): typed})
    problems = {(p.field, p.code) for p in judgement_of(desk, case).errors}
    assert (field, code) in problems
    with pytest.raises(ClerkError) as refused:
        intake.hand_to_review(desk, case.id)
    assert (refused.value.code, refused.value.field) == ("intake.has_errors", field)
    with desk.reads() as work:
        assert work.case(case.id).answers[field] == typed


def test_a_gap_keeps_the_case_at_intake_and_is_named(desk: Desk) -> None:
    case = draft(desk, card__bank="")
    with pytest.raises(ClerkError) as refused:
        intake.hand_to_review(desk, case.id)
    assert (refused.value.code, refused.value.field) == ("intake.has_gaps", "card.bank")


@pytest.mark.parametrize("name", ["<b>&\"'", "𠮷野·阿卜杜", "王🙂"])
def test_names_are_kept_as_typed(desk: Desk, name: str) -> None:
    case = draft(desk, applicant__name=name)
    intake.hand_to_review(desk, case.id)
    with desk.reads() as work:
        assert work.case(case.id).answers["applicant.name"] == name


def test_an_unknown_division_never_blocks(desk: Desk) -> None:
    case = draft(desk)
    codes = {p.code for p in judgement_of(desk, case).problems}
    assert "identity.unknown_division" in codes
    assert not judgement_of(desk, case).errors


@pytest.mark.parametrize("consent", ["given", "pending", "not_given"])
def test_the_guardians_consent_is_recorded_and_never_blocks(desk: Desk, consent: str) -> None:
    case = draft(desk, guardian__consent=consent)
    assert intake.hand_to_review(desk, case.id).answers["guardian.consent"] == consent


def test_the_agents_section_appears_with_the_agent(desk: Desk) -> None:
    alone = judgement_of(desk, draft(desk))
    together = judgement_of(
        desk, draft(desk, **{k.replace(".", "__"): v for k, v in GRANDMOTHER.items()})
    )
    assert "agent" not in alone.sections
    assert "agent" in together.sections
    asked = {p.code for p in together.needed_papers}
    assert {"agent_id", "authority_letter"} <= asked
    assert asked.isdisjoint({"personal_data_notice"}), "the letter carries notice and consent"


def test_a_supervisor_lets_an_old_number_pass_with_a_reason(desk: Desk) -> None:
    case = draft(desk, applicant__document_number="110150201905181042")
    field = "applicant.document_number"
    clerk = with_role(desk, Role.CLERK)
    for at, reason, code in (
        (clerk, "旧证", "override.needs_supervisor"),
        (desk, " ", "override.needs_reason"),
    ):
        with pytest.raises(ClerkError) as refused:
            intake.override_answer(at, case.id, field, "identity.check_digit", reason)
        assert refused.value.code == code
    passed = intake.override_answer(desk, case.id, field, "identity.check_digit", "旧证如此")
    assert not judgement_of(desk, passed).errors
    assert intake.hand_to_review(desk, case.id).status is CaseStatus.IN_REVIEW


def test_what_no_history_excuses_cannot_be_overridden(desk: Desk) -> None:
    case = draft(desk, applicant__document_number="110150201902301045")
    with pytest.raises(ClerkError) as refused:
        intake.override_answer(
            desk, case.id, "applicant.document_number", "identity.no_such_date", "x"
        )
    assert refused.value.code == "override.not_possible"


def test_an_auditor_opens_no_case(desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        intake.start_draft(with_role(desk, Role.AUDITOR), "minor_card", {})
    assert refused.value.code == "case.not_your_role"


def test_an_item_that_is_not_in_force_is_refused(desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        intake.start_draft(desk, "no_such_item", {})
    assert refused.value.code == "item.not_in_force"


@pytest.mark.parametrize("blank", ["   ", "　　", "\u00a0", "\u200b ", "\u2060\ufeff"])
def test_a_name_that_shows_nothing_is_a_name_not_given(desk: Desk, blank: str) -> None:
    case = draft(desk, applicant__name=blank)
    with pytest.raises(ClerkError) as caught:
        intake.hand_to_review(desk, case.id)
    assert (caught.value.code, caught.value.field) == ("intake.has_gaps", "applicant.name")
