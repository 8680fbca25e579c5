# SPDX-License-Identifier: Apache-2.0
"""The counter's own window, opened as the program opens it, until it has been painted once.

The argument is the data folder.
"""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.first_paint import FirstPaint
from clerkapp.__main__ import bring_rest
from clerkapp.gui.start import make_opening
from clerkapp.system.shipped import shipped_folder


def main() -> None:
    """Show the window and end the process when it has been painted."""
    application = QApplication(sys.argv[:1])
    data = Path(sys.argv[1])
    opening = make_opening(application, shipped_folder("resources"), "zh", lambda: bring_rest(data))
    watch = FirstPaint(opening.window, lambda: os._exit(0))
    opening.show()
    application.exec()
    del watch


if __name__ == "__main__":
    main()
