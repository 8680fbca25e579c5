# SPDX-License-Identifier: Apache-2.0
"""Sets a text into a box: shrinks it to its least size, breaks it into lines, or says no."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from clerkapp.catalogue.layouts import Rect
from clerkapp.printing.drawings import MIDDLE, POINT, TextLine
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.lines import BLANKS, break_lines, pieces

TIGHT = 1.24
"""Least line pitch, as a multiple of the size."""

LOOSE = 1.3
"""Line pitch where there is room."""

STEP = 0.5
"""Points by which a text is shrunk."""

FREE = 0.5
"""Millimetres that stay free above and below two or more lines in a cell."""

_WIDEST_SPREAD = 3.2
"""Em over a whole line that a flush line may be spread by."""


@dataclass(frozen=True, slots=True)
class Measures:
    """How a text may be set.

    Attributes:
        size: Size to begin with, points.
        least: Smallest size.
        one_line: Size down to which one line is tried before several.
        pitch: Line pitch as a multiple of the size; 0 chooses between tight and loose.
        indent: First line in, em.
        tracking: Extra space between characters, mm.
        free: Millimetres that stay free above and below two or more lines.
    """

    size: float
    least: float
    one_line: float = 0.0
    bold: bool = False
    pitch: float = 0.0
    indent: float = 0.0
    tracking: float = 0.0
    free: float = FREE


@dataclass(frozen=True, slots=True)
class Setting:
    """A text as it is set: lines, size in points, line pitch in mm."""

    lines: tuple[str, ...]
    size: float
    bold: bool
    pitch: float

    @property
    def height(self) -> float:
        """Height of the block of lines in mm."""
        return len(self.lines) * self.pitch


def set_text(
    text: str, fonts: FontChain, measures: Measures, width: float, height: float | None
) -> Setting | None:
    """Return the text set into a box of millimetres, or nothing if it does not fit.

    Without a height the text takes as many lines as it needs.
    """
    bold = measures.bold and fonts.bold_throughout(text)
    whole = max(fonts.width(line, bold) for line in text.split("\n"))
    for size, several in _attempts(measures):
        em = size * POINT
        pitch = (measures.pitch or TIGHT) * em
        room = None if height is None else _lines_in(height - 2 * measures.free, pitch)
        if not several and ("\n" in text or whole * em + _tracks(text, measures) > width):
            continue
        if room is not None and whole * em > width * max(room, 1):
            continue
        if measures.indent + whole <= width / em and "\n" not in text:
            lines = [text.rstrip(BLANKS)]
        else:
            measure = partial(fonts.width, bold=bold)
            lines = break_lines(text, width / em, measure, measures.indent)
        if room is not None and len(lines) > max(room, 1):
            continue
        if len(lines) > 1 and any(fonts.width(line, bold) * em > width + 0.01 for line in lines):
            continue
        return Setting(tuple(lines), size, bold, _pitch(measures, em, len(lines), height))
    return None


def _attempts(measures: Measures) -> Iterator[tuple[float, bool]]:
    """Yield sizes to try, with whether several lines may be taken."""
    if measures.one_line:
        for size in _sizes(measures.size, measures.one_line):
            yield size, False
    for size in _sizes(measures.size, measures.least):
        yield size, True


def _sizes(first: float, last: float) -> Iterator[float]:
    size = first
    while size > last:
        yield size
        size -= STEP
    yield min(first, last) if last else first


def _lines_in(height: float, pitch: float) -> int:
    return int((height + 0.02) / pitch)


def _tracks(text: str, measures: Measures) -> float:
    return measures.tracking * (len(text) - 1)


def _pitch(measures: Measures, em: float, count: int, height: float | None) -> float:
    if measures.pitch:
        return measures.pitch * em
    if height is None or count * LOOSE * em <= height - 2 * measures.free:
        return LOOSE * em
    return TIGHT * em


@dataclass(frozen=True, slots=True)
class Placing:
    """How a set text stands in its box."""

    align: str = "left"
    valign: str = "middle"
    tracking: float = 0.0
    indent: float = 0.0
    flush: bool = False


def place(setting: Setting, at: Rect, placing: Placing, fonts: FontChain) -> Iterator[TextLine]:
    """Yield the lines of a set text at their places."""
    em = setting.size * POINT
    spare = at.h - setting.height
    top = at.y + {"top": 0.0, "middle": spare / 2, "bottom": spare}[placing.valign]
    for index, line in enumerate(setting.lines):
        if not line:
            continue
        width = fonts.width(line, setting.bold) * em + placing.tracking * (len(line) - 1)
        inset = placing.indent * em if index == 0 else 0.0
        left = (
            inset
            + {"left": 0.0, "centre": (at.w - width) / 2, "right": at.w - width}[placing.align]
        )
        last = index == len(setting.lines) - 1
        yield TextLine(
            x=at.x + left,
            baseline=top + (index + 0.5) * setting.pitch + MIDDLE * em,
            text=line,
            size=setting.size,
            bold=setting.bold,
            tracking=placing.tracking,
            spread=_spread(line, at.w - inset - width, em) if placing.flush and not last else 0.0,
        )


def _spread(line: str, spare: float, em: float) -> float:
    gaps = len(pieces(line)) - 1
    if gaps < 1 or not 0 < spare <= _WIDEST_SPREAD * em:
        return 0.0
    return spare / gaps
