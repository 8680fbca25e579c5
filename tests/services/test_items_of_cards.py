# SPDX-License-Identifier: Apache-2.0
"""Holders of the worked cases about cards go through a whole visit: form, receipt, loss receipt."""

from datetime import datetime, time

import pytest

from clerkapp.catalogue.visit_file import VisitScript
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError, Severity
from clerkapp.domain.states import CaseStatus
from clerkapp.services import prints, stages
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import VisitResult, perform
from tests.counter import MORNING
from tests.forms.test_cases import worked_cases
from tests.printing.reading import text_of


def visit_of(desk: Desk, name: str) -> VisitResult:
    """Let the holder of a worked case come, with every paper complete."""
    case = worked_cases()[name]
    moment = datetime.combine(case.received_on, time(10, 30), MORNING.tzinfo)
    return perform(desk, VisitScript(case.item, moment, case.answers))


def text(desk: Desk, document: PrintedDocument) -> str:
    return "".join(text_of(prints.document_pdf(desk, document.id)).split())


@pytest.mark.parametrize(
    "name",
    [
        "adult_card_self",
        "adult_card_by_agent",
        "adult_card_passport",
        "adult_card_taiwan_permit_born_1990",
        "adult_card_through_bank",
        "loss_oral",
        "loss_oral_by_agent",
        "loss_written_by_agent",
        "loss_of_a_child",
        "release_written",
        "replacement_new_photo",
        "loss_and_replacement",
        "exchange_data_changed",
        "cancellation",
        "cancellation_deceased",
    ],
)
def test_a_whole_visit_is_accepted_and_printed(desk: Desk, name: str) -> None:
    result = visit_of(desk, name)
    assert [p for p in result.problems if p.severity is Severity.ERROR] == []
    assert result.case.status is CaseStatus.ACCEPTED
    assert {document.kind for document in result.documents} >= {"registration_form", "slip"}


def test_a_report_of_loss_is_registered_here_until_a_reference_is_entered(desk: Desk) -> None:
    result = visit_of(desk, "loss_written")
    [receipt] = [document for document in result.documents if document.kind == "loss_receipt"]
    said = text(desk, receipt)
    assert "未送达市系统" in said
    assert receipt.content_code in said
    with pytest.raises(ClerkError) as refused:
        stages.reach_stage(desk, result.case.id, CaseStatus.SUBMITTED)
    assert refused.value.code == "stage.needs_reference"
    after = stages.reach_stage(desk, result.case.id, CaseStatus.SUBMITTED, "96102-0017")
    assert [stage.reference for stage in after.stages] == ["96102-0017"]


@pytest.mark.parametrize("name", ["loss_written", "loss_and_replacement"])
def test_what_reports_a_loss_hands_out_a_loss_receipt(desk: Desk, name: str) -> None:
    assert "loss_receipt" in {document.kind for document in visit_of(desk, name).documents}


def test_a_new_card_counts_from_the_day_it_is_requested(desk: Desk) -> None:
    case = visit_of(desk, "replacement_new_photo").case
    rule = next(rule for rule in item_of(desk, case).promises if rule.clock == "card")
    assert rule.start_event == "card_requested"
    assert case.status is CaseStatus.ACCEPTED
    assert [p.clock for p in case.promises if p.provisional] == ["card"]
