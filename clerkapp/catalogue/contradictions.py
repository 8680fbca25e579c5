# SPDX-License-Identifier: Apache-2.0
"""Finds conditions that no case can ever fulfil, as far as their parts alone can tell."""

from collections.abc import Iterator, Sequence

from clerkapp.catalogue.conditions import (
    All,
    Condition,
    Given,
    Is,
    Not,
    OneOf,
    ParameterIs,
    YoungerThan,
)


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
        case Is(name) | OneOf(name) | Given(name) | YoungerThan(name) | ParameterIs(name):
            return name
        case _:
            return ""


def _excludes_itself(parts: Sequence[Condition]) -> bool:
    """Say whether parts about one fact leave it no value."""
    if any(isinstance(part, Not) and part.part in parts for part in parts):
        return True
    allowed = [values for part in parts if (values := _values(part)) is not None]
    if not allowed:
        return _no_age_left(parts)
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


def _no_age_left(parts: Sequence[Condition]) -> bool:
    """Say whether an age must be reached that must not be reached; parameters may change."""
    below = [part.years.value for part in parts if isinstance(part, YoungerThan)]
    reached = [
        part.part.years.value
        for part in parts
        if isinstance(part, Not) and isinstance(part.part, YoungerThan)
    ]
    most = min((age for age in below if age is not None), default=None)
    least = max((age for age in reached if age is not None), default=None)
    return most is not None and least is not None and least >= most
