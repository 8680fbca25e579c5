# SPDX-License-Identifier: Apache-2.0
"""Workbooks as offices and schools send them, made for the tests."""

import io
from collections.abc import Callable, Sequence
from datetime import date

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.builders import citizen_number

ANNA = citizen_number(date(2018, 5, 18), 12)
BAO = citizen_number(date(2016, 2, 29), 31)
CHEN = citizen_number(date(1950, 10, 1), 44)


def book(
    rows: Sequence[Sequence[object]],
    change: Callable[[Worksheet], object] | None = None,
    **more: Sequence[Sequence[object]],
) -> bytes:
    """Return an XLSX file whose first sheet holds the rows; further sheets by their names."""
    workbook = Workbook()
    first = workbook.active
    assert isinstance(first, Worksheet)
    for row in rows:
        first.append(list(row))
    if change is not None:
        change(first)
    for name, others in more.items():
        sheet = workbook.create_sheet(name)
        for row in others:
            sheet.append(list(row))
    written = io.BytesIO()
    workbook.save(written)
    return written.getvalue()
