# SPDX-License-Identifier: Apache-2.0
"""Draws the places for hands, thumbs, seals and photos, and the mark of a second print."""

import re

from clerkapp.catalogue.layouts import Box, Rect
from clerkapp.domain.pictures import size_of
from clerkapp.domain.signature import Stroke
from clerkapp.printing.drawings import MIDDLE, POINT, Frame, Picture, Polyline, Rule, TextLine
from clerkapp.printing.setting import Measures, Placing
from clerkapp.printing.sheet import Sheet, inner

_LINE = 0.18
_DATE_GAP = 7.3
_DATE_FROM_BOTTOM = 4.2
_SEAL_DATE = 9.0
_SQUARE = (4.95, 6.2)
_MARK_FRAME, _MARK_HEIGHT = 0.5, 8.0
_PEN_LEAST, _PEN_MORE = 0.20, 0.50
_PEN_STEPS = 8


def draw_signature(sheet: Sheet, box: Box, at: Rect) -> None:
    """Leave room to sign; draw what was signed on the pad; ／ where nobody signs."""
    sheet.border(box, at)
    sheet.label(box, at)
    rest = sheet.caption(box, at)
    if not sheet.filling.applies(box):
        sheet.dash(box, rest)
        return
    if box.border is False:
        _line_below(sheet, at)
    for stroke in sheet.filling.strokes(box):
        sheet.page.drawings.extend(_inked(stroke, Rect(at.x + 1, at.y + 1, at.w - 2, at.h - 2)))


def _inked(stroke: Stroke, at: Rect) -> list[Polyline]:
    """Return a stroke as lines whose width follows the pressure, in steps that the eye joins."""
    lines: list[Polyline] = []
    points: list[tuple[float, float]] = []
    level = -1
    for point in stroke:
        place = (at.x + point.x * at.w, at.y + point.y * at.h)
        now = round(point.pressure * _PEN_STEPS)
        if points and now != level:
            points.append(place)
            lines.append(_ink(points, level))
            points = []
        points.append(place)
        level = now
    if points:
        lines.append(_ink(points, level))
    return lines


def _ink(points: list[tuple[float, float]], level: int) -> Polyline:
    if len(points) == 1:
        points = [*points, points[0]]
    return Polyline(tuple(points), _PEN_LEAST + _PEN_MORE * level / _PEN_STEPS)


def draw_hand(sheet: Sheet, box: Box, at: Rect) -> None:
    """Leave room to write: a cell, or a line where it has no border."""
    sheet.border(box, at)
    sheet.label(box, at)
    sheet.caption(box, at)
    if box.border is False:
        _line_below(sheet, at)


def _line_below(sheet: Sheet, at: Rect) -> None:
    bottom = at.y + at.h
    sheet.page.drawings.append(Rule(at.x, bottom, at.x + at.w, bottom, _LINE))


def draw_date(sheet: Sheet, box: Box, at: Rect) -> None:
    """Leave room for a date to be written before 年, 月 and 日."""
    sheet.border(box, at)
    sheet.label(box, at)
    rest = sheet.caption(box, at)
    em = box.size * POINT
    gap = min(box.gap or _DATE_GAP, (at.w - 3.0 - 3 * em) / 3)
    x = rest.x + (rest.w - 3 * (gap + em)) / 2
    middle = at.y + at.h - _DATE_FROM_BOTTOM if box.caption else rest.y + rest.h / 2
    for char in "年月日":
        x += gap
        sheet.page.drawings.append(TextLine(x, middle + MIDDLE * em, char, box.size))
        x += em


def draw_fingerprint(sheet: Sheet, box: Box, at: Rect) -> None:
    """Leave a place for a thumb under its caption."""
    sheet.border(box, at)
    if box.border is False:
        sheet.page.drawings.append(Frame(at, _LINE))
    sheet.caption(box, at)


def draw_seal(sheet: Sheet, box: Box, at: Rect) -> None:
    """Leave a clear place for the seal: caption on top, date 9 mm above the bottom."""
    sheet.border(box, at)
    sheet.label(box, at)
    measures = Measures(box.size, 8.0)
    text = sheet.filling.filled(box.caption)
    for index, line in enumerate(text.split("\n")):
        band = Rect(at.x, at.y + 1.2 + 7.0 * index, at.w, 6.0)
        sheet.text(box, line, measures, inner(band), Placing("centre"))
    date = _aired(sheet.filling.text(box))
    band = Rect(at.x, at.y + at.h - _SEAL_DATE, at.w, 7.0)
    sheet.text(box, date, Measures(box.size + 0.5, 8.0), inner(band), Placing("centre"))


def _aired(date: str) -> str:
    """Return 2026年11月20日 with a space around each number."""
    return re.sub(r"(?<=\d)(?=[年月日])|(?<=[年月])(?=\d)", " ", date)


def draw_boxes(sheet: Sheet, box: Box, at: Rect) -> None:
    """Draw a row of squares, one for each digit to be written."""
    sheet.border(box, at)
    sheet.label(box, at)
    rest = sheet.caption(box, at)
    width, height = _SQUARE
    top = rest.y + (0.8 if box.caption else (rest.h - height) / 2)
    left = rest.x + (rest.w - box.squares * width) / 2
    sheet.page.drawings.append(Frame(Rect(left, top, box.squares * width, height), _LINE))
    for index in range(1, box.squares):
        x = left + index * width
        sheet.page.drawings.append(Rule(x, top, x, top + height, _LINE))


def draw_image(sheet: Sheet, box: Box, at: Rect) -> None:
    """Draw a photo in its frame, or the words that stand there until there is one."""
    picture = sheet.filling.picture(box)
    if picture is not None:
        sheet.page.drawings.append(Picture(_held(at, *size_of(picture)), picture))
        sheet.page.drawings.append(Frame(at, _LINE))
        return
    sheet.page.drawings.append(Frame(at, _LINE))
    text = sheet.filling.filled(box.text)
    measures = Measures(box.size, box.least or box.size, pitch=1.75)
    sheet.text(box, text, measures, inner(at, 0.5), Placing("centre"))


def _held(at: Rect, across: int, down: int) -> Rect:
    """Return the largest place of a picture's shape in the middle of a box."""
    scale = min(at.w / across, at.h / down)
    width, height = across * scale, down * scale
    return Rect(at.x + (at.w - width) / 2, at.y + (at.h - height) / 2, width, height)


def draw_mark(sheet: Sheet, box: Box, at: Rect) -> None:
    """Mark a second or a void print; the first print keeps the place free."""
    text = sheet.filling.value("print.void") or sheet.filling.value("print.copy")
    if not text:
        return
    first, _, second = text.partition("\n")
    sheet.page.drawings.append(Frame(at, _MARK_FRAME))
    top = at.y + (at.h - _MARK_HEIGHT) / 2
    heading = Rect(at.x, top + 0.4, at.w, 4.2)
    sheet.text(box, first, Measures(10.5, 9.0, bold=True), inner(heading, 0.8), Placing("centre"))
    below = Rect(at.x, top + 4.2, at.w, 3.2)
    sheet.text(box, second, Measures(8.0, 7.0), inner(below, 0.8), Placing("centre"))
