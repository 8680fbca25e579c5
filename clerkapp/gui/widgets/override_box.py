# SPDX-License-Identifier: Apache-2.0
"""Asks a supervisor, under the field, why an answer may pass that no check accepts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import IconText

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class OverrideBox(QWidget):
    """One line for the reason, and the act.

    Signals:
        reason_given(str): The supervisor gave a reason and lets the answer pass.
        closed(): The box was left without passing anything.
    """

    reason_given = Signal(str)
    closed = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty box."""
        super().__init__()
        self.setObjectName("override_box")
        self._words = words
        self.reason = LineField(theme, "override_reason")
        self.reason.setPlaceholderText(words("intake.override.reason"))
        self.reason.setAccessibleName(words("intake.override.reason"))
        self._message = IconText(theme, "circle-x", "", "err", "note")
        self._message.setHidden(True)
        let_pass = KeyAction(
            "override_pass", words("intake.override.pass"), parent=self, cap="Enter"
        )
        let_pass.triggered.connect(self._on_passed)
        leave = KeyAction("override_leave", words("intake.override.leave"), parent=self, cap="Esc")
        leave.triggered.connect(self.closed)
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        row.addWidget(KeyCapButton(theme, let_pass))
        row.addWidget(KeyCapButton(theme, leave, "flat"))
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("s4"), 0, theme.px("s4"))
        column.setSpacing(theme.px("s6"))
        column.addWidget(self.reason)
        column.addWidget(self._message)
        column.addLayout(row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Pass with Enter, leave with Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_passed()
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _on_passed(self) -> None:
        reason = self.reason.text().strip()
        if reason:
            self.reason_given.emit(reason)
            return
        self._message.show_line("circle-x", self._words("problem.override.needs_reason"), "err")
        self._message.setHidden(False)
        self.reason.setFocus(Qt.FocusReason.OtherFocusReason)
