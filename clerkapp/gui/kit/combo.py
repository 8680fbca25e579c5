# SPDX-License-Identifier: Apache-2.0
"""The combo: one value of a code list, found by code, Chinese or initials."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter

from clerkapp.gui.kit.choice_popup import ChoicePopup, Entry, find_entries
from clerkapp.gui.kit.line_field import LineField

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QMouseEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme

__all__ = ["Combo", "Entry"]

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 8,
    Qt.Key.Key_PageUp: -8,
}


class Combo(LineField):
    """An input with a list: Alt+↓, a click or typing opens it, Enter or Tab takes what is lit.

    Text that means no entry is put back when the field is left, so that the value is always an
    entry's code or empty.

    Signals:
        chosen(str): The clerk chose an entry (its code) or emptied the field (empty).
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str = "", size: str = "") -> None:
        """Make a combo without entries."""
        super().__init__(theme, name, size=size)
        self._entries: tuple[Entry, ...] = ()
        self._first = 0
        self._value = ""
        self._popup: ChoicePopup | None = None
        self._typed = False
        self.setTextMargins(QMargins(0, 0, theme.px("icon") + theme.px("s6"), 0))
        self.textEdited.connect(self._on_typed)

    def set_entries(self, entries: Sequence[Entry], first: int = 0) -> None:
        """Take the list; a line stands after the first few, the commonest. Silent."""
        self._entries = tuple(entries)
        self._first = first
        self.set_value(self._value)

    def value(self) -> str:
        """Return the code of the chosen entry, empty if none is."""
        return self._value

    def set_value(self, code: str) -> None:
        """Show an entry without telling anybody; an unknown code shows nothing."""
        entry = self._entry(code)
        self._value = entry.code if entry is not None else ""
        self._typed = False
        with QSignalBlocker(self):
            self.setText(entry.shown() if entry is not None else "")
            self.setCursorPosition(0)
        self.update()

    def choose(self, code: str) -> None:
        """Choose an entry as the clerk would."""
        before = self._value
        self.close_list()
        self.set_value(code)
        if self.hasFocus():
            self.selectAll()
        if self._value != before:
            self.chosen.emit(self._value)

    def open_list(self) -> None:
        """Show all entries."""
        self._show(self._entries, self._first)

    def close_list(self) -> None:
        """Hide the list."""
        if self._popup is not None:
            self._popup.hide()

    def is_open(self) -> bool:
        """Say whether the list is shown."""
        return self._popup is not None and self._popup.isVisible()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window while there is a list to close or a text to put back."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and self._has_to_leave()
        ):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move in the list, take from it or leave it."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            if not self.is_open():
                self.open_list()
            elif self._popup is not None:
                self._popup.move_by(_STEPS[key])
            event.accept()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._take_lit()
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_Escape and self._has_to_leave():
            self.close_list()
            self.set_value(self._value)
            event.accept()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open or close the list."""
        super().mousePressEvent(event)
        if self.is_open():
            self.close_list()
        elif not self.isReadOnly():
            self.open_list()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select all, so that typing replaces the value."""
        super().focusInEvent(event)
        QTimer.singleShot(0, self, self._select_if_untouched)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take what is lit, or put the value back."""
        keeps = {Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason}
        if event.reason() not in keeps:
            self._take_lit()
        self.close_list()
        super().focusOutEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the input and its arrow."""
        super().paintEvent(event)
        side = self._theme.px("icon")
        left = self.width() - side - self._theme.px("s8") - self._theme.px("s1")
        tone = "text2" if self.isEnabled() else "text3"
        box = QRect(left, 0, side, self.height())
        self._theme.paint_icon(QPainter(self), "chevron-down", "icon", tone, box)

    def _has_to_leave(self) -> bool:
        return self.is_open() or self._typed

    def _select_if_untouched(self) -> None:
        if self.hasFocus() and not self._typed:
            self.selectAll()

    def _on_typed(self, text: str) -> None:
        self._typed = True
        self._show(find_entries(self._entries, text), 0 if text.strip() else self._first)

    def _show(self, entries: Sequence[Entry], line_after: int) -> None:
        if self._popup is None:
            self._popup = ChoicePopup(self._theme, self.window())
            self._popup.picked.connect(self.choose)
        # With a query the best hit is lit, so that Enter takes what was asked for.
        lit = "" if self._typed and self.text().strip() else self._value
        self._popup.show_entries(entries, line_after, lit)
        if entries:
            self._popup.open_under(self)
        else:
            self._popup.hide()

    def _take_lit(self) -> None:
        if self._typed and not self.text().strip():
            self.choose("")
            return
        lit = self._popup.current() if self.is_open() and self._popup is not None else None
        self.choose(lit.code if lit is not None else self._value)

    def _entry(self, code: str) -> Entry | None:
        return next((entry for entry in self._entries if entry.code == code), None)
