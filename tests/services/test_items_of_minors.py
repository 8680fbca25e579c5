# SPDX-License-Identifier: Apache-2.0
"""Families of the worked cases go through a whole visit: form, receipt, stages, linked card."""

from datetime import datetime, time

import pytest

from clerkapp.catalogue.visit_file import VisitScript
from clerkapp.domain.problems import Severity
from clerkapp.domain.states import CaseStatus
from clerkapp.services import joint
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import VisitResult, perform
from tests.counter import MORNING
from tests.forms.test_cases import worked_cases


def visit_of(desk: Desk, name: str) -> VisitResult:
    """Let the family of a worked case come, with every paper complete."""
    case = worked_cases()[name]
    moment = datetime.combine(case.received_on, time(10, 30), MORNING.tzinfo)
    return perform(desk, VisitScript(case.item, moment, case.answers))


@pytest.mark.parametrize(
    "name",
    [
        "medical_school_pupil",
        "medical_civil_affairs_listed",
        "medical_community_four_papers",
        "newborn_90_days",
        "permit_father_is_not_householder",
    ],
)
def test_a_whole_visit_is_accepted_and_printed(desk: Desk, name: str) -> None:
    result = visit_of(desk, name)
    assert [p for p in result.problems if p.severity is Severity.ERROR] == []
    assert result.case.status is CaseStatus.ACCEPTED
    assert {document.kind for document in result.documents} >= {"registration_form", "slip"}


def test_a_newborn_without_a_number_waits_and_its_card_goes_along(desk: Desk) -> None:
    first = visit_of(desk, "newborn_without_number").case
    assert first.status is CaseStatus.AWAITING_NUMBER
    card = joint.open_together(desk, first.id)
    assert card.item == "newborn_card"
    assert card.answers["applicant.birth_date"] == "2026-11-20"
    assert {code for code, check in card.checks.items() if check.held} == {
        "birth_certificate",
        "guardian_id",
        "personal_data_notice",
    }


def test_no_card_is_requested_before_the_payment_is_confirmed(desk: Desk) -> None:
    item = item_of(desk, visit_of(desk, "medical_school_pupil").case)
    order = [stage.status for stage in item.stages]
    assert order.index(CaseStatus.PAYMENT_CONFIRMED) < order.index(CaseStatus.CARD_REQUESTED)
    assert item.stage(CaseStatus.REGISTERED).reference.zh == "登记号"
    assert item.stage(CaseStatus.PAYMENT_CONFIRMED).reference.zh == "缴费凭证号"
