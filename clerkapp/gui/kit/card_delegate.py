# SPDX-License-Identifier: Apache-2.0
"""Paints the rows and headings of a list of cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from clerkapp.gui.kit.card_rows import ROW_ROLE, CardLine, CardRow
from clerkapp.gui.kit.marks import cap_size, chip_size, paint_cap, paint_chip
from clerkapp.gui.kit.row_option import RowOption, read_option

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def line_height(theme: Theme, line: CardLine) -> int:
    """Return the height of a row or of a heading with the gap before it."""
    if line.row is not None:
        return theme.px("row_card")
    return theme.px("row_group") + (0 if line.first else theme.px("s12"))


class CardDelegate(QStyledItemDelegate):
    """Paints one line: a heading, or a row inside the border of its group."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make the delegate of one list."""
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the line's height."""
        line = index.data(ROW_ROLE)
        return QSize(0, line_height(self._theme, line) if isinstance(line, CardLine) else 0)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint the line."""
        line = index.data(ROW_ROLE)
        if not isinstance(line, CardLine):
            return
        place = read_option(option)
        painter.save()
        if line.row is None:
            self._paint_heading(painter, place.rect, line)
        else:
            self._paint_ground(painter, place, line)
            self._paint_row(painter, place.rect, line.row, selected=place.selected)
        painter.restore()

    def _paint_heading(self, painter: QPainter, rect: QRect, line: CardLine) -> None:
        theme = self._theme
        box = QRect(rect)
        box.setTop(rect.bottom() + 1 - theme.px("row_group"))
        font = theme.font("body", strong=True)
        painter.setFont(font)
        painter.setPen(theme.colour("text2"))
        painter.drawText(box, _LEFT, line.group.title)
        left = QFontMetrics(font).horizontalAdvance(line.group.title) + theme.px("s8")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("text3"))
        painter.drawText(box.adjusted(left, 0, 0, 0), _LEFT, line.group.note)

    def _paint_ground(self, painter: QPainter, place: RowOption, line: CardLine) -> None:
        rect, selected = place.rect, place.selected
        theme = self._theme
        fill = "accent_soft" if selected else "hover" if place.hovered else "surface"
        painter.fillRect(rect, theme.colour(fill))
        tone = theme.colour("line")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, tone)
        painter.fillRect(rect.left(), rect.top(), 1, rect.height(), tone)
        painter.fillRect(rect.right(), rect.top(), 1, rect.height(), tone)
        if line.first:
            painter.fillRect(rect.left(), rect.top(), rect.width(), 1, tone)
        if selected:
            edge = theme.px("selected_edge")
            painter.fillRect(rect.left(), rect.top(), edge, rect.height(), theme.colour("accent"))

    def _paint_row(self, painter: QPainter, rect: QRect, row: CardRow, *, selected: bool) -> None:
        left = self._paint_left(painter, rect, row, selected=selected)
        right = self._paint_right(painter, rect, row, selected=selected)
        theme = self._theme
        font = theme.font("body", strong=row.strong)
        metrics = QFontMetrics(font)
        room = QRect(left, rect.top(), max(0, right - left), rect.height())
        painter.setFont(font)
        painter.setPen(theme.colour("soft_text" if selected else "text"))
        title = metrics.elidedText(row.title, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, title)
        room.setLeft(left + metrics.horizontalAdvance(title) + theme.px("s12"))
        if row.aside and room.width() > 0:
            room.setRight(self._paint_aside(painter, room, row, selected=selected) - 1)
        if row.note and room.width() > 0:
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("soft_text" if selected else "text2"))
            note = QFontMetrics(theme.font("body")).elidedText(
                row.note, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, _LEFT, note)

    def _paint_left(self, painter: QPainter, rect: QRect, row: CardRow, *, selected: bool) -> int:
        theme = self._theme
        left = rect.left() + theme.px("s12")
        if row.lead:
            width = theme.px("icon_nav")
            painter.setFont(theme.font("body"))
            painter.setPen(theme.colour("soft_text3" if selected else "text3"))
            painter.drawText(QRect(left, rect.top(), width, rect.height()), _RIGHT, row.lead)
            left += width + theme.px("s12")
        if row.icon:
            side = theme.px("icon")
            tone = "soft_accent" if selected else row.tone
            theme.paint_icon(
                painter, row.icon, "icon", tone, QRect(left, rect.top(), side, rect.height())
            )
            left += side + theme.px("s12")
        return left

    def _paint_right(self, painter: QPainter, rect: QRect, row: CardRow, *, selected: bool) -> int:
        theme = self._theme
        right = rect.right() + 1 - theme.px("s12")
        middle = rect.center().y() + 1
        if row.cap:
            size = cap_size(theme, row.cap)
            right -= size.width()
            at = QRect(right, middle - size.height() // 2, size.width(), size.height())
            paint_cap(painter, theme, at, row.cap, "line", "soft_text3" if selected else "")
            right -= theme.px("s12")
        if row.chip is not None:
            size = chip_size(theme, row.chip)
            right -= size.width()
            at = QRect(right, middle - size.height() // 2, size.width(), size.height())
            paint_chip(painter, theme, at, row.chip)
            right -= theme.px("s12")
        if row.mark:
            right -= theme.px("list_mark")
            box = QRect(right, rect.top(), theme.px("list_mark"), rect.height())
            self._paint_mark(painter, box, row, selected=selected)
            right -= theme.px("s12")
        return right

    def _paint_aside(self, painter: QPainter, room: QRect, row: CardRow, *, selected: bool) -> int:
        """Paint the aside at the right end of the room; return where it begins."""
        theme = self._theme
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("soft_text3" if selected else "text3"))
        metrics = QFontMetrics(theme.font("note"))
        # The title goes first: what is beside it takes the room that is left.
        aside = metrics.elidedText(row.aside, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _RIGHT, aside)
        return room.right() + 1 - metrics.horizontalAdvance(aside) - theme.px("s12")

    def _paint_mark(self, painter: QPainter, box: QRect, row: CardRow, *, selected: bool) -> None:
        theme = self._theme
        lit, rest = row.mark[: row.lit], row.mark[row.lit :]
        strong = theme.font("note", strong=True)
        painter.setFont(strong)
        painter.setPen(theme.colour("soft_accent" if selected else "accent"))
        painter.drawText(box, _LEFT, lit)
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("soft_text3" if selected else "text3"))
        left = box.adjusted(QFontMetrics(strong).horizontalAdvance(lit), 0, 0, 0)
        plain = QFontMetrics(theme.font("note"))
        shown = plain.elidedText(rest, Qt.TextElideMode.ElideRight, left.width() - theme.px("s12"))
        painter.drawText(left, _LEFT, shown)
