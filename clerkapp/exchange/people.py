# SPDX-License-Identifier: Apache-2.0
"""The people of a list: their names and numbers, and that nobody stands there twice."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from clerkapp.domain.identity import DocumentType, NumberReading, read_number
from clerkapp.domain.names import normalise_name
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.domain.sheets import SheetError
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


def read_person(row: SheetRow, on: date) -> tuple[str, str, tuple[FieldProblem, ...]]:
    """Return a person's name and number as they are kept, and what is wrong with them.

    Args:
        row: The row as it stands in the list.
        on: Day that no birth date may be after.
    """
    name = normalise_name(row.texts[NAME], field=row.places[NAME])
    number = _read_number(row.texts[NUMBER], on)
    problems = (*name.problems, *(replace(p, field=row.places[NUMBER]) for p in number.problems))
    # What is only doubtful is the other office's matter: the list is taken as it was drawn up.
    return name.name, number.number, tuple(p for p in problems if p.severity is Severity.ERROR)


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
        raise SheetError(tuple(sorted(reading.problems, key=_row_of)))


def _row_of(problem: FieldProblem) -> int:
    digits = re.search(r"[0-9]+", problem.field)
    return int(digits[0]) if digits else 0


def _read_number(text: str, on: date) -> NumberReading:
    citizen = read_number(DocumentType.RESIDENT_ID, text, on=on)
    if _DIGITS.fullmatch(citizen.number):
        return citizen
    others = (read_number(kind, text, on=on) for kind in _OTHER_KINDS)
    return next((each for each in others if not each.problems), citizen)
