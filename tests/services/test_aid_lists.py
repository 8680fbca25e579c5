# SPDX-License-Identifier: Apache-2.0
"""The civil affairs list of the month fills in what it knows, and nothing where there is none."""

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.aid import AidList, AidRow
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.services.aid_lists import filled_answers, load_aid_list
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import perform
from tests.counter import GIRL, MORNING, with_role
from tests.services.test_visits import ENROLMENT

NUMBER = GIRL["applicant.document_number"]
DAY = MORNING.date()
LISTED = AidList("2026-11", (AidRow(NUMBER, "王梓萱", "A1"),))
NOT_LISTED = AidList("2026-11", (AidRow("110150201605040017", "包小满", "A2"),))
ENROL = VisitScript("minor_medical", MORNING, ENROLMENT, outcome=Outcome.DRAFT)


def filled(desk: Desk, number: str = NUMBER, on: date = DAY) -> dict[str, str]:
    item = desk.catalogue.item_on("minor_medical", DAY)
    return filled_answers(desk, item, {"applicant.document_number": number}, on)


def test_a_listed_child_is_known_with_its_category(desk: Desk) -> None:
    load_aid_list(desk, LISTED, "digest")
    expected = {"enrolment.aid_listed": "yes", "enrolment.aid_category": "A1"}
    assert filled(desk) == expected
    assert filled(desk, " 110150-20190518-1041 ") == expected


def test_an_unlisted_child_is_known_not_to_be_on_it(desk: Desk) -> None:
    load_aid_list(desk, NOT_LISTED, "digest")
    assert filled(desk) == {"enrolment.aid_listed": "no"}


def test_without_the_list_of_the_month_or_a_number_nothing_is_said(desk: Desk) -> None:
    assert filled(desk) == {}
    load_aid_list(desk, LISTED, "digest")
    assert filled(desk, on=date(2026, 12, 1)) == {}
    assert filled(desk, number=" ") == {}


def test_an_item_that_asks_for_no_aid_is_left_alone(desk: Desk) -> None:
    load_aid_list(desk, LISTED, "digest")
    assert filled_answers(desk, desk.catalogue.item_on("minor_card", DAY), GIRL, DAY) == {}


def test_a_later_list_of_the_month_takes_the_place_of_the_earlier(desk: Desk) -> None:
    load_aid_list(desk, LISTED, "first")
    load_aid_list(desk, NOT_LISTED, "second")
    assert filled(desk)["enrolment.aid_listed"] == "no"
    with desk.reads() as work:
        [month] = work.aid_months()
    assert (month.sha256, month.count, month.clerk_id) == ("second", 1, desk.clerk.id)


def test_a_visit_is_served_with_what_the_list_says(desk: Desk) -> None:
    load_aid_list(desk, LISTED, "digest")
    case = perform(desk, ENROL).case
    assert case.answers["enrolment.aid_listed"] == "yes"
    papers = {paper.code for paper in judgement_of(desk, case).needed_papers}
    assert "aid_proof" not in papers
    told = dict(ENROLMENT) | {"enrolment.aid_listed": "no"}
    by_clerk = perform(desk, replace(ENROL, answers=told)).case
    assert by_clerk.answers["enrolment.aid_listed"] == "no"


def test_loading_is_on_record_and_not_for_an_auditor(desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        load_aid_list(with_role(desk, Role.AUDITOR), LISTED, "digest")
    assert refused.value.code == "case.not_your_role"
    load_aid_list(desk, LISTED, "digest")
    with desk.reads() as work:
        [row] = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT reason, after FROM audit WHERE act = 'load_aid_list'"
        )
    assert tuple(row) == ("2026-11 1", "digest")
