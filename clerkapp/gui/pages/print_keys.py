# SPDX-License-Identifier: Apache-2.0
"""What F9, Alt+Y and Ctrl+S do on every page that shows a paper."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import UNDER_WAY
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.pages.printing import Printing
from clerkapp.presentation.print_rows import OUT
from clerkapp.presentation.print_says import (
    failed_banner,
    print_banner,
    said_of,
    said_of_another,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtWidgets import QWidget

    from clerkapp.domain.documents import PrintedDocument
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
        decides: Callable[[PrintedDocument], PrintedDocument] = lambda document: document,
    ) -> None:
        """Take over a page's keys.

        Args:
            seat: The clerk's place.
            parts: The page's actions and panel.
            save_place: Asks for a folder.
            shown: Gives the paper that is shown.
            waiting: Gives the paper that the clerk should look for.
            parent: The page; a question for a folder stands above it.
            decides: Gives the paper whose state decides what F9 does for the one that is shown.
        """
        super().__init__(parent)
        self._words = seat.words
        self._parts = parts
        self._save_place = save_place
        self._shown = shown
        self._waiting = waiting
        self._page = parent
        self._decides = decides
        self._asked: PrintedDocument | None = None
        self._printing = Printing(seat, self)
        self.again = KeyAction("print_not_out", seat.words("print.again"), "Alt+N", "printer", self)
        self.again.triggered.connect(self._on_again)
        parts.print.triggered.connect(self._on_print)
        parts.seen.triggered.connect(self._on_seen)
        parts.save.triggered.connect(self._on_save)
        parts.reprint.reason_given.connect(self._on_reason_given)
        self._printing.document_changed.connect(self._on_document_changed)
        self._printing.failed.connect(self._on_failed)

    def is_busy(self) -> bool:
        """Say whether a print is under way."""
        return self._printing.is_busy()

    def take_up(self, documents: Iterable[PrintedDocument]) -> None:
        """Ask about prints of the shown case of which nobody knows whether they came out.

        They may be left from a program that ended while the printer had them.
        """
        for document in documents:
            if not document.void and document.state in UNDER_WAY | {PrintState.HANDED_OVER}:
                self._printing.ask_now(document)

    @Slot()
    def _on_print(self) -> None:
        document = self._shown()
        if document is None:
            return
        self._show_banner(None)
        known = self._decides(document)
        if known.state in OUT:
            self._parts.reprint.open()
        elif known.state in UNDER_WAY:
            self._printing.ask_now(known)
            self._say_of(known)
        elif known.state is PrintState.HANDED_OVER:
            self._printing.ask_now(known)
        else:
            self._printing.print_copy(document)

    @Slot()
    def _on_again(self) -> None:
        """Print the same copy once more: the clerk saw that nothing came out."""
        document = self._asked
        if document is not None:
            self._show_banner(None)
            self._printing.print_copy(document)

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
            self._show_banner(None)
            self._printing.save(document, path)

    @Slot(object)
    def _on_document_changed(self, document: PrintedDocument) -> None:
        self.document_changed.emit(document)
        shown = self._shown()
        if shown is None or shown.case_id != document.case_id:
            if line := said_of_another(self._words, document):
                self.said.emit(line)
            return
        self._say_of(document)

    def _say_of(self, document: PrintedDocument) -> None:
        """Say in the status bar how a print stands, and in a banner what there is to do."""
        self.said.emit(said_of(self._words, document))
        found = print_banner(self._words, document)
        if found is not None:
            severity, what, do = found
            actions = (self.again,) if document.state is PrintState.HANDED_OVER else ()
            self._show_banner(document, BannerContent(severity, what, do, actions))
        elif self._asked is not None and self._asked.id == document.id:
            self._show_banner(None)

    def _show_banner(
        self, document: PrintedDocument | None, content: BannerContent | None = None
    ) -> None:
        """Show what there is to do about a print, or take the banner away."""
        self._asked = document
        self.banner_wanted.emit(content)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = failed_banner(self._words, error, self._shown())
        self.banner_wanted.emit(BannerContent("error", what, do))
