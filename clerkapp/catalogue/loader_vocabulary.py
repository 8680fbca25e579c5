# SPDX-License-Identifier: Apache-2.0
"""What the conditions of an item may name: facts with their kinds, and dated values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from clerkapp.catalogue.definitions import CODED, FieldKind
from clerkapp.catalogue.reading import Entry
from clerkapp.catalogue.values import NO_REGION, ChoiceList, Parameter, Regional

_NAMES_ONLY = frozenset({"parameter", "sentence", "otherwise"})
"""Keys under which no number stands in the place of a parameter."""


class FactKind(StrEnum):
    """What a condition may ask of a fact."""

    DAY = "a date"
    EXPIRY = "an expiry date"
    CODE = "a code"
    TEXT = "a text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that conditions may look at; codes have a list."""

    kind: FactKind
    choices: ChoiceList | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the conditions of one item may name.

    Attributes:
        facts: Field ids and derived names.
        parameters: Dated values that hold nationally.
        regional: What regions say instead.
        first: First day on which the item is in force; None if that could not be read.
        last: Last day, or None.
    """

    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    first: date | None
    last: date | None
    regional: Regional = field(default_factory=lambda: NO_REGION)

    def written_values(self, name: str) -> tuple[str, ...]:
        """Return every value of a parameter, in all regions and at all times."""
        return tuple(value.value for each in self._everywhere(name) for value in each.values)

    def is_verified(self, name: str) -> bool:
        """Say whether every value of a parameter has been verified, in all regions."""
        return all(value.verified for each in self._everywhere(name) for value in each.values)

    def _everywhere(self, name: str) -> tuple[Parameter, ...]:
        regions = (region[name] for region in self.regional.values() if name in region)
        return (self.parameters[name], *regions)

    def parameter_in_force(self, entry: Entry, key: str, name: str) -> Parameter | None:
        """Return the parameter that an entry names, or write down why it cannot serve."""
        if not name:
            return None
        parameter = self.parameters.get(name)
        if parameter is None:
            file = f"add parameters/{name}.yaml"
            instead = file if key in _NAMES_ONLY else f"write a whole number, or {file}"
            entry.problem(key, f"{key}: no parameter '{name}'", instead)
            return None
        if self.first is not None and not parameter.holds_throughout(self.first, self.last):
            entry.problem(
                key,
                f"{key}: parameter {name} does not hold on every day of the item",
                f"let its values reach from {self.first} to {self.last or 'no end'}",
            )
            return None
        return parameter


def fact_kind(kind: FieldKind) -> FactKind:
    """Return what a condition may ask of a field of a kind."""
    if kind in CODED:
        return FactKind.CODE
    if kind is FieldKind.DATE:
        return FactKind.DAY
    return FactKind.EXPIRY if kind is FieldKind.EXPIRY else FactKind.TEXT
