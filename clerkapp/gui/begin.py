# SPDX-License-Identifier: Apache-2.0
"""Starts Qt and paints the window before anything else is imported."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from clerkapp.gui.curtain import Curtain

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

TITLES = {"zh": "社保窗口", "en": "Counter"}
"""The program's name in the title bar; read before the word lists are."""


def begin(
    resources: Path,
    language: str,
    theme: str,
    go_on: Callable[[QApplication, Curtain], Any],
) -> int:
    """Run the window until it is closed.

    Args:
        resources: Fonts, icons, themes, words.
        language: ``zh`` or ``en``.
        theme: Name of the theme.
        go_on: Fills the window once it has been painted; what it returns is kept alive.

    Returns:
        The exit code.
    """
    app = QApplication(sys.argv[:1])
    curtain = Curtain(resources, theme, TITLES[language])
    alive: list[Any] = []
    # Not from within the paint event: what fills the window paints, too.
    curtain.painted.connect(lambda: QTimer.singleShot(0, lambda: alive.append(go_on(app, curtain))))
    curtain.showMaximized()
    return app.exec()
