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
    Given,
    InSeason,
    Is,
    NextYearWithin,
    Not,
    OneOf,
    ParameterIs,
    Setting,
    WithinDaysOf,
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
}
PARAMETERS = {"limit": "14", "opens": "11-24"}

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
        (Not(Is("a", "1")), Any((Given("b"), Before("c", other="d"))), season(1, 1, 2, 2))
    )
    assert fields_of(condition) == {"a", "b", "c", "d"}


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
    assert next_opening(condition, day, PARAMETERS) == opens


def test_nothing_opens_where_no_season_is_named() -> None:
    assert next_opening(All((KNOWN_FALSE,)), date(2026, 1, 1), PARAMETERS) is None
