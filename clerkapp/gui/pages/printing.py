# SPDX-License-Identifier: Apache-2.0
"""Printing from a page: each part on its own lane, and every answer kept as it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError
from clerkapp.gui.pages.pdf_saving import write_pdf
from clerkapp.gui.pages.print_following import WAITS_MS, PrintFollowing
from clerkapp.services import prints

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.domain.printers import QueueAnswer
    from clerkapp.gui.seat import Seat


class Printing(QObject):
    """Prints the documents of one page: read on *read*, hand over on *long*, keep on *write*.

    That a document goes to the printer is kept before the printer is given anything, and its
    answers afterwards, until it has said what became of the paper.

    Signals:
        document_changed(PrintedDocument): A print went on, a new copy was made, or a file saved.
        failed(Exception): The printer or the disk refused; the failure is kept with the document.
        busy_changed(bool): A print is under way; a second press does nothing until it is over.
    """

    document_changed = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, seat: Seat, parent: QObject, waits_ms: tuple[int, ...] = WAITS_MS) -> None:
        """Make the printing of a page; the page owns it."""
        super().__init__(parent)
        self._seat = seat
        self._busy = False
        self._following = PrintFollowing(seat, self, waits_ms)
        self._following.document_changed.connect(self.document_changed)
        self._following.failed.connect(self.failed)

    def is_busy(self) -> bool:
        """Say whether a print is being handed over; one that waits in the queue holds nobody."""
        return self._busy

    def print_copy(self, document: PrintedDocument) -> None:
        """Hand a document to the printer, for the first time or because nothing came out."""
        if not self._begin():
            return
        desk = self._seat.desk

        def begun(queued: PrintedDocument) -> None:
            self.document_changed.emit(queued)
            self._read(queued, lambda pdf: self._submit(queued, pdf, document.printer))

        self._run("write", lambda: prints.begin_print(desk, document), begun)

    def print_again(self, document: PrintedDocument, reason: str) -> None:
        """Make the next copy, marked 补打 with its reason, and hand it to the printer."""
        if not self._begin():
            return
        desk = self._seat.desk

        def copy_made(again: PrintedDocument) -> None:
            self._end()
            self.document_changed.emit(again)
            self.print_copy(again)

        self._run("write", lambda: prints.print_again(desk, document, reason), copy_made)

    def ask_now(self, document: PrintedDocument) -> None:
        """Ask the queue what became of a print, and go on asking while it is under way."""
        self._following.ask_now(document)

    def confirm_seen(self, document: PrintedDocument) -> None:
        """Keep that the clerk saw the paper come out."""
        if self._begin():
            self._keep(document, PrintState.PRINTED)

    def save(self, document: PrintedDocument, path: Path) -> None:
        """Write the PDF to a file and keep that it was saved."""
        if not self._begin():
            return

        def write(pdf: bytes) -> None:
            self._run("long", lambda: write_pdf(path, pdf), written)

        def written(_done: object) -> None:
            self._keep(document, PrintState.SAVED)

        self._read(document, write)

    def _read(self, document: PrintedDocument, then: Callable[[bytes], None]) -> None:
        desk = self._seat.desk
        self._run("read", lambda: prints.document_pdf(desk, document.id), then)

    def _submit(self, document: PrintedDocument, pdf: bytes, old_job: str) -> None:
        queue, desk = self._seat.queue, self._seat.desk

        def hand_over() -> tuple[str, QueueAnswer]:
            if old_job:
                # It may still wait for paper: then both would come out.
                queue.cancel(old_job)
            title = f"{document.kind}-{document.id[-6:]}"
            job = queue.submit(pdf, title, prints.paper_kind(desk, document))
            return job, queue.ask(job)

        def handed_over(said: tuple[str, QueueAnswer]) -> None:
            job, answer = said
            self._keep(document, answer.state, job, answer.trouble)

        def refused(error: Exception) -> None:
            if isinstance(error, OutsideError) and error.code == "print.no_answer":
                # It may come out all the same: the clerk is asked, and nothing is called failed.
                self._keep(document, PrintState.HANDED_OVER)
                return
            self._keep(document, PrintState.FAILED)
            self.failed.emit(error)

        self._seat.tasks.run("long", hand_over, self, handed_over, refused)

    def _keep(
        self, document: PrintedDocument, state: PrintState, job: str = "", trouble: str = ""
    ) -> None:
        desk = self._seat.desk

        def kept(after: PrintedDocument) -> None:
            self._end()
            self.document_changed.emit(after)
            self._following.follow(after)

        def keep() -> PrintedDocument:
            return prints.set_print_state(desk, document, state, job, trouble)

        self._run("write", keep, kept)

    def _run(self, lane: str, call: Callable[[], object], done: Callable[..., None]) -> None:
        self._seat.tasks.run(lane, call, self, done, self._on_failed)

    def _begin(self) -> bool:
        if self._busy:
            return False
        self._busy = True
        self.busy_changed.emit(True)
        return True

    def _end(self) -> None:
        self._busy = False
        self.busy_changed.emit(False)

    def _on_failed(self, error: Exception) -> None:
        self._end()
        self.failed.emit(error)
