# SPDX-License-Identifier: Apache-2.0
"""Asks the queue what became of a print until it says so, in growing intervals."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import UNDER_WAY, QueueAnswer
from clerkapp.services import prints

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.seat import Seat

WAITS_MS = (
    *(400, 600, 1_000, 1_000, 2_000, 2_000, 3_000, 5_000, 5_000),
    *(10_000, 10_000, 20_000, 30_000, 30_000),
)
"""Pauses between two questions, about two minutes in all; then the clerk says what came out."""


class PrintFollowing(QObject):
    """Follows prints: asked on *long*, kept on *write*, and nothing waits in between.

    Signals:
        document_changed(PrintedDocument): What is known of a print has changed, or was asked for.
        failed(Exception): The store refused; the print is followed no longer.
    """

    document_changed = Signal(object)
    failed = Signal(object)

    def __init__(self, seat: Seat, parent: QObject, waits_ms: tuple[int, ...] = WAITS_MS) -> None:
        """Follow nothing yet."""
        super().__init__(parent)
        self._seat = seat
        self._waits_ms = waits_ms
        self._followed: set[str] = set()

    def follows(self, document: PrintedDocument) -> bool:
        """Say whether a print is being followed."""
        return document.id in self._followed

    def ask_now(self, document: PrintedDocument) -> None:
        """Ask at once what became of a print, also of one from before the program's start."""
        if self.follows(document):
            return
        self._followed.add(document.id)
        self._ask(document, 0)

    def follow(self, document: PrintedDocument) -> None:
        """Go on asking about a print whose first answer is kept already."""
        if document.state in UNDER_WAY and not self.follows(document):
            self._followed.add(document.id)
            self._wait(document, 0)

    def _wait(self, document: PrintedDocument, asked: int) -> None:
        QTimer.singleShot(self._waits_ms[asked], self, lambda: self._ask(document, asked + 1))

    def _ask(self, document: PrintedDocument, asked: int) -> None:
        if self._seat.tasks.is_closed():
            return
        queue, job = self._seat.queue, document.printer
        if not job:
            # The program ended between keeping the print and the printer's answer.
            self._on_answered(document, QueueAnswer(PrintState.HANDED_OVER), asked)
            return
        self._seat.tasks.run(
            "long",
            lambda: queue.ask(job),
            self,
            lambda answer: self._on_answered(document, answer, asked),
            self._failing(document),
        )

    def _on_answered(self, document: PrintedDocument, answer: QueueAnswer, asked: int) -> None:
        state, trouble = answer.state, answer.trouble
        if state in UNDER_WAY and asked >= len(self._waits_ms):
            state = PrintState.HANDED_OVER
        if (state, trouble) == (document.state, document.trouble) and state in UNDER_WAY:
            self._wait(document, asked)
            return
        desk = self._seat.desk
        self._seat.tasks.run(
            "write",
            lambda: prints.set_print_state(desk, document, state, trouble=trouble),
            self,
            lambda kept: self._on_kept(kept, asked),
            self._failing(document),
        )

    def _on_kept(self, document: PrintedDocument, asked: int) -> None:
        if document.state in UNDER_WAY:
            self._wait(document, asked)
        else:
            self._followed.discard(document.id)
        self.document_changed.emit(document)

    def _failing(self, document: PrintedDocument) -> Callable[[Exception], None]:
        def failed(error: Exception) -> None:
            self._followed.discard(document.id)
            self.failed.emit(error)

        return failed
