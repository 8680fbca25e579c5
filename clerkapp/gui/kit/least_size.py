# SPDX-License-Identifier: Apache-2.0
"""The window's room: it scrolls as a whole below a least size, and never above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent


class LeastSizeArea(QScrollArea):
    """Gives one widget all the room there is, and a least size where there is less."""

    def __init__(self, content: QWidget, least: QSize) -> None:
        """Take the widget and its least size."""
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Room(content, least))


class _Room(QWidget):
    """Holds the widget without a layout.

    A scroll area gives a layout whose height depends on its width the height that it prefers,
    although it could do with less. The width never falls below what the widget needs: buttons
    are not cut; pages that are too high scroll inside.
    """

    def __init__(self, content: QWidget, least: QSize) -> None:
        super().__init__()
        self._content = content
        self._least = least
        content.setParent(self)

    def minimumSizeHint(self) -> QSize:
        needed = self._content.minimumSizeHint().width()
        return self._least.expandedTo(QSize(needed, 0))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._content.setGeometry(self.rect())
