# SPDX-License-Identifier: Apache-2.0
"""Reads the month's list of the civil affairs office (低保、特困名单) from a workbook."""

import re
from datetime import date

from clerkapp.catalogue.values import ChoiceList
from clerkapp.domain.aid import AidList, AidRow, month_of
from clerkapp.domain.problems import FieldProblem
from clerkapp.exchange.people import read_person, require_clean, twice
from clerkapp.exchange.sheets import NAME, NAME_HEADS, NUMBER, NUMBER_HEADS, read_list

_CATEGORY = "category"
_COLUMNS = {
    NAME: NAME_HEADS,
    NUMBER: NUMBER_HEADS,
    _CATEGORY: ("类别", "救助类别", "人员类别", "资助类别"),
}


def read_aid_list(content: bytes, month: str, categories: ChoiceList, on: date) -> AidList:
    """Return the list, if every row of it is right.

    Args:
        content: The XLSX file.
        month: Month of the list, as the clerk writes it.
        categories: Code list ``aid_categories``; the sheet writes its Chinese words.
        on: Today.

    Raises:
        ClerkError: ``aid.no_month``.
        SheetError: What is wrong, cell by cell; nothing is taken over.
        OutsideError: The codes of ``read_list``: the file or its sheet is not a list.
    """
    of_month = month_of(month)
    codes = {entry.text.zh: entry.code for entry in categories.entries}
    reading = read_list(content, _COLUMNS)
    rows: list[AidRow] = []
    for row in reading.rows:
        person = read_person(row, on)
        reading.problems.extend(person.problems)
        words = re.sub(r"\s", "", row.texts[_CATEGORY])
        if words not in codes:
            params = {"category": words, "known": "、".join(codes)}
            place = row.places[_CATEGORY]
            reading.problems.append(FieldProblem("sheet.no_category", place, params=params))
        rows.append(AidRow(person.number, person.name, codes.get(words, "")))
    reading.problems.extend(twice(reading.rows, [row.document_number for row in rows]))
    require_clean(reading)
    return AidList(of_month, tuple(rows))
