# SPDX-License-Identifier: Apache-2.0
"""The layout of the list of what to bring: the few questions, and beside them the papers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.text import Text
from clerkapp.gui.widgets.item_glance_panel import ItemGlancePanel, glance_side

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class MaterialsView(QHBoxLayout):
    """Widgets and actions of the page, as public attributes."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay out the page without questions."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.print = KeyAction("materials_print", words("materials.print"), "F9", "printer")
        self.begin = KeyAction("materials_begin", words("new_visit.start"), "F12")
        self.back = KeyAction("materials_back", words("materials.back"), "", cap="Esc")
        self.ask = Text(words("materials.ask"), "note", "text2", wrap=True)
        left = QWidget()
        left.setFixedWidth(theme.px("list_width"))
        column = QVBoxLayout(left)
        x, y = theme.px("page_x"), theme.px("page_y")
        column.setContentsMargins(x, y, x, y)
        column.setSpacing(theme.px("s8"))
        column.addWidget(self.ask)
        self.questions = QVBoxLayout()
        self.questions.setSpacing(theme.px("s8"))
        column.addLayout(self.questions)
        column.addStretch(1)
        self.papers = ItemGlancePanel(theme, words)
        self.addWidget(left)
        self.addWidget(glance_side(theme, self.papers), 1)

    def actions(self) -> tuple[KeyAction, ...]:
        """Return what acts while the page is on top."""
        return (self.print, self.begin, self.back)
