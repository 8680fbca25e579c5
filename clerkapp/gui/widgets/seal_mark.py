# SPDX-License-Identifier: Apache-2.0
"""The seal mark of the program, as it stands at the head of the rail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkapp.gui.kit.marks import paint_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


class SealMark(QWidget):
    """One character on the accent; decoration without an accessible name."""

    def __init__(self, theme: Theme, character: str) -> None:
        """Make the mark."""
        super().__init__()
        self._theme = theme
        self._character = character
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the mark's square."""
        return QSize(self._theme.px("seal"), self._theme.px("seal"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square and the character."""
        theme = self._theme
        painter = QPainter(self)
        paint_box(painter, self.rect(), theme.px("radius"), "accent", "", theme)
        painter.setFont(theme.font("head", strong=True))
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._character)
        painter.end()
