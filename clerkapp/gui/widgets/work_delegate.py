# SPDX-License-Identifier: Apache-2.0
"""Paints every cell of the work list, headings of groups included."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from clerkapp.presentation.work_rows import COLUMNS, GroupLine, WorkRow

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

LINE_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role under which the model gives a whole line."""

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_NEVER_ELIDED = frozenset({"short_number", "name"})
_GREY = frozenset({"tail", "received", "clerk"})


class WorkDelegate(QStyledItemDelegate):
    """One delegate for the whole list."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Make the delegate of one list."""
        super().__init__(parent)
        self._theme = theme
        self._words = words

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        """Paint one cell."""
        line = index.data(LINE_ROLE)
        # PySide6's type stubs do not know these two fields.
        rect: QRect = option.rect  # pyright: ignore[reportAttributeAccessIssue]
        state: QStyle.StateFlag = option.state  # pyright: ignore[reportAttributeAccessIssue]
        painter.save()
        if isinstance(line, GroupLine):
            self._paint_group(painter, rect, line)
        elif isinstance(line, WorkRow):
            chosen = bool(state & QStyle.StateFlag.State_Selected)
            self._paint_cell(painter, rect, line, index.column(), chosen=chosen)
        painter.restore()

    def _paint_group(self, painter: QPainter, rect: QRect, line: GroupLine) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("text2"))
        painter.drawText(rect.adjusted(theme.px("s8"), 0, 0, 0), _LEFT, line.text)

    def _paint_cell(
        self, painter: QPainter, rect: QRect, row: WorkRow, column: int, *, chosen: bool
    ) -> None:
        theme = self._theme
        painter.fillRect(rect, theme.colour("accent_soft" if chosen else "surface"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        name = COLUMNS[column][0]
        if name == "state":
            self._paint_state(painter, rect, row, chosen=chosen)
            return
        text: str = getattr(row, name)
        tone = "text2" if name in _GREY else "text"
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.colour("soft_text" if chosen else tone))
        box = rect.adjusted(theme.px("s8"), 0, -theme.px("s4"), 0)
        if name not in _NEVER_ELIDED:
            mode = Qt.TextElideMode.ElideRight
            text = QFontMetrics(font).elidedText(text, mode, box.width())
        painter.drawText(box, _LEFT, text)

    def _paint_state(self, painter: QPainter, rect: QRect, row: WorkRow, *, chosen: bool) -> None:
        theme = self._theme
        if chosen:
            edge = theme.px("selected_edge")
            painter.fillRect(rect.left(), rect.top(), edge, rect.height(), theme.colour("accent"))
        left = rect.left() + theme.px("s8")
        side = theme.px("icon")
        icon_box = QRect(left, rect.top(), side, rect.height())
        theme.paint_icon(painter, row.icon, "icon", row.tone, icon_box)
        left += side + theme.px("s6")
        plain = row.tone == "text3"
        font = theme.font("body")
        painter.setFont(font)
        painter.setPen(theme.colour(("soft_text" if chosen else "text") if plain else row.tone))
        painter.drawText(QRect(left, rect.top(), rect.width(), rect.height()), _LEFT, row.state)
        left += QFontMetrics(font).horizontalAdvance(row.state) + theme.px("s8")
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("soft_text" if chosen else "text2"))
        painter.drawText(
            QRect(left, rect.top(), rect.right() - left, rect.height()), _LEFT, row.time
        )
