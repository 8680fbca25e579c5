# SPDX-License-Identifier: Apache-2.0
"""The signature pad in the side panel, with its two ways back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.domain.signature import Point, Stroke
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.signature_pad import SignaturePad

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_SHAPE = (5, 2)
"""Width to height, near the box on the printed form."""


class PadBox(QWidget):
    """A pad whose strokes come out as parts of its box, so that the paper can draw them."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty pad."""
        super().__init__()
        self.setObjectName("pad_box")
        self.pad = SignaturePad(theme, words("signature.pad"))
        self.pad.setFixedHeight(theme.px("side_wide") * _SHAPE[1] // _SHAPE[0])
        self.undo = KeyAction("pad_undo", words("signature.pad.undo"), icon="undo-2", parent=self)
        self.again = KeyAction("pad_clear", words("signature.pad.clear"), icon="x", parent=self)
        self.undo.triggered.connect(self.pad.undo)
        self.again.triggered.connect(self.pad.clear)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s4"))
        column.addWidget(self.pad)
        row = QHBoxLayout()
        row.addWidget(KeyCapButton(theme, self.undo, "flat", "row"))
        row.addWidget(KeyCapButton(theme, self.again, "flat", "row"))
        row.addStretch(1)
        column.addLayout(row)

    def strokes(self) -> tuple[Stroke, ...]:
        """Return the strokes with places from 0 to 1 of the pad's width and height."""
        width, height = max(1, self.pad.width()), max(1, self.pad.height())
        return tuple(
            tuple(Point(p.x / width, p.y / height, p.ms, p.pressure) for p in stroke)
            for stroke in self.pad.strokes()
        )
