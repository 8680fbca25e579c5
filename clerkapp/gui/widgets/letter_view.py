# SPDX-License-Identifier: Apache-2.0
"""A notice or refusal after its act: preview left, print state and delivery 签收 right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.side_panel import IconLine, SidePanel
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.widgets.reprint_panel import ReprintPanel
from clerkapp.gui.widgets.result_head import ResultHead
from clerkapp.presentation.letter_panel import LetterPanel, deliveries

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words


class LetterView(QWidget):
    """Shows one letter and takes how it was delivered; it knows no use case.

    Signals:
        paper_chosen(str): Kind of the paper to show, where the letter has several.
    """

    paper_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner) -> None:
        """Make an empty view."""
        super().__init__()
        self._theme = theme
        self._words = words
        self.setObjectName("letter_view")
        self.preview = PdfPreview(theme, words, tasks)
        self.panel = SidePanel(theme, "side_wide")
        self.panel.setAccessibleName(words("letter.panel"))
        self.head = ResultHead(theme)
        self.panel.add_block(name="letter_result").add(self.head)
        self.papers = self.panel.add_block(words("letter.papers"), "letter_papers_block")
        self.papers.setHidden(True)
        self.prints = self.panel.add_block(words("print.print"), "letter_prints")
        self.reprint = ReprintPanel(theme, words)
        reprint_block = self.panel.add_block(line=False)
        reprint_block.add(self.reprint)
        reprint_block.setHidden(True)
        self.reprint.shown_changed.connect(reprint_block.setVisible)
        self._make_delivery()
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.preview, 1)
        outer.addWidget(self.panel)

    def _make_delivery(self) -> None:
        theme, words = self._theme, self._words
        self.delivery = self.panel.add_block(words("letter.delivery"), "letter_delivery")
        self.ask = Text(words("letter.delivery.ask"), "note", "text2", wrap=True)
        segments = [Segment(code, word) for code, word in deliveries(words)]
        self.manner = Segments(theme, segments)
        self.manner.setObjectName("delivery_manner")
        self.manner.setAccessibleName(words("letter.delivery"))
        self.witness = LineField(theme, "delivery_witness")
        self.witness.setPlaceholderText(words("letter.witness"))
        self.witness.setAccessibleName(words("letter.witness"))
        self.problem = IconText(theme, "circle-x", "", "err", "note")
        self.problem.setObjectName("delivery_problem")
        self.record = KeyAction("delivery_record", words("letter.delivery.record"), "Alt+Q", "")
        self.record.setParent(self)
        self.record_button = KeyCapButton(theme, self.record)
        self.delivered = IconText(theme, "circle-check", "", icon_tone="ok")
        self.delivered.setObjectName("delivery_done")
        manner, button = self._apart(self.manner), self._apart(self.record_button)
        self.delivery.add(self.ask, manner, self.witness, self.problem, button, self.delivered)
        self.open_parts = (self.ask, manner, button)

    def _apart(self, control: QWidget) -> QWidget:
        """Keep a control, as wide as it wants, and its focus ring off the line above."""
        place = QWidget()
        row = QHBoxLayout(place)
        row.setContentsMargins(0, self._theme.px("s6"), 0, 0)
        row.addWidget(control, 0, Qt.AlignmentFlag.AlignLeft)
        return place

    def show_papers(self, papers: list[tuple[str, str]]) -> None:
        """Offer the papers of a letter that has more than one: kind and name of each."""
        self.papers.clear()
        self.papers.setVisible(len(papers) > 1)
        if len(papers) < 2:
            return
        choice = Segments(self._theme, [Segment(kind, name) for kind, name in papers])
        choice.setObjectName("letter_papers")
        choice.setAccessibleName(self._words("letter.papers"))
        choice.set_value(papers[0][0])
        choice.chosen.connect(self.paper_chosen)
        self.papers.add(self._apart(choice))

    def show_panel(self, panel: LetterPanel, icon: str, tone: str) -> None:
        """Show what was done, how the print went, and how the letter was delivered."""
        theme = self._theme
        self.head.show_result(icon, tone, panel.title, panel.number)
        self.prints.clear()
        if panel.print_mark is not None:
            mark, mark_tone = panel.print_mark
            self.prints.add(IconLine(theme, mark, panel.print_state, mark_tone, cap="F9"))
        for part in self.open_parts:
            part.setVisible(not panel.delivered)
        self.delivered.show_line("circle-check", panel.delivery, icon_tone="ok")
        self.delivered.setVisible(panel.delivered)
        if panel.delivered:
            self.witness.hide()
            self.problem.hide()
        else:
            self.show_witness(needed=self.manner.value() == "refused")
            self.say("")

    def show_witness(self, *, needed: bool) -> None:
        """Ask for the witness's name, or do not."""
        self.witness.setVisible(needed)

    def say(self, problem: str) -> None:
        """Say what is still wrong; empty takes it away."""
        self.problem.show_line("circle-x", problem, "err")
        self.problem.setVisible(bool(problem))
