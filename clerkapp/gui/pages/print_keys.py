# SPDX-License-Identifier: Apache-2.0
"""What F9, Alt+Y and Ctrl+S do on every page that shows a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.pages.printing import Printing
from clerkapp.presentation.print_rows import BEGUN
from clerkapp.presentation.print_says import failed_banner, said_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.reprint_panel import ReprintPanel
    from clerkapp.gui.widgets.save_place import SavePlace

    Source = Callable[[], PrintedDocument | None]


@dataclass(frozen=True, slots=True)
class PrintParts:
    """What a page gives: its three actions, and the panel that asks for a reason."""

    print: KeyAction
    seen: KeyAction
    save: KeyAction
    reprint: ReprintPanel


class PrintKeys(QObject):
    """Prints, confirms and saves the paper of a page.

    Signals:
        document_changed(PrintedDocument): A print went on, a copy was made, or a file saved.
        banner_wanted(BannerContent): What failed and the other way; None takes a banner away.
        said(str): A line for the status bar.
    """

    document_changed = Signal(object)
    banner_wanted = Signal(object)
    said = Signal(str)

    def __init__(
        self,
        seat: Seat,
        parts: PrintParts,
        save_place: SavePlace,
        shown: Source,
        waiting: Source,
        parent: QWidget,
        is_out: Callable[[PrintedDocument], bool] = lambda document: document.state in BEGUN,
    ) -> None:
        """Take over a page's keys.

        Args:
            seat: The clerk's place.
            parts: The page's actions and panel.
            save_place: Asks for a folder.
            shown: Gives the paper that is shown.
            waiting: Gives the paper that the clerk should look for.
            parent: The page; a question for a folder stands above it.
            is_out: Says whether the paper has left the printer before, on whatever sheet.
        """
        super().__init__(parent)
        self._words = seat.words
        self._parts = parts
        self._save_place = save_place
        self._shown = shown
        self._waiting = waiting
        self._page = parent
        self._is_out = is_out
        self._printing = Printing(seat, self)
        parts.print.triggered.connect(self._on_print)
        parts.seen.triggered.connect(self._on_seen)
        parts.save.triggered.connect(self._on_save)
        parts.reprint.reason_given.connect(self._on_reason_given)
        self._printing.document_changed.connect(self._on_document_changed)
        self._printing.failed.connect(self._on_failed)

    def is_busy(self) -> bool:
        """Say whether a print is under way."""
        return self._printing.is_busy()

    @Slot()
    def _on_print(self) -> None:
        document = self._shown()
        if document is None:
            return
        self.banner_wanted.emit(None)
        if self._is_out(document):
            self._parts.reprint.open()
        else:
            self._printing.print_first(document)

    @Slot(str)
    def _on_reason_given(self, reason: str) -> None:
        document = self._shown()
        if document is not None:
            self._printing.print_again(document, reason)

    @Slot()
    def _on_seen(self) -> None:
        document = self._waiting()
        if document is not None and document.state is PrintState.HANDED_OVER:
            self._printing.confirm_seen(document)

    @Slot()
    def _on_save(self) -> None:
        document = self._shown()
        if document is None:
            return
        path = self._save_place.ask(self._page, document)
        if path is not None:
            self.banner_wanted.emit(None)
            self._printing.save(document, path)

    @Slot(object)
    def _on_document_changed(self, document: PrintedDocument) -> None:
        self.document_changed.emit(document)
        self.said.emit(said_of(self._words, document))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = failed_banner(self._words, error, self._shown())
        self.banner_wanted.emit(BannerContent("error", what, do))
