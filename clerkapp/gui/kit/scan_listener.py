# SPDX-License-Identifier: Apache-2.0
"""Recognises a barcode scanner by its speed, wherever the focus is, and takes its keys away."""

from __future__ import annotations

import re
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit
from shiboken6 import isValid

from clerkapp.gui.kit.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

CASE_NUMBER = re.compile(r"[0-9]{24}")
"""What a slip's or sheet's barcode holds: the case number."""

_SCANNER_GAP_MS = 60
"""Longest pause between a scanner's keys; nobody types 24 digits at that speed."""


class ScanListener(QObject):
    """Watches the keys that reach a window before the focused widget sees them.

    In a text field the keys arrive as they come; when they prove to be a scan, the field gets
    back what it held. Elsewhere digits wait for a moment, for there they would be commands.

    Signals:
        scanned(str): A complete case number was scanned outside the search box.
    """

    scanned = Signal(str)

    def __init__(
        self,
        window: QWidget,
        search_field: QLineEdit,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make a listener; `attach` starts it.

        Args:
            window: The window whose keys are watched.
            search_field: The search box, which reads its scans itself.
            clock: Seconds that only grow.
        """
        super().__init__(window)
        self._window = window
        self._search_field = search_field
        self._clock = clock
        self._keys = ""
        self._last = 0.0
        self._before: tuple[QLineEdit, str, int, tuple[str, str] | None] | None = None
        self._held: list[tuple[QWidget, int, Qt.KeyboardModifier, str]] = []
        self._release = QTimer(self)
        self._release.setSingleShot(True)
        self._release.setInterval(_SCANNER_GAP_MS)
        self._release.timeout.connect(self._give_back)

    def attach(self) -> None:
        """Begin to listen; the window must have been shown once."""
        handle = self._window.window().windowHandle()
        if handle is not None:
            handle.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take a scanner's keys away; leave everything else alone."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._takes(event)
        return super().eventFilter(watched, event)

    def _takes(self, event: QKeyEvent) -> bool:
        focus = self._window.focusWidget()
        if focus is None or focus is self._search_field:
            return False
        now = self._clock()
        if (now - self._last) * 1000 > _SCANNER_GAP_MS:
            self._begin(focus)
        self._last = now
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return self._end()
        text = event.text()
        if not (text.isascii() and text.isdigit()):
            self._give_back()
            self._keys = ""
            return False
        self._keys += text
        if isinstance(focus, QLineEdit):
            return False
        self._held.append((focus, event.key(), event.modifiers(), text))
        self._release.start()
        return True

    def _begin(self, focus: QWidget) -> None:
        self._keys = ""
        self._before = None
        if isinstance(focus, QLineEdit):
            origin = focus.origin() if isinstance(focus, LineField) else None
            self._before = (focus, focus.text(), focus.cursorPosition(), origin)

    def _end(self) -> bool:
        keys, self._keys = self._keys, ""
        if not CASE_NUMBER.fullmatch(keys):
            self._give_back()
            return False
        self._release.stop()
        self._held.clear()
        if self._before is not None:
            field, text, cursor, origin = self._before
            if isinstance(field, LineField):
                field.restore(text, origin)
            else:
                field.setText(text)
            field.setCursorPosition(cursor)
        self.scanned.emit(keys)
        return True

    def _give_back(self) -> None:
        """Let digits that were no scan reach the widget that had the focus."""
        self._release.stop()
        held, self._held = self._held, []
        for widget, key, modifiers, text in held:
            if not isValid(widget):
                continue
            press = QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text)
            QCoreApplication.sendEvent(widget, press)
