# SPDX-License-Identifier: Apache-2.0
"""Reads a school's batch roster (学校批量名单) from a workbook."""

from collections.abc import Iterator, Sequence
from datetime import date

from clerkapp.domain.problems import FieldProblem
from clerkapp.domain.roster import Roster, RosterRow
from clerkapp.domain.sheets import in_sheet_order
from clerkapp.exchange.people import read_person
from clerkapp.exchange.sheets import (
    NAME,
    NAME_HEADS,
    NUMBER,
    NUMBER_HEADS,
    SheetRow,
    read_list,
)

_CLASS = "school_class"
_COLUMNS = {
    NAME: (*NAME_HEADS, "学生姓名"),
    NUMBER: NUMBER_HEADS,
    _CLASS: ("班级", "所在班级", "年级班级"),
}
_LONGEST_CLASS = 30


def read_roster(content: bytes, unit: str, batch: str, on: date) -> Roster:
    """Return the pupils whose row is right, and what is wrong with the other rows.

    A school is not kept waiting for one pupil: what is wrong is left out and named. Of a number
    that stands twice no row is taken, as nobody here knows whose it is.

    Args:
        content: The XLSX file.
        unit: Name of the school.
        batch: Name of the batch.
        on: Today.

    Raises:
        OutsideError: The codes of ``read_list``: the file or its sheet is not a roster.
    """
    reading = read_list(content, _COLUMNS)
    good: list[RosterRow] = []
    wrong = list(reading.problems)
    for row in reading.rows:
        pupil, problems = _read_row(row, on)
        wrong.extend(problems)
        if not problems:
            good.append(pupil)
    wrong.extend(_doubled(good))
    left_out = {problem.field for problem in wrong}
    rows = tuple(row for row in good if row.place not in left_out)
    return Roster(unit.strip(), batch.strip(), rows, in_sheet_order(wrong))


def _read_row(row: SheetRow, on: date) -> tuple[RosterRow, tuple[FieldProblem, ...]]:
    person = read_person(row, on)
    school_class = row.texts[_CLASS]
    problems = person.problems
    if len(school_class) > _LONGEST_CLASS:
        params = {"longest": str(_LONGEST_CLASS), "actual": str(len(school_class))}
        place = row.places[_CLASS]
        problems = (*problems, FieldProblem("answer.too_long", place, params=params))
    pupil = RosterRow(
        person.name, person.document_type, person.number, school_class, row.places[NUMBER]
    )
    return pupil, problems


def _doubled(rows: Sequence[RosterRow]) -> Iterator[FieldProblem]:
    """Yield a problem for each row whose number another row bears as well."""
    places: dict[str, list[str]] = {}
    for row in rows:
        places.setdefault(row.document_number, []).append(row.place)
    for row in rows:
        others = [place for place in places[row.document_number] if place != row.place]
        if others:
            params = {"first": "、".join(others)}
            yield FieldProblem("sheet.twice", row.place, params=params)
