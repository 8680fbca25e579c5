# SPDX-License-Identifier: Apache-2.0
"""Asks on which earlier day the family came, and why it was not entered then (补录)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import Text
from clerkapp.presentation.back_entry import DAY, REASON

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class BackEntryPanel(QFrame):
    """A card with day and reason; what was typed stays for the next case of the same outage.

    Signals:
        given(str, str): Day and reason as typed.
        left(): The family comes today after all.
    """

    given = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make a hidden panel."""
        super().__init__()
        self.setObjectName("back_entry_panel")
        self.setProperty("panel", "card")
        self._day = LineField(theme, "back_entry_day", latin=True)
        self._reason = LineField(theme, "back_entry_reason")
        self._rows = {
            DAY: FieldRow(theme, words("back_entry.day"), self._day),
            REASON: FieldRow(theme, words("back_entry.reason"), self._reason),
        }
        self._rows[DAY].set_hint(words("back_entry.day.hint"), always=True)
        self._rows[REASON].set_hint(words("back_entry.reason.hint"), always=True)
        confirm = KeyAction(
            "back_entry_confirm", words("back_entry.confirm"), parent=self, cap="Enter"
        )
        # The window owns Esc and tells the page; the cap only says so.
        leave = KeyAction("back_entry_leave", words("back_entry.leave"), "", "", self, cap="Esc")
        confirm.triggered.connect(self._on_confirm)
        leave.triggered.connect(self.left.emit)
        self._lay_out(theme, words, confirm, leave)
        self.setHidden(True)

    def _lay_out(self, theme: Theme, words: Words, confirm: KeyAction, leave: KeyAction) -> None:
        column = QVBoxLayout(self)
        pad = theme.px("s12")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px("s8"))
        column.addWidget(Text(words("back_entry.title"), strong=True))
        column.addWidget(Text(words("back_entry.note"), "note", "text2", wrap=True))
        for row in self._rows.values():
            column.addWidget(row)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px("s8"))
        buttons.addStretch(1)
        buttons.addWidget(KeyCapButton(theme, leave, "quiet"))
        buttons.addWidget(KeyCapButton(theme, confirm, "outlined"))
        column.addLayout(buttons)

    def open(self) -> None:
        """Show the panel with what was typed last."""
        for row in self._rows.values():
            row.clear_message()
        self.setHidden(False)
        self._day.setFocus(Qt.FocusReason.OtherFocusReason)
        self._day.selectAll()

    def say(self, field: str, problem: str) -> None:
        """Say under a field what is wrong, and put the focus there."""
        self._rows[field].set_message("error", problem)
        self._rows[field].focus_editor()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go from the day to the reason and on with Enter; leave where no window takes Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif self._day.hasFocus():
            self._reason.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._on_confirm()

    def _on_confirm(self) -> None:
        for row in self._rows.values():
            row.clear_message()
        self.given.emit(self._day.text(), self._reason.text())
