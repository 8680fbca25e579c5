# SPDX-License-Identifier: Apache-2.0
"""The layout of the choice of an item: the box and its list, and the item at a glance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.card_list import CardList
from clerkapp.gui.kit.empty_state import EmptyState
from clerkapp.gui.widgets.back_entry_panel import BackEntryPanel
from clerkapp.gui.widgets.item_box import ItemBox
from clerkapp.gui.widgets.item_glance_panel import ItemGlancePanel, glance_side

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class NewVisitView(QHBoxLayout):
    """Widgets and the action of the page, as public attributes."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Lay out the page without items."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.box = ItemBox(theme, "item_box", words("new_visit.box"))
        self.box.setAccessibleName(words("new_visit.title"))
        self.items = CardList(theme, "items")
        self.items.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.nothing = EmptyState(
            theme, "search", words("new_visit.nothing"), words("new_visit.nothing.do")
        )
        self.nothing.setObjectName("no_item")
        self.glance = ItemGlancePanel(theme, words)
        self.start = KeyAction("start_intake", words("new_visit.start"), parent=page, cap="Enter")
        self.materials = KeyAction(
            "new_visit_materials", words("new_visit.materials"), "F9", "printer", parent=page
        )
        self.back_entry = KeyAction(
            "new_visit_back_entry", words("back_entry.open"), "Alt+B", parent=page
        )
        self.back_panel = BackEntryPanel(theme, words)
        page.addAction(self.materials)
        page.addAction(self.back_entry)

        left = QWidget()
        left.setFixedWidth(theme.px("list_width"))
        column = QVBoxLayout(left)
        x, y = theme.px("page_x"), theme.px("page_y")
        column.setContentsMargins(x, y, x, y)
        column.setSpacing(theme.px("s8"))
        column.addWidget(self.box)
        column.addWidget(self.back_panel)
        column.addWidget(self.nothing)
        column.addWidget(self.items, 1)
        self.addWidget(left)
        self.addWidget(glance_side(theme, self.glance), 1)
