# SPDX-License-Identifier: Apache-2.0
"""Starts Qt and shows the window; imports only what the first paint needs."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.opening import Opening
from clerkapp.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clerkapp.gui.opening import Rest


def open_window(resources: Path, language: str, rest: Callable[[], Rest]) -> int:
    """Run the counter's window until it is closed.

    Args:
        resources: Fonts, icons, themes, words.
        language: ``zh`` or ``en``.
        rest: Brings in everything that the first paint does not need.

    Returns:
        The exit code.
    """
    app = QApplication(sys.argv[:1])
    opening = make_opening(app, resources, language, rest)
    opening.show()
    return app.exec()


def make_opening(
    app: QApplication, resources: Path, language: str, rest: Callable[[], Rest]
) -> Opening:
    """Make the window in its language and theme, not yet shown."""
    words = Words.load(resources / "words", language)
    theme = Theme(resources, language=language)
    theme.load_fonts()
    apply_theme(app, theme)
    return Opening(app, words, theme, rest)
