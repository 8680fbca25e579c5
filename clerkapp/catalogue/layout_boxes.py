# SPDX-License-Identifier: Apache-2.0
"""What a printed paper looks like (boxes in millimetres), and what is to be printed on it.

All measures are millimetres from the top left corner of the sheet, type sizes are points. Inside a
``flow`` or ``group`` the second number of ``at`` is the gap to what stands above, and the height is
the least height: such boxes follow each other downwards and grow with their text.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import NamedTuple

from clerkapp.domain.signature import Stroke

ROW_COUNT_KEYS = frozenset({"page.rows", "page.rows_so_far"})
"""Keys of the foot of a table: rows on this page, and up to its end."""

BUILT_IN_KEYS = ROW_COUNT_KEYS | {"page.number", "page.count", "content.code"}
"""Keys that the press itself fills."""

OUTSIDE_KEYS = frozenset({"print.line", "print.copy", "print.copies", "print.void"})
"""Keys outside the hashed content; where they are not given nothing is printed."""

ANSWER_CELLS = frozenset({"section", "field", "label", "value", "style", "wide"})
"""Cells of the rows that an ``answers`` box prints: the section's name, the field's id and label,
the answer in words, how it is set (name, number or nothing), and whether it takes a whole row."""

PLACE = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
"""A place in a layout's text that a content key fills."""


class Rect(NamedTuple):
    """A box in millimetres: left, top, width, height."""

    x: float
    y: float
    w: float
    h: float


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to tick: its code and its words."""

    code: str
    text: str


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table: width in mm, the words of its head, the key of its cells.

    Without a size of its own a column takes the table's. Down to ``least`` a cell is shrunk onto
    one line; a longer one is broken at that size, and its row grows.
    """

    head: str
    width: float
    source: str
    bold: bool = False
    align: str = "left"
    size: float = 0.0
    least: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """One thing on a paper; which attributes a kind takes is told by ``layout_reading``.

    Attributes:
        kind: What it is, e.g. ``value``, ``choice``, ``signature``.
        at: Place of the value; the label cell stands directly to its left.
        id: Name in messages and in tests.
        source: Content key (``from`` in the file); of an image, the key of its picture.
        text: Literal text; it, label, caption and choices may hold ``{key}`` places.
        label: Words of the label cell; a new line starts the second line.
        label_width: Width of the label cell.
        caption: Words inside the box, on top.
        size: Type size; ``least`` is the smallest that is tried.
        one_line: Size down to which a name is shrunk before it is broken into lines.
        align: left, centre or right.
        valign: top, middle or bottom.
        tracking: Extra space between characters, mm.
        pitch: Line pitch as a multiple of the size.
        indent: First line in, em.
        flush: Spread full lines to the right edge.
        border: Whether its edges belong to the grid.
        groups: Lengths of the groups in which digits are printed.
        choices: What can be ticked, unless the content brings its own list.
        ticked: Codes that the paper itself ticks, where no key does.
        module: Width of a barcode module, mm; ``module_dots`` in dots at 203 dpi instead.
        squares: Number of squares of a ``boxes``.
        gap: Millimetres before 年, 月 and 日, or between the choices.
        columns: Columns of a table; ``head_height`` is the height of its head.
        foot: Words below the rows of a table on every page, with the counts of its rows;
            ``foot_last`` follows them on the last; ``foot_height`` is its height.
        widths: Columns of an ``answers``: section, label, value, label, value.
        weight: Line width of a rule, mm; ``dash`` its dashes.
        page: every, first, again (all but the first) or last page; ``after`` is the last page too,
            where the box follows the flow upwards: its place counts from ``until``.
        until: Lower limit of a flow on the last page, ``until_more`` on the others.
        again_from: Where a flow goes on, on the second page.
        closing: How many items at the end of a flow stay together.
        items: Boxes of a flow or group.
        frame: Whether a group gets an outer frame.
    """

    kind: str
    at: Rect
    id: str = ""
    source: str = ""
    text: str = ""
    label: str = ""
    label_width: float = 0.0
    label_size: float = 0.0
    caption: str = ""
    caption_size: float = 0.0
    size: float = 10.0
    least: float = 0.0
    one_line: float = 0.0
    bold: bool = False
    align: str = "left"
    valign: str = "middle"
    tracking: float = 0.0
    pitch: float = 0.0
    indent: float = 0.0
    flush: bool = False
    border: bool | None = None
    groups: tuple[int, ...] = ()
    choices: tuple[Choice, ...] = ()
    ticked: tuple[str, ...] = ()
    module: float = 0.25
    module_dots: int = 0
    squares: int = 0
    gap: float = 0.0
    columns: tuple[Column, ...] = ()
    head_height: float = 0.0
    foot: str = ""
    foot_last: str = ""
    foot_height: float = 0.0
    widths: tuple[float, ...] = ()
    weight: float = 0.0
    dash: tuple[float, ...] = ()
    page: str = "every"
    until: float = 0.0
    until_more: float = 0.0
    again_from: float = 0.0
    closing: int = 0
    items: tuple["Box", ...] = ()
    frame: bool = False

    def value_keys(self) -> frozenset[str]:
        """Return the content keys of its own texts (rows, choices and strokes aside)."""
        words = (
            *(self.text, self.caption, self.label, self.foot, self.foot_last),
            *(choice.text for choice in self.choices),
        )
        named = {key for text in words for key in PLACE.findall(text)}
        if self.source and self.kind not in ("choice", "image", "table", "answers", "signature"):
            named.add(self.source)
        return frozenset(named)


