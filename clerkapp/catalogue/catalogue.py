# SPDX-License-Identifier: Apache-2.0
"""The catalogue as the program sees it: what is in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.catalogue.layouts import Layout
from clerkapp.catalogue.values import (
    NO_REGION,
    ChoiceList,
    Parameter,
    ParameterValue,
    Regional,
    chain_of,
    parameters_on,
)
from clerkapp.domain.deadlines import HolidayTable
from clerkapp.domain.problems import ClerkError

OF_PROVINCE = "@"
"""Stands between the name of a code list and the province whose offices use it."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that ``forms/`` says, checked.

    Attributes:
        items: All versions of all items.
        choices: Code lists by code.
        parameters: Dated parameters by name, as they hold nationally.
        regional: What regions say instead.
        division: Division code of the office that the catalogue serves; empty serves any.
        layouts: (code, version) → layout; every version ever used stays.
        holidays: The holiday table.
    """

    items: tuple[ServiceItem, ...]
    choices: Mapping[str, ChoiceList]
    parameters: Mapping[str, Parameter]
    layouts: Mapping[tuple[str, str], Layout]
    holidays: HolidayTable
    regional: Regional = field(default_factory=lambda: NO_REGION)
    division: str = ""
    _on_day: dict[date, dict[str, str]] = field(
        default_factory=dict[date, dict[str, str]], init=False, repr=False, compare=False
    )

    def for_office(self, division: str) -> "Catalogue":
        """Return the catalogue as it holds for an office: its code picks the regional values.

        A code list ``name@11`` stands in the place of ``name`` for offices of province 11.
        """
        own = f"{OF_PROVINCE}{division[:2]}"
        choices = {
            name: self.choices.get(name + own, choices) if division else choices
            for name, choices in self.choices.items()
        }
        return replace(self, division=division, choices=choices)

    @property
    def regions(self) -> tuple[str, ...]:
        """Return the regions whose values the office's code picks, the widest first."""
        return tuple(code for code in chain_of(self.division) if code in self.regional)

    def items_on(self, day: date) -> tuple[ServiceItem, ...]:
        """Return the items in force on a day, in the office's order."""
        found = (
            item
            for item in self.items
            if item.in_force_from <= day
            and (item.in_force_to is None or day <= item.in_force_to)
            and item.is_offered_in(self.division)
        )
        return tuple(sorted(found, key=lambda item: item.number))

    def item_on(self, code: str, day: date) -> ServiceItem:
        """Return the version of an item in force on a day.

        Raises:
            ClerkError: ``item.not_in_force``.
        """
        for item in self.items_on(day):
            if item.code == code:
                return item
        raise ClerkError("item.not_in_force", item=code, day=day.isoformat())

    def item(self, code: str, version: str) -> ServiceItem:
        """Return exactly the version under which a case was begun.

        Raises:
            ClerkError: ``item.version_missing``.
        """
        for item in self.items:
            if (item.code, item.version) == (code, version):
                return item
        raise ClerkError("item.version_missing", item=code, version=version)

    def newest_layout(self, code: str) -> Layout:
        """Return the layout under which a new document is made; KeyError if there is none."""
        version = max(version for known, version in self.layouts if known == code)
        return self.layouts[code, version]

    def parameters_on(self, day: date) -> dict[str, str]:
        """Return name → value of every parameter in force on a day, for this office."""
        known = self._on_day.get(day)
        if known is None:
            known = parameters_on(self.parameters, day)
            for code in self.regions:
                known |= parameters_on(self.regional[code], day)
            self._on_day[day] = known
        return known

    def parameter_on(self, name: str, day: date) -> ParameterValue | None:
        """Return the value of a parameter for this office on a day with its basis, or None."""
        for code in reversed(self.regions):
            parameter = self.regional[code].get(name)
            value = parameter.on(day) if parameter is not None else None
            if value is not None:
                return value
        return self.parameters[name].on(day)
