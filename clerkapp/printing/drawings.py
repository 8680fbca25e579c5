# SPDX-License-Identifier: Apache-2.0
"""What can be drawn on a page: a small closed set of marks, in millimetres from the top left."""

from dataclasses import dataclass, field

from clerkapp.catalogue.layouts import Rect

POINT = 25.4 / 72
"""One typographic point in millimetres."""

MIDDLE = 0.38
"""How far the middle of a Han character stands above the baseline, em."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """One line of text: left end and baseline in mm, size in points.

    Attributes:
        tracking: Space added after each character, mm.
        spread: Space added between the pieces of a line that is set flush, mm.
        fixed: The words are the layout's own: nothing of a case is in them.
    """

    x: float
    baseline: float
    text: str
    size: float
    bold: bool = False
    tracking: float = 0.0
    spread: float = 0.0
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class UprightText:
    """Characters one under the other: middle of the column, top, step in mm; size in points."""

    middle: float
    y: float
    step: float
    text: str
    size: float
    bold: bool = True


@dataclass(frozen=True, slots=True)
class Rule:
    """A straight line of a given width in mm."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float
    dash: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """The outline of a rectangle."""

    at: Rect
    weight: float


@dataclass(frozen=True, slots=True)
class Polyline:
    """A line through points with round ends, as a tick or a pen draws it."""

    points: tuple[tuple[float, float], ...]
    weight: float


@dataclass(frozen=True, slots=True)
class Bars:
    """The modules of a barcode as a string of 1 (black) and 0; ``module`` is their width in mm."""

    x: float
    y: float
    height: float
    module: float
    pattern: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG in colour that fills a rectangle."""

    at: Rect
    jpeg: bytes


Drawing = TextLine | UprightText | Rule | Frame | Polyline | Bars | Picture


@dataclass(slots=True)
class Page:
    """One page while it is being filled.

    Attributes:
        drawings: What is drawn, in order.
        cells: Bordered cells; their common edges become one rule each.
        frames: Outer frames of the cells.
        ticks: Record of the boxes to tick: id or key, code, words, ticked.
        bookmark: Words by which a reader of the file finds the page; empty on a paper of one.
    """

    width: float
    height: float
    drawings: list[Drawing] = field(default_factory=list[Drawing])
    cells: list[Rect] = field(default_factory=list[Rect])
    frames: list[Rect] = field(default_factory=list[Rect])
    ticks: list[tuple[str, str, str, bool]] = field(
        default_factory=list[tuple[str, str, str, bool]]
    )
    bookmark: str = ""
