# SPDX-License-Identifier: Apache-2.0
"""Asks for the file of a character's picture, or of a font that has it, and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clerkapp.domain.problems import OutsideError
from clerkapp.gui.widgets.pick_scan import AskFile, ask_with_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.presentation.words import Words

_MOST_BYTES = 200_000_000
"""A font of all Han characters has tens of millions."""


class GlyphPicker:
    """Lets the clerk choose one file."""

    def __init__(self, words: Words, ask_file: AskFile = ask_with_dialog) -> None:
        """Take what asks for a file; tests give one without asking."""
        self._words = words
        self._ask_file = ask_file

    def ask(self, parent: QWidget) -> Path | None:
        """Return the chosen file, or None."""
        words = self._words
        chosen = self._ask_file(parent, words("glyphs.pick.title"), words("glyphs.pick.kinds"))
        return Path(chosen) if chosen else None


def read_glyph_file(path: Path) -> bytes:
    """Read the file.

    Raises:
        OutsideError: ``file.cannot_read``.
    """
    try:
        with path.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError:
        raise OutsideError("file.cannot_read", file=path.name) from None
