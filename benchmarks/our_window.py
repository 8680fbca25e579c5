# SPDX-License-Identifier: Apache-2.0
"""The counter's own program, started as its user starts it, until something has been painted.

Arguments: the data folder, and ``window`` for the first paint of the window or ``lock`` for the
first paint of the lock screen in it, whose password field then takes keys.
"""

import os
import sys
from typing import Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from benchmarks.first_paint import FirstPaint
from clerkapp import __main__ as program
from clerkapp.gui import begin
from clerkapp.gui.curtain import Curtain


class _Watched(Curtain):
    """Ends the process when the window has been painted."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        self.painted.connect(lambda: QTimer.singleShot(0, _leave))


class _WatchedBehind(Curtain):
    """Ends the process when the lock screen has been painted."""

    def raise_on(self, content: QWidget) -> None:
        """Put the content under watch."""
        FirstPaint(content, _leave)
        super().raise_on(content)


def main() -> None:
    """Run the program."""
    begin.Curtain = _Watched if sys.argv[2] == "window" else _WatchedBehind
    program.main(["--data", sys.argv[1]])


def _leave() -> None:
    os._exit(0)


if __name__ == "__main__":
    main()
