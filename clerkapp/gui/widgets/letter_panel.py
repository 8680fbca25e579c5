# SPDX-License-Identifier: Apache-2.0
"""The authority letter as it will be printed, in place of the form while it is looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.widgets.reprint_panel import ReprintPanel

if TYPE_CHECKING:
    from clerkapp.domain.documents import PrintedDocument
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words


class LetterPanel(QWidget):
    """A preview of one document.

    Attributes:
        document: What is shown, or None.
        reprint: Asks why a further copy is printed.
    """

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner) -> None:
        """Make an empty panel."""
        super().__init__()
        self.setObjectName("letter_panel")
        self._words = words
        self.document: PrintedDocument | None = None
        self.preview = PdfPreview(theme, words, tasks)
        area = self.preview.findChild(QScrollArea, "preview_area")
        if area is not None:
            # The area scrolls with the keys and wears no ring as large as the page.
            self.setFocusProxy(area)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.preview, 1)
        self.reprint = ReprintPanel(theme, words)
        margins = QVBoxLayout()
        margins.setContentsMargins(theme.px("page_x"), 0, theme.px("page_x"), 0)
        margins.addWidget(self.reprint)
        column.addLayout(margins)

    def take_focus(self) -> None:
        """Put the focus where the keys scroll."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_letter(self, document: PrintedDocument, pdf: bytes) -> None:
        """Show a letter."""
        self.document = document
        title = self._words("intake.letter.title")
        note = self._words("intake.letter.code", code=document.content_code)
        self.preview.show_pdf(pdf, title, note)
