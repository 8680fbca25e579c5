# SPDX-License-Identifier: Apache-2.0
"""Sees the first paint of a window through to its end."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Calls once, when a window and all that stands in it has been painted."""

    def __init__(self, window: QWidget, painted: Callable[[], object]) -> None:
        """Watch a window that is not yet shown."""
        super().__init__(window)
        self._painted = painted
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt calls it
        """Wait for the window's paint; its children follow before the next event is delivered."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._painted)
        return False
