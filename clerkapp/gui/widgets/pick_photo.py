# SPDX-License-Identifier: Apache-2.0
"""Asks for the file of a photo, and reads it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from clerkapp.domain.problems import OutsideError
from clerkapp.gui.widgets.pick_scan import AskFile, ask_with_dialog

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.presentation.words import Words

_MOST_BYTES = 30_000_000


class PhotoPicker:
    """Lets the clerk choose one photo."""

    def __init__(self, words: Words, ask_file: AskFile = ask_with_dialog) -> None:
        """Take what asks for a file; tests give one without asking."""
        self._words = words
        self._ask_file = ask_file

    def ask(self, parent: QWidget) -> Path | None:
        """Return the chosen file, or None."""
        words = self._words
        chosen = self._ask_file(parent, words("intake.photo.title"), words("intake.photo.kinds"))
        return Path(chosen) if chosen else None


def read_photo(path: Path) -> bytes:
    """Read a photo's file.

    Raises:
        OutsideError: ``photo.cannot_read`` or ``photo.too_large``.
    """
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise OutsideError("photo.too_large")
        return path.read_bytes()
    except OSError:
        raise OutsideError("photo.cannot_read") from None
