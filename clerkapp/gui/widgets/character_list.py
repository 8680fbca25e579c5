# SPDX-License-Identifier: Apache-2.0
"""A list of characters: each large, with code point, pinyin, parts and strokes beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from clerkapp.gui.kit.list_keys import HELD, MOVES
from clerkapp.gui.kit.row_option import read_option
from clerkapp.presentation.character_rows import CharacterRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ROW = Qt.ItemDataRole.UserRole


class CharacterList(QListView):
    """Rows of characters; ↑ ↓ move, Enter or a double click takes one.

    Signals:
        current_changed(CharacterRow): Another row is selected; None if there is none.
        taken(str): The character that was taken.
    """

    current_changed = Signal(object)
    taken = Signal(str)

    def __init__(self, theme: Theme, name: str, spoken: str) -> None:
        """Make an empty list; ``spoken`` is its accessible name."""
        super().__init__()
        self._model = _CharacterModel()
        self.setObjectName(name)
        self.setAccessibleName(spoken)
        self.setModel(self._model)
        self.setItemDelegate(_CharacterDelegate(theme, self))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.doubleClicked.connect(self.take_current)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def show_rows(self, rows: Sequence[CharacterRow], *, select: bool) -> None:
        """Show characters; the first is selected, or none."""
        self._model.show(rows)
        # An empty list is no stop on the way of Tab.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if rows else Qt.FocusPolicy.NoFocus)
        self.setCurrentIndex(self._model.index(0, 0) if rows and select else QModelIndex())
        self.scrollToTop()
        self._on_current_changed()

    def chars(self) -> str:
        """Return all characters that are listed."""
        return "".join(row.char for row in self._model.rows)

    def current(self) -> CharacterRow | None:
        """Return the selected row."""
        return self._model.row(self.currentIndex().row())

    def move_by(self, rows: int) -> None:
        """Move the selection, for the field above the list that has the focus."""
        last = self._model.rowCount() - 1
        at = max(0, min(self.currentIndex().row() + rows, last))
        self.setCurrentIndex(self._model.index(at, 0))

    def take_current(self) -> None:
        """Take the selected character."""
        row = self.current()
        if row is not None:
            self.taken.emit(row.char)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move or take; other keys are the page's."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.take_current()
        elif event.key() in MOVES and not event.modifiers() & HELD:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Select the first row where none is."""
        super().focusInEvent(event)
        if self.current() is None and self._model.rowCount():
            self.setCurrentIndex(self._model.index(0, 0))

    def _on_current_changed(self) -> None:
        self.current_changed.emit(self.current())


class _CharacterModel(QAbstractListModel):
    """The characters that are listed."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[CharacterRow, ...] = ()

    def show(self, rows: Sequence[CharacterRow]) -> None:
        self.beginResetModel()
        self.rows = tuple(rows)
        self.endResetModel()

    def row(self, number: int) -> CharacterRow | None:
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(
        self, index: Index, role: int = Qt.ItemDataRole.DisplayRole
    ) -> CharacterRow | str | None:
        row = self.row(index.row())
        if row is None:
            return None
        if role == _ROW:
            return row
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return row.said() if role in wanted else None


class _CharacterDelegate(QStyledItemDelegate):
    """Paints one character with what is known of it."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px("row_character"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(_ROW)
        if not isinstance(row, CharacterRow):
            return
        theme = self._theme
        place = read_option(option)
        rect, selected = place.rect, place.selected
        fill = "accent_soft" if selected else "hover" if place.hovered else "surface"
        painter.save()
        painter.fillRect(rect, theme.colour(fill))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        if selected:
            edge = theme.px("selected_edge")
            painter.fillRect(rect.left(), rect.top(), edge, rect.height(), theme.colour("accent"))
        box = QRect(rect.left() + theme.px("s8"), rect.top(), rect.height(), rect.height())
        painter.setFont(theme.font("glyph_row"))
        painter.setPen(theme.colour("soft_text" if selected else "text"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, row.char)
        words = rect.adjusted(box.right() + theme.px("s12") - rect.left(), 0, -theme.px("s12"), 0)
        right = self._paint_mark(painter, words, row, selected=selected)
        self._paint_words(painter, words.adjusted(0, 0, -right, 0), row, selected=selected)
        painter.restore()

    def _paint_mark(
        self, painter: QPainter, words: QRect, row: CharacterRow, *, selected: bool
    ) -> int:
        """Paint what stands at the right end and return its width."""
        theme = self._theme
        text = row.warning or row.mark
        if not text:
            return 0
        tone = "warn" if row.warning else "text3"
        font = theme.font("small")
        painter.setFont(font)
        painter.setPen(theme.colour("soft_text" if selected else tone))
        painter.drawText(words, _RIGHT, text)
        return QFontMetrics(font).horizontalAdvance(text) + theme.px("s8")

    def _paint_words(
        self, painter: QPainter, words: QRect, row: CharacterRow, *, selected: bool
    ) -> None:
        theme = self._theme
        lines = (("body", "text", row.head), ("small", "text3", row.note))
        top = words.center().y() - sum(theme.type_line(role) for role, _, _ in lines) // 2
        for role, tone, text in lines:
            box = QRect(words.left(), top, words.width(), theme.type_line(role))
            top += box.height()
            font = theme.font(role)
            painter.setFont(font)
            painter.setPen(theme.colour(f"soft_{tone}" if selected else tone))
            shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
            painter.drawText(box, _LEFT, shown)
