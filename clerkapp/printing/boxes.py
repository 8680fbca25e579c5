# SPDX-License-Identifier: Apache-2.0
"""Draws what the office prints into a box: values, texts, choices, section names, barcodes."""

from itertools import accumulate

from clerkapp.catalogue.layouts import DOT, QUIET_MODULES, Box, Choice, Rect, module_of
from clerkapp.printing.barcodes import code128
from clerkapp.printing.drawings import (
    MIDDLE,
    POINT,
    Bars,
    Frame,
    Polyline,
    Rule,
    TextLine,
    UprightText,
)
from clerkapp.printing.setting import Measures, Placing
from clerkapp.printing.sheet import Sheet, inner, measures_of, placing_of

_TICK_SQUARE = 3.0
_TICK = ((0.55, 0.05), (1.25, 0.85), (2.75, -1.35))
_SQUARE_WEIGHT, _TICK_WEIGHT = 0.22, 0.50
_WORD_GAP = 1.0
_WIDE_GAP, _NARROW_GAP = 4.0, 3.0
_UPRIGHT_STEP = 1.3


def draw_value(sheet: Sheet, box: Box, at: Rect) -> None:
    """Print a value in its cell, or ／ where it does not apply."""
    sheet.border(box, at)
    sheet.label(box, at)
    rest = inner(sheet.caption(box, at))
    if not sheet.filling.applies(box):
        sheet.dash(box, rest)
        return
    sheet.text(box, sheet.filling.text(box), measures_of(box), rest, placing_of(box))


def draw_text(sheet: Sheet, box: Box, at: Rect) -> None:
    """Print a text; where it is bordered it keeps the padding of a cell."""
    sheet.border(box, at)
    sheet.label(box, at)
    text = grouped(sheet.filling.text(box), box.groups)
    rest = inner(at, 2.0) if box.border else at
    sheet.text(box, text, measures_of(box), rest, placing_of(box))


def grouped(text: str, groups: tuple[int, ...]) -> str:
    """Return digits in groups: 6 3 2 8 4 1 for a case number."""
    if not groups or not text:
        return text
    ends = list(accumulate(groups))
    return " ".join(text[end - size : end] for size, end in zip(groups, ends, strict=True))


def draw_cell(sheet: Sheet, box: Box, at: Rect) -> None:
    """Give an empty cell its edges and its label."""
    sheet.border(box, at)
    sheet.label(box, at)
    sheet.caption(box, at)


def draw_section(sheet: Sheet, box: Box, at: Rect) -> None:
    """Print the name of a section upright, or across where it is too long for its height."""
    sheet.border(box, at)
    step = _UPRIGHT_STEP * box.size * POINT
    height = step * len(box.text)
    if height > at.h:
        measures = Measures(box.size, 8.0, bold=True)
        sheet.text(box, box.text, measures, inner(at, 0.4), Placing("centre"))
        return
    top = at.y + (at.h - height) / 2
    sheet.page.drawings.append(UprightText(at.x + at.w / 2, top, step, box.text, box.size))


def draw_choice(sheet: Sheet, box: Box, at: Rect) -> None:
    """Print every choice with its square, and tick what was chosen."""
    sheet.border(box, at)
    sheet.label(box, at)
    rest = inner(sheet.caption(box, at))
    if not sheet.filling.applies(box):
        sheet.dash(box, rest)
        return
    choices = sheet.filling.choices(box)
    chosen = sheet.filling.chosen(box)
    size, gap, lines = _arranged(sheet, box, choices, rest)
    pitch = rest.h / len(lines)
    for index, line in enumerate(lines):
        x = rest.x
        for choice in line:
            middle = rest.y + (index + 0.5) * pitch
            x = _draw_one(sheet, choice, choice.code in chosen, x, middle, size) + gap
            sheet.page.ticks.append(
                (box.source or box.id, choice.code, choice.text, choice.code in chosen)
            )


def _arranged(
    sheet: Sheet, box: Box, choices: tuple[Choice, ...], at: Rect
) -> tuple[float, float, list[list[Choice]]]:
    """Return size, gap and lines of choices that fit: narrower gaps, then lines, then less size."""
    for choice in choices:
        sheet.filling.check(choice.text, box.source)
    size = box.size
    while size >= (box.least or box.size):
        for gap in (box.gap,) if box.gap else (_WIDE_GAP, _NARROW_GAP):
            lines = _in_lines(sheet, choices, at.w, size, gap)
            if len(lines) == 1 or (gap != _WIDE_GAP and _lines_fit(lines, size, at)):
                return size, gap, lines
        size -= 0.5
    raise sheet.filling.does_not_fit(box)


def _lines_fit(lines: list[list[Choice]], size: float, at: Rect) -> bool:
    return len(lines) * size * POINT * 1.24 <= at.h - 1.0


def _in_lines(
    sheet: Sheet, choices: tuple[Choice, ...], width: float, size: float, gap: float
) -> list[list[Choice]]:
    lines: list[list[Choice]] = []
    x = 0.0
    for choice in choices:
        needed = _TICK_SQUARE + _WORD_GAP + sheet.fonts.width(choice.text) * size * POINT
        if not lines or x + needed > width:
            lines.append([])
            x = 0.0
        lines[-1].append(choice)
        x += needed + gap
    return lines


def _draw_one(
    sheet: Sheet, choice: Choice, ticked: bool, x: float, middle: float, size: float
) -> float:
    """Draw a square with its word and return where the word ends."""
    add = sheet.page.drawings.append
    add(Frame(Rect(x, middle - _TICK_SQUARE / 2, _TICK_SQUARE, _TICK_SQUARE), _SQUARE_WEIGHT))
    if ticked:
        add(Polyline(tuple((x + dx, middle + dy) for dx, dy in _TICK), _TICK_WEIGHT))
    em = size * POINT
    start = x + _TICK_SQUARE + _WORD_GAP
    add(TextLine(start, middle + MIDDLE * em, choice.text, size))
    return start + sheet.fonts.width(choice.text) * em


def draw_barcode(sheet: Sheet, box: Box, at: Rect) -> None:
    """Draw a number or the content code as Code 128, centred with its quiet zones."""
    code = sheet.filling.code if box.source == "content.code" else sheet.filling.text(box)
    if not code:
        return
    pattern = code128(code)
    module = module_of(box)
    if (len(pattern) + 2 * QUIET_MODULES) * module > at.w + 0.01:
        raise sheet.filling.does_not_fit(box)
    spare = at.w - len(pattern) * module
    left = at.x + (spare - QUIET_MODULES * module if box.align == "right" else spare / 2)
    if box.module_dots:
        left = round(left / DOT) * DOT
    sheet.page.drawings.append(Bars(left, at.y, at.h, module, pattern))


def draw_rule(sheet: Sheet, box: Box, at: Rect) -> None:
    """Draw a line from the top left to the bottom right of its box."""
    sheet.page.drawings.append(Rule(at.x, at.y, at.x + at.w, at.y + at.h, box.weight, box.dash))
