# SPDX-License-Identifier: Apache-2.0
"""When something applies: a small closed set of predicates over the facts of a case.

A condition is data, never code. It answers True, False, or None while a fact that it needs is
not known yet; ``all`` and ``any`` combine the three values as Kleene's logic does.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass

from clerkapp.domain.deadlines import days_before, lies_within_months, months_before

Facts = Mapping[str, str]
"""Field id or derived name → value; dates in ISO form; an absent or empty value is not known."""


@dataclass(frozen=True, slots=True)
class Setting:
    """A number that stands in the condition itself, or the name of a dated parameter."""

    value: int | None = None
    parameter: str = ""

    def resolve(self, parameters: Mapping[str, str]) -> int:
        """Return the number, looking the parameter up where there is one."""
        if self.value is not None:
            return self.value
        return int(parameters[self.parameter])


@dataclass(frozen=True, slots=True)
class Is:
    """The field has this value."""

    field: str
    value: str


@dataclass(frozen=True, slots=True)
class OneOf:
    """The field has one of these values."""

    field: str
    values: frozenset[str]


@dataclass(frozen=True, slots=True)
class Given:
    """The field has any value; never unknown."""

    field: str


@dataclass(frozen=True, slots=True)
class Before:
    """The field's date lies before a fixed date, or before the date of another fact."""

    field: str
    date: dt.date | None = None
    other: str = ""


@dataclass(frozen=True, slots=True)
class YoungerThan:
    """On the day of judgement the person born on the field's date has not reached the age."""

    field: str
    years: Setting


@dataclass(frozen=True, slots=True)
class WithinDaysOf:
    """The day of judgement lies at most so many days after the field's date.

    ``moves`` says that a last day on a day off moves to the next working day (民法典 Art. 203).
    """

    field: str
    days: Setting
    moves: bool = False


@dataclass(frozen=True, slots=True)
class WithinMonthsOf:
    """The day of judgement lies at most so many calendar months after the field's date.

    The last day bears the number of the date, or is the last of its month (民法典 Art. 202);
    ``moves`` as in `WithinDaysOf`.
    """

    field: str
    months: Setting
    moves: bool = False


@dataclass(frozen=True, slots=True)
class FromDaysBefore:
    """The day of judgement lies at most so many days before the field's date, or after it."""

    field: str
    days: Setting


@dataclass(frozen=True, slots=True)
class FromMonthsBefore:
    """The day of judgement lies at most so many months before the field's date, or after it.

    The first day bears the number of the date, or is the last of its month.
    """

    field: str
    months: Setting


@dataclass(frozen=True, slots=True)
class NextYearWithin:
    """The day so many days after the field's date lies in a later calendar year than the date."""

    field: str
    days: Setting


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day that stands in the condition itself, or the name of a dated parameter (MM-DD)."""

    month_day: tuple[int, int] | None = None
    parameter: str = ""

    def resolve(self, parameters: Mapping[str, str]) -> tuple[int, int]:
        """Return (month, day), looking the parameter up where there is one."""
        if self.month_day is not None:
            return self.month_day
        month, day = parameters[self.parameter].split("-")
        return int(month), int(day)


@dataclass(frozen=True, slots=True)
class InSeason:
    """The day of judgement lies between two days of the year, both included.

    The last day may lie in the next year, as in 11-15 … 02-28.
    """

    first: DayOfYear
    last: DayOfYear


@dataclass(frozen=True, slots=True)
class ParameterIs:
    """The value of a dated parameter, as it holds for this office on the day, is this one."""

    parameter: str
    value: str


@dataclass(frozen=True, slots=True)
class All:
    """Every part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Any:
    """At least one part holds."""

    parts: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part does not hold."""

    part: "Condition"


_OfDay = (
    YoungerThan | WithinDaysOf | WithinMonthsOf | FromDaysBefore | FromMonthsBefore | NextYearWithin
)

Condition = Is | OneOf | Given | Before | _OfDay | InSeason | ParameterIs | All | Any | Not

RECEIVED_ON = "received_on"
"""Name of the fact that holds the day of judgement."""

YEAR_END = "year_end"
"""Name of the fact that holds 31 December of the year of the day of judgement."""

COUNTED_ON = "counted_on"
"""Name of the fact that holds the first of the days off right before the day of judgement.

