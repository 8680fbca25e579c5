# SPDX-License-Identifier: Apache-2.0
"""A school's roster becomes drafts of the school channel; whoever stands against it is told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.aid import AidList, AidRow
from clerkapp.domain.identity import DocumentType
from clerkapp.domain.problems import ClerkError, FieldProblem
from clerkapp.domain.roles import Role
from clerkapp.domain.roster import Roster, RosterRow
from clerkapp.domain.states import CaseStatus
from clerkapp.services import intake, lookups, review
from clerkapp.services.aid_lists import load_aid_list
from clerkapp.services.desk import Desk
from clerkapp.services.rosters import RosterTaken, take_in_roster
from clerkapp.services.visits import perform
from tests.builders import citizen_number
from tests.counter import GIRL, MORNING, StandingClock, with_role
from tests.services.test_visits import ENROLMENT

ID = DocumentType.RESIDENT_ID
ANNA = RosterRow("王安娜", ID, citizen_number(date(2018, 5, 18), 12), "三（2）班", "B2")
BAO = RosterRow("包小满", ID, citizen_number(date(2016, 2, 29), 31), "五（1）班", "B3")
GIRL_ROW = RosterRow("王梓萱", ID, GIRL["applicant.document_number"], "二（1）班", "B4")
UNIT, BATCH = "柳荫小学", "2026-LY-01"


def take_in(desk: Desk, *rows: RosterRow, batch: str = BATCH) -> RosterTaken:
    return take_in_roster(desk, Roster(UNIT, batch, rows), "digest")


def said(taken: RosterTaken) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in taken.left_out]


def test_every_pupil_gets_a_draft_in_the_work_list_with_unit_class_and_batch(desk: Desk) -> None:
    taken = take_in(desk, ANNA, BAO)
    assert said(taken) == []
    rows = lookups.work_list(desk)
    assert {(r.name, r.document_number, r.status, r.received_on) for r in rows} == {
        (ANNA.name, ANNA.document_number, CaseStatus.DRAFT, MORNING.date()),
        (BAO.name, BAO.document_number, CaseStatus.DRAFT, MORNING.date()),
    }
    answers = taken.cases[0].answers
    assert answers["enrolment.channel"] == "school"
    assert answers["applicant.document_type"] == "01H"
    with desk.reads() as work:
        found = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT unit, unit_class, batch FROM case_file"
        )
        assert {tuple(row) for row in found} == {
            (UNIT, "三（2）班", BATCH),
            (UNIT, "五（1）班", BATCH),
        }
        assert {row.name for row in work.cases_of_batch(UNIT, BATCH)} == {ANNA.name, BAO.name}
        assert work.cases_of_batch("别的小学", BATCH) == ()


def test_only_a_pupil_whom_a_clerk_began_with_is_offered_at_the_next_start(
    desk: Desk, clock: StandingClock
) -> None:
    anna, _bao = take_in(desk, ANNA, BAO).cases
    assert lookups.unfinished_drafts(desk) == ()
    clock.moment += timedelta(minutes=5)
    intake.save_answers(desk, anna.id, {**anna.answers, "guardian.name": "王立新"})
    assert [row.id for row in lookups.unfinished_drafts(desk)] == [anna.id]


def test_the_document_of_a_pupil_without_a_citizen_number_is_kept(desk: Desk) -> None:
    [case] = take_in(desk, replace(ANNA, document_type=DocumentType.HK_PERMIT)).cases
    assert case.answers["applicant.document_type"] == "04"


def test_twice_adds_nobody_twice(desk: Desk, clock: StandingClock) -> None:
    take_in(desk, ANNA)
    clock.moment += timedelta(days=1)
    again = take_in(desk, ANNA, BAO)
    assert [case.answers["applicant.name"] for case in again.cases] == [BAO.name]
    assert again.left_out == (
        FieldProblem(
            "roster.in_batch",
            "B2",
            params={"name": "王**", "number": "—", "day": MORNING.date().isoformat()},
        ),
    )


def test_whom_a_clerk_took_out_of_the_batch_does_not_come_back(desk: Desk) -> None:
    [case] = take_in(desk, ANNA).cases
    review.withdraw(desk, case.id, "已转学")
    assert said(take_in(desk, ANNA)) == [("B2", "roster.in_batch")]


@pytest.mark.parametrize("outcome", [Outcome.ACCEPT, Outcome.DRAFT])
def test_whoever_is_enrolled_this_year_is_not_entered_again(desk: Desk, outcome: Outcome) -> None:
    other = perform(desk, VisitScript("minor_medical", MORNING, ENROLMENT, outcome=outcome)).case
    taken = take_in(desk, GIRL_ROW, BAO)
    assert said(taken) == [("B4", "roster.enrolled")]
    number = other.number.short if other.number else "—"
    assert taken.left_out[0].params["number"] == number
    assert [case.answers["applicant.name"] for case in taken.cases] == [BAO.name]


def test_a_card_of_the_same_child_stands_against_nothing(desk: Desk) -> None:
    perform(desk, VisitScript("minor_card", MORNING, GIRL))
    assert said(take_in(desk, GIRL_ROW)) == []


def test_a_number_that_bears_another_name_here_is_told(desk: Desk) -> None:
    perform(desk, VisitScript("minor_card", MORNING, GIRL))
    taken = take_in(desk, replace(GIRL_ROW, name="王子轩"))
    assert said(taken) == [("B4", "roster.other_name")]
    assert taken.cases == ()


def test_a_pupil_in_another_batch_of_the_year_is_enrolled_already(desk: Desk) -> None:
    take_in(desk, ANNA)
    assert said(take_in(desk, ANNA, batch="2026-LY-02")) == [("B2", "roster.enrolled")]


def test_whom_civil_affairs_lists_is_not_enrolled_by_the_school(desk: Desk) -> None:
    rows = (AidRow(ANNA.document_number, ANNA.name, "A1"),)
    load_aid_list(desk, AidList("2026-11", rows), "digest")
    taken = take_in(desk, ANNA, BAO)
    assert said(taken) == [("B2", "roster.on_aid_list")]
    assert taken.left_out[0].params == {"name": "王**"}
    assert taken.month == "2026-11"
    [case] = taken.cases
    assert case.answers["enrolment.aid_listed"] == "no"


def test_without_the_list_of_the_month_nothing_is_known_of_it(desk: Desk) -> None:
    rows = (AidRow(ANNA.document_number, ANNA.name, "A1"),)
    load_aid_list(desk, AidList("2026-10", rows), "digest")
    taken = take_in(desk, ANNA)
    assert (taken.month, said(taken)) == ("", [])
    assert "enrolment.aid_listed" not in taken.cases[0].answers


def test_what_the_reading_left_out_is_told_with_the_rest(desk: Desk) -> None:
    wrong = FieldProblem("sheet.empty_cell", "C3")
    take_in(desk, ANNA, GIRL_ROW)
    taken = take_in_roster(desk, Roster(UNIT, BATCH, (ANNA, GIRL_ROW), (wrong,)), "digest")
    assert said(taken) == [
        ("B2", "roster.in_batch"),
        ("C3", "sheet.empty_cell"),
        ("B4", "roster.in_batch"),
    ]


@pytest.mark.parametrize(
    ("unit", "batch", "code"),
    [
        ("", BATCH, "roster.no_unit"),
        ("校" * 61, BATCH, "roster.no_unit"),
        (UNIT, "", "roster.no_batch"),
        (UNIT, "1\n2", "roster.no_batch"),
    ],
)
def test_unit_and_batch_must_fit_their_fields(desk: Desk, unit: str, batch: str, code: str) -> None:
    with pytest.raises(ClerkError) as refused:
        take_in_roster(desk, Roster(unit, batch, (ANNA,)), "digest")
    assert refused.value.code == code
    assert lookups.work_list(desk) == ()


def test_it_is_on_record_and_not_for_an_auditor(desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        take_in(with_role(desk, Role.AUDITOR), ANNA)
    assert refused.value.code == "case.not_your_role"
    taken = take_in(desk, ANNA)
    with desk.reads() as work:
        found = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT act, case_id, reason, after FROM audit ORDER BY rowid DESC LIMIT 2"
        )
        assert [tuple(row) for row in found] == [
            ("take_in_roster", "", f"{UNIT} {BATCH} 1", "digest"),
            ("start_draft", taken.cases[0].id, BATCH, ""),
        ]
