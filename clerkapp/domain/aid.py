# SPDX-License-Identifier: Apache-2.0
"""The civil affairs office's list of the month: who is insured with a subsidy (低保、特困等)."""

import re
from dataclasses import dataclass
from datetime import datetime

from clerkapp.domain.problems import ClerkError

_MONTH = re.compile(r"(20[0-9]{2})[-/.年]?(0?[1-9]|1[0-2])月?")


@dataclass(frozen=True, slots=True)
class AidRow:
    """One person of a list.

    Attributes:
        document_number: Number in one spelling, as it is compared.
        name: Name as the list writes it, trimmed.
        category: Code of ``forms/choices/aid_categories.csv``.
    """

    document_number: str
    name: str
    category: str


@dataclass(frozen=True, slots=True)
class AidList:
    """A whole list, checked; nobody stands on it twice.

    Attributes:
        month: Month for which it was drawn up, ``YYYY-MM``.
        rows: Its people in the list's order.
    """

    month: str
    rows: tuple[AidRow, ...]


@dataclass(frozen=True, slots=True)
class AidMonth:
    """That a month's list was loaded: when, by whom, which file, how many people."""

    month: str
    loaded_at: datetime
    clerk_id: str
    sha256: str
    count: int


def month_of(text: str) -> str:
    """Return a month as ``YYYY-MM``, from ``2026-11``, ``202611`` or ``2026年11月``.

    Raises:
        ClerkError: ``aid.no_month``.
    """
    found = _MONTH.fullmatch(text.strip())
    if found is None:
        raise ClerkError("aid.no_month")
    return f"{found[1]}-{int(found[2]):02d}"
