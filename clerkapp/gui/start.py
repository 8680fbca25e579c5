# SPDX-License-Identifier: Apache-2.0
"""Starts Qt and shows the window; imports only what the first paint needs."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.opening import Opening
from clerkapp.presentation.words import Words

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from clerkapp.gui.opening import Rest


@dataclass(frozen=True, slots=True)
class Look:
    """How the window looks from the first paint on."""

    language: str = "zh"
    theme: str = "light"
    large: bool = False


def open_window(resources: Path, look: Look, rest: Callable[[], Rest]) -> int:
    """Run the counter's window until it is closed.

    Args:
        resources: Fonts, icons, themes, words.
        look: Language, theme and size of letters.
        rest: Brings in everything that the first paint does not need.

    Returns:
        The exit code.
    """
    app = QApplication(sys.argv[:1])
    opening = make_opening(app, resources, look, rest)
    opening.show()
    return app.exec()


def make_opening(
    app: QApplication, resources: Path, look: Look, rest: Callable[[], Rest]
) -> Opening:
    """Make the window in its language and theme, not yet shown."""
    words = Words.load(resources / "words", look.language)
    theme = Theme(resources, look.theme, look.language, large=look.large)
    theme.load_fonts()
    apply_theme(app, theme)
    return Opening(app, words, theme, rest)
