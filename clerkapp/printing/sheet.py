# SPDX-License-Identifier: Apache-2.0
"""The page that is being filled, with what every kind of box needs: text, label, border."""

from dataclasses import dataclass, replace

from clerkapp.catalogue.layouts import Box, Rect
from clerkapp.printing.drawings import POINT, Page
from clerkapp.printing.filling import Filling
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.setting import FREE, LOOSE, Measures, Placing, place, set_text

PADDING = 1.5
"""Millimetres beside a text in its cell."""

VALUE_AIR = 1.4
"""Millimetres that a flowing value keeps above and below its lines together."""

CAPTION_BAND = 4.4
"""Height in mm that a caption takes inside its box."""

_LABEL, _NARROW_LABEL, _LABEL_OF_TWO_LINES, _LEAST_LABEL = 10.0, 9.5, 9.0, 8.0
_NARROW = 20.0
_LABEL_PITCH = 1.1
_CAPTION = 8.0

BORDERED = frozenset(
    {
        "value",
        "choice",
        "section",
        "signature",
        "date",
        "fingerprint",
        "seal",
        "hand",
        "cell",
        "boxes",
    }
)
"""Kinds whose edges belong to the grid unless the layout says otherwise."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page and where its content comes from."""

    page: Page
    filling: Filling
    bordered: bool = True

    @property
    def fonts(self) -> FontChain:
        """The fonts in which the page is set."""
        return self.filling.fonts

    def border(self, box: Box, at: Rect) -> None:
        """Give a box and its label cell their edges, if its kind has them."""
        wanted = box.kind in BORDERED if box.border is None else box.border
        if wanted and self.bordered:
            self.page.cells.append(at)
            if box.label_width:
                self.page.cells.append(_label_cell(box, at))

    def label(self, box: Box, at: Rect) -> None:
        """Print the words of the label cell; without borders they stand left, on the first line."""
        if not box.label:
            return
        lines = box.label.count("\n") + 1
        size = box.label_size or _label_size(box.label_width, lines)
        placing = Placing("centre")
        cell = _label_cell(box, at)
        if box.border is False:
            first_line = box.size * POINT * LOOSE + VALUE_AIR
            cell = Rect(cell.x, at.y, cell.w, min(at.h, first_line))
            placing = Placing("left")
        self.text(
            box,
            self.filling.filled(box.label),
            Measures(size, _LEAST_LABEL, pitch=_LABEL_PITCH),
            inner(cell, 0.6),
            placing,
        )

    def caption(self, box: Box, at: Rect) -> Rect:
        """Print the caption on top of a box and return what is left of the box."""
        if not box.caption:
            return at
        band = Rect(at.x, at.y + 0.3, at.w, CAPTION_BAND)
        size = box.caption_size or _CAPTION
        measures = Measures(size, min(size, 7.5))
        align = "left" if box.align == "left" else "centre"
        self.text(box, self.filling.filled(box.caption), measures, inner(band), Placing(align))
        return Rect(at.x, at.y + CAPTION_BAND, at.w, at.h - CAPTION_BAND)

    def text(self, box: Box, text: str, measures: Measures, at: Rect, placing: Placing) -> None:
        """Set a text into a rectangle.

        Raises:
            ClerkError: ``print.does_not_fit``, naming the box.
        """
        if not text:
            return
        if text in (box.label, box.text, box.caption):
            lines = self.filling.fixed_lines(text, measures, at, placing)
        else:
            setting = set_text(text, self.fonts, measures, at.w, at.h)
            lines = None if setting is None else place(setting, at, placing, self.fonts)
        if lines is None:
            raise self.filling.does_not_fit(box)
        self.page.drawings.extend(lines)

    def dash(self, box: Box, at: Rect) -> None:
        """Print ／: this does not apply."""
        size = min(11.0, max(box.size, 9.0))
        self.text(box, "／", Measures(size, size), at, Placing("centre"))

    def without_borders(self) -> "Sheet":
        """Return the same page for boxes that stand free."""
        return replace(self, bordered=False)


def inner(at: Rect, padding: float = PADDING) -> Rect:
    """Return a rectangle less the padding at its sides."""
    return Rect(at.x + padding, at.y, at.w - 2 * padding, at.h)


def measures_of(box: Box) -> Measures:
    """Return how the text of a box may be set."""
    return Measures(
        size=box.size,
        least=box.least or box.size,
        one_line=box.one_line,
        bold=box.bold,
        pitch=box.pitch,
        indent=box.indent,
        tracking=box.tracking,
        free=0.0 if box.caption or (box.kind == "text" and not box.border) else FREE,
    )


def placing_of(box: Box) -> Placing:
    """Return how the text of a box stands in it."""
    return Placing(box.align, box.valign, box.tracking, box.indent, box.flush)


def _label_cell(box: Box, at: Rect) -> Rect:
    return Rect(at.x - box.label_width, at.y, box.label_width, at.h)


def _label_size(width: float, lines: int) -> float:
    if lines > 1:
        return _LABEL_OF_TWO_LINES
    return _NARROW_LABEL if width < _NARROW else _LABEL
