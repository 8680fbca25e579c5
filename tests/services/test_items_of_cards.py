# SPDX-License-Identifier: Apache-2.0
"""Holders of the worked cases about cards go through a whole visit: form, receipt, loss receipt."""

import pytest

from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services import prints, stages
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from tests.printing.reading import text_of
from tests.services.visits_made import visit_of


def text(desk: Desk, document: PrintedDocument) -> str:
    return "".join(text_of(prints.document_pdf(desk, document.id)).split())


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
