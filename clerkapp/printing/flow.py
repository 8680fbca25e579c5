# SPDX-License-Identifier: Apache-2.0
"""Lets boxes follow each other downwards, over as many pages as they need."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from clerkapp.catalogue.layouts import Box, Column, Rect
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.answer_grid import draw_band, draw_section_name
from clerkapp.printing.answer_rows import Band, bands_of
from clerkapp.printing.drawings import POINT
from clerkapp.printing.filling import Filling
from clerkapp.printing.setting import LOOSE, Measures, Placing, set_text
from clerkapp.printing.sheet import VALUE_AIR, Sheet, inner, measures_of

_ROW_AIR = 2.6
_SHORT_SECTION = 60.0
"""Height in mm up to which a section of answers is not cut between two pages."""

_FRAMED = ("table", "answers")

Draw = Callable[[Sheet, Box, Rect], None]


@dataclass(frozen=True, slots=True)
class Piece:
    """What is never split: a box, a group, one row of a table or a band of answers.

    Attributes:
        gap: Space above it in mm, dropped at the head of a page.
        row: The row of a table that it is; nothing for its head or for any other box.
        number: Which row of its table it is, from 1.
        foot: Of the foot of a table: its rows on this page, and up to its end.
        is_last: Whether the last row of its table stands above a foot, or is this row.
        band: The band of answers that it is.
    """

    box: Box
    gap: float
    height: float
    row: Mapping[str, str] | None = None
    number: int = 0
    foot: tuple[int, int] | None = None
    is_last: bool = False
    band: Band | None = None


class Flow:
    """Measures the items of a flow and puts them on pages."""

    def __init__(self, filling: Filling, draw: Draw) -> None:
        """Take the content and what draws a single box."""
        self._filling = filling
        self._draw = draw

    def pages(self, flow: Box) -> list[list[Piece]]:
        """Return the pieces of each page.

        Raises:
            ClerkError: ``print.does_not_fit`` when one piece is higher than a page.
        """
        pieces = self._pieces(flow.items)
        if not flow.until:
            return [pieces]
        tail = len(pieces) - len(self._pieces(flow.items[len(flow.items) - flow.closing :]))
        pages: list[list[Piece]] = []
        start = 0
        while True:
            top = flow.again_from if pages else flow.at.y
            rest = _dressed(pieces[start:])
            if _height(rest) <= flow.until - top:
                return [*pages, rest]
            taken = self._filled(pieces, start, min(tail, len(pieces) - 1), flow, top)
            if taken == start:
                raise self._too_high(pieces[start])
            pages.append(_dressed(pieces[start:taken]))
            start = taken

    def _filled(self, pieces: list[Piece], start: int, end: int, flow: Box, top: float) -> int:
        """Return how far the pieces go on a page that is not the last one."""
        taken = start
        room = flow.until_more - top
        while taken < end and _height(_dressed(pieces[start : taken + 1])) <= room:
            taken += 1
        # A table's head never stands alone at the foot of a page.
        while taken > start and _is_head(pieces[taken - 1]):
            taken -= 1
        return _before_section(pieces, start, taken)

    def _too_high(self, piece: Piece) -> ClerkError:
        if piece.band is not None:
            return self._filling.refusal("print.does_not_fit", piece.band.longest_field)
        return self._filling.does_not_fit(piece.box)

    def draw(self, sheet: Sheet, pieces: list[Piece], top: float) -> float:
        """Draw the pieces of one page and return where they end."""
        y = top
        frame_top: float | None = None
        for index, piece in enumerate(pieces):
            y += piece.gap if index else 0.0
            at = Rect(piece.box.at.x, y, piece.box.at.w, piece.height)
            if piece.box.kind in _FRAMED:
                frame_top = y if frame_top is None else frame_top
                self._draw_row(sheet, pieces, index, at)
                following = pieces[index + 1] if index + 1 < len(pieces) else None
                if following is None or following.box is not piece.box:
                    sheet.page.frames.append(Rect(at.x, frame_top, at.w, y + at.h - frame_top))
                    frame_top = None
            elif piece.box.kind == "group":
                self._draw_group(sheet, piece.box, at)
            else:
                self._draw(sheet, replace(piece.box, at=at), at)
            y += piece.height
        return y

    def _draw_group(self, sheet: Sheet, group: Box, at: Rect) -> None:
        inside = sheet if group.frame else sheet.without_borders()
        self.draw(inside, self._pieces(group.items), at.y)
        if group.frame:
            sheet.page.frames.append(at)

    def _draw_row(self, sheet: Sheet, pieces: list[Piece], index: int, at: Rect) -> None:
        piece = pieces[index]
        if piece.foot is not None:
            self._draw_foot(sheet, piece, at)
            return
        if piece.band is None:
            self._draw_table_row(sheet, piece, at)
            return
        draw_band(sheet, piece.band, at)
        height = _section_height(pieces, index)
        if height:
            beside = Rect(at.x, at.y, piece.box.widths[0], height)
            draw_section_name(sheet, piece.box, piece.band.section, beside)

    def _draw_foot(self, sheet: Sheet, piece: Piece, at: Rect) -> None:
        table = piece.box
        sheet.page.cells.append(at)
        words = table.foot + (table.foot_last if piece.is_last else "")
        text = replace(self._filling, rows=piece.foot or (0, 0)).filled(words)
        measures = Measures(table.size, table.least or table.size, bold=True)
        sheet.text(table, text, measures, inner(at), Placing("left"))

    def _draw_table_row(self, sheet: Sheet, piece: Piece, at: Rect) -> None:
        table = piece.box
        x = at.x
        for column in table.columns:
            cell = Rect(x, at.y, column.width, at.h)
            sheet.page.cells.append(cell)
            if piece.row is None:
                measures = Measures(table.size, table.least or table.size, bold=True, pitch=1.2)
                sheet.text(table, column.head, measures, inner(cell, 0.5), Placing("centre"))
            else:
                text = self._cell(table, column, piece.row)
                measures = _cell_measures(table, column)
                sheet.text(table, text, measures, inner(cell), Placing(column.align))
            x += column.width

    def _pieces(self, items: tuple[Box, ...]) -> list[Piece]:
        pieces: list[Piece] = []
        for box in items:
            if box.kind == "table":
                pieces.extend(self._table(box))
            elif box.kind == "answers":
                pieces.extend(self._answers(box))
            elif box.kind == "mark" and not self._marked():
                continue
            else:
                pieces.append(Piece(box, box.at.y, self._box_height(box)))
        return pieces

    def _marked(self) -> bool:
        return bool(self._filling.value("print.copy") or self._filling.value("print.void"))

    def _box_height(self, box: Box) -> float:
        """Return the height of a box: at least its own, more when its text asks for it."""
        if box.kind == "group":
            return _height(self._pieces(box.items))
        if box.kind not in ("value", "text") or not self._filling.applies(box):
            return box.at.h
        text = self._filling.text(box)
        if not text:
            return box.at.h
        measures = measures_of(box)
        width = box.at.w if box.kind == "text" else inner(box.at).w
        setting = set_text(text, self._filling.fonts, measures, width, None)
        if setting is None:
            raise self._filling.does_not_fit(box)
        air = VALUE_AIR if box.kind == "value" else 0.0
        return max(box.at.h, setting.height + air)

    def _table(self, table: Box) -> list[Piece]:
        key = table.source
        if key not in self._filling.content.rows:
            raise self._filling.refusal("print.missing_value", key)
        pieces = [Piece(table, table.at.y, table.head_height)]
        rows = self._filling.content.rows[key]
        for number, row in enumerate(rows, start=1):
            height = table.at.h
            for column in table.columns:
                height = max(height, self._cell_height(table, column, row))
            is_last = number == len(rows)
            pieces.append(Piece(table, 0.0, height, row, number=number, is_last=is_last))
        return pieces

    def _answers(self, box: Box) -> list[Piece]:
        bands = bands_of(box, self._filling)
        gaps = (box.at.y, *(0.0 for _ in bands))
        return [
            Piece(box, gap, band.height, band=band) for gap, band in zip(gaps, bands, strict=False)
        ]

    def _cell_height(self, table: Box, column: Column, row: Mapping[str, str]) -> float:
        text = self._cell(table, column, row)
        if not text:
            return 0.0
        measures = _cell_measures(table, column)
        width = column.width - 3.0
        setting = set_text(text, self._filling.fonts, measures, width, None)
        if setting is not None and len(setting.lines) > 1 and measures.one_line:
            broken = replace(measures, size=measures.least, one_line=0.0)
            setting = set_text(text, self._filling.fonts, broken, width, None)
        if setting is None:
            field = f"{table.source}.{column.source}"
            raise self._filling.refusal("print.does_not_fit", field)
        return len(setting.lines) * setting.size * POINT * LOOSE + _ROW_AIR

    def _cell(self, table: Box, column: Column, row: Mapping[str, str]) -> str:
        field = f"{table.source}.{column.source}"
        if column.source not in row:
            raise self._filling.refusal("print.missing_value", field)
        self._filling.check(row[column.source], field)
        return row[column.source]


def _cell_measures(table: Box, column: Column) -> Measures:
    size = column.size or table.size
    least = column.least or size
    one_line = least if least < size else 0.0
    return Measures(size, least, one_line=one_line, bold=column.bold, pitch=LOOSE)


def _before_section(pieces: list[Piece], start: int, taken: int) -> int:
    """Return where to break so that a short section stays whole, if that leaves a page behind."""
    first = taken
    while first > start and first < len(pieces) and _continues(pieces, first):
        first -= 1
    short = first < taken and _section_height(pieces, first) <= _SHORT_SECTION
    return first if short and first > start else taken


def _continues(pieces: list[Piece], index: int) -> bool:
    """Say whether a piece goes on with the section of the one before."""
    band, before = pieces[index].band, pieces[index - 1].band if index else None
    return band is not None and before is not None and band.section == before.section


def _section_height(pieces: list[Piece], index: int) -> float:
    """Return how high the bands of a section stand from here on; nothing below its first band."""
    band = pieces[index].band
    if band is None or _continues(pieces, index):
        return 0.0
    height = 0.0
    for piece in pieces[index:]:
        if piece.band is None or piece.band.section != band.section:
            break
        height += piece.height
    return height


def _is_head(piece: Piece) -> bool:
    return piece.box.kind == "table" and piece.row is None and piece.foot is None


def _dressed(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces of a page with the head and the feet that its tables have there."""
    dressed: list[Piece] = []
    if pieces and pieces[0].row is not None:
        dressed.append(Piece(pieces[0].box, 0.0, pieces[0].box.head_height))
    count = 0
    for index, piece in enumerate(pieces):
        dressed.append(piece)
        count = count + 1 if piece.row is not None else 0
        following = pieces[index + 1] if index + 1 < len(pieces) else None
        ends = following is None or following.box is not piece.box
        if count and ends and piece.box.foot:
            foot = (count, piece.number)
            height = piece.box.foot_height
            dressed.append(Piece(piece.box, 0.0, height, foot=foot, is_last=piece.is_last))
    return dressed


def _height(pieces: list[Piece]) -> float:
    total = sum(piece.gap + piece.height for piece in pieces)
    return total - pieces[0].gap if pieces else 0.0