Where a last day moves, a period that ended on it or later has not been missed; it is the day of
judgement itself where the day before was a working day.
"""

LONG_TERM = "long_term"
"""Value of a validity date that never ends (长期); it lies before no day."""


def holds(condition: Condition, facts: Facts, parameters: Mapping[str, str]) -> bool | None:
    """Evaluate a condition; None means that a fact it needs is not known."""
    match condition:
        case All(parts):
            return _all([holds(part, facts, parameters) for part in parts])
        case Any(parts):
            return _any([holds(part, facts, parameters) for part in parts])
        case Not(part):
            inner = holds(part, facts, parameters)
            return None if inner is None else not inner
        case Given(field):
            return bool(facts.get(field))
        case InSeason(first, last):
            today = dt.date.fromisoformat(facts[RECEIVED_ON])
            return _in_season(today, first.resolve(parameters), last.resolve(parameters))
        case ParameterIs(parameter, value):
            return parameters.get(parameter) == value
        case _:
            return _on_known_value(condition, facts, parameters)


def _on_known_value(
    condition: Is | OneOf | Before | _OfDay,
    facts: Facts,
    parameters: Mapping[str, str],
) -> bool | None:
    value = facts.get(condition.field, "")
    if not value:
        return None
    match condition:
        case Is(_, wanted):
            return value == wanted
        case OneOf(_, wanted):
            return value in wanted
        case Before(_, day, other):
            return _before(value, day, facts.get(other, "") if other else "")
        case _:
            return value != LONG_TERM and _of_day(
                condition, dt.date.fromisoformat(value), facts, parameters
            )


def _of_day(condition: _OfDay, day: dt.date, facts: Facts, parameters: Mapping[str, str]) -> bool:
    today = dt.date.fromisoformat(facts[RECEIVED_ON])
    match condition:
        case YoungerThan(_, years):
            return age_on(day, today) < years.resolve(parameters)
        case WithinDaysOf(_, days, moves):
            counted = dt.date.fromisoformat(facts[COUNTED_ON]) if moves else today
            # Days are subtracted, not added: no calendar holds the day after 9999-12-31.
            return (counted - day).days <= days.resolve(parameters)
        case WithinMonthsOf(_, months, moves):
            counted = dt.date.fromisoformat(facts[COUNTED_ON]) if moves else today
            return lies_within_months(counted, day, months.resolve(parameters))
        case NextYearWithin(_, days):
            left = (dt.date(day.year, 12, 31) - day).days
            return days.resolve(parameters) > left
        case _:
            return _first_day(condition, day, parameters) <= today


def _first_day(
    condition: FromDaysBefore | FromMonthsBefore, day: dt.date, parameters: Mapping[str, str]
) -> dt.date:
    if isinstance(condition, FromDaysBefore):
        return days_before(day, condition.days.resolve(parameters))
    return months_before(day, condition.months.resolve(parameters))


def age_on(born: dt.date, day: dt.date) -> int:
    """Return the completed years of life; a person reaches an age on the birthday.

    Someone born on 29 February reaches it on 1 March of a common year (民法典 Art. 200).
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def _before(value: str, day: dt.date | None, other: str) -> bool | None:
    if value == LONG_TERM:
        return False
    if other == LONG_TERM:
        return True
    if day is not None:
        return dt.date.fromisoformat(value) < day
    return dt.date.fromisoformat(value) < dt.date.fromisoformat(other) if other else None


def _in_season(day: dt.date, first: tuple[int, int], last: tuple[int, int]) -> bool:
    today = (day.month, day.day)
    if first <= last:
        return first <= today <= last
    return today >= first or today <= last


def next_opening(
    condition: Condition, facts: Facts, parameters: Mapping[str, str]
) -> dt.date | None:
    """Return the first day after that of judgement on which what the condition names begins.

    That is a season, or the time before a date; None where the condition waits for neither.
    """
    today = dt.date.fromisoformat(facts[RECEIVED_ON])
    match condition:
        case All(parts) | Any(parts):
            found = [next_opening(part, facts, parameters) for part in parts]
            return min((each for each in found if each is not None), default=None)
        case InSeason(first, _):
            month, day_of_month = first.resolve(parameters)
            opens = dt.date(today.year, month, day_of_month)
            return opens if opens > today else opens.replace(year=today.year + 1)
        case FromDaysBefore(field) | FromMonthsBefore(field):
            value = facts.get(field, "")
            if value in {"", LONG_TERM}:
                return None
            opens = _first_day(condition, dt.date.fromisoformat(value), parameters)
            return opens if opens > today else None
        case _:
            return None


def _all(values: list[bool | None]) -> bool | None:
    if False in values:
        return False
    return None if None in values else True


def _any(values: list[bool | None]) -> bool | None:
    if True in values:
        return True
    return None if None in values else False


def fields_of(condition: Condition) -> frozenset[str]:
    """Name every fact that a condition looks at."""
    match condition:
        case All(parts) | Any(parts):
            return frozenset[str]().union(*(fields_of(part) for part in parts))
        case Not(part):
            return fields_of(part)
        case InSeason() | ParameterIs():
            return frozenset()
        case Before(field, _, other):
            return frozenset({field, other} - {""})
        case _:
            return frozenset({condition.field})
