# SPDX-License-Identifier: Apache-2.0
"""Answers the search box: what was typed or scanned leads to a case."""

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.numbers import CaseNumber
from clerkapp.gui.kit.search_box import SearchBox
from clerkapp.gui.tasks import TaskRunner
from clerkapp.gui.widgets.search_cards import search_cards
from clerkapp.presentation.search_rows import search_rows
from clerkapp.presentation.words import Words
from clerkapp.services import lookups
from clerkapp.services.desk import Desk
from clerkapp.services.ports import CaseRow


class CaseSearch(QObject):
    """Looks cases up on the read lane; a newer query silences the older.

    Signals:
        case_chosen(str): The id of the case to open.
    """

    case_chosen = Signal(str)

    def __init__(self, box: SearchBox, words: Words, tasks: TaskRunner) -> None:
        """Take the window's box; nothing is found before somebody has signed in."""
        super().__init__()
        self._box = box
        self._words = words
        self._tasks = tasks
        self._desk: Desk | None = None
        box.query_edited.connect(self._on_query_edited)
        box.row_activated.connect(self.case_chosen)
        box.scan_recognised.connect(self._on_scan)

    def sit_down(self, desk: Desk) -> None:
        """Search in the name of the clerk at a desk from now on."""
        self._desk = desk

    @Slot(str)
    def _on_query_edited(self, query: str) -> None:
        desk = self._desk
        if desk is None:
            return
        self._tasks.run(
            "read",
            lambda: lookups.find(desk, query),
            owner=self,
            done=lambda rows: self._show(desk, rows),
            topic="search",
        )

    def _show(self, desk: Desk, rows: tuple[CaseRow, ...]) -> None:
        if rows:
            self._box.show_rows(search_cards(search_rows(self._words, desk.catalogue, rows)))
        else:
            self._box.show_nothing(self._words("room.nothing_found"))

    @Slot(str)
    def _on_scan(self, digits: str) -> None:
        desk = self._desk
        if desk is None:
            return
        self._tasks.run(
            "write",
            lambda: lookups.open_numbered(desk, CaseNumber.parse(digits)).case.id,
            owner=self,
            done=self.case_chosen.emit,
        )
