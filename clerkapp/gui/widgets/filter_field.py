# SPDX-License-Identifier: Apache-2.0
"""The field that narrows a list: ↓ and Enter lead into the list, Esc empties it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent

from clerkapp.gui.kit.line_field import LineField


def is_override_of_escape(event: QKeyEvent) -> bool:
    """Say whether Qt asks a field if it wants Esc before a shortcut takes it."""
    return event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape


class FilterField(LineField):
    """A line of text above a list.

    Signals:
        list_wanted(): ↓, Enter or Esc was struck; the focus belongs into the list.
        cleared(): Esc emptied the field.
    """

    list_wanted = Signal()
    cleared = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it empties the field."""
        if isinstance(event, QKeyEvent) and is_override_of_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Lead into the list."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
                self.cleared.emit()
            self.list_wanted.emit()
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.list_wanted.emit()
        else:
            super().keyPressEvent(event)
