# SPDX-License-Identifier: Apache-2.0
"""Asks for the file of a scan; the desktop's own window does it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QWidget

from clerkapp.domain.problems import OutsideError

if TYPE_CHECKING:
    from clerkapp.presentation.words import Words

LARGEST_MB = 20
"""A colour scan at 300 dpi has 1 to 3 MB; more would swell store and backups."""

AskFile = Callable[[QWidget, str, str], str]
"""Parent, title and the kinds of file; gives the chosen file or nothing."""


def ask_with_dialog(parent: QWidget, title: str, kinds: str) -> str:
    """Let the clerk choose a file."""
    return QFileDialog.getOpenFileName(parent, title, "", kinds)[0]


class ScanPicker:
    """Lets the clerk choose one scan."""

    def __init__(self, words: Words, ask_file: AskFile = ask_with_dialog) -> None:
        """Take what asks for a file; tests give one without asking."""
        self._words = words
        self._ask_file = ask_file

    def ask(self, parent: QWidget) -> Path | None:
        """Return the chosen file, or None."""
        words = self._words
        title, kinds = words("signature.scan.title"), words("signature.scan.kinds")
        chosen = self._ask_file(parent, title, kinds)
        return Path(chosen) if chosen else None


def read_scan(path: Path) -> bytes:
    """Read a scan.

    Raises:
        OutsideError: ``scan.cannot_read`` or ``scan.too_large``.
    """
    try:
        if path.stat().st_size > LARGEST_MB * 1_000_000:
            raise OutsideError("scan.too_large", limit=str(LARGEST_MB))
        return path.read_bytes()
    except OSError:
        raise OutsideError("scan.cannot_read") from None
