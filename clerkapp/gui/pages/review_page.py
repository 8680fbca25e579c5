# SPDX-License-Identifier: Apache-2.0
"""The review page: every paper is looked at, and one outcome ends the review."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Page
from clerkapp.gui.kit.text import Text
from clerkapp.gui.pages.arming import Arming
from clerkapp.gui.pages.back_entry_review import BackEntryReview
from clerkapp.gui.pages.duplicate_steps import WAITS, DuplicateSteps
from clerkapp.gui.pages.letter_steps import LetterSteps
from clerkapp.gui.pages.outcome_steps import OutcomeSteps
from clerkapp.gui.pages.paper_steps import PaperSteps
from clerkapp.gui.views.review_view import ReviewView
from clerkapp.gui.widgets.dates_block import fill_dates
from clerkapp.gui.widgets.eligibility_list import fill_conditions
from clerkapp.gui.widgets.header_parts import window_header
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.presentation.dates import offered_dates
from clerkapp.presentation.eligibility_rows import eligibility_rows, eligibility_summary
from clerkapp.presentation.header import case_header, status_word
from clerkapp.presentation.item_glance import told
from clerkapp.presentation.letter_panel import letter_comes_first
from clerkapp.presentation.outcomes import may_end
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services import review
from clerkapp.services.lookups import CaseView, open_case

if TYPE_CHECKING:
    from clerkapp.catalogue.definitions import ServiceItem
    from clerkapp.domain.case import Case
    from clerkapp.domain.papers import PaperCheck
    from clerkapp.gui.seat import Seat


class ReviewPage(Page):
    """Step 初审 of a visit.

    Signals:
        review_passed(str): The papers are accepted; the form may be signed.
        case_ended(str): The case was notified, refused or withdrawn.
        intake_requested(str): Something in the form has to be filled or corrected.
        case_requested(str): The clerk goes on with another case in place of this one.
        next_requested(): The visit is over; the next person may come.
    """

    review_passed = Signal(str)
    case_ended = Signal(str)
    intake_requested = Signal(str)
    case_requested = Signal(str)
    next_requested = Signal()

    def __init__(self, seat: Seat, save_place: SavePlace | None = None) -> None:
        """Make the page without a case."""
        super().__init__("review")
        self._seat = seat
        self._words = seat.words
        self._view = ReviewView(seat.theme, seat.words, seat.tasks)
        self.setLayout(self._view)
        self._shown: CaseView | None = None
        self._wanted = ""
        self._arming = Arming(self)
        self._papers = PaperSteps(seat.words, self._view, lambda: self._shown, self)
        self._outcomes = OutcomeSteps(seat, self._view, self._papers, lambda: self._shown, self)
        self._duplicates = DuplicateSteps(seat, self._view, self)
        place = save_place or SavePlace(seat.words)
        self._letters = LetterSteps(seat, self._view, place, self)
        view = self._view
        self._back_entry = BackEntryReview(seat, view.back_entry, view.confirm_day, self)
        self._connect()

    def _connect(self) -> None:
        view = self._view
        self._papers.check_made.connect(self._keep)
        self._papers.refused.connect(lambda: self.say(self._closed_words()))
        view.outcomes.recommended_chosen.connect(self._on_recommended_chosen)
        view.to_intake.triggered.connect(self._on_to_intake)
        view.done.triggered.connect(self._on_done)
        view.resume.triggered.connect(self._on_resume)
        self._outcomes.passed.connect(self.review_passed)
        self._outcomes.ended.connect(self._on_ended)
        self._outcomes.gap_in_form.connect(self.intake_requested)
        self._outcomes.banner_wanted.connect(self.set_banner)
        self._outcomes.hinted.connect(lambda text: self.say(text, "info", "accent"))
        self._outcomes.failed.connect(self._on_failed)
        self._duplicates.banner_wanted.connect(self.set_banner)
        self._duplicates.opened.connect(lambda: self._show_duplicates(opened=True))
        self._duplicates.closed.connect(lambda: self._show_duplicates(opened=False))
        self._duplicates.said.connect(self.say)
        self._duplicates.case_wanted.connect(self.case_requested)
        self._duplicates.failed.connect(self._on_failed)
        self._back_entry.confirmed.connect(self._on_day_confirmed)
        self._back_entry.failed.connect(self._on_failed)
        self._letters.banner_wanted.connect(self.set_banner)
        self._letters.said.connect(self.say)
        self._letters.bar_changed.connect(self._on_letter_bar_changed)
        self._letters.left.connect(self._on_letter_left)
        self.back_requested.connect(self._on_back)

    # -- opening ---------------------------------------------------------------------------

    def show_case(self, case_id: str) -> None:
        """Read a case and show its papers, or its letter once one was issued."""
        self._wanted = case_id
        self._outcomes.begin_anew()
        self.set_banner(None)
        self._read(case_id)

    def _read(self, case_id: str) -> None:
        desk = self._seat.desk
        self._seat.tasks.run(
            "write", lambda: open_case(desk, case_id), self, self._on_case_read, self._on_failed
        )

    def _on_case_read(self, shown: CaseView) -> None:
        if shown.case.id != self._wanted:
            return
        self._shown = shown
        self._arming.start()
        self._duplicates.look(shown.case)
        if letter_comes_first(shown.case, shown.letters):
            self._show_letter(shown)
        else:
            self._show_papers(shown)

    def _show_papers(self, shown: CaseView) -> None:
        view = self._view
        view.stack.setCurrentWidget(view.papers)
        view.ending.setHidden(True)
        view.table_card.setHidden(False)
        view.detail.setHidden(False)
        self._refresh()
        line = 2 * self._seat.theme.px("line")
        view.table_card.setMaximumHeight(view.table.content_height() + line)
        self._papers.select_first_open()
        over = shown.case.status is CaseStatus.WITHDRAWN
        view.done.setEnabled(over)
        self.set_bar(Bar(trailing=(ActionPart(view.done, "primary"),)) if over else None)
        if not may_end(shown.case):
            self.set_banner(BannerContent("info", self._closed_words()))
        view.table.setFocus()

    def _show_letter(self, shown: CaseView) -> None:
        self._show_header(shown)
        may_resume = shown.case.status is CaseStatus.CORRECTION_NOTIFIED
        self._letters.show(
            shown.letters[-1],
            shown.documents,
            may_resume=may_resume,
            goes_on=self._goes_on(shown),
        )

    def _goes_on(self, shown: CaseView) -> bool:
        """Say whether the letter stands in the middle of the visit, before the signature."""
        return shown.case.status is CaseStatus.AWAITING_SIGNATURE

    def enter(self) -> None:
        """Put the focus where work goes on."""
        if self._view.stack.currentWidget() is self._view.papers:
            self._view.table.setFocus()
        else:
            self._view.letter.manner.setFocus()

    def is_armed(self) -> bool:
        """Say whether F12 acts, or might be the second half of a double press."""
        return self._arming.is_armed() and self._letters.is_armed()

    # -- showing ---------------------------------------------------------------------------

    @property
    def _item(self) -> ServiceItem:
        case = self._case
        return self._seat.desk.catalogue.item(case.item, case.item_version)

    @property
    def _case(self) -> Case:
        if self._shown is None:
            raise ValueError("no case is shown")
        return self._shown.case

    def _show_header(self, shown: CaseView) -> None:
        header = case_header(self._words, self._item, shown.case, shown.judgement, "review")
        self.set_header(window_header(header))

    def _refresh(self) -> None:
        """Show papers, conditions, dates and outcomes as they stand."""
        shown = self._shown
        if shown is None:
            return
        view, words, theme = self._view, self._words, self._seat.theme
        self._show_header(shown)
        self._papers.show_rows()
        conditions = eligibility_rows(self._seat.desk.catalogue, words, self._item, shown.judgement)
        fill_conditions(view.conditions, theme, words, conditions)
        view.conditions.set_count(eligibility_summary(words, conditions))
        self._back_entry.show_case(shown.case)
        fill_dates(view.dates, theme, words, offered_dates(words, shown.judgement.promises))
        view.fee.clear()
        view.fee.add(Text(self._item.fee.in_language(words.language), wrap=True))
        view.told.clear()
        view.told.setVisible(bool(shown.judgement.guidance))
        view.told.add(*(Text(told(words, g), wrap=True) for g in shown.judgement.guidance))
        self._outcomes.refresh()

    def _closed_words(self) -> str:
        return self._words("review.closed", status=status_word(self._words, self._case.status))

    # -- papers ----------------------------------------------------------------------------

    @Slot(object)
    def _keep(self, check: PaperCheck) -> None:
        """Show a check at once and keep it; the write lane keeps them in their order."""
        shown = self._shown
        if shown is None or shown.case.checks.get(check.paper) == check:
            return
        checks = MappingProxyType(dict(shown.case.checks) | {check.paper: check})
        self._shown = replace(shown, case=replace(shown.case, checks=checks))
        self._papers.show_rows()
        self._outcomes.refresh()
        desk, case_id = self._seat.desk, shown.case.id
        self._seat.tasks.run(
            "write",
            lambda: review.record_check(desk, case_id, check),
            self,
            self._on_check_kept,
            self._on_check_failed,
        )

    def _on_check_kept(self, _case: Case) -> None:
        self.say(self._words("review.saved", time=f"{self._seat.desk.now():%H:%M:%S}"))

    def _on_check_failed(self, error: Exception) -> None:
        """Show again what the store holds: the screen must not promise more."""
        self._on_failed(error)
        self._read(self._wanted)

    @Slot(object)
    def _on_day_confirmed(self, case: Case) -> None:
        self.say(self._words("back_entry.reviewed"))
        self._read(case.id)

    # -- outcomes --------------------------------------------------------------------------

    @Slot()
    def _on_recommended_chosen(self) -> None:
        if self._arming.is_armed():
            self._outcomes.choose_recommended()

    @Slot(str)
    def _on_ended(self, case_id: str) -> None:
        self.case_ended.emit(case_id)
        if case_id == self._wanted:
            self._read(case_id)

    def _show_duplicates(self, *, opened: bool) -> None:
        """Give the place of the papers to two cases side by side, or take it back."""
        view = self._view
        view.table_card.setHidden(opened)
        view.ending.setHidden(True)
        self._papers.show_detail()
        self._outcomes.refresh()
        if not opened:
            view.table.setFocus()

    # -- letters and leaving ---------------------------------------------------------------

    @Slot()
    def _on_letter_bar_changed(self) -> None:
        self.set_bar(self._letters.bar())

    @Slot()
    def _on_letter_left(self) -> None:
        if self._shown is not None and self._goes_on(self._shown):
            self.review_passed.emit(self._case.id)
        else:
            self.next_requested.emit()

    @Slot()
    def _on_resume(self) -> None:
        """Go back to the papers: the applicant brought what was missing."""
        if self._shown is not None:
            self.set_banner(None)
            self._show_papers(self._shown)

    @Slot()
    def _on_done(self) -> None:
        if self._arming.is_armed():
            self.next_requested.emit()

    @Slot()
    def _on_to_intake(self) -> None:
        if self._shown is not None:
            self._papers.take_remark()
            self.intake_requested.emit(self._case.id)

    @Slot()
    def _on_back(self) -> None:
        """Esc: close the question that is open."""
        if not (self._letters.close_question() or self._duplicates.close()):
            self._outcomes.close_question()

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        if error.code == WAITS:
            self._duplicates.open()
            return
        what, do = error_sentence(self._words, error)
        severity = "error" if isinstance(error, OutsideError) else "warning"
        self.set_banner(BannerContent(severity, what, do))
