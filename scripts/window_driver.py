# SPDX-License-Identifier: Apache-2.0
"""Drives the real window with keys, as a clerk would, and takes pictures of it."""

import atexit
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from clerkapp.gui.begin import TITLES
from clerkapp.gui.curtain import Curtain
from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.opening import Look, Opening, Rest, open_counter
from clerkapp.gui.pages.arming import DOUBLE_PRESS_MS
from clerkapp.system.shipped import shipped_folder

WIDTH, HEIGHT = 1366, 768
PATIENCE_S = 20.0

_SCREEN = {
    "synchronousWindowSystemEvents": False,
    "screens": [
        {
            "name": "counter",
            "x": 0,
            "y": 0,
            "width": WIDTH,
            "height": HEIGHT,
            "logicalDpi": 96,
            "logicalBaseDpi": 96,
            "dpr": 1,
        }
    ],
}
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""

ROOT = Path(__file__).resolve().parent.parent


def offscreen_app() -> QApplication:
    """Start Qt on one offscreen screen of 1366×768 with the bundled fonts alone."""
    folder = Path(tempfile.mkdtemp(prefix="clerkapp-screen-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    screen = folder / "screen.json"
    screen.write_text(json.dumps(_SCREEN), encoding="utf-8")
    fonts = folder / "fonts.conf"
    text = _FONTS.format(fonts=ROOT / "resources" / "fonts", cache=folder / "cache")
    fonts.write_text(text, encoding="utf-8")
    os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={screen}"
    os.environ["FONTCONFIG_FILE"] = str(fonts)
    os.environ["QT_SCALE_FACTOR"] = "1"
    return QApplication([])


def let_run(milliseconds: int) -> None:
    """Let Qt's loop run, as in the program: the other threads work meanwhile.

    ``QTest.qWait`` keeps Python to itself while it waits, and starves a thread that reads files.
    """
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class WindowDriver:
    """The counter's window over a data folder, with hands."""

    def __init__(self, app: QApplication, look: Look, rest: Callable[[], Rest]) -> None:
        """Open the window; it paints before the rest is brought in."""
        self._app = app
        resources = shipped_folder("resources")
        self.curtain = Curtain(resources, look.theme, TITLES[look.language])
        self.opening: Opening = open_counter(app, self.curtain, resources, look, rest)
        self.window = self.opening.window
        self.curtain.setGeometry(0, 0, WIDTH, HEIGHT)
        self.curtain.show()
        self.curtain.activateWindow()
        self.settle()

    # -- waiting ---------------------------------------------------------------------------

    def wait(self, condition: Callable[[], bool], what: str) -> None:
        """Let the program run until something is so.

        Raises:
            TimeoutError: It did not come to be.
        """
        end = time.monotonic() + PATIENCE_S
        while not condition():
            if time.monotonic() > end:
                page = self.page_name()
                raise TimeoutError(f"waited for {what}; page {page}, focus {self.focus_name()}")
            let_run(10)

    def settle(self) -> None:
        """Wait until nothing runs in the background and everything is painted."""
        self.wait(self.opening.tasks.is_idle, "background work")
        let_run(30)
        self.wait(self.opening.tasks.is_idle, "background work")

    def page_name(self) -> str:
        """Return the name of the page on top, or ``cover`` under a lock screen."""
        if self.window.is_covered():
            return "cover"
        page = self.window.current_page()
        return page.page_name if page is not None else ""

    def wait_page(self, name: str) -> None:
        """Wait until a page is on top and at rest, and look at it as long as a person does."""
        self.wait(lambda: self.page_name() == name, f"page {name}")
        let_run(DOUBLE_PRESS_MS)
        self.settle()

    # -- hands -----------------------------------------------------------------------------

    def focus(self) -> QWidget:
        """Return the widget that gets the keys."""
        return self._app.focusWidget() or self.window

    def focus_name(self) -> str:
        """Return the object name of the widget that gets the keys."""
        return self.focus().objectName()

    def press(
        self,
        key: Qt.Key,
        modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
        times: int = 1,
    ) -> None:
        """Strike a key."""
        for _ in range(times):
            QTest.keyClick(self.focus(), key, modifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type a text: keys for what a keyboard has, an input method's commits for the rest."""
        for character in text:
            if character.isascii():
                QTest.keyClicks(self.focus(), character)
                continue
            commit = QInputMethodEvent()
            commit.setCommitString(character)
            QApplication.sendEvent(self.focus(), commit)
        let_run(5)

    def fill(self, answers: Mapping[str, str]) -> None:
        """Walk through the form with Enter and type what the answers say.

        Raises:
            RuntimeError: A field of the answers was never reached.
        """
        waiting = dict(answers)
        seen: set[str] = set()
        while self.focus_name() not in seen and "." in self.focus_name():
            name = self.focus_name()
            seen.add(name)
            if name in waiting:
                self._answer(waiting.pop(name))
            self._go_on_from(name)
        if waiting:
            raise RuntimeError(f"never reached: {sorted(waiting)}; stopped at {self.focus_name()}")

    def _go_on_from(self, name: str) -> None:
        for _ in range(2):
            if self.focus_name() == name:
                self.press(Qt.Key.Key_Return)

    def _answer(self, value: str) -> None:
        editor = self.focus()
        if isinstance(editor, Segments):
            self._choose_segment(editor, value)
        elif isinstance(editor, Combo):
            if editor.value() != value:
                editor.selectAll()
                self.type(value)
                self.press(Qt.Key.Key_Return)
        else:
            QTest.keyClick(editor, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
            self.type(value)

    def _choose_segment(self, segments: Segments, value: str) -> None:
        for key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            for _ in range(4):
                if segments.value() == value:
                    return
                self.press(key)

    # -- eyes ------------------------------------------------------------------------------

    def picture(self, path: Path) -> None:
        """Save a picture of the window.

        Raises:
            OSError: The file cannot be written.
        """
        self.settle()
        path.parent.mkdir(parents=True, exist_ok=True)
        if not self.curtain.grab().save(str(path)):
            raise OSError(f"cannot write {path}")

    def close(self) -> None:
        """Close the window and end its threads."""
        self.curtain.close()
        let_run(20)
        self.opening.close()
        # Answers of the lanes still on their way would keep what they belong to alive.
        let_run(20)
