# SPDX-License-Identifier: Apache-2.0
"""The box in which an item is looked for: its icon, and what can be typed, stay in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from clerkapp.gui.kit.line_field import LineField

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


class ItemBox(LineField):
    """A tall input with a magnifier at the left and grey words at the right end."""

    def __init__(self, theme: Theme, name: str, note: str) -> None:
        """Make an empty box."""
        super().__init__(theme, name, size="tall")
        self._note = note
        left = theme.px("icon") + theme.px("s8")
        self.setTextMargins(QMargins(left, 0, self._note_width() + theme.px("s8"), 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the input, then icon and words."""
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        icon = QRect(theme.px("s8"), 0, theme.px("icon"), self.height())
        theme.paint_icon(painter, "search", "icon", "text2", icon)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text3"))
        words = self.rect().adjusted(0, 0, -theme.px("s8"), 0)
        painter.drawText(
            words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, self._note
        )
        painter.end()

    def _note_width(self) -> int:
        return QFontMetrics(self._theme.font("small")).horizontalAdvance(self._note)