@dataclass(frozen=True, slots=True)
class Layout:
    """One paper: sheet in mm (height 0: as long as its content), outer frames, boxes."""

    code: str
    version: str
    title: str
    width: float
    height: float
    frames: tuple[Rect, ...]
    boxes: tuple[Box, ...]

    def every_box(self) -> Iterator[Box]:
        """Yield all boxes, those inside flows and groups too."""
        yield from _every(self.boxes)

    def value_keys(self) -> frozenset[str]:
        """Return the keys that ``PaperContent.values`` has to bring."""
        named = {key for box in self.every_box() for key in box.value_keys()}
        return frozenset(named) - BUILT_IN_KEYS - OUTSIDE_KEYS

    def choice_keys(self) -> frozenset[str]:
        """Return the keys that ``PaperContent.chosen`` has to bring."""
        return self._sources("choice")

    def open_choice_keys(self) -> frozenset[str]:
        """Return the keys whose list of choices the content has to bring too."""
        boxes = (box for box in self.every_box() if box.kind == "choice" and not box.choices)
        return frozenset(box.source for box in boxes)

    def row_keys(self) -> Mapping[str, frozenset[str]]:
        """Return the keys of ``PaperContent.rows`` with the keys of their cells."""
        return {
            box.source: frozenset(column.source for column in box.columns) or ANSWER_CELLS
            for box in self.every_box()
            if box.kind in ("table", "answers")
        }

    def signature_keys(self) -> frozenset[str]:
        """Return the keys of ``PaperContent.strokes`` for which there is a place."""
        return self._sources("signature")

    def picture_keys(self) -> frozenset[str]:
        """Return the keys of ``PaperContent.pictures`` for which there is a place."""
        return self._sources("image")

    def printed_names(self) -> Mapping[str, str]:
        """Return key → the words that stand on paper beside its value, for messages."""
        names: dict[str, str] = {}
        for box in self.every_box():
            name = re.sub(r"\s", "", PLACE.sub("", box.label or box.caption)) or self.title
            for key in (*box.value_keys(), box.source, box.id):
                names.setdefault(key, name)
        return names

    def _sources(self, kind: str) -> frozenset[str]:
        return frozenset(box.source for box in self.every_box() if box.kind == kind and box.source)


def _every(boxes: tuple[Box, ...]) -> Iterator[Box]:
    for box in boxes:
        yield box
        yield from _every(box.items)


def _nothing() -> Mapping[str, str]:
    return MappingProxyType({})


@dataclass(frozen=True, slots=True)
class PaperContent:
    """What stands on one paper.

    Attributes:
        title: Title of the PDF; holds no personal data.
        author: The office.
        values: Content key → text; empty text leaves the box empty.
        chosen: Content key → codes that are ticked.
        choices: Content key → what can be ticked, where the layout does not list it.
        rows: Content key → rows of a table, or the answers of a form.
        strokes: Content key → what was drawn on the pad, in the signature's box.
        pictures: Content key → JPEG; where there is none the box prints its words.
        glyphs: Character that no font has → its picture, see ``domain.glyphs.OwnGlyph``.
        outside: Texts outside the hashed content: ``print.line``; ``print.copies``, the line
            about further copies; ``print.copy`` or ``print.void`` with two lines for the mark.
        not_applicable: Keys that do not apply: ／ is printed.
        content_code: Eight characters that bind a signature to this content.
    """

    title: str
    author: str
    values: Mapping[str, str] = field(default_factory=_nothing)
    chosen: Mapping[str, frozenset[str]] = field(default_factory=lambda: MappingProxyType({}))
    choices: Mapping[str, tuple[Choice, ...]] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )
    strokes: Mapping[str, tuple[Stroke, ...]] = field(default_factory=lambda: MappingProxyType({}))
    pictures: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    glyphs: Mapping[str, bytes] = field(default_factory=lambda: MappingProxyType({}))
    outside: Mapping[str, str] = field(default_factory=_nothing)
    not_applicable: frozenset[str] = frozenset()
    content_code: str = ""
