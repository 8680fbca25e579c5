# SPDX-License-Identifier: Apache-2.0
"""What the block after acceptance does: stages, joint item, number, channel of civil affairs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.after_acceptance import after_panel
from clerkapp.services import amending, gaps, joint, rekeying, stages
from clerkapp.services.review import good

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.after_block import AfterBlock
    from clerkapp.services.desk import Desk
    from clerkapp.services.lookups import CaseView


class AfterSteps(QObject):
    """Works the block for the slip page.

    Signals:
        changed(str): This case was changed and should be read anew.
        joint_opened(str): The case of the joint item is to be filled.
        failed(Exception): Something could not be recorded.
    """

    changed = Signal(str)
    joint_opened = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        block: AfterBlock,
        shown: Callable[[], CaseView | None],
        parent: QObject,
    ) -> None:
        """Take the block and what gives the case that is shown."""
        super().__init__(parent)
        self._seat = seat
        self._block = block
        self._shown = shown
        block.stage_given.connect(self._on_stage_given)
        block.together_requested.connect(self._on_together_requested)
        block.number_given.connect(self._on_number_given)
        block.paper_brought.connect(self._on_paper_brought)
        block.aid_channel_given.connect(self._on_aid_channel_given)

    def refresh(self) -> None:
        """Show the block of the case."""
        shown = self._shown()
        in_effect = shown is not None and shown.case.is_in_effect
        self._block.setVisible(in_effect)
        if shown is not None and in_effect:
            desk, case = self._seat.desk, shown.case
            item = desk.catalogue.item(case.item, case.item_version)
            words = self._seat.words
            panel = after_panel(words, desk.catalogue, item, case, shown.listed)
            self._block.show_panel(panel)

    @Slot(str, str)
    def _on_stage_given(self, code: str, entered: str) -> None:
        status = CaseStatus(code)
        reason = entered if status in stages.NEEDS_REASON else ""
        reference = "" if reason else entered
        self._run(
            lambda desk, case_id: stages.reach_stage(desk, case_id, status, reference, reason),
            self._on_changed,
        )

    @Slot()
    def _on_together_requested(self) -> None:
        self._run(joint.open_together, lambda case: self.joint_opened.emit(case.id))

    @Slot(str, str, str)
    def _on_number_given(self, number: str, name: str, evidence: str) -> None:
        identity = rekeying.NewIdentity(number, name)
        self._run(
            lambda desk, case_id: rekeying.rekey(desk, case_id, identity, evidence)[0],
            self._on_changed,
        )

    @Slot(str)
    def _on_aid_channel_given(self, reason: str) -> None:
        to_aid = {amending.CHANNEL: amending.CIVIL_AFFAIRS}
        self._run(
            lambda desk, case_id: amending.amend(desk, case_id, to_aid, reason).case,
            self._on_changed,
        )

    @Slot(str)
    def _on_paper_brought(self, code: str) -> None:
        shown, desk = self._shown(), self._seat.desk
        if shown is None:
            return
        case = shown.case
        item = desk.catalogue.item(case.item, case.item_version)
        paper = next(each for each in item.papers if each.code == code)
        check = good(case.checks.get(code), paper)
        self._run(lambda desk, case_id: gaps.settle_gap(desk, case_id, check), self._on_changed)

    def _on_changed(self, case: Case) -> None:
        self.changed.emit(case.id)

    def _run(self, act: Callable[[Desk, str], Case], done: Callable[[Case], None]) -> None:
        shown, desk = self._shown(), self._seat.desk
        if shown is None:
            return
        case_id = shown.case.id
        self._seat.tasks.run("write", lambda: act(desk, case_id), self, done, self.failed.emit)
