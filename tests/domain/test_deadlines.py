# SPDX-License-Identifier: Apache-2.0
"""Deadlines against the shipped calendars, the statutes' rules and years not yet published."""

from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.deadlines import (
    DueDate,
    HolidayTable,
    HolidayYear,
    add_calendar_days,
    add_working_days,
    days_before,
    first_of_days_off,
    lies_within_months,
    months_before,
    working_days_between,
)

CALENDARS = Path(__file__).resolve().parents[2] / "forms" / "calendars"


def shipped_years() -> tuple[HolidayYear, ...]:
    years: list[HolidayYear] = []
    for path in sorted(CALENDARS.glob("*.yaml")):
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert path.stem == str(content["year"])
        years.append(
            HolidayYear(
                year=content["year"],
                source=content["source"],
                holidays=frozenset(content["holidays"]),
                working_days=frozenset(content["working_days"]),
                published=content["published"],
            )
        )
    return tuple(years)


TABLE = HolidayTable(shipped_years())
EMPTY = HolidayTable()
DAYS = st.dates(date(2004, 1, 1), date(2028, 12, 31))
COUNTS = st.integers(0, 120)


def test_the_shipped_calendars_follow_each_other_from_2004_on() -> None:
    assert [year.year for year in TABLE.years] == list(range(2004, 2027))
    assert all(year.published and year.source for year in TABLE.years)


def test_the_shipped_calendars_agree_with_chinesecalendar_on_every_day() -> None:
    day = date(TABLE.years[0].year, 1, 1)
    while day <= date(TABLE.years[-1].year, 12, 31):
        assert TABLE.is_working_day(day) == chinese_calendar.is_workday(day), day
        day += timedelta(days=1)


@given(st.dates(date(2004, 1, 1), date(2026, 6, 30)), st.integers(1, 60))
def test_working_days_are_counted_as_chinesecalendar_counts_them(start: date, days: int) -> None:
    due = add_working_days(start, days, TABLE)
    assert len(chinese_calendar.get_workdays(start + timedelta(days=1), due.on)) == days
    assert chinese_calendar.is_workday(due.on)


def test_no_notice_so_far_reached_further_back_than_is_counted_on() -> None:
    moved = [d for year in TABLE.years for d in year.holidays | year.working_days if d.month == 12]
    assert min(day.day for day in moved) >= 28


def test_each_calendar_lists_only_what_the_week_does_not_say() -> None:
    for year in TABLE.years:
        assert all(day.weekday() >= 5 for day in year.working_days)


@pytest.mark.parametrize(
    ("start", "after_5", "after_10", "after_20"),
    [
        ("2026-01-28", "2026-02-04", "2026-02-11", "2026-03-03"),
        ("2026-04-28", "2026-05-08", "2026-05-14", "2026-05-28"),
        ("2026-09-21", "2026-09-29", "2026-10-12", "2026-10-26"),
        ("2026-09-28", "2026-10-10", "2026-10-16", "2026-10-30"),
        ("2025-12-31", "2026-01-08", "2026-01-15", "2026-01-29"),
    ],
)
def test_working_days_of_the_verified_vectors(
    start: str, after_5: str, after_10: str, after_20: str
) -> None:
    first = date.fromisoformat(start)
    for days, expected in ((5, after_5), (10, after_10), (20, after_20)):
        due = add_working_days(first, days, TABLE)
        assert due == DueDate(date.fromisoformat(expected), provisional=False)
        assert working_days_between(first, due.on, TABLE) == days


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-02-12", 2, "2026-02-14"),  # the Saturday before Spring Festival is worked on
        ("2026-02-12", 3, "2026-02-24"),  # over Spring Festival
        ("2026-02-12", 7, "2026-02-28"),  # and to the Saturday that makes up for it
        ("2025-01-24", 3, "2025-02-05"),  # over Spring Festival from a Sunday that is worked on
        ("2007-12-28", 2, "2008-01-02"),  # over a New Year for which December is moved
        ("2012-06-20", 2, "2012-06-25"),  # over Dragon Boat on a weekend
    ],
)
def test_working_days_over_holidays_and_make_up_days(start: str, days: int, end: str) -> None:
    due = add_working_days(date.fromisoformat(start), days, TABLE)
    assert due == DueDate(date.fromisoformat(end), provisional=False)


