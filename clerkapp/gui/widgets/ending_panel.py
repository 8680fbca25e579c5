# SPDX-License-Identifier: Apache-2.0
"""What an outcome still has to be told, inline: the reason of a refusal, notice or withdrawal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.kit.ticks import Radio
from clerkapp.presentation.outcomes import OutcomeCode

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.catalogue.definitions import RefusalReason
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class EndingPanel(QFrame):
    """A card in place of the paper's detail while an outcome is being given its reason.

    Signals:
        confirmed(str): Go on; the code of the refusal's reason, or the words typed.
        left(): The clerk does not want this step after all.
    """

    confirmed = Signal(str)
    left = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make a hidden panel."""
        super().__init__()
        self._theme = theme
        self._words = words
        self._code = OutcomeCode.WITHDRAW
        self._needs_words = False
        self.setObjectName("ending_panel")
        self.setProperty("panel", "card")
        self.title = Text("", strong=True)
        self.note = Text("", "note", "text2", wrap=True)
        self.reasons = QWidget()
        self._reason_column = QVBoxLayout(self.reasons)
        self._reason_column.setContentsMargins(0, 0, 0, 0)
        self._reason_column.setSpacing(theme.px("s4"))
        self._group = QButtonGroup(self)
        self.reason_field = LineField(theme, "ending_reason")
        self.reason_field.setAccessibleName(words("ending.reason"))
        self.problem = IconText(theme, "circle-x", "", "err", "note")
        self.problem.setObjectName("ending_problem")
        self.confirm = KeyAction("ending_confirm", "", "F12", "", self)
        # The window owns Esc and tells the page; the cap only says so.
        self.leave = KeyAction("ending_leave", words("ending.leave"), "", "", self, cap="Esc")
        self._lay_out()
        self.confirm.triggered.connect(self._on_confirm)
        self.leave.triggered.connect(self.left.emit)
        self.setHidden(True)

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        pad = theme.px("s12")
        column.setContentsMargins(pad + theme.px("s2"), pad, pad, pad)
        column.setSpacing(theme.px("s6"))
        for part in (self.title, self.note, self.reasons, self.reason_field, self.problem):
            column.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        row.addStretch(1)
        row.addWidget(KeyCapButton(theme, self.leave, "quiet"))
        row.addWidget(KeyCapButton(theme, self.confirm, "primary"))
        column.addLayout(row)

    @property
    def code(self) -> OutcomeCode:
        """The outcome that the panel is about."""
        return self._code

    def ask(
        self, code: OutcomeCode, refusals: tuple[RefusalReason, ...], *, needs_words: bool
    ) -> None:
        """Open the panel for an outcome.

        Args:
            code: The outcome.
            refusals: Reasons to choose from, for a refusal.
            needs_words: A reason must be written, as for a second notice.
        """
        words = self._words
        self._code = code
        self._needs_words = needs_words
        self.title.setText(words(f"ending.{code.value}.title"))
        notes = {
            OutcomeCode.WITHDRAW: "ending.withdraw.note",
            OutcomeCode.NOTIFY: "ending.notify.second",
        }
        self.note.setText(words(notes[code]) if code in notes else "")
        self.note.setVisible(code in notes)
        self._show_refusals(refusals)
        self.reason_field.setHidden(bool(refusals))
        self.reason_field.clear()
        optional = "" if needs_words else words("ending.withdraw.placeholder")
        self.reason_field.setPlaceholderText(optional)
        self.confirm.setText(words(f"ending.{code.value}.do"))
        self.say("")
        self.setHidden(False)
        first = self._group.buttons()[0] if refusals else self.reason_field
        first.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave on Esc where no window has taken it."""
        if event.key() == Qt.Key.Key_Escape:
            event.accept()
            self.left.emit()
            return
        super().keyPressEvent(event)

    def say(self, problem: str) -> None:
        """Say what is still wrong; empty takes it away."""
        self.problem.show_line("circle-x", problem, "err")
        self.problem.setVisible(bool(problem))

    def _show_refusals(self, refusals: tuple[RefusalReason, ...]) -> None:
        while (item := self._reason_column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for button in self._group.buttons():
            self._group.removeButton(button)
        language = self._words.language
        for reason in refusals:
            radio = Radio(self._theme, reason.reason.in_language(language))
            radio.setObjectName(f"refusal_{reason.code}")
            self._group.addButton(radio)
            self._reason_column.addWidget(radio)
            where = reason.where_to.in_language(language)
            basis = reason.basis.in_language(language)
            refers = self._words("ending.refuse.refers") if reason.refers else ""
            told = [
                refers,
                basis,
                self._words("ending.refuse.where_to", where=where) if where else "",
            ]
            line = Text("　".join(part for part in told if part), "small", "text3", wrap=True)
            line.setContentsMargins(self._theme.px("tick") + self._theme.px("s6"), 0, 0, 0)
            self._reason_column.addWidget(line)
        self.reasons.setHidden(not refusals)

    def _on_confirm(self) -> None:
        if self._group.buttons():
            chosen = self._group.checkedButton()
            given = chosen.objectName().removeprefix("refusal_") if chosen else ""
            missing = not given
        else:
            given = self.reason_field.text().strip()
            missing = self._needs_words and not given
        if missing:
            self.say(self._words("ending.reason.needed"))
            return
        self.confirmed.emit(given)
