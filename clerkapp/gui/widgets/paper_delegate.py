# SPDX-License-Identifier: Apache-2.0
"""Paints every cell of the review's table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clerkapp.gui.kit.marks import ChipContent, chip_size, paint_chip
from clerkapp.gui.kit.segments import paint_segments
from clerkapp.gui.kit.ticks import paint_tick
from clerkapp.gui.widgets.paper_cells import (
    COPIES,
    ELECTRONIC,
    ORIGINAL,
    PAPER,
    VERDICT,
    PaperCells,
)
from clerkapp.presentation.review_rows import PaperRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role under which the model gives a whole `PaperRow`."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class PaperDelegate(QStyledItemDelegate):
    """One delegate for the whole table: no cell has a widget of its own."""

    def __init__(self, theme: Theme, words: Words, cells: PaperCells, parent: QWidget) -> None:
        """Make the delegate of one table."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._cells = cells

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the height of a row of two lines."""
        return QSize(0, self._theme.px("row_material"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one cell."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, PaperRow):
            return
        theme = self._theme
        # PySide6's type stubs do not know these two fields.
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        column = index.column()
        if column == PAPER:
            self._paint_paper(painter, rect, row, chosen=chosen)
        elif column == ORIGINAL:
            self._paint_original(painter, rect, row, chosen=chosen)
        elif column in (COPIES, ELECTRONIC):
            text = row.copies if column == COPIES else row.electronic_word
            self._paint_word(painter, rect, text, chosen=chosen)
        elif column == VERDICT:
            self._paint_verdict(painter, rect, row)
        painter.restore()

    def _paint_paper(self, painter: QPainter, rect: QRect, row: PaperRow, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            edge = theme.px("selected_edge")
            painter.fillRect(rect.left(), rect.top(), edge, rect.height(), theme.colour("accent"))
        left = rect.left() + self._cells.place_width
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("soft_text3" if chosen else "text3"))
        place = QRect(rect.left(), rect.top(), self._cells.place_width - theme.px("s2"), 0)
        place.setHeight(rect.height() - 1)
        painter.drawText(place, _RIGHT, str(row.place))
        box = QRect(left + theme.px("s8"), rect.top(), rect.right() - left - theme.px("s16"), 0)
        half = (rect.height() - theme.type_line("body") - theme.type_line("small")) // 2
        box.setTop(rect.top() + half)
        box.setHeight(theme.type_line("body"))
        self._paint_name(painter, box, row, chosen=chosen)
        box.translate(0, theme.type_line("body"))
        box.setHeight(theme.type_line("small"))
        self._paint_why(painter, box, row, chosen=chosen)

    def _paint_name(self, painter: QPainter, box: QRect, row: PaperRow, *, chosen: bool) -> None:
        theme = self._theme
        chips = [ChipContent(text, tone) for text, tone in row.chips]
        sizes = [chip_size(theme, chip, "chip_small") for chip in chips]
        room = box.width() - sum(size.width() + theme.px("s6") for size in sizes)
        metrics = QFontMetrics(theme.font("body"))
        name = metrics.elidedText(row.name, Qt.TextElideMode.ElideRight, room)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("soft_text" if chosen else "text"))
        painter.drawText(box, _LEFT, name)
        x = box.left() + metrics.horizontalAdvance(name) + theme.px("s6")
        for chip, size in zip(chips, sizes, strict=True):
            top = box.center().y() + 1 - size.height() // 2
            paint_chip(painter, theme, QRect(x, top, size.width(), size.height()), chip)
            x += size.width() + theme.px("s6")

    def _paint_why(self, painter: QPainter, box: QRect, row: PaperRow, *, chosen: bool) -> None:
        """Paint reason, basis in the accent colour, and remark; reason and basis share the room."""
        theme = self._theme
        metrics = QFontMetrics(theme.font("small"))
        painter.setFont(theme.font("small"))
        basis = row.basis
        mark = self._words("list.dot") if row.why and basis else ""
        room = box.width() - metrics.horizontalAdvance(mark + basis)
        room = max(room, box.width() // 2)
        why = metrics.elidedText(row.why, Qt.TextElideMode.ElideRight, room)
        x = box.left()
        pieces = [(why + mark, "text3"), (basis, "accent")]
        if row.remark:
            remark = self._words("review.remark.in_row", remark=row.remark)
            pieces.append((f"　{remark}", "text3"))
        for text, tone in pieces:
            rest = box.right() + 1 - x
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, rest))
            painter.setPen(theme.colour(f"soft_{tone}" if chosen else tone))
            painter.drawText(QRect(x, box.top(), max(0, rest), box.height()), _LEFT, shown)
            x += metrics.horizontalAdvance(shown)

    def _paint_original(
        self, painter: QPainter, rect: QRect, row: PaperRow, *, chosen: bool
    ) -> None:
        if not row.original_word:
            self._paint_word(painter, rect, "", chosen=chosen)
            return
        theme = self._theme
        side = theme.px("tick")
        box = QRect(rect.left(), rect.center().y() + 1 - side // 2, side, side)
        paint_tick(painter, theme, box, checked=row.original or row.held)
        text = rect.adjusted(side + theme.px("s6"), 0, 0, 0)
        self._paint_word(painter, text, row.original_word, chosen=chosen)

    def _paint_word(self, painter: QPainter, rect: QRect, text: str, *, chosen: bool) -> None:
        theme = self._theme
        tone = "text" if text else "text3"
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour(f"soft_{tone}" if chosen else tone))
        painter.drawText(rect, _LEFT, text or self._words("list.none"))

    def _paint_verdict(self, painter: QPainter, rect: QRect, row: PaperRow) -> None:
        theme = self._theme
        if not row.excused:
            box = self._cells.segments_rect(theme, rect, row)
            chosen = row.verdict.value if row.verdict else ""
            offered = self._cells.offered(row)
            paint_segments(painter, theme, box, offered, chosen, small=True)
            return
        side = theme.px("icon")
        icon = QRect(rect.left(), rect.top(), side, rect.height())
        theme.paint_icon(painter, "circle-check", "icon", "ok", icon)
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("ok"))
        text = rect.adjusted(side + theme.px("s6"), 0, 0, 0)
        painter.drawText(text, _LEFT, self._words("review.excused"))
