# SPDX-License-Identifier: Apache-2.0
"""A school's batch roster (学校批量名单): the pupils whom a unit enrols together."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One pupil: name, number in one spelling, class as the school writes it."""

    name: str
    document_number: str
    school_class: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A whole roster, checked; nobody stands on it twice.

    Attributes:
        unit: The school.
        batch: The school's or the agency's name of the batch.
        rows: Its pupils in the roster's order.
    """

    unit: str
    batch: str
    rows: tuple[RosterRow, ...]
