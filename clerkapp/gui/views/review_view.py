# SPDX-License-Identifier: Apache-2.0
"""Layout of the review page: papers and their detail, conditions beside, outcomes below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.side_panel import SidePanel
from clerkapp.gui.widgets.duplicate_panel import DuplicatePanel
from clerkapp.gui.widgets.ending_panel import EndingPanel
from clerkapp.gui.widgets.letter_view import LetterView
from clerkapp.gui.widgets.outcome_bar import OutcomeStrip
from clerkapp.gui.widgets.paper_detail import PaperDetail
from clerkapp.gui.widgets.paper_table import PaperTable

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words


class ReviewView(QVBoxLayout):
    """The widgets of the review page, as attributes; it decides nothing."""

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner) -> None:
        """Lay the page out."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.to_intake = KeyAction("review_to_intake", words("review.back"), cap="Alt+1")
        self.resume = KeyAction("letter_resume", words("letter.resume"), "Alt+R", "refresh-cw")
        self.compare = KeyAction("review_compare", words("duplicate.compare"), "Alt+D")
        self.next = KeyAction("letter_next", words("letter.next"), "F12")
        self.done = KeyAction("review_next", words("letter.next"), "F12")
        self.print = KeyAction("letter_print", words("letter.print"), "F9", "printer")
        self.seen = KeyAction("letter_seen", words("print.seen"), "Alt+Y")
        self.save = KeyAction("letter_save", words("print.save"), "Ctrl+S")
        self.table = PaperTable(theme, words)
        self.table_card = QFrame()
        self.detail = PaperDetail(theme, words)
        self.ending = EndingPanel(theme, words)
        self.duplicates = DuplicatePanel(theme, words)
        self.side = SidePanel(theme, "side_wide", words("kit.side.open"))
        self.confirm_day = KeyAction("review_back_entry", words("back_entry.review"), "Alt+K")
        self.back_entry = self.side.add_block(
            words("back_entry.block"), "review_back_entry_block", self.confirm_day
        )
        self.conditions = self.side.add_block(words("eligibility.title"), "eligibility", line=False)
        self.dates = self.side.add_block(words("review.dates"), "review_dates", line=False)
        self.fee = self.side.add_block(words("review.fee"), "review_fee", line=False)
        self.told = self.side.add_block(words("materials.told"), "review_told", line=False)
        self.outcomes = OutcomeStrip(theme, words, self.to_intake)
        self.letter = LetterView(theme, words, tasks)
        # Carried by the letter, so that they act only while it is shown.
        for action in (self.resume, self.next, self.print, self.seen, self.save):
            action.setParent(self.letter)
            self.letter.addAction(action)
        self.stack = QStackedWidget()
        self.papers = self._papers(theme)
        for action in (self.done, self.compare):
            action.setParent(self.papers)
            self.papers.addAction(action)
        self.stack.addWidget(self.papers)
        self.stack.addWidget(self.letter)
        self.addWidget(self.stack)

    def is_asking(self) -> bool:
        """Say whether a question stands in the place of a paper's detail."""
        return not (self.ending.isHidden() and self.duplicates.isHidden())

    def _papers(self, theme: Theme) -> QWidget:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addLayout(self._work(theme), 1)
        row.addWidget(self.side)
        column.addLayout(row, 1)
        column.addWidget(self.outcomes)
        return whole

    def _work(self, theme: Theme) -> QVBoxLayout:
        work = QVBoxLayout()
        x = theme.px("page_x")
        work.setContentsMargins(x, theme.px("page_y"), x, theme.px("s12"))
        work.setSpacing(theme.px("s12"))
        card = self.table_card
        card.setProperty("panel", "card")
        inside = QVBoxLayout(card)
        line = theme.px("line")
        inside.setContentsMargins(line, line, line, line)
        inside.addWidget(self.table)
        # Takes all there is to take, up to its rows; the stretch below takes what is left.
        work.addWidget(card, 1000)
        work.addWidget(self.detail)
        work.addWidget(self.ending)
        work.addWidget(self.duplicates)
        work.addStretch(1)
        return work
