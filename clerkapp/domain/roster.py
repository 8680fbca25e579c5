# SPDX-License-Identifier: Apache-2.0
"""A school's batch roster (学校批量名单): the pupils whom a unit enrols together."""

from dataclasses import dataclass

from clerkapp.domain.identity import DocumentType
from clerkapp.domain.problems import FieldProblem


@dataclass(frozen=True, slots=True)
class RosterRow:
    """One pupil.

    Attributes:
        name: Name as the school writes it, trimmed.
        document_type: Kind of document that the number is from; of a citizen's number the roster
            does not say which paper bears it.
        document_number: Number in one spelling, as it is compared.
        school_class: Class as the school writes it.
        place: Cell of the number, such as ``B7``; by it the row is found again.
    """

    name: str
    document_type: DocumentType
    document_number: str
    school_class: str
    place: str


@dataclass(frozen=True, slots=True)
class Roster:
    """A roster as it was read; nobody stands in its rows twice.

    Attributes:
        unit: The school.
        batch: The school's or the agency's name of the batch.
        rows: The pupils whose row is right, in the roster's order.
        left_out: What is wrong with the other rows, in the roster's order; the field of each is a
            cell or a range of cells.
    """

    unit: str
    batch: str
    rows: tuple[RosterRow, ...]
    left_out: tuple[FieldProblem, ...] = ()
