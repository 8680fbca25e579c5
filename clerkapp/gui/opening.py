# SPDX-License-Identifier: Apache-2.0
"""From the painted curtain to the lock screen; the rest follows behind it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Slot

from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.pages.lock_page import LockPage
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from clerkapp.gui.curtain import Curtain


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


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks: language, theme, and whether its letters are large."""

    language: str = "zh"
    theme: str = "light"
    large: bool = False


class Opening(QObject):
    """Shows the lock screen and opens the room when the rest has arrived."""

    def __init__(
        self,
        app: QApplication,
        curtain: Curtain,
        words: Words,
        theme: Theme,
        rest: Callable[[], Rest],
    ) -> None:
        """Raise the lock screen in the curtain's place and bring in the rest.

        Args:
            app: The application.
            curtain: The window that has been painted.
            words: Texts.
            theme: Already applied.
            rest: Brings in everything else; runs on a background lane.
        """
        super().__init__()
        self._app = app
        self._words = words
        self._theme = theme
        self._rest: Rest | None = None
        self.room: Any = None
        self.tasks = TaskRunner()
        self.window = MainWindow(words, theme, self.tasks, app)
        self.lock = LockPage(words, theme)
        self.window.cover(self.lock)
        curtain.raise_on(self.window)
        curtain.closing.connect(self.window.closing)
        app.lastWindowClosed.connect(self.close)
        # Behind the paint events that wait: reading the definitions keeps Python busy.
        QTimer.singleShot(0, lambda: self._bring(rest))

    def _bring(self, rest: Callable[[], Rest]) -> None:
        self.tasks.run("long", rest, owner=self, done=self._on_rest, failed=self._on_failed)

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
        wrong = getattr(error, "problems", ())
        if wrong:
            self.lock.show_error(
                self._words("problem.forms.unusable", count=len(wrong)),
                self._words("problem.forms.unusable.do", first=str(wrong[0])),
            )
            return
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


def open_counter(
    app: QApplication, curtain: Curtain, resources: Path, look: Look, rest: Callable[[], Rest]
) -> Opening:
    """Raise the lock screen in the painted window, in its language and theme."""
    words = Words.load(resources / "words", look.language)
    theme = Theme(resources, look.theme, look.language, large=look.large)
    theme.load_fonts()
    apply_theme(app, theme)
    return Opening(app, curtain, words, theme, rest)
