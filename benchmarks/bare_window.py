# SPDX-License-Identifier: Apache-2.0
"""The limit of every window: PySide6, one empty widget, painted once.

``memory`` as argument prints the memory that it takes instead of ending at once.
"""

import os
import sys

from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.first_paint import FirstPaint
from benchmarks.memory import proportional_mib

SIZE = (1366, 768)


def main() -> None:
    """Show the window and end the process when it has been painted."""
    application = QApplication(sys.argv[:1])
    window = QWidget()
    window.setWindowTitle("bare")
    window.resize(*SIZE)
    told = "memory" in sys.argv[1:]
    watch = FirstPaint(window, lambda: _leave(told))
    window.show()
    application.exec()
    del watch


def _leave(told: bool) -> None:
    if told:
        print(proportional_mib(), flush=True)
    os._exit(0)


if __name__ == "__main__":
    main()
