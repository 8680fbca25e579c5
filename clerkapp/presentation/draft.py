# SPDX-License-Identifier: Apache-2.0
"""The row of the case that is being typed: made with the first answer, kept with every other."""

from collections.abc import Mapping
from datetime import date

from clerkapp.domain.case import Case
from clerkapp.services import intake
from clerkapp.services.desk import Desk


class Draft:
    """Keeps the answers of one form, in the order in which they are handed over.

    All methods belong on the write lane. It runs one job after the other, so that the row is made
    exactly once, whatever the form hands over while the first job still waits.
    """

    def __init__(
        self,
        desk: Desk,
        item_code: str,
        received_on: date,
        case: Case | None,
        back_reason: str = "",
    ) -> None:
        """Take the case whose form was opened, or None for a form without a row.

        Args:
            desk: The signed-in clerk.
            item_code: The service item.
            received_on: The day on which the family came.
            case: Its case, if it has a row.
            back_reason: Why a form without a row is entered after that day; empty for today.
        """
        self._desk = desk
        self._item_code = item_code
        self._received_on = received_on
        self._case = case
        self._back_reason = back_reason

    def keep(self, answers: Mapping[str, str]) -> Case:
        """Write the answers as they stand, making the row if there is none.

        Raises:
            ClerkError: ``case.closed``, ``case.not_your_role``, ``item.not_in_force``.
            OutsideError: The store cannot be written; the next call tries again.
        """
        if self._case is None:
            # A form opened before midnight is one of the day on which its first field is kept.
            received_on = self._received_on if self._back_reason else None
            self._case = intake.start_draft(
                self._desk, self._item_code, answers, received_on, self._back_reason
            )
        else:
            self._case = intake.save_answers(self._desk, self._case.id, answers)
        return self._case
