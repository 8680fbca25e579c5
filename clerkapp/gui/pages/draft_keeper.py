# SPDX-License-Identifier: Apache-2.0
"""Keeps what is typed: one write-lane job for every field that is left, and what acts on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.domain.states import ANSWERS_MAY_CHANGE
from clerkapp.gui.tasks import Priority
from clerkapp.presentation.draft import Draft

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.intake_form import FormState


class DraftKeeper(QObject):
    """The way of a form's answers into the store.

    What was handed over is written even when the form has gone; its result is then told to nobody.

    Signals:
        kept(Case): The answers of the open form are durable.
        failed(Exception): They are not; the next field that is left tries again.
    """

    kept = Signal(object)
    failed = Signal(object)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        """Make a keeper without a form."""
        super().__init__(parent)
        self._seat = seat
        self._draft: Draft | None = None
        self._handed: dict[str, str] | None = None
        self.is_closed = False

    def open(self, state: FormState, case: Case | None, back_reason: str = "") -> None:
        """Take the form that is opened now; one whose case is closed is not written any more.

        Args:
            state: The form.
            case: Its case, None before the first field has been left.
            back_reason: Why a new form is entered after its day; empty for today.
        """
        desk = self._seat.desk
        self._draft = Draft(desk, state.item.code, state.received_on, case, back_reason)
        self._handed = dict(state.answers)
        self.is_closed = case is not None and case.status not in ANSWERS_MAY_CHANGE

    def keep(self, answers: Mapping[str, str]) -> None:
        """Write the answers if they differ from what was handed over last."""
        draft = self._draft
        if draft is None or self.is_closed or answers == self._handed:
            return
        whole = dict(answers)
        self._handed = whole

        def kept(case: Case) -> None:
            if draft is self._draft:
                self.kept.emit(case)

        def failed(error: Exception) -> None:
            if draft is self._draft:
                self._handed = None
                self.failed.emit(error)

        self._seat.tasks.run(
            "write", lambda: draft.keep(whole), self, kept, failed, priority=Priority.DRAFT
        )

    def act(
        self,
        answers: Mapping[str, str],
        act: Callable[[str], Any],
        done: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Write the answers and act on their case, in one job.

        Args:
            answers: As they stand.
            act: Use case on the case's id; runs on the write lane.
            done: Gets its result, unless another form has been opened meanwhile.
            failed: Gets the exception, likewise.
        """
        draft = self._draft
        if draft is None:
            return
        whole = dict(answers)

        def if_still_open(tell: Callable[[Any], object]) -> Callable[[Any], None]:
            def told(result: Any) -> None:
                if draft is self._draft:
                    tell(result)

            return told

        self._seat.tasks.run(
            "write",
            lambda: act(draft.keep(whole).id),
            self,
            if_still_open(done),
            if_still_open(failed),
        )
