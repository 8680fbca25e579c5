# SPDX-License-Identifier: Apache-2.0
"""Opens a workbook: which kind of file it is, whether it is safe to read, what its cells hold.

Calamine lays a sheet out as one full rectangle: a single cell far away would take all memory, so
the reach of the cells that hold something is looked at before it reads.
"""

import io
import lzma
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from clerkapp.domain.problems import OutsideError

Cell = int | float | str | bool | date | datetime | time | timedelta
"""What calamine gives for one cell; an empty one is an empty text."""

MOST_ROWS = 20_000
MOST_COLUMNS = 256
_MOST_BYTES = 64_000_000
"""Unpacked size of one part of a workbook: a list of 20,000 people takes a tenth of it."""

_ZIP = b"PK\x03\x04"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_BOOK_PART = "xl/workbook.xml"
_SHEET_PART = re.compile(r"xl/worksheets/[^/]+\.xml")
_FILLED_CELL = re.compile(
    rb"<(?:\w+:)?c\b[^>]*?\br=[\"']([A-Z]{1,3})([0-9]{1,7})[\"'][^>]*(?<!/)>(?!</)"
)
_LETTERS = 26
_DAMAGE = (
    CalamineError,
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    struct.error,
    EOFError,
    # A package with mangled places and lengths ends in any of these.
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Merged:
    """A range of merged cells: first and last row, first and last column, counted from 0."""

    top: int
    bottom: int
    left: int
    right: int


@dataclass(frozen=True, slots=True)
class Grid:
    """One visible sheet as it lies: rows of cells from A1 on, and what is merged."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]
    merged: tuple[Merged, ...]


def read_grids(content: bytes) -> tuple[Grid, ...]:
    """Return the visible worksheets of an XLSX file.

    Raises:
        OutsideError: ``sheet.old_format``, ``sheet.protected``, ``sheet.is_text``,
            ``sheet.not_a_workbook``, ``sheet.damaged``, ``sheet.too_large``.
    """
    _require_xlsx(content)
    try:
        _require_reach(content)
        with CalamineWorkbook.from_object(  # pyright: ignore[reportUnknownMemberType]
            io.BytesIO(content)
        ) as book:
            return tuple(_grids(book))
    except PasswordError:
        raise OutsideError("sheet.protected") from None
    except _DAMAGE:
        # Not chained: calamine's text may quote a cell.
        raise OutsideError("sheet.damaged") from None


def cell_name(row: int, column: int) -> str:
    """Return the name of a cell as the program that made the list shows it, such as ``C7``.

    Args:
        row: Row, counted from 0.
        column: Column, counted from 0.
    """
    letters = ""
    number = column + 1
    while number:
        number, letter = divmod(number - 1, _LETTERS)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def _require_xlsx(content: bytes) -> None:
    if content.startswith(_OLE):
        raise OutsideError("sheet.protected" if _ENCRYPTED in content else "sheet.old_format")
    if content.startswith(_ZIP):
        return
    raise OutsideError("sheet.is_text" if _is_text(content) else "sheet.not_a_workbook")


def _is_text(content: bytes) -> bool:
    """Tell whether the file is plain text, as CSV is; lists come in UTF-8 or in GB 18030."""
    if not content or b"\0" in content:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return b"," in content or b"\t" in content
    return False


def _require_reach(content: bytes) -> None:
    """Refuse what would not fit into memory, and what is another kind of package."""
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        if _BOOK_PART not in package.namelist():
            raise OutsideError("sheet.not_a_workbook")
        if any(part.file_size > _MOST_BYTES for part in parts):
            raise OutsideError("sheet.too_large", most=str(MOST_ROWS))
        for part in parts:
            if _SHEET_PART.fullmatch(part.filename):
                _require_near(package.read(part))


def _require_near(sheet: bytes) -> None:
    for letters, row in _FILLED_CELL.findall(sheet):
        column = 0
        for letter in letters:
            column = column * _LETTERS + letter - ord("A") + 1
        if int(row) > MOST_ROWS or column > MOST_COLUMNS:
            raise OutsideError("sheet.too_large", most=str(MOST_ROWS))


def _grids(book: CalamineWorkbook) -> Iterator[Grid]:
    for sheet in book.sheets_metadata:
        if (sheet.typ, sheet.visible) != (SheetTypeEnum.WorkSheet, SheetVisibleEnum.Visible):
            continue
        found = book.get_sheet_by_name(sheet.name)
        # Without the empty margin left out: rows and columns keep the places that people see.
        rows = tuple(tuple(row) for row in found.to_python(skip_empty_area=False))
        merged = tuple(
            Merged(top, bottom, left, right)
            for (top, left), (bottom, right) in found.merged_cell_ranges or ()
        )
        yield Grid(sheet.name, rows, merged)
