# SPDX-License-Identifier: Apache-2.0
"""Looks whether this computer holds another case of the same applicant, once per number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.presentation.intake_words import twin_banner
from clerkapp.services.lookups import twins

if TYPE_CHECKING:
    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.services.ports import CaseRow


class TwinLookup(QObject):
    """Asks on the read lane after the draft has been kept.

    Signals:
        found(BannerText): There is another case; the clerk decides, nothing is blocked.
    """

    found = Signal(object)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        """Make a look-up that has asked nothing yet."""
        super().__init__(parent)
        self._seat = seat
        self._asked: tuple[str, str] = ("", "")

    def look(self, case: Case) -> None:
        """Ask, unless this number of this case was asked before."""
        wanted = (case.id, case.answers.get("applicant.document_number", ""))
        if wanted == self._asked:
            return
        self._asked = wanted
        desk = self._seat.desk
        self._seat.tasks.run("read", lambda: twins(desk, case), self, self._on_found, topic="twins")

    def _on_found(self, rows: tuple[CaseRow, ...]) -> None:
        if rows:
            self.found.emit(twin_banner(self._seat.words, rows[0]))
