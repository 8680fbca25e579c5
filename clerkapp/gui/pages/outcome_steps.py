# SPDX-License-Identifier: Apache-2.0
"""What the outcomes of a review do: weighed, asked about, carried out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.gui.kit.banner import BannerContent
from clerkapp.presentation.outcomes import (
    OutcomeBar,
    OutcomeCode,
    Readiness,
    may_end,
    outcome_bar,
)
from clerkapp.services import gaps, review

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.catalogue.definitions import RefusalReason, ServiceItem
    from clerkapp.domain.case import Case
    from clerkapp.gui.pages.paper_steps import PaperSteps
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.review_view import ReviewView
    from clerkapp.services.desk import Desk
    from clerkapp.services.lookups import CaseView


class OutcomeSteps(QObject):
    """Works the outcome bar and its question for the review page.

    Signals:
        passed(str): The papers of this case are accepted.
        ended(str): This case has a letter now, or was withdrawn.
        gap_in_form(str): Something in this case's form has to be settled first.
        banner_wanted(BannerContent): Something to say above the page; None takes it away.
        hinted(str): What is still to be done.
        failed(Exception): An outcome could not be carried out.
    """

    passed = Signal(str)
    ended = Signal(str)
    gap_in_form = Signal(str)
    banner_wanted = Signal(object)
    hinted = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        view: ReviewView,
        papers: PaperSteps,
        shown: Callable[[], CaseView | None],
        parent: QObject,
    ) -> None:
        """Take the page's widgets and what gives the case that is shown."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._papers = papers
        self._shown = shown
        self._busy = False
        view.outcomes.outcome_chosen.connect(self._on_outcome_chosen)
        view.ending.confirmed.connect(self._on_ending_confirmed)
        view.ending.left.connect(self._on_ending_left)

    def begin_anew(self) -> None:
        """Forget what was under way for the case before."""
        self._busy = False

    def refresh(self) -> None:
        """Show the outcomes as they stand."""
        shown = self._shown()
        if shown is None:
            return
        asking = not self._view.ending.isHidden()
        bar = self._view.outcomes
        # F12 belongs to the two cases while they are held against each other.
        bar.setVisible(may_end(shown.case) and self._view.duplicates.isHidden())
        bar.show_bar(self._weighed(shown), fill=not asking)

    def close_question(self) -> bool:
        """Close the question of an outcome; say whether it was open."""
        was_open = not self._view.ending.isHidden()
        if was_open:
            self._on_ending_left()
        return was_open

    def choose_recommended(self) -> None:
        """Do what the bar recommends."""
        shown = self._shown()
        if shown is not None:
            self._choose(shown, self._weighed(shown).recommended.code)

    def _item(self, case: Case) -> ServiceItem:
        return self._seat.desk.catalogue.item(case.item, case.item_version)

    def _weighed(self, shown: CaseView) -> OutcomeBar:
        case, role = shown.case, self._seat.desk.clerk.role
        item = self._item(case)
        return outcome_bar(self._seat.words, item, case, shown.judgement, shown.letters, role)

    @Slot(str)
    def _on_outcome_chosen(self, code: str) -> None:
        shown = self._shown()
        if shown is not None:
            self._choose(shown, OutcomeCode(code))

    def _choose(self, shown: CaseView, code: OutcomeCode) -> None:
        if self._busy or not self._papers.is_editable():
            return
        self._papers.take_remark()
        # A remark that was half typed has just been taken into the case.
        shown = self._shown() or shown
        self.banner_wanted.emit(None)
        bar = self._weighed(shown)
        outcome = bar.outcome(code)
        if outcome.readiness is Readiness.FORBIDDEN:
            self.banner_wanted.emit(BannerContent("warning", outcome.note, bar.sentence))
        elif outcome.readiness is Readiness.TO_SETTLE:
            self._lead_to_gap(shown, bar)
        elif code is OutcomeCode.ACCEPT:
            self._run(shown, review.pass_review, self._on_passed)
        elif code is OutcomeCode.TOLERATE:
            self._end(shown, gaps.tolerate)
        elif code is OutcomeCode.NOTIFY and not any(x.kind == "notice" for x in shown.letters):
            self._notify(shown, "")
        else:
            self._ask(shown, code)

    def _lead_to_gap(self, shown: CaseView, bar: OutcomeBar) -> None:
        """Go where something has to be settled first."""
        if shown.judgement.errors or shown.judgement.empty:
            self.gap_in_form.emit(shown.case.id)
            return
        self._papers.select_next_open()
        self.hinted.emit(bar.sentence)

    def _ask(self, shown: CaseView, code: OutcomeCode) -> None:
        refusals: tuple[RefusalReason, ...] = ()
        if code is OutcomeCode.REFUSE:
            refusals = review.open_refusals(self._seat.desk, shown.case)
        self._view.detail.setHidden(True)
        self._view.ending.ask(code, refusals, needs_words=code is OutcomeCode.NOTIFY)
        self.refresh()

    @Slot()
    def _on_ending_left(self) -> None:
        self._view.ending.setHidden(True)
        self._papers.show_detail()
        self.refresh()
        self._view.table.setFocus()

    @Slot(str)
    def _on_ending_confirmed(self, given: str) -> None:
        shown = self._shown()
        if shown is None or self._busy:
            return
        code = self._view.ending.code
        if code is OutcomeCode.NOTIFY:
            self._notify(shown, given)
        elif code is OutcomeCode.REFUSE:
            self._end(shown, lambda desk, case_id: review.refuse(desk, case_id, given))
        else:
            self._end(shown, lambda desk, case_id: review.withdraw(desk, case_id, given))

    def _notify(self, shown: CaseView, reason: str) -> None:
        self._end(shown, lambda desk, case_id: review.notify(desk, case_id, reason))

    def _end(self, shown: CaseView, act: Callable[[Desk, str], object]) -> None:
        case_id = shown.case.id
        self._run(shown, act, lambda _result: self._on_ended(case_id))

    def _run(
        self,
        shown: CaseView,
        act: Callable[[Desk, str], object],
        done: Callable[..., object],
    ) -> None:
        desk, case_id = self._seat.desk, shown.case.id
        self._busy = True
        self._seat.tasks.run("write", lambda: act(desk, case_id), self, done, self._on_act_failed)

    def _on_passed(self, case: Case) -> None:
        self._busy = False
        if review.promised_papers(self._seat.desk, case):
            # The promise is printed and signed first; the page shows it when it is read anew.
            self._on_ended(case.id)
        else:
            self.passed.emit(case.id)

    def _on_ended(self, case_id: str) -> None:
        self._busy = False
        self._view.ending.setHidden(True)
        self.ended.emit(case_id)

    def _on_act_failed(self, error: Exception) -> None:
        self._busy = False
        self.failed.emit(error)
