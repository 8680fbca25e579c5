# SPDX-License-Identifier: Apache-2.0
"""Composes a layout with its content into pages and prints them as one PDF."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from clerkapp.catalogue.layouts import Box, Layout, PaperContent, Rect
from clerkapp.printing import boxes, places
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import Page
from clerkapp.printing.filling import Filling, FixedLines
from clerkapp.printing.flow import Flow, Piece
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.grid import rule_cells
from clerkapp.printing.ground import Grounds, words_of
from clerkapp.printing.sheet import Sheet

_ROLL_END = 5.0
"""Blank paper after the last line of a roll, mm."""

_DRAWN: Mapping[str, Callable[[Sheet, Box, Rect], None]] = {
    "value": boxes.draw_value,
    "text": boxes.draw_text,
    "cell": boxes.draw_cell,
    "section": boxes.draw_section,
    "choice": boxes.draw_choice,
    "barcode": boxes.draw_barcode,
    "rule": boxes.draw_rule,
    "signature": places.draw_signature,
    "hand": places.draw_hand,
    "date": places.draw_date,
    "fingerprint": places.draw_fingerprint,
    "seal": places.draw_seal,
    "boxes": places.draw_boxes,
    "image": places.draw_image,
    "mark": places.draw_mark,
}


@dataclass(frozen=True, slots=True)
class _Stock:
    """What is the same for all papers of a layout."""

    layout: Layout
    grounds: Grounds
    names: Mapping[str, str]


class ReportlabPress:
    """Draws a layout with its content as one PDF; same input, same bytes."""

    def __init__(self, fonts: FontChain) -> None:
        """Take the fonts in which every paper is set."""
        self._fonts = fonts
        self._fixed: dict[tuple[object, ...], FixedLines | None] = {}
        self._stocks: dict[tuple[str, str], _Stock] = {}

    def compose(self, layout: Layout, content: PaperContent) -> bytes:
        """Return the PDF.

        Raises:
            ClerkError: ``print.missing_value``, ``print.does_not_fit``, ``print.no_glyph``,
                ``print.control_character`` or ``print.unknown_choice``, naming the field.
        """
        pages = self.pages(layout, content)
        grounds = self._stock(layout).grounds.on(self._fonts_for(content))
        return write_pdf(pages, grounds, content.title, content.author)

    def lacking(self, text: str) -> frozenset[str]:
        """Return the characters of a text that no font has."""
        return self._fonts.lacking(text)

    def _fonts_for(self, content: PaperContent) -> FontChain:
        return self._fonts.pictured(content.glyphs)

    def _stock(self, layout: Layout) -> "_Stock":
        """Return what is kept of a layout, making it anew where another one bears its name."""
        key = (layout.code, layout.version)
        found = self._stocks.get(key)
        if found is None or found.layout is not layout:
            grounds = Grounds(self._fonts, *words_of(layout))
            found = self._stocks[key] = _Stock(layout, grounds, layout.printed_names())
        return found

    def pages(self, layout: Layout, content: PaperContent) -> list[Page]:
        """Return what is drawn on each page."""
        flow = next((box for box in layout.boxes if box.kind == "flow"), None)
        names = {**_answer_names(layout, content), **self._stock(layout).names}
        fonts = self._fonts_for(content)
        filling = Filling(content, fonts, names, self._fixed)
        parts: list[list[Piece]] = [[]]
        if flow is not None:
            parts = Flow(filling, _draw).pages(flow)
        pages: list[Page] = []
        for number in range(1, len(parts) + 1):
            filling = Filling(content, fonts, names, self._fixed, number, len(parts))
            page = _page(layout, filling, flow, parts[number - 1])
            page.bookmark = _bookmark(number, parts) if len(parts) > 1 else ""
            pages.append(page)
        return pages


def _bookmark(number: int, parts: list[list[Piece]]) -> str:
    """Return the page's number, with the rows of a table that stand on it."""
    rows = [piece.number for piece in parts[number - 1] if piece.number]
    span = f"（{rows[0]}—{rows[-1]}）" if rows else ""
    return f"第 {number} 页{span}"


def _answer_names(layout: Layout, content: PaperContent) -> dict[str, str]:
    """Return field → label of the answers that the content brings with their labels."""
    keys = [box.source for box in layout.every_box() if box.kind == "answers"]
    return {row["field"]: row["label"] for key in keys for row in content.rows.get(key, ())}


def _page(layout: Layout, filling: Filling, flow: Box | None, pieces: list[Piece]) -> Page:
    page = Page(layout.width, layout.height)
    sheet = Sheet(page, filling)
    last = filling.number == filling.count
    for box in layout.boxes:
        if box.kind != "flow" and _stands_on(box, filling.number, last):
            _draw(sheet, box, box.at)
    up = 0.0
    if flow is not None:
        top = flow.at.y if filling.number == 1 else flow.again_from
        end = Flow(filling, _draw).draw(sheet, pieces, top)
        page.height = page.height or end + _ROLL_END
        up = flow.until - end
    if last:
        _close(layout, sheet, up)
    rule_cells(page)
    return page


def _close(layout: Layout, sheet: Sheet, up: float) -> None:
    """Draw what closes the paper; what follows the flow moves up to where the flow ends."""
    following = [box for box in layout.boxes if box.page == "after"]
    for box in following:
        moved = _higher(box.at, up)
        _draw(sheet, replace(box, at=moved), moved)
    sheet.page.frames.extend(_higher(frame, up) if following else frame for frame in layout.frames)


def _higher(at: Rect, up: float) -> Rect:
    return at._replace(y=round(at.y - up, 3))


def _stands_on(box: Box, number: int, last: bool) -> bool:
    return {
        "every": True,
        "first": number == 1,
        "again": number > 1,
        "last": last,
        "after": False,
    }[box.page]


def _draw(sheet: Sheet, box: Box, at: Rect) -> None:
    _DRAWN[box.kind](sheet, box, at)
