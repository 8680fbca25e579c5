# SPDX-License-Identifier: Apache-2.0
"""The authority letter at intake: made, shown in place of the form, printed or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.page import ActionPart, Bar
from clerkapp.gui.pages.print_keys import PrintKeys, PrintParts
from clerkapp.presentation.notices import BannerText
from clerkapp.presentation.print_says import failed_banner
from clerkapp.services import prints
from clerkapp.services.authority import authority_letter

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clerkapp.domain.case import Case
    from clerkapp.gui.pages.draft_keeper import DraftKeeper
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.intake_view import IntakeView
    from clerkapp.gui.widgets.save_place import SavePlace


class LetterDesk(QObject):
    """Everything that the letter's keys do.

    Signals:
        made(Case): A letter was made; with it the case took its number.
        opened(): The letter stands in place of the form.
        closed(): The form is wanted again.
        banner_wanted(BannerText): Something went wrong; None takes a banner away.
        print_banner_wanted(BannerContent): The same of a print.
        bar_changed(): Other keys act now.
        said(str): A line for the status bar.
    """

    made = Signal(object)
    opened = Signal()
    closed = Signal()
    banner_wanted = Signal(object)
    print_banner_wanted = Signal(object)
    bar_changed = Signal()
    said = Signal(str)

    def __init__(
        self,
        seat: Seat,
        view: IntakeView,
        keeper: DraftKeeper,
        save_place: SavePlace,
        parent: QObject,
    ) -> None:
        """Take the page's widgets; no letter is shown."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._words = seat.words
        self._keeper = keeper
        self._prints = PrintKeys(
            seat,
            PrintParts(view.print_letter, view.seen_letter, view.save_letter, view.letter.reprint),
            save_place,
            self._shown,
            self._shown,
            view.letter,
        )
        self._answers: Mapping[str, str] | None = None
        self._waits = False
        self._prints.document_changed.connect(self._on_document_changed)
        self._prints.banner_wanted.connect(self.print_banner_wanted)
        self._prints.said.connect(self.said)
        view.letter.reprint.reason_given.connect(view.letter.take_focus)
        view.letter.reprint.left.connect(view.letter.take_focus)
        view.close_letter.triggered.connect(self.close)
        self._allow(shown=False)

    def is_open(self) -> bool:
        """Say whether the letter stands in place of the form."""
        return self._view.work.currentWidget() is self._view.letter

    def bar(self) -> Bar:
        """Return the page's bar while the letter is shown."""
        view = self._view
        return Bar(
            leading=(
                ActionPart(view.print_letter),
                *([ActionPart(view.seen_letter)] if view.seen_letter.isEnabled() else []),
                ActionPart(view.save_letter, "quiet"),
            ),
            trailing=(ActionPart(view.close_letter, "primary"),),
        )

    def forget(self) -> None:
        """Let go of the letter, because another case is opened."""
        self._answers = None
        self._waits = False
        self._view.letter.document = None
        self._allow(shown=False)

    def make(self, answers: dict[str, str]) -> None:
        """Make the letter and show it; the same answers need no second one."""
        if self._waits:
            return
        if answers == self._answers and self._view.letter.document is not None:
            self._open()
            return
        self._waits = True
        self._answers = answers
        desk = self._seat.desk
        self._keeper.act(
            answers,
            lambda case_id: authority_letter(desk, case_id),
            self._on_made,
            self._on_failed,
        )

    def _on_made(self, made: tuple[Case, PrintedDocument]) -> None:
        case, document = made
        self.made.emit(case)
        desk = self._seat.desk
        self._seat.tasks.run(
            "read",
            lambda: prints.document_pdf(desk, document.id),
            self,
            lambda pdf: self._on_pdf_read(document, pdf),
            self._on_failed,
        )

    def _on_pdf_read(self, document: PrintedDocument, pdf: bytes) -> None:
        if not self._waits:
            return
        self._waits = False
        self._view.letter.show_letter(document, pdf)
        self._open()

    def _open(self) -> None:
        self._view.work.setCurrentWidget(self._view.letter)
        self._view.letter.reprint.close_panel()
        self._allow(shown=True)
        self._view.letter.take_focus()
        self.opened.emit()
        document = self._shown()
        self._prints.take_up([document] if document is not None else [])

    @Slot()
    def close(self) -> None:
        """Go back to the form; the letter is kept with the case."""
        if self._view.letter.reprint.is_open():
            self._view.letter.reprint.close_panel()
            self._view.letter.take_focus()
        elif self.is_open():
            self._allow(shown=False)
            self.closed.emit()

    def _shown(self) -> PrintedDocument | None:
        return self._view.letter.document if self.is_open() else None

    @Slot(object)
    def _on_document_changed(self, document: PrintedDocument) -> None:
        shown = self._view.letter.document
        if shown is not None and (shown.case_id, shown.kind) == (document.case_id, document.kind):
            self._view.letter.document = document
            self._allow(shown=self.is_open())
            self.bar_changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._waits = False
        if self._view.letter.document is None:
            self._answers = None
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = failed_banner(self._words, error, self._view.letter.document)
        self.banner_wanted.emit(BannerText("error", what, do))

    def _allow(self, *, shown: bool) -> None:
        document = self._view.letter.document
        handed = document is not None and document.state is PrintState.HANDED_OVER
        self._view.print_letter.setEnabled(shown)
        self._view.seen_letter.setEnabled(shown and handed)
        self._view.save_letter.setEnabled(shown)
        self._view.close_letter.setEnabled(shown)
