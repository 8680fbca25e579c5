# SPDX-License-Identifier: Apache-2.0
"""Asks inline why a paper is printed again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.text import Text
from clerkapp.presentation.slip_panel import reprint_reasons

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class ReprintPanel(QWidget):
    """Reasons of the closed list side by side; Enter prints, Esc leaves.

    Signals:
        reason_given(str): Code of the reason.
        left(): No further copy after all.
        shown_changed(bool): The panel opened or closed.
    """

    reason_given = Signal(str)
    left = Signal()
    shown_changed = Signal(bool)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make a hidden panel."""
        super().__init__()
        self.setObjectName("reprint_panel")
        self.reasons = Segments(theme, [Segment(c, w) for c, w in reprint_reasons(words)])
        self.reasons.setObjectName("reprint_reasons")
        self.reasons.setAccessibleName(words("reprint.ask"))
        self.confirm = KeyAction(
            "reprint_confirm", words("reprint.print"), parent=self, cap="Enter"
        )
        self.leave = KeyAction("reprint_leave", words("reprint.leave"), parent=self, cap="Esc")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.px("s4"), 0, theme.px("s4"))
        column.setSpacing(theme.px("s6"))
        column.addWidget(Text(words("reprint.ask"), strong=True))
        column.addWidget(self.reasons, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(Text(words("reprint.hint"), "small", "text3", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        row.addWidget(KeyCapButton(theme, self.confirm))
        row.addWidget(KeyCapButton(theme, self.leave, "quiet"))
        row.addStretch(1)
        column.addLayout(row)
        self.confirm.triggered.connect(self._on_confirm)
        self.leave.triggered.connect(self._on_leave)
        self.reasons.chosen.connect(self._on_reason_chosen)
        self.setHidden(True)

    def open(self) -> None:
        """Ask; nothing is chosen yet."""
        self.reasons.set_value("")
        self.confirm.setEnabled(False)
        self.setHidden(False)
        self.shown_changed.emit(True)
        self.reasons.setFocus()

    def close_panel(self) -> None:
        """Ask no longer."""
        self.setHidden(True)
        self.shown_changed.emit(False)

    def is_open(self) -> bool:
        """Say whether the panel asks."""
        return not self.isHidden()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Print on Enter, leave on Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_confirm()
        elif event.key() == Qt.Key.Key_Escape:
            self._on_leave()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _on_reason_chosen(self) -> None:
        self.confirm.setEnabled(True)

    @Slot()
    def _on_confirm(self) -> None:
        reason = self.reasons.value()
        if reason and self.is_open():
            self.close_panel()
            self.reason_given.emit(reason)

    @Slot()
    def _on_leave(self) -> None:
        self.close_panel()
        self.left.emit()
