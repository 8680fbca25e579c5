# SPDX-License-Identifier: Apache-2.0
"""Two cases that look alike, side by side, with the clerk's decision and its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QGridLayout, QHBoxLayout, QVBoxLayout

from clerkapp.domain.duplicates import DECISIONS
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.kit.ticks import Radio

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.duplicates import ComparisonPanel
    from clerkapp.presentation.words import Words

_KEYS = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3)


class DuplicatePanel(QFrame):
    """A card in place of the papers while two cases are held against each other.

    Signals:
        decided(str, str): The decision and its reason.
        left(): The clerk decides later.
    """

    decided = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make a hidden panel."""
        super().__init__()
        self._theme = theme
        self._words = words
        self.setObjectName("duplicate_panel")
        self.setProperty("panel", "card")
        self.title = Text("", strong=True)
        self.note = Text("", "note", "text2", wrap=True)
        self._grid = QGridLayout()
        self._group = QButtonGroup(self)
        self.reason_field = LineField(theme, "duplicate_reason")
        self.reason_field.setAccessibleName(words("duplicate.reason"))
        self.reason_field.setPlaceholderText(words("duplicate.reason"))
        self.problem = IconText(theme, "circle-x", "", "err", "note")
        self.problem.setObjectName("duplicate_problem")
        self.confirm = KeyAction("duplicate_confirm", words("duplicate.do"), "F12", "", self)
        # The window owns Esc and tells the page; the cap only says so.
        self.leave = KeyAction("duplicate_leave", words("duplicate.leave"), "", "", self, cap="Esc")
        self._lay_out()
        self.confirm.triggered.connect(self._on_confirm)
        self.leave.triggered.connect(self.left.emit)
        self.reason_field.returnPressed.connect(self._on_confirm)
        self.setHidden(True)

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        pad = theme.px("s12")
        column.setContentsMargins(pad + theme.px("s2"), pad, pad, pad)
        column.setSpacing(theme.px("s6"))
        self._grid.setHorizontalSpacing(theme.px("s16"))
        self._grid.setVerticalSpacing(theme.px("s2"))
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnStretch(2, 1)
        column.addWidget(self.title)
        column.addWidget(self.note)
        column.addLayout(self._grid)
        for place, code in enumerate(DECISIONS, start=1):
            radio = Radio(theme, f"{place}  {self._words(f'duplicate.decision.{code}')}")
            radio.setObjectName(f"duplicate_{code}")
            self._group.addButton(radio)
            column.addWidget(radio)
        column.addWidget(self.reason_field)
        column.addWidget(self.problem)
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        row.addStretch(1)
        row.addWidget(KeyCapButton(theme, self.leave, "quiet"))
        row.addWidget(KeyCapButton(theme, self.confirm, "primary"))
        column.addLayout(row)

    def show_comparison(self, panel: ComparisonPanel) -> None:
        """Open the panel on two cases; nothing is chosen yet."""
        self.title.setText(panel.title)
        self.note.setText(panel.note)
        self._show_rows(panel)
        self._group.setExclusive(False)
        for button in self._group.buttons():
            button.setChecked(False)
        self._group.setExclusive(True)
        self.reason_field.clear()
        self.say("")
        self.setHidden(False)
        self._group.buttons()[0].setFocus()

    def _show_rows(self, panel: ComparisonPanel) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for column, head in enumerate(("", panel.this, panel.other)):
            self._grid.addWidget(Text(head, "note", "text2", strong=True), 0, column)
        for place, row in enumerate(panel.rows, start=1):
            self._grid.addWidget(Text(row.label, "body", "text2"), place, 0)
            for column, value in ((1, row.this), (2, row.other)):
                # What agrees is what makes them look alike: it stands out.
                self._grid.addWidget(Text(value, strong=row.same, wrap=True), place, column)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Choose with 1, 2, 3, confirm with Enter, leave on Esc where no window has taken it."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in _KEYS:
            self._group.buttons()[_KEYS.index(Qt.Key(key))].setChecked(True)
            self.reason_field.setFocus()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_confirm()
        else:
            super().keyPressEvent(event)
            return
        event.accept()

    def say(self, problem: str) -> None:
        """Say what is still wrong; empty takes it away."""
        self.problem.show_line("circle-x", problem, "err")
        self.problem.setVisible(bool(problem))

    def _on_confirm(self) -> None:
        chosen = self._group.checkedButton()
        reason = self.reason_field.text().strip()
        if chosen is None:
            self.say(self._words("duplicate.choose"))
            self._group.buttons()[0].setFocus()
        elif not reason:
            self.say(self._words("duplicate.reason.needed"))
            self.reason_field.setFocus()
        else:
            self.decided.emit(chosen.objectName().removeprefix("duplicate_"), reason)
