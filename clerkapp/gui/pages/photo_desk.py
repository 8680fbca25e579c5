# SPDX-License-Identifier: Apache-2.0
"""The photo at intake: chosen from a file, checked, kept with the case, and shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.photos import FROM_FILE, PHOTO_SOURCE
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.widgets.pick_photo import read_photo
from clerkapp.presentation.photo_lines import error_lines, photo_lines
from clerkapp.services.photos import attach_photo, photo_of, photo_rule

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.domain.case import Case
    from clerkapp.domain.photos import PhotoVerdict
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.pages.draft_keeper import DraftKeeper
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.intake_painter import IntakePainter
    from clerkapp.gui.widgets.photo_box import PhotoBox
    from clerkapp.gui.widgets.pick_photo import PhotoPicker
    from clerkapp.presentation.intake_form import FormState


class PhotoDesk(QObject):
    """Works the box under the photo's source; forms without that field have none.

    Signals:
        failed(Exception): Neither the trade nor the file is to blame.
    """

    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        keeper: DraftKeeper,
        choose: KeyAction,
        picker: PhotoPicker,
        page: QWidget,
    ) -> None:
        """Take what writes, the button's action, and what asks for a file above the page."""
        super().__init__(page)
        self._seat = seat
        self._keeper = keeper
        self._choose = choose
        self._picker = picker
        self._page = page
        self._box: PhotoBox | None = None
        self._state: FormState | None = None
        choose.triggered.connect(self._on_choose)

    def work_for(self, painter: IntakePainter) -> None:
        """Take the box of a form that was drawn."""
        self._box = painter.photo_box(self._choose)

    def open(self, case: Case | None) -> None:
        """Show what is kept with the case that was opened."""
        self._show(None)
        if self._box is not None and case is not None:
            self._look(case.id, ())

    @Slot(object)
    def show_state(self, state: FormState) -> None:
        """Show the box where the answers say that a file is brought."""
        self._state = state
        if self._box is not None:
            self._box.setVisible(state.answers.get(PHOTO_SOURCE, "") == FROM_FILE)

    @Slot()
    def _on_choose(self) -> None:
        """Let the clerk choose a file for the open form."""
        path = self._picker.ask(self._page)
        if path is not None:
            tasks = self._seat.tasks
            tasks.run("long", lambda: read_photo(path), self, self._keep, self._on_failed)

    def _keep(self, content: bytes) -> None:
        state = self._state
        if state is None:
            return
        desk, reader = self._seat.desk, self._seat.photos
        rule = photo_rule(desk.catalogue.parameters_on(state.received_on))

        def act(case_id: str) -> tuple[str, PhotoVerdict]:
            return case_id, attach_photo(desk, case_id, content, reader, rule)

        self._keeper.act(state.answers, act, self._on_kept, self._on_failed)

    def _on_kept(self, kept: tuple[str, PhotoVerdict]) -> None:
        case_id, verdict = kept
        self._look(case_id, photo_lines(self._seat.words, verdict))

    def _look(self, case_id: str, lines: tuple[tuple[str, str], ...]) -> None:
        desk = self._seat.desk
        self._seat.tasks.run(
            "read",
            lambda: photo_of(desk, case_id),
            self,
            lambda picture: self._show(picture, lines),
            self._on_failed,
            topic="photo",
        )

    def _show(self, picture: bytes | None, lines: tuple[tuple[str, str], ...] = ()) -> None:
        if self._box is None:
            return
        nothing = (("hint", self._seat.words("intake.photo.none")),)
        self._box.show_picture(picture)
        self._box.show_lines(lines or (() if picture is not None else nothing))

    def _on_failed(self, error: Exception) -> None:
        if isinstance(error, ClerkError | OutsideError) and self._box is not None:
            self._box.show_lines(error_lines(self._seat.words, error))
        else:
            self.failed.emit(error)
