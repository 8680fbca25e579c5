# SPDX-License-Identifier: Apache-2.0
"""Day and reason of a case entered after the fact (补录), confirmed by somebody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.gui.kit.text import Text
from clerkapp.presentation.back_entry import entry_lines, why_not_confirm
from clerkapp.services import intake

if TYPE_CHECKING:
    from clerkapp.domain.case import Case
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.side_panel import SideBlock
    from clerkapp.gui.seat import Seat


class BackEntryReview(QObject):
    """Shows a reviewer the day and reason of a case entered later, and works the key 复核.

    Signals:
        confirmed(Case): The day and reason are confirmed.
        failed(Exception): They could not be.
    """

    confirmed = Signal(object)
    failed = Signal(object)

    def __init__(self, seat: Seat, block: SideBlock, key: KeyAction, parent: QObject) -> None:
        """Take the block of the side panel and the key."""
        super().__init__(parent)
        self._seat = seat
        self._block = block
        self._key = key
        self._case_id = ""
        key.triggered.connect(self._on_key)

    def show_case(self, case: Case) -> None:
        """Show what there is to confirm; nothing for a case entered on its day."""
        entry = case.back_entry
        self._case_id = case.id
        self._block.setVisible(entry is not None)
        self._key.setVisible(entry is not None and not entry.reviewer_id)
        self._key.forbid(why_not_confirm(self._seat.words, self._seat.desk, case))
        self._block.clear()
        if entry is None:
            return
        for line in entry_lines(self._seat.words, case, entry):
            self._block.add(Text(line, wrap=True))

    @Slot()
    def _on_key(self) -> None:
        desk, case_id = self._seat.desk, self._case_id
        self._key.setEnabled(False)
        self._seat.tasks.run(
            "write",
            lambda: intake.review_back_entry(desk, case_id),
            self,
            self.confirmed.emit,
            self.failed.emit,
        )
