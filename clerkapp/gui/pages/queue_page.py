# SPDX-License-Identifier: Apache-2.0
"""The work list: what waits for the counter, opened by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from clerkapp.gui.kit.page import ActionPart, Header, Page
from clerkapp.gui.pages.lapse_steps import LapseSteps
from clerkapp.gui.views.queue_view import MINE, QueueView
from clerkapp.presentation.work_rows import (
    Facet,
    Group,
    facet_counts,
    grouped_lines,
    narrowed,
    ordered,
    work_rows,
)
from clerkapp.services import lapsing, lookups

if TYPE_CHECKING:
    from clerkapp.gui.kit.banner import BannerContent
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.work_rows import Line, WorkRow

TABLE, EMPTY, NOTHING = range(3)


class QueuePage(Page):
    """待办.

    Signals:
        case_opened(str): A case was opened from the list.
    """

    case_opened = Signal(str)

    def __init__(self, seat: Seat) -> None:
        """Make an empty list; `refresh` reads it."""
        super().__init__("queue")
        self._seat = seat
        self._words = seat.words
        self._view = QueueView(seat.theme, seat.words, self)
        self.setLayout(self._view)
        self._rows: tuple[WorkRow, ...] = ()
        self._shown: tuple[WorkRow, ...] = ()
        self._sorted_by = -1
        self._descending = False
        self._lent_focus = False
        self._lapses = LapseSteps(seat, self._view.lapse, self._current_row, self)
        self._connect()
        self._show_header()

    def _connect(self) -> None:
        view = self._view
        view.table.row_opened.connect(self.case_opened)
        view.table.row_changed.connect(self._on_row_changed)
        view.table.sorting_requested.connect(self._on_sorting_requested)
        view.table.filter_requested.connect(view.filter.setFocus)
        view.table.facet_step_requested.connect(view.facets.step)
        view.open.triggered.connect(self._on_open)
        view.facets.facet_chosen.connect(self._on_narrowed)
        view.filter.textEdited.connect(self._on_narrowed)
        view.filter.cleared.connect(self._on_narrowed)
        view.filter.list_wanted.connect(self.enter)
        view.whose.chosen.connect(self._on_narrowed)
        self._lapses.banner_wanted.connect(self.set_banner)
        self._lapses.lettered.connect(self.case_opened)
        self._lapses.ended.connect(self._on_ended)
        self.back_requested.connect(self._on_back)

    def refresh(self) -> None:
        """Read the list anew; the selected case stays selected."""
        desk, words = self._seat.desk, self._words

        def read() -> tuple[WorkRow, ...]:
            over = {lapse.case.id: lapse.last_day for lapse in lapsing.lapsed_cases(desk)}
            rows = lookups.work_list(desk)
            return work_rows(desk.catalogue, words, rows, desk.today(), over)

        self._seat.tasks.run("read", read, self, self._on_read, topic="work-list")

    def enter(self) -> None:
        """Put the focus into the list, or beside it where it is empty."""
        view = self._view
        shown = view.stack.currentIndex() == TABLE
        (view.table if shown else view.facets).setFocus()

    def _on_read(self, rows: tuple[WorkRow, ...]) -> None:
        self._rows = rows
        self._view.facets.show_counts(facet_counts(rows))
        self._relist()
        self.say(self._words("queue.updated", time=f"{self._seat.desk.now():%H:%M:%S}"))

    def _relist(self) -> None:
        """Narrow and sort on the read lane: the list may be long."""
        view, rows, words = self._view, self._rows, self._words
        facet, typed = view.facets.facet(), view.filter.text()
        clerk = self._seat.desk.clerk.name if view.whose.value() == MINE else ""
        column, descending = self._sorted_by, self._descending

        def listed() -> tuple[tuple[WorkRow, ...], tuple[Line, ...]]:
            shown = narrowed(rows, facet, typed, clerk)
            if column < 0:
                return shown, grouped_lines(words, shown)
            shown = ordered(shown, column, descending=descending)
            return shown, shown

        self._seat.tasks.run("read", listed, self, self._on_listed, topic="work-list-shown")

    def _on_listed(self, listed: tuple[tuple[WorkRow, ...], tuple[Line, ...]]) -> None:
        view = self._view
        self._shown, lines = listed
        view.table.show_lines(lines, view.table.current_case())
        count = len(self._shown)
        view.table.setAccessibleName(self._words("queue.table", count=count))
        page = TABLE if count else NOTHING if self._rows else EMPTY
        self._turn_to(page)
        view.open.setEnabled(bool(count))
        self._show_header()
        self._on_row_changed()

    def _turn_to(self, page: int) -> None:
        """Show the list or why it is empty; the list lends its focus while it is hidden."""
        view = self._view
        if page != TABLE and view.table.hasFocus():
            self._lent_focus = True
            view.facets.setFocus()
        view.stack.setCurrentIndex(page)
        if page == TABLE and self._lent_focus and view.facets.hasFocus():
            view.table.setFocus()
        self._lent_focus = self._lent_focus and page != TABLE

    def _show_header(self) -> None:
        words, view, total = self._words, self._view, len(self._rows)
        today = sum(row.group is Group.TODAY for row in self._rows)
        note = words("queue.summary", total=total, today=today)
        if len(self._shown) != total:
            note = words("queue.summary.narrowed", shown=len(self._shown), total=total)
        over = any(Facet.LAPSED in row.facets for row in self._rows)
        lapse = (ActionPart(view.lapse),) if over else ()
        right = (view.filter, view.whose, *lapse, ActionPart(view.open, "primary"))
        self.set_header(Header(words("queue.title"), note=note, right=right))

    @Slot()
    def _on_row_changed(self) -> None:
        place, count = self._view.table.current_place(), len(self._shown)
        words = self._words
        text = words("queue.place", row=place, count=count) if place else ""
        self._view.place.setText(text or words("queue.count", count=count))
        self._lapses.show_row()

    def _current_row(self) -> WorkRow | None:
        current = self._view.table.current_case()
        return next((row for row in self._shown if row.case_id == current), None)

    @Slot(str)
    def _on_ended(self, said: str) -> None:
        self.say(said)
        self.refresh()

    def set_banner(self, banner: BannerContent | None) -> None:
        """Show a banner or take it away; without it the key asks again."""
        super().set_banner(banner)
        if banner is None:
            self._lapses.banner_left()

    @Slot()
    def _on_narrowed(self) -> None:
        self._relist()

    @Slot(int)
    def _on_sorting_requested(self, column: int) -> None:
        """Sort by a column, then the other way round, then in the list's own order again."""
        if column != self._sorted_by:
            self._sorted_by, self._descending = column, False
        elif not self._descending:
            self._descending = True
        else:
            self._sorted_by, self._descending = -1, False
        self._view.table.show_sorting(self._sorted_by, descending=self._descending)
        self._relist()

    @Slot()
    def _on_open(self) -> None:
        case_id = self._view.table.current_case()
        if case_id:
            self.case_opened.emit(case_id)

    @Slot()
    def _on_back(self) -> None:
        """Esc: show everything again."""
        view = self._view
        self.set_banner(None)
        if view.filter.text() or view.facets.facet() is not Facet.ALL:
            view.filter.clear()
            view.facets.set_facet(Facet.ALL)
            view.stack.setCurrentIndex(TABLE)
            self._relist()
        self.enter()
