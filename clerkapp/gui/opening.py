# SPDX-License-Identifier: Apache-2.0
"""From nothing to the lock screen, as fast as a window can be; the rest follows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.pages.lock_page import LockPage
from clerkapp.gui.tasks import TaskRunner

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


@dataclass(frozen=True, slots=True)
class Rest:
    """What is brought in after the first paint.

    Attributes:
        counter: The joined counter.
        room: Makes what leads from the lock screen to the pages.
        hold: Keeps a second program off the data folder until released.
        preferences: What this computer's user prefers.
        log: Writes failures of the program down, without personal data.
    """

    counter: Any
    room: Callable[..., Any]
    hold: Any
    preferences: Any
    log: Any


class Opening(QObject):
    """Shows the lock screen at once and opens the room when the rest has arrived."""

    def __init__(
        self, app: QApplication, words: Words, theme: Theme, rest: Callable[[], Rest]
    ) -> None:
        """Make the window, not yet shown.

        Args:
            app: The application.
            words: Texts.
            theme: Already applied.
            rest: Brings in everything else; runs on a background lane.
        """
        super().__init__()
        self._app = app
        self._words = words
        self._theme = theme
        self._bring_rest = rest
        self._rest: Rest | None = None
        self.room: Any = None
        self.tasks = TaskRunner()
        self.window = MainWindow(words, theme, self.tasks, app)
        self.lock = LockPage(words, theme)
        self.window.cover(self.lock)
        app.lastWindowClosed.connect(self.close)

    def show(self) -> None:
        """Show the window; the rest is brought in when it has painted."""
        self.window.showMaximized()
        QTimer.singleShot(0, self._bring)

    @Slot()
    def _bring(self) -> None:
        self.tasks.run(
            "long", self._bring_rest, owner=self, done=self._on_rest, failed=self._on_failed
        )

    def _on_rest(self, rest: Rest) -> None:
        self._rest = rest
        self.room = rest.room(
            self.window,
            self.lock,
            rest.counter,
            self._words,
            self._theme,
            self.tasks,
            rest.log.crash,
            rest.preferences,
            self._app,
        )
        self.tasks.at_end(rest.counter.close_connections)
        self.room.open()

    def _on_failed(self, error: Exception) -> None:
        code = getattr(error, "code", "")
        params = dict(getattr(error, "params", {}))
        key = f"problem.{code}" if code else "problem.start_failed"
        do = f"{key}.do"
        self.lock.show_error(
            self._words(key, **params), self._words(do, **params) if do in self._words else ""
        )

    @Slot()
    def close(self) -> None:
        """Finish what is queued, end the threads, and let the data folder go."""
        self.tasks.close()
        if self._rest is not None:
            self._rest.log.close()
            self._rest.hold.release()
            self._rest = None
