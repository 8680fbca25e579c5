# SPDX-License-Identifier: Apache-2.0
"""Next year's holidays: who takes them over, and what becomes of the dates that waited for them."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

import pytest

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.case import Amendment, Case, StageEntry
from clerkapp.domain.deadlines import HolidayYear
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.dates import moved_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.calendars import MovedPromise, recompute_provisional, take_over_calendar
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.promises import NUMBER, promises_again
from clerkapp.services.visits import perform
from clerkapp.system.shipped import shipped_folder
from tests.builders import citizen_number
from tests.counter import CHINA, GIRL, with_role

DECEMBER = datetime(2026, 12, 21, 9, 30, tzinfo=CHINA)
SCRIPT = VisitScript("minor_card", DECEMBER, GIRL)
SISTER = citizen_number(date(2018, 4, 2), 122)


def off(first: str, days: int) -> frozenset[date]:
    return frozenset(date.fromisoformat(first) + timedelta(days=day) for day in range(days))


NOTICE = HolidayYear(
    2027,
    "样例通知",
    off("2027-01-01", 4) | off("2027-02-05", 7) | off("2027-04-03", 3),
    frozenset({date(2027, 1, 30)}),
)
"""An invented notice: 4 January is off, 30 January makes up for it."""


@dataclass
class Shelf:
    """Keeps what it is given, or fails."""

    full: bool = False
    kept: dict[int, bytes] = field(default_factory=dict[int, bytes])

    def keep(self, year: int, content: bytes) -> None:
        if self.full:
            raise OutsideError("file.cannot_write", file="calendars")
        self.kept[year] = content


def accepted(desk: Desk, script: VisitScript = SCRIPT) -> Case:
    case = perform(desk, script).case
    assert case.status is CaseStatus.ACCEPTED
    return case


def with_notice(desk: Desk) -> Desk:
    return take_over_calendar(desk, NOTICE, b"notice", Shelf())


def case_in_store(desk: Desk, case: Case) -> Case:
    with desk.reads() as work:
        return work.case(case.id)


def dates(case: Case) -> list[tuple[str, str, bool]]:
    return [(p.clock, p.due_on.isoformat(), p.provisional) for p in case.promises]


def test_provisional_dates_are_settled_and_moved(desk: Desk) -> None:
    case = accepted(desk)
    assert dates(case) == [("registration", "2027-01-05", True), ("card", "2027-02-02", True)]
    moved = recompute_provisional(with_notice(desk))
    after = case_in_store(desk, case)
    # 4 January is off and 30 January is worked on; when the card is asked for is still open.
    assert dates(after) == [("registration", "2027-01-06", False), ("card", "2027-02-02", True)]
    [each] = moved
    assert (each.case, each.before, each.after) == (after, case.promises[0], after.promises[0])


def test_doing_it_again_changes_nothing(desk: Desk) -> None:
    accepted(desk)
    later = with_notice(desk)
    assert recompute_provisional(later)
    assert recompute_provisional(later) == ()


def test_without_a_new_year_nothing_moves(desk: Desk) -> None:
    case = accepted(desk)
    assert recompute_provisional(desk) == ()
    assert case_in_store(desk, case) == case


def test_what_was_promised_for_good_stays(desk: Desk) -> None:
    case = perform(desk, replace(SCRIPT, on=datetime(2026, 11, 24, 9, 30, tzinfo=CHINA))).case
    closed = HolidayYear(2026, "correction", off("2026-12-01", 3), frozenset())
    later = take_over_calendar(with_notice(desk), closed, b"", Shelf())
    recompute_provisional(later)
    after = case_in_store(desk, case)
    assert after.promises[0] == case.promises[0]
    assert dates(after)[0] == ("registration", "2026-12-08", False)
    assert after.promises[1] != case.promises[1]


def test_a_draft_has_nothing_to_move(desk: Desk) -> None:
    perform(desk, replace(SCRIPT, outcome=Outcome.DRAFT))
    assert recompute_provisional(with_notice(desk)) == ()


@pytest.mark.parametrize("status", [CaseStatus.LAPSED, CaseStatus.TRANSFERRED])
def test_a_case_ended_without_effect_keeps_its_dates(desk: Desk, status: CaseStatus) -> None:
    case = replace(accepted(desk), status=status)
    assert promises_again(with_notice(desk), case) == case.promises


def test_a_card_that_was_asked_for_is_counted_from_that_day(desk: Desk) -> None:
    case = accepted(desk)
    asked = StageEntry(
        CaseStatus.CARD_REQUESTED, datetime(2026, 12, 28, 15, 0, tzinfo=CHINA), desk.clerk.id
    )
    in_work = replace(case, status=CaseStatus.CARD_REQUESTED, stages=(asked,))
    _registration, card = promises_again(with_notice(desk), in_work)
    assert (card.due_on, card.provisional) == (date(2027, 1, 27), False)


def test_a_number_that_has_come_starts_its_clock(desk: Desk) -> None:
    case = accepted(desk)
    waiting = replace(case.promises[0], start_event="number_known")
    came = datetime(2027, 1, 5, 10, 0, tzinfo=CHINA)
    amendment = Amendment(NUMBER, "", "110150202612010019", "户口登记", desk.clerk.id, came)
    case = replace(case, promises=(waiting,), amendments=(amendment,))
    later = with_notice(desk)
    item = item_of(later, case)
    rule = replace(item.promises[0], start_event="number_known")
    versions = (replace(item, promises=(rule,)),)
    later = replace(later, catalogue=replace(later.catalogue, items=versions))
    [promise] = promises_again(later, case)
    assert (promise.due_on, promise.provisional) == (date(2027, 1, 19), False)


def test_a_correction_of_this_year_counts_too(desk: Desk) -> None:
    local = HolidayYear(2026, "本地停办", off("2026-12-22", 1), frozenset())
    later = take_over_calendar(desk, local, b"", Shelf())
    assert not later.catalogue.holidays.is_working_day(date(2026, 12, 22))
    assert desk.catalogue.holidays.is_working_day(date(2026, 12, 22))


def test_only_a_supervisor_takes_a_year_over(desk: Desk) -> None:
    shelf = Shelf()
    with pytest.raises(ClerkError, match=r"calendar\.needs_supervisor"):
        take_over_calendar(with_role(desk, Role.REVIEWER), NOTICE, b"notice", shelf)
    assert shelf.kept == {}
    take_over_calendar(desk, NOTICE, b"notice", shelf)
    assert shelf.kept == {2027: b"notice"}


def test_an_auditor_moves_no_dates(desk: Desk) -> None:
    with pytest.raises(ClerkError, match=r"case\.not_your_role"):
        recompute_provisional(with_role(desk, Role.AUDITOR))


def records(desk: Desk) -> list[tuple[str, str, str]]:
    """Return act, case and reason of every audit record."""
    with desk.reads() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT act, case_id, reason FROM audit ORDER BY seq"
        )
        return [tuple(row) for row in rows]


def test_the_year_and_every_moved_case_are_on_record(desk: Desk) -> None:
    sister = {"applicant.document_number": SISTER, "applicant.name": "王梓涵"}
    second = replace(SCRIPT, answers=dict(SCRIPT.answers) | sister)
    cases = sorted(accepted(desk, script).id for script in (SCRIPT, second))
    recompute_provisional(with_notice(desk))
    reason = "registration 2027-01-05 2027-01-06"
    assert records(desk)[-3:] == [
        ("take_over_calendar", "", "2027 样例通知"),
        *(("recompute_promises", case_id, reason) for case_id in cases),
    ]


def test_a_year_that_cannot_be_kept_leaves_no_record(desk: Desk) -> None:
    before = records(desk)
    with pytest.raises(OutsideError, match=r"file\.cannot_write"):
        take_over_calendar(desk, NOTICE, b"notice", Shelf(full=True))
    assert records(desk) == before


@pytest.mark.parametrize(
    ("after", "said"),
    [
        (
            {"due_on": date(2027, 1, 6), "provisional": False},
            "1221-02-0001  {}：2027-01-05 → 2027-01-06",
        ),
        ({"provisional": False}, "1221-02-0001  {}：2027-01-05 已确定，不再是预计"),
        ({"due_on": date(2027, 1, 6)}, "1221-02-0001  {}：2027-01-05 → 2027-01-06（仍为预计）"),
    ],
)
def test_a_moved_date_is_said_in_one_line(desk: Desk, after: dict[str, object], said: str) -> None:
    case = accepted(desk)
    item = item_of(desk, case)
    before = case.promises[0]
    moved = MovedPromise(case, before, replace(before, **after))
    words = Words.load(shipped_folder("resources") / "words", "zh")
    assert moved_sentence(words, item, moved) == said.format(item.promises[0].name.zh)
