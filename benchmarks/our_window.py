# SPDX-License-Identifier: Apache-2.0
"""The counter's own program, started as its user starts it, until the window has been painted once.

The argument is the data folder.
"""

import os
import sys

from benchmarks.first_paint import FirstPaint
from clerkapp import __main__ as program
from clerkapp.gui import start
from clerkapp.gui.opening import Opening


class _Watched(Opening):
    """Ends the process with the first paint."""

    def show(self) -> None:
        """Show the window under watch."""
        FirstPaint(self.window, lambda: os._exit(0))
        super().show()


def main() -> None:
    """Run the program."""
    start.Opening = _Watched
    program.main(["--data", sys.argv[1]])


if __name__ == "__main__":
    main()
