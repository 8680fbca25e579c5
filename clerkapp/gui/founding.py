# SPDX-License-Identifier: Apache-2.0
"""The first start behind its page: founding the store and printing the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.pages.first_start_page import FirstStartPage
from clerkapp.presentation.first_start import code_print_line
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services import recovery, sessions

if TYPE_CHECKING:
    from clerkapp.domain.documents import PrintState
    from clerkapp.domain.office import Office
    from clerkapp.domain.roles import Clerk
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words
    from clerkapp.services.desk import Desk
    from clerkapp.services.ports import Clock, PrintQueue
    from clerkapp.services.sessions import FirstStart, Vault


class UnfoundedCounter(Protocol):
    """What the first start needs of this computer's counter."""

    @property
    def vault(self) -> Vault:
        """The store to be made."""
        ...

    @property
    def clock(self) -> Clock:
        """Tells the time."""
        ...

    @property
    def queue(self) -> PrintQueue:
        """Takes the recovery sheet to the printer."""
        ...

    def desk(self, clerk: Clerk, office: Office) -> Desk:
        """Return the desk of the first clerk."""
        ...

    def new_id(self) -> str:
        """Return a fresh UUIDv7."""
        ...


class Founding(QObject):
    """Owns the page of the first start and does what it asks for.

    Signals:
        founded(tuple): The first clerk and the office; the code lies in the safe.
        failed(Exception): Something that the page has no words for.
    """

    founded = Signal(object)
    failed = Signal(object)

    def __init__(
        self, counter: UnfoundedCounter, words: Words, theme: Theme, tasks: TaskRunner
    ) -> None:
        """Make the page at its first step."""
        super().__init__()
        self._counter = counter
        self._words = words
        self._tasks = tasks
        self._made: tuple[Clerk, Office] | None = None
        self.page = FirstStartPage(words, theme, counter.clock)
        self.page.set_up_requested.connect(self._on_set_up_requested)
        self.page.print_code_requested.connect(self._on_print_code_requested)
        self.page.finished.connect(self._on_finished)

    @Slot(object)
    def _on_set_up_requested(self, start: FirstStart) -> None:
        counter = self._counter
        self._tasks.run(
            "secrets",
            lambda: (
                *sessions.set_up(counter.vault, counter.clock, start, counter.new_id()),
                start.office,
            ),
            owner=self,
            done=self._on_set_up,
            failed=self._on_set_up_failed,
        )

    def _on_set_up(self, made: tuple[Clerk, str, Office]) -> None:
        clerk, code, office = made
        self._made = (clerk, office)
        self.page.show_recovery_code(code)

    def _on_set_up_failed(self, error: Exception) -> None:
        if isinstance(error, ClerkError | OutsideError):
            self.page.show_error(*error_sentence(self._words, error))
        else:
            self.failed.emit(error)

    @Slot(str)
    def _on_print_code_requested(self, code: str) -> None:
        if self._made is None:
            return
        desk = self._counter.desk(*self._made)
        queue = self._counter.queue
        self._tasks.run(
            "long",
            lambda: recovery.print_recovery_code(desk, queue, code),
            owner=self,
            done=self._on_code_printed,
            failed=self._on_code_not_printed,
        )

    def _on_code_printed(self, state: PrintState) -> None:
        self.page.show_code_print(*code_print_line(self._words, state))

    def _on_code_not_printed(self, error: Exception) -> None:
        self.page.show_code_print(*code_print_line(self._words, error))
        if not isinstance(error, ClerkError | OutsideError):
            self.failed.emit(error)

    @Slot()
    def _on_finished(self) -> None:
        if self._made is not None:
            self.founded.emit(self._made)
