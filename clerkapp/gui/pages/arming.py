# SPDX-License-Identifier: Apache-2.0
"""Keeps a second, accidental press of F12 from acting on the page that the first one opened."""

from PySide6.QtCore import QObject, QTimer

DOUBLE_PRESS_MS = 600
"""Longest pause between the two presses of somebody whose finger slipped."""


class Arming(QObject):
    """Says whether the page has been shown long enough for its next step to be meant."""

    def __init__(self, parent: QObject) -> None:
        """Make it armed; `start` disarms it for a moment."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DOUBLE_PRESS_MS)

    def start(self) -> None:
        """Begin the moment in which the next step does nothing."""
        self._timer.start()

    def is_armed(self) -> bool:
        """Say whether that moment is over."""
        return not self._timer.isActive()
