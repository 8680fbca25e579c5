# SPDX-License-Identifier: Apache-2.0
"""Finds the list in a workbook: the sheet, the row with its head, the columns, the rows of people.

Columns are known by the words of their heads, wherever they stand. What cannot be trusted in a
cell becomes a problem that names the cell; nothing is guessed.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from clerkapp.domain.problems import FieldProblem, OutsideError
from clerkapp.exchange.workbook import Cell, Grid, Merged, cell_name, read_grids

HEAD_WITHIN = 10
"""Rows in which the head is looked for: titles and remarks stand above it."""

NAME = "name"
NUMBER = "document_number"
NAME_HEADS = ("姓名",)
NUMBER_HEADS = ("身份证号", "身份证号码", "证件号码", "公民身份号码")

_BESIDE_HEAD = re.compile(r"[\s*＊:：]|[(（].*?[)）]")

Columns = Mapping[str, tuple[str, ...]]
"""Key of a column → the words by which its head is known."""


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One row of the list: key of a column → its text, and the name of its cell."""

    texts: Mapping[str, str]
    places: Mapping[str, str]


@dataclass(slots=True)
class ListReading:
    """The list while it is read: its rows, and the problems met so far in the sheet's order."""

    rows: list[SheetRow] = field(default_factory=list[SheetRow])
    problems: list[FieldProblem] = field(default_factory=list[FieldProblem])


@dataclass(frozen=True, slots=True)
class _Head:
    """The head of a list: its row, and the column of each key, counted from 0."""

    row: int
    columns: Mapping[str, int]


def read_list(content: bytes, columns: Columns) -> ListReading:
    """Read the one sheet whose head bears all columns.

    Cells that are merged, empty or not stored as text are problems; rows with a problem are left
    out.

    Raises:
        OutsideError: ``sheet.empty``, ``sheet.no_head``, ``sheet.head_twice``,
            ``sheet.two_lists``, and those of ``read_grids``.
    """
    grids = read_grids(content)
    if not any(grid.rows for grid in grids):
        raise OutsideError("sheet.empty")
    found = [(grid, head) for grid in grids if (head := _head_of(grid, columns)) is not None]
    if not found:
        names = "、".join(words[0] for words in columns.values())
        raise OutsideError("sheet.no_head", columns=names, rows=str(HEAD_WITHIN))
    if len(found) > 1:
        raise OutsideError("sheet.two_lists", sheets="、".join(grid.name for grid, _ in found))
    reading = _rows_below(*found[0])
    if not reading.rows and not reading.problems:
        raise OutsideError("sheet.empty")
    return reading


def _head_of(grid: Grid, columns: Columns) -> _Head | None:
    for row, cells in enumerate(grid.rows[:HEAD_WITHIN]):
        words = [_BESIDE_HEAD.sub("", cell) if isinstance(cell, str) else "" for cell in cells]
        at = {
            key: [place for place, word in enumerate(words) if word in heads]
            for key, heads in columns.items()
        }
        if not all(at.values()):
            continue
        for places in at.values():
            if len(places) > 1:
                cells_twice = "、".join(cell_name(row, place) for place in places)
                raise OutsideError("sheet.head_twice", sheet=grid.name, cells=cells_twice)
        return _Head(row, {key: places[0] for key, places in at.items()})
    return None


def _rows_below(grid: Grid, head: _Head) -> ListReading:
    # A head of two lines is merged downwards: the list begins below all of it.
    first = 1 + max(
        (range_.bottom for range_ in grid.merged if range_.top <= head.row <= range_.bottom),
        default=head.row,
    )
    reading = ListReading()
    for row in range(first, len(grid.rows)):
        cells = {key: grid.rows[row][column] for key, column in head.columns.items()}
        places = {key: cell_name(row, column) for key, column in head.columns.items()}
        merged = [range_ for range_ in grid.merged if _touches(range_, row, head)]
        reading.problems.extend(_merged_problem(r) for r in merged if max(r.top, first) == row)
        if merged or all(cell == "" for cell in cells.values()):
            continue
        wrong = tuple(_cell_problems(cells, places))
        reading.problems.extend(wrong)
        if not wrong:
            reading.rows.append(SheetRow({k: _text(cell) for k, cell in cells.items()}, places))
    return reading


def _touches(merged: Merged, row: int, head: _Head) -> bool:
    return merged.top <= row <= merged.bottom and any(
        merged.left <= column <= merged.right for column in head.columns.values()
    )


def _merged_problem(merged: Merged) -> FieldProblem:
    first = cell_name(merged.top, merged.left)
    last = cell_name(merged.bottom, merged.right)
    return FieldProblem("sheet.merged", f"{first}:{last}")


def _cell_problems(cells: Mapping[str, Cell], places: Mapping[str, str]) -> Iterator[FieldProblem]:
    for key, cell in cells.items():
        place = places[key]
        text = _text(cell)
        if key == NUMBER and isinstance(cell, int | float):
            # Beyond 15 digits a stored number has lost some; below, the zeros in front are gone.
            yield FieldProblem("sheet.number_as_number", place)
        elif cell != "" and not isinstance(cell, str) and not text:
            yield FieldProblem("sheet.not_text", place)
        elif not text:
            yield FieldProblem("sheet.empty_cell", place)
        elif (hidden := _control_character(text)) is not None:
            params = {"code_point": f"U+{ord(hidden):04X}"}
            yield FieldProblem("answer.control_character", place, params=params)


def _text(cell: Cell) -> str:
    """Return a cell as text; empty for what a spreadsheet made of it by itself (dates, 3.10)."""
    if isinstance(cell, str):
        return cell.strip()
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return ""
    return str(int(cell)) if float(cell).is_integer() else ""


def _control_character(text: str) -> str | None:
    return next((char for char in text if unicodedata.category(char) == "Cc"), None)
