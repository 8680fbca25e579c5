# SPDX-License-Identifier: Apache-2.0
"""Asks the civil affairs list of the month once the applicant's number is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.services.aid_lists import NUMBER, filled_answers

if TYPE_CHECKING:
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.intake_form import FormState


class AidLookup(QObject):
    """Asks on the read lane, once for each number of a form.

    Signals:
        found(dict): What the list says, field by field; empty where it says nothing.
    """

    found = Signal(object)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        """Make a look-up that has asked nothing yet."""
        super().__init__(parent)
        self._seat = seat
        self._asked = ""

    def begin_anew(self, state: FormState) -> None:
        """Take the number of the form that is opened now as known: nothing is overwritten."""
        self._asked = state.answers.get(NUMBER, "")

    def look(self, state: FormState) -> None:
        """Ask, if the number that stands in the form is another than before."""
        number = state.answers.get(NUMBER, "")
        if number == self._asked or not any(f.filled_from for f in state.item.form.fields):
            return
        self._asked = number
        desk, item, day = self._seat.desk, state.item, state.received_on

        def told(filled: dict[str, str]) -> None:
            if number == self._asked:
                self.found.emit(filled)

        self._seat.tasks.run(
            "read",
            lambda: filled_answers(desk, item, {NUMBER: number}, day),
            self,
            told,
            topic="aid-list",
        )
