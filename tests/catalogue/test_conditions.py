# SPDX-License-Identifier: Apache-2.0
"""The closed set of predicates and its three values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.catalogue.conditions import (
    All,
    Any,
    Before,
    Condition,
    DayOfYear,
    FromDaysBefore,
    FromMonthsBefore,
    Given,
    InSeason,
    Is,
    NextYearWithin,
    Not,
    OneOf,
    ParameterIs,
    Setting,
    WithinDaysOf,
    WithinMonthsOf,
    YoungerThan,
    age_on,
    fields_of,
    holds,
    next_opening,
)

FACTS = {
    "received_on": "2026-11-24",
    "counted_on": "2026-11-21",
    "born": "2012-11-24",
    "began": "2026-10-24",
    "kind": "a",
    "empty": "",
    "taken": "2026-05-24",
    "taken_before": "2026-05-23",
    "ends": "2026-12-24",
    "ends_later": "2026-12-25",
    "ended": "2020-01-01",
    "never": "long_term",
}
PARAMETERS = {"limit": "14", "opens": "11-24", "months": "6", "days": "30"}

KNOWN_TRUE = Is("kind", "a")
KNOWN_FALSE = Is("kind", "b")
UNKNOWN = Is("missing", "a")


def season(month: int, day: int, last_month: int, last_day: int) -> InSeason:
    return InSeason(DayOfYear((month, day)), DayOfYear((last_month, last_day)))


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (Is("kind", "a"), True),
        (Is("kind", "b"), False),
        (Is("empty", "a"), None),
        (OneOf("kind", frozenset({"a", "b"})), True),
        (OneOf("kind", frozenset({"b"})), False),
        (Given("kind"), True),
        (Given("missing"), False),
        (Before("born", date(2012, 11, 25)), True),
        (Before("born", date(2012, 11, 24)), False),
        (Before("born", other="received_on"), True),
        (Before("born", other="missing"), None),
        (YoungerThan("born", Setting(parameter="limit")), False),
        (YoungerThan("born", Setting(15)), True),
        (YoungerThan("missing", Setting(15)), None),
        (WithinDaysOf("born", Setting(90)), False),
        (WithinDaysOf("received_on", Setting(0)), True),
        (WithinDaysOf("began", Setting(30)), False),
        (WithinDaysOf("began", Setting(30), moves=True), True),
        (WithinDaysOf("began", Setting(27), moves=True), False),
        (WithinMonthsOf("taken", Setting(parameter="months")), True),
        (WithinMonthsOf("taken_before", Setting(parameter="months")), False),
        (WithinMonthsOf("taken_before", Setting(6), moves=True), True),
        (WithinMonthsOf("received_on", Setting(0)), True),
        (WithinMonthsOf("ends", Setting(0)), True),
        (WithinMonthsOf("missing", Setting(6)), None),
        (FromDaysBefore("ends", Setting(parameter="days")), True),
        (FromDaysBefore("ends_later", Setting(parameter="days")), False),
        (FromDaysBefore("ended", Setting(0)), True),
        (FromDaysBefore("never", Setting(30)), False),
        (FromDaysBefore("missing", Setting(30)), None),
        (FromMonthsBefore("ends", Setting(1)), True),
        (FromMonthsBefore("ends_later", Setting(1)), False),
        (FromMonthsBefore("ended", Setting(0)), True),
        (FromMonthsBefore("never", Setting(1)), False),
        (NextYearWithin("born", Setting(37)), False),
        (NextYearWithin("born", Setting(38)), True),
        (NextYearWithin("missing", Setting(38)), None),
        (season(9, 1, 11, 30), True),
        (season(11, 25, 11, 30), False),
        (season(11, 15, 2, 28), True),
        (season(12, 1, 10, 31), False),
        (InSeason(DayOfYear(parameter="opens"), DayOfYear((11, 24))), True),
        (InSeason(DayOfYear((9, 1)), DayOfYear(parameter="opens")), True),
        (ParameterIs("limit", "14"), True),
        (ParameterIs("limit", "16"), False),
        (Not(KNOWN_TRUE), False),
        (Not(UNKNOWN), None),
    ],
)
def test_each_predicate(condition: Condition, expected: bool | None) -> None:
    assert holds(condition, FACTS, PARAMETERS) is expected


@pytest.mark.parametrize(
    ("parts", "every", "some"),
    [
        ((KNOWN_TRUE, KNOWN_TRUE), True, True),
        ((KNOWN_TRUE, KNOWN_FALSE), False, True),
        ((KNOWN_TRUE, UNKNOWN), None, True),
        ((KNOWN_FALSE, UNKNOWN), False, None),
        ((KNOWN_FALSE, KNOWN_FALSE), False, False),
    ],
)
def test_three_values_combine_as_in_kleenes_logic(
    parts: tuple[Condition, ...], every: bool | None, some: bool | None
) -> None:
    assert holds(All(parts), FACTS, PARAMETERS) is every
    assert holds(Any(parts), FACTS, PARAMETERS) is some


def test_someone_born_on_29_february_ages_on_1_march() -> None:
    born = date(2016, 2, 29)
    assert age_on(born, date(2023, 2, 28)) == 6
    assert age_on(born, date(2023, 3, 1)) == 7


@given(born=st.dates(date(1900, 1, 1), date(2026, 1, 1)), days=st.integers(0, 40_000))
def test_age_never_falls(born: date, days: int) -> None:
    day = min(born + timedelta(days=days), date(2100, 1, 1))
    assert 0 <= age_on(born, day) <= age_on(born, day + timedelta(days=1))


def test_fields_of_names_every_fact() -> None:
    condition = All(
        (
            Not(Is("a", "1")),
            Any((Given("b"), Before("c", other="d"))),
            season(1, 1, 2, 2),
            WithinMonthsOf("e", Setting(6)),
            Not(FromDaysBefore("f", Setting(30))),
        )
    )
    assert fields_of(condition) == {"a", "b", "c", "d", "e", "f"}


@pytest.mark.parametrize(
    ("day", "opens"),
    [
        (date(2026, 8, 31), date(2026, 9, 1)),
        (date(2026, 9, 1), date(2027, 9, 1)),
        (date(2026, 12, 1), date(2027, 9, 1)),
    ],
)
def test_the_next_day_on_which_a_season_begins(day: date, opens: date) -> None:
    condition = Any((Is("kind", "b"), All((season(9, 1, 11, 30), KNOWN_FALSE))))
    assert next_opening(condition, {"received_on": day.isoformat()}, PARAMETERS) == opens


@pytest.mark.parametrize(
    ("condition", "opens"),
    [
        (FromDaysBefore("ends_later", Setting(parameter="days")), date(2026, 11, 25)),
        (FromMonthsBefore("ends_later", Setting(1)), date(2026, 11, 25)),
        (Any((KNOWN_FALSE, FromDaysBefore("ends_later", Setting(1)))), date(2026, 12, 24)),
        (FromDaysBefore("ended", Setting(0)), None),
        (FromDaysBefore("never", Setting(30)), None),
        (FromMonthsBefore("missing", Setting(1)), None),
    ],
)
def test_the_day_from_which_something_may_be_done_before_a_date(
    condition: Condition, opens: date | None
) -> None:
    assert next_opening(condition, FACTS, PARAMETERS) == opens


@given(st.dates(), st.dates(), st.integers(0, 999_999_999))
def test_a_period_of_any_length_is_counted_from_any_date(
    day: date, today: date, length: int
) -> None:
    facts = {"received_on": today.isoformat(), "day": day.isoformat()}
    for condition in (
        WithinMonthsOf("day", Setting(length)),
        FromDaysBefore("day", Setting(length)),
        FromMonthsBefore("day", Setting(length)),
    ):
        opens = next_opening(condition, facts, {})
        held = holds(condition, facts, {})
        if isinstance(condition, WithinMonthsOf):
            assert held or today > day
            assert opens is None
        else:
            assert held or today < day
            assert (opens is None) == held


def test_nothing_opens_where_no_season_is_named() -> None:
    assert next_opening(All((KNOWN_FALSE,)), FACTS, PARAMETERS) is None
