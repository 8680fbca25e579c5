# SPDX-License-Identifier: Apache-2.0
"""Visits for work, records and medical bills, from worked cases to papers."""

from pathlib import Path

import pytest

from clerkapp.catalogue.loader_cases import WorkedCase, load_cases
from clerkapp.catalogue.sources import Findings
from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.problems import Severity
from clerkapp.domain.states import CaseStatus
from clerkapp.services import prints
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import VisitResult, perform
from tests.counter import MORNING, shipped_catalogue
from tests.printing.reading import poppler_text
from tests.services.visits_made import visit_of

FORMS = Path(__file__).parents[2] / "forms"
FORM = ["registration_form", "slip"]
LETTER = ["authority_letter", *FORM]


def worked_case(name: str) -> WorkedCase:
    found = load_cases(FORMS, shipped_catalogue(), Findings())
    return next(case for case in found if case.name == name)


def visit(
    desk: Desk, name: str, outcome: Outcome = Outcome.ACCEPT, reason: str = ""
) -> VisitResult:
    case = worked_case(name)
    script = VisitScript(case.item, MORNING, case.answers, outcome=outcome, reason=reason)
    return perform(desk, script)


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


@pytest.mark.parametrize(
    ("name", "kinds", "clock_ends", "said"),
    [
        ("employee_hired_30_days_ago", LETTER, "2026-12-08", ("云浦青禾食品有限公司", "职工")),
        (
            "employee_foreigner_in_time",
            LETTER,
            "2026-12-08",
            ("Anna Maria Svensson", "X1234567"),
        ),
        (
            "employee_taiwan_permit_born_1990",
            LETTER,
            "2026-12-08",
            ("林志明", "830000199003070035"),
        ),
        ("flexible_local_both", FORM, "2026-12-08", ("陈涛", "养老和医疗")),
        ("record_by_insured", FORM, "2026-11-24", ("个人权益记录单", "当场办结")),
        ("record_by_agent", LETTER, "2026-11-24", ("陈磊", "提出申请、签名、领取结果")),
        ("elsewhere_referral", FORM, "2026-11-26", ("海州市第一医院", "异地转诊")),
        ("reimbursement_complete", FORM, "2027-01-06", ("8431.50", "6222021101500000125")),
    ],
)
def test_a_visit_prints_what_was_answered(
    desk: Desk, tmp_path: Path, name: str, kinds: list[str], clock_ends: str, said: tuple[str, ...]
) -> None:
    result = visit(desk, name)
    assert result.case.status is CaseStatus.ACCEPTED, result.problems
    assert [document.kind for document in result.documents] == kinds
    assert [promise.due_on.isoformat() for promise in result.case.promises] == [clock_ends]
    pages = (prints.document_pdf(desk, document.id) for document in result.documents)
    text = "".join("".join(poppler_text(pdf, tmp_path).split()) for pdf in pages)
    for words in said:
        assert "".join(words.split()) in text


@pytest.mark.parametrize("reason", ["unregistered", "unpaid"])
def test_a_worker_whose_employer_does_nothing_is_told_where_to_go(
    desk: Desk, tmp_path: Path, reason: str
) -> None:
    result = visit(desk, "employee_worker_alone", Outcome.REFUSE, reason)
    assert result.case.status is CaseStatus.TRANSFERRED
    [referral] = result.documents
    assert referral.kind == "referral"
    text = "".join(poppler_text(prints.document_pdf(desk, referral.id), tmp_path).split())
    assert {"unregistered": "12333", "unpaid": "12366"}[reason] in text


def test_a_record_is_not_given_to_an_agent_whose_authority_ended(desk: Desk) -> None:
    result = visit(desk, "record_by_agent_authority_ended")
    assert result.case.status is not CaseStatus.ACCEPTED
    assert any(problem.code == "check.authority_ended" for problem in result.problems)


@pytest.mark.parametrize(
    ("name", "number"),
    [
        ("employee_foreigner_in_time", "SWE0X1234567"),
        ("employee_taiwan_permit_born_1990", "830000199003070035"),
        ("employee_permanent_resident_2023", "911840198504120011"),
        ("employee_hired_30_days_ago", "110150199207051039"),
    ],
)
def test_the_social_security_number_of_a_worker_follows(desk: Desk, name: str, number: str) -> None:
    case = visit(desk, name, Outcome.DRAFT).case
    assert judgement_of(desk, case).facts["applicant.social_security_number"] == number
