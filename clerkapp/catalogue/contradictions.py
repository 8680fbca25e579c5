# SPDX-License-Identifier: Apache-2.0
"""Finds conditions that no case can ever fulfil, as far as their parts alone can tell."""

from collections.abc import Iterator, Sequence

from clerkapp.catalogue.conditions import (
    All,
    Condition,
    FromDaysBefore,
    FromMonthsBefore,
    Given,
    Is,
    NextYearWithin,
    Not,
    OneOf,
    ParameterIs,
    Setting,
    WithinDaysOf,
    WithinMonthsOf,
    YoungerThan,
)

_Period = (
    YoungerThan | WithinDaysOf | WithinMonthsOf | FromDaysBefore | FromMonthsBefore | NextYearWithin
)
"""Predicates that a longer time can only make easier to fulfil."""


def never_together(parts: Sequence[Condition]) -> str:
    """Name the fact or parameter of which parts ask what cannot hold at once; empty if none.

    What two different facts have to do with each other is not known here, so a condition that
    passes may still never hold; one that is named never does.
    """
    flat = tuple(_flat(parts))
    for name in dict.fromkeys(_about(part) for part in flat):
        if name and _excludes_itself(tuple(part for part in flat if _about(part) == name)):
            return name
    return ""


def _flat(parts: Sequence[Condition]) -> Iterator[Condition]:
    for part in parts:
        if isinstance(part, All):
            yield from _flat(part.parts)
        else:
            yield part


def _about(part: Condition) -> str:
    """Return the one fact or parameter that a part asks of, or an empty text."""
    match part:
        case Not(inner):
            return _about(inner)
        case Is(name) | OneOf(name) | Given(name) | ParameterIs(name):
            return name
        case _ if isinstance(part, _Period):
            return part.field
        case _:
            return ""


def _excludes_itself(parts: Sequence[Condition]) -> bool:
    """Say whether parts about one fact leave it no value."""
    if any(isinstance(part, Not) and part.part in parts for part in parts):
        return True
    allowed = [values for part in parts if (values := _values(part)) is not None]
    if not allowed:
        return _no_time_left(parts)
    refused = [_values(part.part) for part in parts if isinstance(part, Not)]
    left = allowed[0].intersection(*allowed).difference(*(each for each in refused if each))
    is_empty = any(isinstance(part, Not) and isinstance(part.part, Given) for part in parts)
    return not left or is_empty


def _values(part: Condition) -> frozenset[str] | None:
    """Return the values that fulfil a part; None if it does not name them."""
    match part:
        case Is(_, value) | ParameterIs(_, value):
            return frozenset({value})
        case OneOf(_, values):
            return values
        case _:
            return None


def _no_time_left(parts: Sequence[Condition]) -> bool:
    """Say whether a period must hold and a longer one must not; what parameters say may change."""
    refused = [part.part for part in parts if isinstance(part, Not)]
    return any(
        _is_shorter(held, other)
        for held in parts
        if isinstance(held, _Period)
        for other in refused
        if isinstance(other, _Period)
    )


def _is_shorter(held: _Period, other: _Period) -> bool:
    """Say whether one period, where it holds, makes another of the same kind hold."""
    (kind, length), (other_kind, other_length) = _measured(held), _measured(other)
    if kind != other_kind or length.value is None or other_length.value is None:
        return False
    return length.value <= other_length.value


def _measured(period: _Period) -> tuple[tuple[type, bool], Setting]:
    """Return what a period counts, and how much of it."""
    match period:
        case YoungerThan(_, length) | NextYearWithin(_, length):
            return (type(period), False), length
        case WithinDaysOf(_, length, moves) | WithinMonthsOf(_, length, moves):
            return (type(period), moves), length
        case FromDaysBefore(_, length) | FromMonthsBefore(_, length):
            return (type(period), False), length
