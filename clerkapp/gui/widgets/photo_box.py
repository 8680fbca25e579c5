# SPDX-License-Identifier: Apache-2.0
"""Under the photo's source: the file is chosen here, its picture shown, its problems said."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import SEVERITIES
from clerkapp.gui.kit.text import IconText

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_SHOWN_AT = 2.0
"""Pixels of the picture to one of the screen: half its size."""

_NAME = "photo_picture"


class PhotoBox(QWidget):
    """A button, the picture at half its size, and lines about it."""

    def __init__(self, theme: Theme, words: Words, choose: KeyAction) -> None:
        """Make a box without a picture.

        Args:
            theme: Where sizes and colours come from.
            words: Every text.
            choose: What asks for the file.
        """
        super().__init__()
        self.setObjectName("photo_box")
        self._theme = theme
        self._words = words
        self._picture = QLabel()
        self._picture.setObjectName(_NAME)
        self._picture.setTextFormat(Qt.TextFormat.PlainText)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px("s2"))
        beside = QVBoxLayout()
        beside.setSpacing(theme.px("s8"))
        beside.addWidget(KeyCapButton(theme, choose), 0, Qt.AlignmentFlag.AlignLeft)
        beside.addLayout(self._lines)
        beside.addStretch(1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px("s4"), 0, theme.px("s4"))
        row.setSpacing(theme.px("s12"))
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(beside, 1)
        self.show_picture(None)

    def show_picture(self, jpeg: bytes | None) -> None:
        """Show what is kept with the case; None where nothing is."""
        pixmap = QPixmap()
        if jpeg is not None:
            pixmap.loadFromData(jpeg)
            pixmap.setDevicePixelRatio(_SHOWN_AT)
        self._picture.setPixmap(pixmap)
        self._picture.setHidden(jpeg is None)
        said = "intake.photo.none" if jpeg is None else "intake.photo.kept"
        self._picture.setAccessibleName(self._words(said))

    def show_lines(self, lines: tuple[tuple[str, str], ...]) -> None:
        """Show severity and words of each thing to say."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for severity, text in lines:
            icon, tone = SEVERITIES[severity]
            self._lines.addWidget(IconText(self._theme, icon, text, tone, "note"))
        self.setAccessibleDescription(" ".join(text for _severity, text in lines))
