# SPDX-License-Identifier: Apache-2.0
"""Arranges the answers of a form in the rows of an official grid, section by section.

Two answers stand in a row: label, value, label, value. An answer that is wide, alone at the end of
a section or too long for its half takes the whole row. What belongs together is measured once,
here, and drawn as it was measured.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import groupby

from clerkapp.catalogue.layouts import Box
from clerkapp.printing.drawings import POINT
from clerkapp.printing.filling import Filling
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.lines import break_lines
from clerkapp.printing.setting import FREE, LOOSE, TIGHT, Measures, Setting, set_text
from clerkapp.printing.sheet import PADDING, VALUE_AIR

LABEL_PADDING = 0.6
SECTION_SIZES = (10.0, 9.5, 9.0, 8.5)
"""Sizes that the upright name of a section may take, points."""

UPRIGHT_STEP = 1.3
SECTION_ACROSS = 8.0
"""Size of a section's name that stands two characters beside each other."""

_SECTION_FREE = 0.5
_LABEL_SIZE, _LABEL_OF_LINES, _LABEL_PITCH = 10.0, 9.0, 1.1
_MOST_LINES_IN_A_HALF = 2
_SHORT_LABEL, _UPRIGHT_NAME = 2, 3
_STYLES: Mapping[str, Measures] = {
    "name": Measures(12.0, 10.0, one_line=9.0, bold=True, pitch=LOOSE),
    "number": Measures(12.0, 9.0, one_line=10.0, pitch=LOOSE),
    "": Measures(10.5, 10.5, pitch=LOOSE),
}


@dataclass(frozen=True, slots=True)
class AnswerCell:
    """A label with its value: left edges and widths in mm from the left edge of the grid."""

    field: str
    label: Setting
    value: Setting | None
    label_x: float
    label_w: float
    value_x: float
    value_w: float

    @property
    def height(self) -> float:
        """The height that label and value need."""
        value = self.value.height + VALUE_AIR if self.value else 0.0
        return max(value, self.label.height + 2 * FREE)


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One row of the grid."""

    cells: tuple[AnswerCell, ...]
    height: float


@dataclass(frozen=True, slots=True)
class Band:
    """Rows of one section that stay together, as many as its name beside them needs."""

    section: str
    rows: tuple[AnswerRow, ...]

    @property
    def height(self) -> float:
        """Height in mm."""
        return sum(row.height for row in self.rows)

    @property
    def longest_field(self) -> str:
        """The field whose answer takes the most room."""
        cells = [cell for row in self.rows for cell in row.cells]
        return max(cells, key=lambda cell: cell.height).field


def bands_of(box: Box, filling: Filling) -> list[Band]:
    """Return the bands of an ``answers`` box.

    Raises:
        ClerkError: ``print.missing_value`` for rows that are not there; ``print.no_glyph`` and
            ``print.control_character``, naming the field.
    """
    if box.source not in filling.content.rows:
        raise filling.refusal("print.missing_value", box.source)
    bands: list[Band] = []
    answers = filling.content.rows[box.source]
    for section, rows in groupby(answers, key=lambda row: row["section"]):
        bands.extend(_bands(section, _rows(box, filling, tuple(rows))))
    return bands


def _rows(box: Box, filling: Filling, answers: tuple[Mapping[str, str], ...]) -> list[AnswerRow]:
    rows: list[AnswerRow] = []
    left: Mapping[str, str] | None = None
    for answer in answers:
        for text in (answer["label"], answer["value"]):
            filling.check(text, answer["field"])
        if answer["wide"] or not _fits_a_half(box, filling, answer):
            waiting = [left] if left else []
            rows.extend(_whole(box, filling, each) for each in (*waiting, answer))
            left = None
        elif left is None:
            left = answer
        else:
            rows.append(_pair(box, filling, left, answer))
            left = None
    return [*rows, _whole(box, filling, left)] if left else rows


def _fits_a_half(box: Box, filling: Filling, answer: Mapping[str, str]) -> bool:
    """Say whether a value takes few lines in the narrower of both value columns."""
    _, _, first, _, second = box.widths
    setting = _value(filling, answer, min(first, second))
    most = 1 if answer["style"] else _MOST_LINES_IN_A_HALF
    return setting is None or len(setting.lines) <= most


def _whole(box: Box, filling: Filling, answer: Mapping[str, str]) -> AnswerRow:
    section, label, *rest = box.widths
    cell = _cell(filling, answer, section, label, sum(rest))
    return AnswerRow((cell,), max(box.at.h, cell.height))


def _pair(
    box: Box, filling: Filling, left: Mapping[str, str], right: Mapping[str, str]
) -> AnswerRow:
    section, label, value, second_label, second_value = box.widths
    cells = (
        _cell(filling, left, section, label, value),
        _cell(filling, right, section + label + value, second_label, second_value),
    )
    return AnswerRow(cells, max(box.at.h, *(cell.height for cell in cells)))


def _cell(
    filling: Filling, answer: Mapping[str, str], x: float, label_w: float, value_w: float
) -> AnswerCell:
    return AnswerCell(
        field=answer["field"],
        label=label_setting(answer["label"], filling.fonts, label_w - 2 * LABEL_PADDING),
        value=_value(filling, answer, value_w),
        label_x=x,
        label_w=label_w,
        value_x=x + label_w,
        value_w=value_w,
    )


def _value(filling: Filling, answer: Mapping[str, str], width: float) -> Setting | None:
    if not answer["value"]:
        return None
    measures = _STYLES[answer["style"]]
    return set_text(answer["value"], filling.fonts, measures, width - 2 * PADDING, None)


def label_setting(label: str, fonts: FontChain, width: float) -> Setting:
    """Return a label as it is set: two characters apart, several lines about equally long."""
    words = f"{label[0]}　{label[1]}" if len(label) == _SHORT_LABEL else label
    em = _LABEL_SIZE * POINT
    if fonts.width(words) * em <= width:
        return Setting((words,), _LABEL_SIZE, bold=False, pitch=_LABEL_PITCH * em)
    em = _LABEL_OF_LINES * POINT
    room = width / em
    count = len(break_lines(words, room, fonts.width))
    for narrower in range(1, int(room)):
        if len(break_lines(words, narrower, fonts.width)) == count:
            room = narrower
            break
    lines = tuple(break_lines(words, room, fonts.width))
    return Setting(lines, _LABEL_OF_LINES, bold=False, pitch=_LABEL_PITCH * em)


def _bands(section: str, rows: list[AnswerRow]) -> list[Band]:
    """Join rows until the name of their section can stand beside them."""
    needed = _name_height(section)
    bands: list[Band] = []
    gathered: tuple[AnswerRow, ...] = ()
    for row in rows:
        gathered = (*gathered, row)
        if sum(each.height for each in gathered) >= needed:
            bands.append(Band(section, gathered))
            gathered = ()
    if gathered and bands:
        bands[-1] = Band(section, (*bands[-1].rows, *gathered))
    elif gathered:
        spare = (needed - sum(each.height for each in gathered)) / len(gathered)
        stretched = tuple(replace(row, height=row.height + spare) for row in gathered)
        bands.append(Band(section, stretched))
    return bands


def _name_height(name: str) -> float:
    """Return the least height beside which the name of a section can stand."""
    upright = len(name) * UPRIGHT_STEP * SECTION_SIZES[-1] * POINT + _SECTION_FREE
    if len(name) == _UPRIGHT_NAME:
        return upright
    lines = (len(name) + 1) // 2
    return min(upright, lines * TIGHT * SECTION_ACROSS * POINT + 2 * FREE)
