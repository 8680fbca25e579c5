# SPDX-License-Identifier: Apache-2.0
"""Families of the worked cases go through a whole visit: form, receipt, stages, linked card."""

from clerkapp.domain.states import CaseStatus
from clerkapp.services import joint
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from tests.services.visits_made import visit_of


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
