# SPDX-License-Identifier: Apache-2.0
"""The way of a likeness at review: warned of, held side by side, decided."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.gui.kit.banner import BannerContent
from clerkapp.presentation.duplicates import comparison_panel, duplicate_banner
from clerkapp.presentation.outcomes import may_end
from clerkapp.services.duplicates import (
    compare_undecided,
    decide_duplicate,
    possible_duplicates,
)

if TYPE_CHECKING:
    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.review_view import ReviewView
    from clerkapp.services.duplicates import Comparison, Likeness

WAITS = "duplicate.undecided"
"""Code of the problem that leads here."""


class DuplicateSteps(QObject):
    """Works the panel with two cases for the review page.

    Signals:
        banner_wanted(BannerContent): A likeness was found; None takes the banner away.
        opened(): The panel stands in place of the papers.
        closed(): The papers come back.
        said(str): A decision was kept.
        case_wanted(str): The clerk goes on with this other case.
        failed(Exception): It could not be done.
    """

    banner_wanted = Signal(object)
    opened = Signal()
    closed = Signal()
    said = Signal(str)
    case_wanted = Signal(str)
    failed = Signal(object)

    def __init__(self, seat: Seat, view: ReviewView, parent: QObject) -> None:
        """Take the page's widgets."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._case_id = ""
        self._compared: Comparison | None = None
        view.compare.triggered.connect(self.open)
        view.duplicates.decided.connect(self._on_decided)
        view.duplicates.left.connect(self.close)

    def look(self, case: Case) -> None:
        """Ask whether a case looks like another one; the panel of the case before is put away."""
        self._case_id = case.id
        self._compared = None
        self._view.duplicates.setHidden(True)
        self._view.compare.setEnabled(False)
        if not may_end(case):
            return
        desk = self._seat.desk

        def found(likenesses: tuple[Likeness, ...]) -> None:
            self._on_found(case.id, likenesses)

        self._seat.tasks.run(
            "read", lambda: possible_duplicates(desk, case), self, found, topic="duplicates"
        )

    def _on_found(self, case_id: str, found: tuple[Likeness, ...]) -> None:
        undecided = tuple(each for each in found if each.decision is None)
        if case_id != self._case_id or not undecided:
            return
        waits = undecided[0].waits
        self._view.compare.setEnabled(waits)
        banner = duplicate_banner(self._seat.words, undecided)
        actions = (self._view.compare,) if waits else ()
        self.banner_wanted.emit(BannerContent(banner.severity, banner.what, banner.do, actions))

    @Slot()
    def open(self) -> None:
        """Hold the gravest undecided likeness side by side."""
        desk, case_id = self._seat.desk, self._case_id
        self._seat.tasks.run(
            "write",
            lambda: compare_undecided(desk, case_id),
            self,
            self._on_compared,
            self.failed.emit,
        )

    def _on_compared(self, found: Comparison | None) -> None:
        self._compared = found
        if found is None:
            self._view.compare.setEnabled(False)
            self.close()
            return
        if found.this.case.id != self._case_id:
            return
        self.banner_wanted.emit(None)
        self._view.duplicates.show_comparison(comparison_panel(self._seat.words, found))
        self.opened.emit()

    def close(self) -> bool:
        """Put the panel away; say whether it was open."""
        was_open = not self._view.duplicates.isHidden()
        if was_open:
            self._view.duplicates.setHidden(True)
            self.closed.emit()
        return was_open

    @Slot(str, str)
    def _on_decided(self, decision: str, reason: str) -> None:
        found = self._compared
        if found is None:
            return
        self._compared = None
        desk, case_id = self._seat.desk, self._case_id
        other, kind = found.likeness.row.id, found.likeness.kind.value

        def kept(case: Case) -> None:
            self._on_kept(case, other)

        self._seat.tasks.run(
            "write",
            lambda: decide_duplicate(desk, case_id, other, kind, decision, reason),
            self,
            kept,
            self._on_failed,
        )

    def _on_kept(self, case: Case, other: str) -> None:
        self.said.emit(self._seat.words("duplicate.kept"))
        if may_end(case):
            self.open()
            return
        self.close()
        self.case_wanted.emit(other)

    def _on_failed(self, error: Exception) -> None:
        self.close()
        self.failed.emit(error)
