# SPDX-License-Identifier: Apache-2.0
"""The catalogue as the program sees it: what is in force on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.catalogue.layouts import Layout
from clerkapp.catalogue.values import ChoiceList, Parameter, parameters_on
from clerkapp.domain.deadlines import HolidayTable
from clerkapp.domain.problems import ClerkError


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that ``forms/`` says, checked.

    Attributes:
        items: All versions of all items.
        choices: Code lists by code.
        parameters: Dated parameters by name.
        layouts: (code, version) → layout; every version ever used stays.
        holidays: The holiday table.
    """

    items: tuple[ServiceItem, ...]
    choices: Mapping[str, ChoiceList]
    parameters: Mapping[str, Parameter]
    layouts: Mapping[tuple[str, str], Layout]
    holidays: HolidayTable

    def items_on(self, day: date) -> tuple[ServiceItem, ...]:
        """Return the items in force on a day, in the office's order."""
        found = (
            item
            for item in self.items
            if item.in_force_from <= day and (item.in_force_to is None or day <= item.in_force_to)
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
        """Return name → value of every parameter in force on a day."""
        return parameters_on(self.parameters, day)
