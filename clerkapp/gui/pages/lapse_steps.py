# SPDX-License-Identifier: Apache-2.0
"""Ends a case of the work list whose time ran out: asked once, done at the second stroke."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.work_rows import Facet
from clerkapp.services import lapsing

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.domain.case import Case
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.work_rows import WorkRow


class LapseSteps(QObject):
    """Works the key 按逾期终止 for the work list.

    Signals:
        banner_wanted(BannerContent): The question, or what went wrong; None takes it away.
        lettered(str): This case has a letter to hand over.
        ended(str): A case without a letter was ended; what to say of it.
    """

    banner_wanted = Signal(object)
    lettered = Signal(str)
    ended = Signal(str)

    def __init__(
        self, seat: Seat, key: KeyAction, row: Callable[[], WorkRow | None], parent: QObject
    ) -> None:
        """Take the key, and what gives the selected row."""
        super().__init__(parent)
        self._seat = seat
        self._key = key
        self._row = row
        self._asked = ""
        self._busy = False
        key.triggered.connect(self._on_struck)
        self.show_row()

    def show_row(self) -> None:
        """Allow the key at a case whose time ran out; a question about another one is closed."""
        row = self._row()
        is_over = row is not None and Facet.LAPSED in row.facets
        self._key.forbid("" if is_over else self._seat.words("queue.lapse.not_over"))
        if self._asked and (row is None or row.case_id != self._asked):
            self._forget()

    def banner_left(self) -> None:
        """Take it that the question was closed by Esc."""
        self._asked = ""

    def _forget(self) -> None:
        self._asked = ""
        self.banner_wanted.emit(None)

    @Slot()
    def _on_struck(self) -> None:
        row = self._row()
        if row is None or self._busy or Facet.LAPSED not in row.facets:
            return
        if row.case_id != self._asked:
            self._ask(row)
            return
        desk, case_id = self._seat.desk, row.case_id
        self._busy = True
        self._forget()
        self._seat.tasks.run(
            "write",
            lambda: lapsing.lapse(desk, case_id),
            self,
            lambda result: self._on_ended(row, result),
            self._on_failed,
        )

    def _ask(self, row: WorkRow) -> None:
        words = self._seat.words
        self._asked = row.case_id
        what = words("queue.lapse.ask", name=row.name, number=row.short_number, time=row.time)
        self.banner_wanted.emit(BannerContent("warning", what, words("queue.lapse.ask.do")))

    def _on_ended(self, row: WorkRow, result: tuple[Case, PrintedDocument | None]) -> None:
        self._busy = False
        case, document = result
        if document is None:
            self.ended.emit(self._seat.words("queue.lapse.ended", name=row.name))
        else:
            self.lettered.emit(case.id)

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = error_sentence(self._seat.words, error)
        severity = "error" if isinstance(error, OutsideError) else "warning"
        self.banner_wanted.emit(BannerContent(severity, what, do))
