# SPDX-License-Identifier: Apache-2.0
"""What the keys of the review's table do to the selected paper, and its remark."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal, Slot

from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.presentation.outcomes import may_end
from clerkapp.presentation.review_rows import (
    next_undecided,
    paper_rows,
    with_copies,
    with_electronic,
    with_held,
    with_original,
    with_pages,
    with_verdict,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.catalogue.definitions import Paper
    from clerkapp.gui.views.review_view import ReviewView
    from clerkapp.presentation.words import Words
    from clerkapp.services.lookups import CaseView


class PaperSteps(QObject):
    """Works table and detail for the review page; it keeps nothing itself.

    Signals:
        check_made(PaperCheck): Something was found on a paper; the page keeps it.
        refused(): A key was struck at a case that can only be looked at.
    """

    check_made = Signal(object)
    refused = Signal()

    def __init__(
        self,
        words: Words,
        view: ReviewView,
        shown: Callable[[], CaseView | None],
        parent: QObject,
    ) -> None:
        """Take the page's widgets and what gives the case that is shown."""
        super().__init__(parent)
        self._words = words
        self._view = view
        self._shown = shown
        self._remarked = ""
        table, remark = view.table, view.detail.remark
        table.row_changed.connect(self.show_detail)
        table.original_toggled.connect(lambda: self._change(with_original))
        table.electronic_toggled.connect(lambda: self._change(with_electronic))
        table.held_toggled.connect(lambda: self._change(with_held))
        table.copies_changed.connect(self._on_copies_changed)
        table.pages_changed.connect(self._on_pages_changed)
        table.verdict_given.connect(self._on_verdict_given)
        table.remark_requested.connect(self._on_remark_requested)
        remark.textEdited.connect(self._on_remark_edited)
        remark.editingFinished.connect(self.take_remark)
        remark.finished.connect(self._on_remark_finished)

    def is_editable(self) -> bool:
        """Say whether the shown case may still be reviewed."""
        shown = self._shown()
        return shown is not None and may_end(shown.case)

    def show_rows(self) -> None:
        """Show the papers as they stand; the selected one stays selected."""
        shown = self._shown()
        if shown is None:
            return
        table = self._view.table
        rows = paper_rows(self._words, shown.judgement, shown.case)
        with QSignalBlocker(table):
            table.show_rows(rows)
        table.setAccessibleName(self._words("review.table", count=len(rows)))
        self.show_detail()

    def select_first_open(self) -> None:
        """Select the first paper without a verdict, else the first."""
        table = self._view.table
        first = next_undecided(table.rows())
        table.select_row(first if first is not None else 0)
        self.show_detail()

    def select_next_open(self) -> None:
        """Select the selected paper or the next one, whichever has no verdict."""
        table = self._view.table
        place = next_undecided(table.rows(), table.current_row() - 1)
        if place is not None:
            table.select_row(place)
            table.setFocus()

    @Slot()
    def show_detail(self) -> None:
        """Show the selected paper below the table, unless a question stands there."""
        view = self._view
        rows, place = view.table.rows(), view.table.current_row()
        view.detail.setVisible(bool(rows) and not view.is_asking())
        if 0 <= place < len(rows):
            view.detail.show_paper(rows[place], editable=self.is_editable())

    def _paper(self) -> Paper | None:
        """Return the selected paper if it is asked for."""
        shown, row = self._shown(), self._view.table.current_row()
        if shown is None or not 0 <= row < len(shown.judgement.papers):
            return None
        need = shown.judgement.papers[row]
        return None if need.needed is False else need.paper

    def _check(self, code: str) -> PaperCheck:
        shown = self._shown()
        found = shown.case.checks.get(code) if shown is not None else None
        return found or PaperCheck(code)

    def _change(self, change: Callable[[PaperCheck], PaperCheck]) -> None:
        paper = self._paper()
        if paper is None:
            return
        if not self.is_editable():
            self.refused.emit()
            return
        self.check_made.emit(change(self._check(paper.code)))

    @Slot(int)
    def _on_copies_changed(self, change: int) -> None:
        self._change(lambda check: with_copies(check, change))

    @Slot(int)
    def _on_pages_changed(self, change: int) -> None:
        self._change(lambda check: with_pages(check, change))

    @Slot(str)
    def _on_verdict_given(self, verdict: str) -> None:
        paper = self._paper()
        if paper is not None:
            self._change(lambda check: with_verdict(check, paper, Verdict(verdict)))

    @Slot()
    def _on_remark_requested(self) -> None:
        if self._paper() is not None and self.is_editable():
            remark = self._view.detail.remark
            remark.setFocus()
            remark.selectAll()

    @Slot()
    def _on_remark_edited(self) -> None:
        paper = self._paper()
        self._remarked = paper.code if paper is not None else ""

    @Slot()
    def take_remark(self) -> None:
        """Keep what was typed, for the paper at which it was typed."""
        code, self._remarked = self._remarked, ""
        if code and self.is_editable():
            remark = self._view.detail.remark.text().strip()
            self.check_made.emit(replace(self._check(code), remark=remark))

    @Slot()
    def _on_remark_finished(self) -> None:
        self.take_remark()
        self._view.table.setFocus()
