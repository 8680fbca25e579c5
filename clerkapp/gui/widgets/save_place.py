# SPDX-License-Identifier: Apache-2.0
"""Asks where a PDF is to be saved; the one question that the desktop's own window asks."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from clerkapp.presentation.print_rows import document_name

if TYPE_CHECKING:
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.presentation.words import Words

AskFolder = Callable[[QWidget, str, str], str]
"""Parent, title and the folder to begin with; gives the chosen folder or nothing."""


class SavePlace:
    """Remembers the folder that the clerk chose last in this session."""

    def __init__(
        self, words: Words, ask_folder: AskFolder = QFileDialog.getExistingDirectory
    ) -> None:
        """Take what asks for a folder; tests give a folder without asking."""
        self._words = words
        self._ask_folder = ask_folder
        places = QStandardPaths.StandardLocation
        self._folder = QStandardPaths.writableLocation(places.DocumentsLocation)

    def ask(self, parent: QWidget, document: PrintedDocument) -> Path | None:
        """Return the file to write, or None where the clerk chose no folder.

        The name holds no personal data: kind of document, time and copy only.
        """
        chosen = self._ask_folder(parent, self._words("print.save.title"), self._folder)
        if not chosen:
            return None
        self._folder = chosen
        name = document_name(self._words, document).replace("·", "-")
        return Path(chosen) / f"{name} {document.made_at:%Y-%m-%d %H%M%S} {document.copy}.pdf"