@pytest.mark.parametrize(
    "day",
    [
        "2026-01-04",
        "2026-02-14",
        "2026-02-28",
        "2026-05-09",
        "2026-09-20",
        "2026-10-10",
        "2025-01-26",
        "2025-10-11",
    ],
)
def test_a_make_up_weekend_is_a_working_day(day: str) -> None:
    assert TABLE.is_working_day(date.fromisoformat(day))


def test_a_promise_into_an_unpublished_year_is_provisional() -> None:
    due = add_working_days(date(2026, 12, 4), 20, TABLE)
    assert due == DueDate(date(2027, 1, 4), provisional=True)


def test_a_promise_within_a_published_year_is_not() -> None:
    assert add_working_days(date(2026, 11, 22), 20, TABLE) == DueDate(date(2026, 12, 18), False)


def test_the_last_days_of_december_wait_for_the_next_notice() -> None:
    """The notice for 2019 made 2018-12-31 a day off."""
    assert not add_working_days(date(2026, 12, 24), 1, TABLE).provisional
    assert add_working_days(date(2026, 12, 25), 1, TABLE) == DueDate(date(2026, 12, 28), True)
    assert not add_working_days(date(2025, 12, 26), 1, TABLE).provisional


def test_an_unpublished_guess_counts_but_settles_nothing() -> None:
    off = date(2027, 2, 8)
    guess = HolidayYear(2027, "guess", frozenset({off}), frozenset(), published=False)
    table = HolidayTable((*TABLE.years, guess))
    assert add_working_days(date(2027, 2, 5), 1, table) == DueDate(date(2027, 2, 9), True)


@pytest.mark.parametrize("day", ["2027-01-01", "2029-05-01", "2028-05-02", "2029-10-01",
                                 "2029-10-02", "2029-10-03", "2027-01-02"])  # fmt: skip
def test_an_unknown_year_knows_weekends_and_fixed_days(day: str) -> None:
    assert not TABLE.is_working_day(date.fromisoformat(day))


def test_an_unknown_year_works_on_all_other_days() -> None:
    assert TABLE.is_working_day(date(2027, 2, 8))
    assert not TABLE.is_settled(date(2027, 2, 8))


def test_calendar_days_leave_out_the_day_of_the_event() -> None:
    """Civil Code Art. 201."""
    assert add_calendar_days(date(2026, 3, 2), 30, TABLE) == DueDate(date(2026, 4, 1), False)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-09-01", 30, "2026-10-08"),  # 1 October, the first of seven days off
        ("2026-01-15", 30, "2026-02-14"),  # a Saturday on which offices work
        ("2026-03-06", 30, "2026-04-07"),  # 5 April, a Sunday within a holiday
        ("2026-03-13", 1, "2026-03-16"),  # a plain Saturday
    ],
)
def test_an_end_on_a_day_off_moves_on(start: str, days: int, end: str) -> None:
    """Civil Code Art. 203."""
    due = add_calendar_days(date.fromisoformat(start), days, TABLE)
    assert due == DueDate(date.fromisoformat(end), provisional=False)


def test_an_end_that_moves_into_an_unpublished_year_is_provisional() -> None:
    table = HolidayTable(
        (HolidayYear(2026, "notice", frozenset({date(2026, 12, 25)}), frozenset()),)
    )
    assert add_calendar_days(date(2026, 12, 24), 1, table) == DueDate(date(2026, 12, 28), True)


def test_no_days_end_on_the_day_of_the_event() -> None:
    assert add_working_days(date(2026, 10, 1), 0, TABLE) == DueDate(date(2026, 10, 1), False)


@pytest.mark.parametrize("add", [add_working_days, add_calendar_days])
def test_a_negative_period_is_a_mistake_of_ours(add: object) -> None:
    assert callable(add)
    with pytest.raises(ValueError, match="negative"):
        add(date(2026, 1, 5), -1, TABLE)


def test_an_added_year_settles_what_was_provisional() -> None:
    notice = HolidayYear(
        2027, "notice", frozenset({date(2027, 1, 1), date(2027, 1, 4)}), frozenset()
    )
    table = TABLE.with_year(notice)
    assert [year.year for year in table.years][-2:] == [2026, 2027]
    assert add_working_days(date(2026, 12, 4), 20, table) == DueDate(date(2027, 1, 5), False)


def test_an_added_year_takes_the_place_of_the_one_that_was_there() -> None:
    corrected = HolidayYear(2026, "correction", frozenset({date(2026, 3, 3)}), frozenset())
    table = TABLE.with_year(corrected)
    assert [year.year for year in table.years] == [year.year for year in TABLE.years]
    assert not table.is_working_day(date(2026, 3, 3))
    assert table.is_working_day(date(2026, 2, 16))


