# SPDX-License-Identifier: Apache-2.0
"""Layout of the work list: facets, table, hints; its filter stands in the page header."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.empty_state import EmptyState
from clerkapp.gui.kit.marks import KeyCap
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.text import Text
from clerkapp.gui.widgets.facet_list import FacetList
from clerkapp.gui.widgets.filter_field import FilterField
from clerkapp.gui.widgets.work_table import WorkTable

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

MINE, OFFICE = "mine", "office"
_HINTS = (("↑ ↓", "move"), ("Enter", "open"), ("← →", "facets"), ("/", "filter"))


class QueueView(QHBoxLayout):
    """The widgets of the work list, as attributes; it decides nothing."""

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Lay the page out; the parent owns what the page header will show."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._theme = theme
        self._words = words
        # Enter belongs to the table; the cap only says so.
        self.open = KeyAction("queue_open", words("queue.open"), parent=parent, cap="Enter")
        self.lapse = KeyAction("queue_lapse", words("queue.lapse"), "Alt+X", "archive", parent)
        self.filter = FilterField(theme, "queue_filter")
        self.filter.setParent(parent)
        self.filter.setHidden(True)
        self.filter.setPlaceholderText(words("queue.filter"))
        self.filter.setAccessibleName(words("queue.filter"))
        self.filter.setFixedWidth(2 * theme.px("gutter"))
        owners = [Segment(code, words(f"queue.{code}")) for code in (MINE, OFFICE)]
        self.whose = Segments(theme, owners)
        self.whose.setParent(parent)
        self.whose.setHidden(True)
        self.whose.setObjectName("queue_whose")
        self.whose.setAccessibleName(words("queue.whose"))
        self.whose.set_value(OFFICE)
        self.facets = FacetList(theme, words)
        self.table = WorkTable(theme, words)
        self.empty = EmptyState(theme, "list-checks", words("queue.empty"), words("queue.empty.do"))
        self.empty.setObjectName("queue_empty")
        self.nothing = EmptyState(
            theme, "search", words("queue.nothing"), words("queue.nothing.do")
        )
        self.nothing.setObjectName("queue_nothing")
        self.place = Text("", tone="text2")
        self.place.setObjectName("queue_place")
        self.stack = QStackedWidget()
        self.pages = (self.table, self._in_page(self.empty), self._in_page(self.nothing))
        for page in self.pages:
            self.stack.addWidget(page)
        self.addWidget(self.facets)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self._hints())
        self.addLayout(column, 1)

    def _in_page(self, state: EmptyState) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        margin = self._theme.px("page_x")
        column.setContentsMargins(margin, margin, margin, margin)
        column.addWidget(state)
        column.addStretch(1)
        return page

    def _hints(self) -> QFrame:
        theme = self._theme
        bar = _HintBar(theme)
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("s16"), 0, theme.px("s16"), 0)
        row.setSpacing(theme.px("s6"))
        for cap, name in _HINTS:
            row.addWidget(KeyCap(theme, cap))
            row.addWidget(Text(self._words(f"queue.key.{name}"), tone="text2"))
            row.addSpacing(theme.px("s8"))
        row.addStretch(1)
        row.addWidget(self.place)
        return bar


class _HintBar(QFrame):
    """The strip of keys below the list."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.setObjectName("hint_bar")
        self.setFixedHeight(theme.px("row"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line above."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        painter.fillRect(QRect(0, 0, self.width(), 1), self._theme.colour("line"))
        painter.end()
