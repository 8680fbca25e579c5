# SPDX-License-Identifier: Apache-2.0
"""A supervisor's word at intake: asked for under the field, kept with its reason."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.presentation.notices import BannerText, banner_of
from clerkapp.services import intake

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from clerkapp.domain.case import Case
    from clerkapp.gui.pages.draft_keeper import DraftKeeper
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.intake_painter import IntakePainter


class OverrideDesk(QObject):
    """Lets an answer pass that no check accepts.

    Signals:
        passed(str, Case): The field, and the case with the reason kept.
        refused(BannerText): Who is signed in may not do this.
        failed(Exception): It could not be kept.
    """

    passed = Signal(str, object)
    refused = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        keeper: DraftKeeper,
        answers: Callable[[], Mapping[str, str]],
        parent: QObject,
    ) -> None:
        """Take what writes, and what gives the answers as they stand."""
        super().__init__(parent)
        self._seat = seat
        self._keeper = keeper
        self._answers = answers
        self._painter: IntakePainter | None = None

    def work_for(self, painter: IntakePainter) -> None:
        """Answer the questions of a form that was drawn."""
        self._painter = painter
        painter.override_asked.connect(self._on_asked)

    @Slot(str, str)
    def _on_asked(self, name: str, code: str) -> None:
        if self._seat.desk.clerk.role is not Role.SUPERVISOR:
            said = banner_of(self._seat.words, ClerkError("override.needs_supervisor"))
            self.refused.emit(BannerText("warning", said.what, said.do))
        elif self._painter is not None:
            box = self._painter.ask_reason(name)
            box.reason_given.connect(lambda reason: self._override(name, code, reason))
            box.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def _override(self, name: str, code: str, reason: str) -> None:
        desk = self._seat.desk
        self._keeper.act(
            self._answers(),
            lambda case_id: intake.override_answer(desk, case_id, name, code, reason),
            lambda case: self._on_overridden(name, case),
            self.failed.emit,
        )

    def _on_overridden(self, name: str, case: Case) -> None:
        if self._painter is not None:
            self._painter.close_reason()
        self.passed.emit(name, case)
