# SPDX-License-Identifier: Apache-2.0
"""Paints the side panel of intake: what to settle, papers to bring, dates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.gui.kit.field_row import SEVERITIES
from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.side_panel import DateLine, IconLine, PairLine, SideBlock
from clerkapp.gui.widgets.settle_entry import SettleEntry
from clerkapp.presentation.intake_side import (
    date_lines,
    paper_lines,
    settle_count,
    settle_lines,
)

if TYPE_CHECKING:
    from clerkapp.catalogue.catalogue import Catalogue
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.intake_form import FormState
    from clerkapp.presentation.intake_side import DateLineText, PaperLine, SettleLine
    from clerkapp.presentation.words import Words


@dataclass(frozen=True, slots=True)
class Blocks:
    """The places of the side panel, and the key that leads to the next thing to settle."""

    settle: SideBlock
    papers: SideBlock
    dates: SideBlock
    next_key: str


class IntakeSideBlocks(QObject):
    """Keeps the three blocks in step with the form; a block that stays the same is not touched.

    Signals:
        field_wanted(str): A line was clicked that is about this field.
    """

    field_wanted = Signal(str)

    def __init__(
        self, theme: Theme, words: Words, catalogue: Catalogue, blocks: Blocks, parent: QObject
    ) -> None:
        """Take the blocks of the view."""
        super().__init__(parent)
        self._theme = theme
        self._words = words
        self._catalogue = catalogue
        self._blocks = blocks
        self._settle: tuple[SettleLine, ...] | None = None
        self._papers: tuple[PaperLine, ...] | None = None
        self._dates: tuple[DateLineText, ...] | None = None

    def show_state(self, state: FormState) -> None:
        """Show what follows from the answers."""
        settle = settle_lines(self._words, state)
        if settle != self._settle:
            self._settle = settle
            self._show_settle(settle, settle_count(state))
        papers = paper_lines(self._words, state.judgement.needed_papers)
        if papers != self._papers:
            self._papers = papers
            self._show_papers(papers)
        dates = date_lines(self._words, self._catalogue, state)
        if dates != self._dates:
            self._dates = dates
            self._show_dates(dates)

    def _show_settle(self, lines: tuple[SettleLine, ...], count: int) -> None:
        block = self._blocks.settle
        block.clear()
        block.set_count(str(count) if count else "")
        for place, line in enumerate(lines):
            cap = self._blocks.next_key if place == 0 else ""
            entry = SettleEntry(self._theme, line, cap)
            entry.clicked.connect(self.field_wanted)
            block.add(entry)
        if not lines:
            icon, tone = SEVERITIES["ok"]
            block.add(IconLine(self._theme, icon, self._words("intake.settle.nothing"), tone))

    def _show_papers(self, lines: tuple[PaperLine, ...]) -> None:
        block = self._blocks.papers
        block.clear()
        block.set_count(str(len(lines)))
        for line in lines:
            block.add(PairLine(self._theme, line.name, line.how))

    def _show_dates(self, lines: tuple[DateLineText, ...]) -> None:
        block = self._blocks.dates
        block.clear()
        for line in lines:
            chip = ChipContent(line.chip, "soft") if line.chip else None
            block.add(DateLine(self._theme, line.name, line.due_on, line.note, chip))
