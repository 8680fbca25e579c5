# SPDX-License-Identifier: Apache-2.0
"""Lists of cards: items, clerks and search results, in rows of 44 with keys to move and choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from clerkapp.gui.kit.card_delegate import CardDelegate, line_height
from clerkapp.gui.kit.card_rows import CardGroup, CardModel, CardRow
from clerkapp.gui.kit.list_keys import HELD

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme

__all__ = ["CardGroup", "CardList", "CardRow"]


class CardList(QListView):
    """A list of one or more groups; ↑ ↓ move, Enter or a double click opens, 1–9 choose.

    Signals:
        current_changed(str): The key of the selected row; empty if there is none.
        activated_row(str): The key of the row that was opened.
    """

    current_changed = Signal(str)
    activated_row = Signal(str)

    def __init__(self, theme: Theme, name: str, *, one_click: bool = False) -> None:
        """Make an empty list.

        Args:
            theme: Where sizes and colours come from.
            name: Object name.
            one_click: A single click opens, too.
        """
        super().__init__()
        self._theme = theme
        self._one_click = one_click
        self._model = CardModel()
        self.setObjectName(name)
        self.setModel(self._model)
        self.setItemDelegate(CardDelegate(theme, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.clicked.connect(self._on_clicked)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_groups(self, groups: Sequence[CardGroup], current: str = "") -> None:
        """Show groups of rows; the current row is selected, else the first."""
        self._model.show(groups)
        keys = self.keys()
        self.select(current if current in keys else keys[0] if keys else "")
        self.updateGeometry()

    def show_rows(self, rows: Sequence[CardRow], current: str = "") -> None:
        """Show rows without a heading."""
        self.show_groups([CardGroup(tuple(rows))], current)

    def keys(self) -> list[str]:
        """Return the keys of all rows in their order."""
        return [line.row.key for line in self._model.lines if line.row is not None]

    def current(self) -> str:
        """Return the key of the selected row, empty if there is none."""
        line = self._model.line(self.currentIndex())
        return line.row.key if line is not None and line.row is not None else ""

    def select(self, key: str) -> None:
        """Select a row; an unknown key selects none."""
        for number, line in enumerate(self._model.lines):
            if line.row is not None and line.row.key == key:
                index = self._model.index(number, 0)
                self.setCurrentIndex(index)
                self.scrollTo(index)
                return
        self.setCurrentIndex(QModelIndex())

    def move_by(self, rows: int) -> None:
        """Move the selection, for the box above the list that has the focus."""
        keys = self.keys()
        if keys:
            at = keys.index(self.current()) + rows if self.current() in keys else 0
            self.select(keys[max(0, min(at, len(keys) - 1))])

    def open_current(self) -> None:
        """Open the selected row."""
        if self.current():
            self.activated_row.emit(self.current())

    def choose_number(self, number: int) -> bool:
        """Select the row of that place, counted from 1; say whether there is one."""
        keys = self.keys()
        if not 1 <= number <= len(keys):
            return False
        self.select(keys[number - 1])
        return True

    def content_height(self) -> int:
        """Return the height that all rows need."""
        return sum(line_height(self._theme, line) for line in self._model.lines)

    def sizeHint(self) -> QSize:
        """Return the height of the content."""
        return QSize(super().sizeHint().width(), self.content_height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, or choose by number."""
        key = event.key()
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        digit = key - Qt.Key.Key_0
        if key in steps:
            self.move_by(steps[Qt.Key(key)])
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.open_current()
        elif event.modifiers() & HELD or not self.choose_number(digit):
            event.ignore()

    def _on_clicked(self, index: QModelIndex) -> None:
        if self._one_click:
            self._open(index)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if not self._one_click:
            self._open(index)

    def _open(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        if line is not None and line.row is not None:
            self.activated_row.emit(line.row.key)

    def _on_current_changed(self) -> None:
        self.current_changed.emit(self.current())
