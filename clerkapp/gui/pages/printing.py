# SPDX-License-Identifier: Apache-2.0
"""Printing from a page: each part on its own lane, and every answer kept as it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError
from clerkapp.services import prints

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.seat import Seat


class Printing(QObject):
    """Prints the documents of one page: read on *read*, hand over on *long*, keep on *write*.

    Signals:
        document_changed(PrintedDocument): A print went on, a new copy was made, or a file saved.
        failed(Exception): The printer or the disk refused; the failure is kept with the document.
        busy_changed(bool): A print is under way; a second press does nothing until it is over.
    """

    document_changed = Signal(object)
    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, seat: Seat, parent: QObject) -> None:
        """Make the printing of a page; the page owns it."""
        super().__init__(parent)
        self._seat = seat
        self._busy = False

    def is_busy(self) -> bool:
        """Say whether a print is under way."""
        return self._busy

    def print_first(self, document: PrintedDocument) -> None:
        """Hand a document to the printer."""
        if self._begin():
            self._read(document, lambda pdf: self._submit(document, pdf))

    def print_again(self, document: PrintedDocument, reason: str) -> None:
        """Make the next copy, marked 补打 with its reason, and hand it to the printer."""
        if not self._begin():
            return
        desk = self._seat.desk

        def copy_made(again: PrintedDocument) -> None:
            self.document_changed.emit(again)
            self._read(again, lambda pdf: self._submit(again, pdf))

        self._run("write", lambda: prints.print_again(desk, document, reason), copy_made)

    def confirm_seen(self, document: PrintedDocument) -> None:
        """Keep that the clerk saw the paper come out."""
        if self._begin():
            self._keep(document, PrintState.PRINTED)

    def save(self, document: PrintedDocument, path: Path) -> None:
        """Write the PDF to a file and keep that it was saved."""
        if not self._begin():
            return

        def write(pdf: bytes) -> None:
            self._run("long", lambda: _write_file(path, pdf), written)

        def written(_done: object) -> None:
            if document.state is PrintState.PRINTED:
                self._end()
                self.document_changed.emit(document)
            else:
                self._keep(document, PrintState.SAVED)

        self._read(document, write)

    def _read(self, document: PrintedDocument, then: Callable[[bytes], None]) -> None:
        desk = self._seat.desk
        self._run("read", lambda: prints.document_pdf(desk, document.id), then)

    def _submit(self, document: PrintedDocument, pdf: bytes) -> None:
        queue = self._seat.queue

        def hand_over() -> tuple[str, PrintState]:
            job = queue.submit(pdf, f"{document.kind}-{document.id[-6:]}")
            return job, queue.state(job)

        def handed_over(answer: tuple[str, PrintState]) -> None:
            job, state = answer
            self._keep(document, state, job)

        def refused(error: Exception) -> None:
            self._keep(document, PrintState.FAILED)
            self.failed.emit(error)

        self._seat.tasks.run("long", hand_over, self, handed_over, refused)

    def _keep(self, document: PrintedDocument, state: PrintState, job: str = "") -> None:
        desk = self._seat.desk

        def kept(after: PrintedDocument) -> None:
            self._end()
            self.document_changed.emit(after)

        self._run("write", lambda: prints.set_print_state(desk, document, state, job), kept)

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


def _write_file(path: Path, pdf: bytes) -> None:
    try:
        path.write_bytes(pdf)
    except OSError:
        raise OutsideError("print.cannot_save") from None
