# SPDX-License-Identifier: Apache-2.0
"""Looks whether this computer holds a case that looks like this one, once per person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.presentation.duplicates import duplicate_banner
from clerkapp.services.duplicates import possible_duplicates

if TYPE_CHECKING:
    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.services.duplicates import Likeness

_TELLING = (".document_type", ".document_number", ".name", ".birth_date", ".channel", ".kind")
_YEARS = (".year", ".years")


class DuplicateLookup(QObject):
    """Asks on the read lane after the draft has been kept.

    Signals:
        found(BannerText): A case looks like this one; the clerk decides, nothing is blocked.
    """

    found = Signal(object)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        """Make a look-up that has asked nothing yet."""
        super().__init__(parent)
        self._seat = seat
        self._asked: tuple[str, ...] = ()

    def look(self, case: Case) -> None:
        """Ask, unless this was asked before about the same answers that tell who it is."""
        answers = case.answers
        told = (answers[name] for name in sorted(answers) if name.endswith((*_TELLING, *_YEARS)))
        wanted = (case.id, *told)
        if wanted == self._asked:
            return
        self._asked = wanted
        desk = self._seat.desk
        self._seat.tasks.run(
            "read",
            lambda: possible_duplicates(desk, case),
            self,
            self._on_found,
            topic="duplicates",
        )

    def _on_found(self, found: tuple[Likeness, ...]) -> None:
        undecided = tuple(each for each in found if each.decision is None)
        if undecided:
            self.found.emit(duplicate_banner(self._seat.words, undecided))