def test_a_day_of_another_year_is_refused() -> None:
    with pytest.raises(ValueError, match="not in 2027: 2026-01-01"):
        HolidayYear(2027, "notice", frozenset({date(2026, 1, 1)}), frozenset())


def test_a_day_both_on_and_off_is_refused() -> None:
    both = frozenset({date(2027, 1, 3)})
    with pytest.raises(ValueError, match="at once: 2027-01-03"):
        HolidayYear(2027, "notice", both, both)


@given(DAYS, COUNTS, st.sampled_from([TABLE, EMPTY]))
def test_a_longer_period_never_ends_sooner(start: date, days: int, table: HolidayTable) -> None:
    for add in (add_working_days, add_calendar_days):
        assert add(start, days, table).on <= add(start, days + 1, table).on
    assert add_working_days(start, days, table).on < add_working_days(start, days + 1, table).on


@given(DAYS, COUNTS, st.sampled_from([TABLE, EMPTY]))
def test_a_later_start_never_ends_sooner(start: date, days: int, table: HolidayTable) -> None:
    later = start + timedelta(days=1)
    for add in (add_working_days, add_calendar_days):
        assert add(start, days, table).on <= add(later, days, table).on


@given(DAYS, st.integers(1, 120), st.sampled_from([TABLE, EMPTY]))
def test_every_period_ends_on_a_working_day(start: date, days: int, table: HolidayTable) -> None:
    assert table.is_working_day(add_working_days(start, days, table).on)
    assert table.is_working_day(add_calendar_days(start, days, table).on)


@given(DAYS, COUNTS)
def test_counting_back_gives_the_length(start: date, days: int) -> None:
    end = add_working_days(start, days, TABLE).on
    assert working_days_between(start, end, TABLE) == days
    assert working_days_between(end, start, TABLE) == -days


@given(DAYS, COUNTS)
def test_without_a_table_every_date_is_provisional(start: date, days: int) -> None:
    assert add_calendar_days(start, days, EMPTY).provisional
    assert add_working_days(start, days + 1, EMPTY).provisional


@pytest.mark.parametrize(
    ("start", "months", "last"),
    [
        (date(2026, 5, 24), 6, date(2026, 11, 24)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),
        (date(2026, 2, 28), 6, date(2026, 8, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 11, 30), 13, date(2027, 12, 30)),
        (date(2026, 11, 24), 0, date(2026, 11, 24)),
    ],
)
def test_a_period_in_months_ends_on_the_same_number_or_with_the_month(
    start: date, months: int, last: date
) -> None:
    """民法典 Art. 202."""
    assert lies_within_months(last, start, months)
    assert not lies_within_months(last + timedelta(days=1), start, months)


@pytest.mark.parametrize(
    ("day", "months", "first"),
    [
        (date(2027, 5, 24), 6, date(2026, 11, 24)),
        (date(2026, 8, 31), 6, date(2026, 2, 28)),
        (date(2028, 3, 31), 1, date(2028, 2, 29)),
        (date(2027, 1, 15), 1, date(2026, 12, 15)),
        (date(1, 3, 31), 2, date(1, 1, 31)),
        (date(1, 1, 31), 1, date.min),
    ],
)
def test_months_are_counted_back_to_the_same_number_or_the_end_of_the_month(
    day: date, months: int, first: date
) -> None:
    assert months_before(day, months) == first


def test_no_day_comes_before_the_first() -> None:
    assert days_before(date(2026, 12, 24), 30) == date(2026, 11, 24)
    assert days_before(date(1, 1, 3), 2) == date.min
    assert days_before(date(1, 1, 3), 999_999_999) == date.min


@given(DAYS, st.integers(0, 60))
def test_months_counted_back_reach_the_day_again(day: date, months: int) -> None:
    first = months_before(day, months)
    assert lies_within_months(first, first, months)
    assert not lies_within_months(day + timedelta(days=4), first, months)


@given(DAYS, COUNTS, st.integers(-40, 40))
def test_what_ended_on_the_days_off_before_a_day_may_still_be_done_on_it(
    start: date, days: int, later: int
) -> None:
    last = start + timedelta(days=days)
    day = last + timedelta(days=later)
    in_time = day <= add_calendar_days(start, days, TABLE).on
    assert in_time == (first_of_days_off(day, TABLE) <= last)
