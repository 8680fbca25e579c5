# SPDX-License-Identifier: Apache-2.0
"""What items refer to by name: code lists, and local values with the days on which they hold."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from clerkapp.catalogue.definitions import Text


@dataclass(frozen=True, slots=True)
class Choice:
    """One entry of a code list."""

    code: str
    text: Text
    initials: str = ""


@dataclass(frozen=True, slots=True)
class ChoiceList:
    """A code list, in the order in which it is shown."""

    code: str
    entries: tuple[Choice, ...]

    def find(self, code: str) -> Choice | None:
        """Return the entry of a code, or None."""
        return next((entry for entry in self.entries if entry.code == code), None)


@dataclass(frozen=True, slots=True)
class ParameterValue:
    """A local value for the time in which it holds."""

    value: str
    holds_from: date
    holds_to: date | None
    basis: Text
    checked_on: date
    verified: bool


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that differs by place and year, with all its dated values, oldest first."""

    name: str
    meaning: Text
    values: tuple[ParameterValue, ...]

    def on(self, day: date) -> ParameterValue | None:
        """Return the value in force on a day, or None."""
        for value in self.values:
            if value.holds_from <= day and (value.holds_to is None or day <= value.holds_to):
                return value
        return None

    def holds_throughout(self, first: date, last: date | None) -> bool:
        """Say whether the parameter, which has no gaps, holds on every day from ``first`` on."""
        if not self.values or self.values[0].holds_from > first:
            return False
        end = self.values[-1].holds_to
        return end is None or (last is not None and last <= end)


Regional = Mapping[str, Mapping[str, Parameter]]
"""Division code (2, 4 or 6 digits) → name → what the region says instead."""

NO_REGION: Regional = MappingProxyType({})


def chain_of(division: str) -> tuple[str, ...]:
    """Return the codes under which values for an office may stand: province, city, county."""
    return tuple(division[:length] for length in (2, 4, 6) if len(division) >= length)


def parameters_on(parameters: Mapping[str, Parameter], day: date) -> dict[str, str]:
    """Return name → value for every parameter in force on a day."""
    found = ((name, parameter.on(day)) for name, parameter in parameters.items())
    return {name: value.value for name, value in found if value is not None}
