# SPDX-License-Identifier: Apache-2.0
"""The card below the papers: what the selected one must meet, and the remark for the applicant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.domain.papers import PASSES
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.marks import Chip, ChipContent, KeyCap
from clerkapp.gui.kit.text import ElidedText, Text
from clerkapp.gui.widgets.filter_field import is_override_of_escape
from clerkapp.presentation.review_rows import PaperRow, verdict_word

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class RemarkField(LineField):
    """The remark; Enter and Esc lead back to the table.

    Signals:
        finished(): Enter or Esc was struck.
    """

    finished = Signal()

    def event(self, event: QEvent) -> bool:
        """Keep Esc from the window: here it leads back to the row."""
        if isinstance(event, QKeyEvent) and is_override_of_escape(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back to the row on Enter or Esc."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape}:
            event.accept()
            self.finished.emit()
            return
        super().keyPressEvent(event)


class PaperDetail(QFrame):
    """Name and verdict, standard, issuer, reason with basis, remark."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty card."""
        super().__init__()
        self._theme = theme
        self._words = words
        self.setObjectName("paper_detail")
        self.setProperty("panel", "card")
        self._name = ElidedText()
        self._name.setProperty("strong", True)
        self._name.setObjectName("detail_name")
        self._verdict = Chip(theme, ChipContent(""))
        self.standard = Text("", wrap=True)
        self.standard.setObjectName("detail_standard")
        self.pages = Text("", tone="text2")
        self.pages.setObjectName("detail_pages")
        self._page_keys = tuple(KeyCap(theme, key) for key in ("[", "]"))
        self._issuer = Text("", wrap=True)
        self._issuer_label = Text(words("review.issuer"), tone="text2")
        self.why = Text("", wrap=True)
        self.why.setObjectName("detail_why")
        self.remark = RemarkField(theme, "paper_remark")
        self.remark.setPlaceholderText(words("review.remark.placeholder"))
        self.remark.setAccessibleName(words("review.remark"))
        self._lay_out()

    def _lay_out(self) -> None:
        theme, words = self._theme, self._words
        column = QVBoxLayout(self)
        pad = theme.px("s12")
        column.setContentsMargins(pad + theme.px("s2"), pad, pad + theme.px("s2"), pad)
        column.setSpacing(theme.px("s8"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("s8"))
        head.addWidget(self._name)
        head.addWidget(self._verdict)
        head.addStretch(1)
        for part in (self.pages, *self._page_keys):
            head.addWidget(part)
        column.addLayout(head)
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("s12"))
        grid.setVerticalSpacing(theme.px("s2"))
        grid.setColumnStretch(1, 1)
        top = Qt.AlignmentFlag.AlignTop
        rows = (
            (Text(words("review.standard"), tone="text2"), self.standard),
            (self._issuer_label, self._issuer),
            (Text(words("review.reason"), tone="text2"), self.why),
        )
        for place, (label, value) in enumerate(rows):
            grid.addWidget(label, place, 0, top)
            grid.addWidget(value, place, 1, top)
        column.addLayout(grid)
        column.addWidget(self._remark_line())

    def _remark_line(self) -> QWidget:
        theme = self._theme
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("s6"))
        label = Text(self._words("review.remark"), tone="text2")
        label.setBuddy(self.remark)
        row.addWidget(label)
        row.addWidget(KeyCap(theme, "B"))
        row.addWidget(self.remark, 1)
        return line

    def show_paper(self, row: PaperRow, *, editable: bool) -> None:
        """Show one paper; the remark being typed is not touched."""
        self._name.setText(f"{row.place} {row.name}")
        self._verdict.show_content(_chip(self._words, row))
        self.pages.setText(row.pages)
        for cap in self._page_keys:
            cap.setVisible(bool(row.pages))
        self.standard.setText(row.standard)
        self._issuer.setText(row.issuer)
        for part in (self._issuer, self._issuer_label):
            part.setVisible(bool(row.issuer))
        parts = (part for part in (row.why, row.basis) if part)
        self.why.setText(self._words("list.dot").join(parts))
        self.remark.setReadOnly(not editable or row.excused)
        if not self.remark.hasFocus():
            self.remark.setText(row.remark)


def _chip(words: Words, row: PaperRow) -> ChipContent:
    if row.excused:
        return ChipContent(words("review.excused"), "ok", "circle-check")
    word = verdict_word(words, row.verdict)
    if row.verdict is None:
        return ChipContent(word, "soft")
    if row.verdict in PASSES:
        return ChipContent(word, "ok", "circle-check")
    return ChipContent(word, "err", "circle-x")
