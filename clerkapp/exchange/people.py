# SPDX-License-Identifier: Apache-2.0
"""The people of a list: their names and numbers, and that nobody stands there twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerkapp.domain.identity import DocumentType, NumberReading, read_number
from clerkapp.domain.names import normalise_name
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.domain.sheets import SheetError, in_sheet_order
from clerkapp.exchange.sheets import NAME, NUMBER, ListReading, SheetRow

# Lists do not say which document a number is from. Digits alone are a citizen's number or that of
# a residence permit, which share their check digit; a passport of any form is tried last.
_DIGITS = re.compile(r"[0-9]{9,}X?|[0-9]{1,7}X?")
_OTHER_KINDS = (
    DocumentType.HK_PERMIT,
    DocumentType.MACAO_PERMIT,
    DocumentType.TAIWAN_PERMIT,
    DocumentType.BIRTH_CERTIFICATE,
    DocumentType.CHINESE_PASSPORT,
    DocumentType.FOREIGN_PR,
    DocumentType.FOREIGN_PASSPORT,
)
_PERMITS = {
    "identity.looks_like_residence_permit": DocumentType.HMT_RESIDENCE,
    "identity.looks_like_permanent_residence": DocumentType.FOREIGN_PR,
}
"""What is doubtful of a citizen's number → the document that bears such a number."""


@dataclass(frozen=True, slots=True)
class PersonReading:
    """A person's name and number as they are kept, the kind of document, and what is wrong."""

    name: str
    document_type: DocumentType
    number: str
    problems: tuple[FieldProblem, ...]


def read_person(row: SheetRow, on: date) -> PersonReading:
    """Read who stands in a row.

    Args:
        row: The row as it stands in the list.
        on: Day that no birth date may be after.
    """
    name = normalise_name(row.texts[NAME], field=row.places[NAME])
    document_type, number = _read_number(row.texts[NUMBER], on)
    problems = (*name.problems, *(replace(p, field=row.places[NUMBER]) for p in number.problems))
    # What is only doubtful is the other office's matter: the list is taken as it was drawn up.
    errors = tuple(p for p in problems if p.severity is Severity.ERROR)
    return PersonReading(name.name, document_type, number.number, errors)


def twice(rows: Sequence[SheetRow], numbers: Sequence[str]) -> Iterator[FieldProblem]:
    """Yield a problem for every number that stood in the list before, at the later row."""
    first: dict[str, str] = {}
    for row, number in zip(rows, numbers, strict=True):
        place = row.places[NUMBER]
        if number in first:
            yield FieldProblem("sheet.twice", place, params={"first": first[number]})
        first.setdefault(number, place)


def require_clean(reading: ListReading) -> None:
    """Refuse the list as a whole if anything in it is wrong.

    Raises:
        SheetError: With the problems from the top of the sheet downwards.
    """
    if reading.problems:
        raise SheetError(in_sheet_order(reading.problems))


def _read_number(text: str, on: date) -> tuple[DocumentType, NumberReading]:
    citizen = read_number(DocumentType.RESIDENT_ID, text, on=on)
    if _DIGITS.fullmatch(citizen.number):
        return _PERMITS.get(_doubt_of(citizen), DocumentType.RESIDENT_ID), citizen
    others = ((kind, read_number(kind, text, on=on)) for kind in _OTHER_KINDS)
    found = ((kind, reading) for kind, reading in others if not reading.problems)
    return next(found, (DocumentType.RESIDENT_ID, citizen))


def _doubt_of(reading: NumberReading) -> str:
    return next((p.code for p in reading.problems if p.code in _PERMITS), "")
