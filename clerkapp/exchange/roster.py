# SPDX-License-Identifier: Apache-2.0
"""Reads a school's batch roster (学校批量名单) from a workbook."""

from datetime import date

from clerkapp.domain.problems import FieldProblem
from clerkapp.domain.roster import Roster, RosterRow
from clerkapp.exchange.people import read_person, require_clean, twice
from clerkapp.exchange.sheets import NAME, NAME_HEADS, NUMBER, NUMBER_HEADS, read_list

_CLASS = "school_class"
_COLUMNS = {
    NAME: (*NAME_HEADS, "学生姓名"),
    NUMBER: NUMBER_HEADS,
    _CLASS: ("班级", "所在班级", "年级班级"),
}
_LONGEST_CLASS = 30


def read_roster(content: bytes, unit: str, batch: str, on: date) -> Roster:
    """Return the roster, if every row of it is right.

    Args:
        content: The XLSX file.
        unit: Name of the school.
        batch: Name of the batch.
        on: Today.

    Raises:
        SheetError: What is wrong, cell by cell; nothing is taken over.
        OutsideError: The codes of ``read_list``: the file or its sheet is not a roster.
    """
    reading = read_list(content, _COLUMNS)
    rows: list[RosterRow] = []
    for row in reading.rows:
        name, number, problems = read_person(row, on)
        reading.problems.extend(problems)
        school_class = row.texts[_CLASS]
        if len(school_class) > _LONGEST_CLASS:
            params = {"longest": str(_LONGEST_CLASS), "actual": str(len(school_class))}
            place = row.places[_CLASS]
            reading.problems.append(FieldProblem("answer.too_long", place, params=params))
        rows.append(RosterRow(name, number, school_class))
    reading.problems.extend(twice(reading.rows, [row.document_number for row in rows]))
    require_clean(reading)
    return Roster(unit, batch, tuple(rows))
