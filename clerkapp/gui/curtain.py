# SPDX-License-Identifier: Apache-2.0
"""The window before anything is in it: painted at once, so that a start is seen to have begun.

It imports nothing of the kit: the window's parts are brought in behind it and take its place.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QMainWindow

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QPaintEvent
    from PySide6.QtWidgets import QWidget


class Curtain(QMainWindow):
    """The top-level window: first an empty lock screen, then whatever is raised in it.

    Signals:
        painted(): It has been painted for the first time.
        closing(): It is about to close.
    """

    painted = Signal()
    closing = Signal()

    def __init__(self, resources: Path, theme: str, title: str) -> None:
        """Read the colours of a theme.

        Args:
            resources: The folder with ``themes/``.
            theme: ``light``, ``dark`` or ``high-contrast``.
            title: Name of the program, for the title bar.
        """
        super().__init__()
        tokens: dict[str, Any] = json.loads((resources / "themes" / "tokens.json").read_text())
        self._colours: dict[str, str] = tokens["colour"][theme]
        self._sizes: dict[str, int] = tokens["size"]
        self._is_painted = False
        self.setWindowTitle(title)
        self.resize(self._sizes["window_width"], self._sizes["window_height"])

    def raise_on(self, content: QWidget) -> None:
        """Let the window's parts take the place of the painted screen."""
        self.setCentralWidget(content)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the bars and the mark; what lies on top hides them later."""
        if self.centralWidget() is not None:
            return
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._colour("win"))
        self._paint_bars(painter)
        self._paint_mark(painter)
        painter.end()
        if not self._is_painted:
            self._is_painted = True
            self.painted.emit()

    def _paint_bars(self, painter: QPainter) -> None:
        top, bottom = self._sizes["top_bar"], self._sizes["status_bar"]
        painter.fillRect(0, 0, self.width(), top, self._colour("surface"))
        painter.fillRect(0, top - 1, self.width(), 1, self._colour("line"))
        painter.fillRect(0, self.height() - bottom, self.width(), bottom, self._colour("sunken"))

    def _paint_mark(self, painter: QPainter) -> None:
        # A plain square: a letter's font, round corners and Qt's enums take 30 ms to load.
        side = self._sizes["seal"]
        top = (self._sizes["top_bar"] - side) // 2
        painter.fillRect(self._sizes["s24"], top, side, side, self._colour("accent"))

    def _colour(self, token: str) -> QColor:
        return QColor(self._colours[token])

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program before the window goes."""
        self.closing.emit()
        super().closeEvent(event)
