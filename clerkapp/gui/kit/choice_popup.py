# SPDX-License-Identifier: Apache-2.0
"""The list that drops from a combo: entries of a code list and how they are found by typing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
)

from clerkapp.gui.kit.row_option import read_option

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.theme import Theme

_MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Entry:
    """One value of a code list.

    Attributes:
        code: What `Combo.value` gives.
        text: What the clerk reads.
        initials: First letters of the pinyin, lower case, such as ``hz`` for 汉族.
        show_code: Write the code before the text, as in 01 汉.
    """

    code: str
    text: str
    initials: str = ""
    show_code: bool = False

    def shown(self) -> str:
        """Return what stands in the field and in the list."""
        return f"{self.code} {self.text}" if self.show_code else self.text


def find_entries(entries: Sequence[Entry], query: str) -> list[Entry]:
    """Return the entries that a query means, by code, text or initials; best first."""
    wanted = query.strip().lower()
    if not wanted:
        return list(entries)
    ranked = [(_rank(entry, wanted), entry) for entry in entries]
    return [entry for rank, entry in sorted(ranked, key=lambda pair: pair[0]) if rank < _NOT]


_NOT = 4


def _rank(entry: Entry, wanted: str) -> int:
    text = entry.text.lower()
    if wanted in {entry.code.lower(), text, entry.shown().lower()}:
        return 0
    if entry.code.lower().startswith(wanted) or text.startswith(wanted):
        return 1
    if entry.initials.startswith(wanted):
        return 2
    return 3 if wanted in text else _NOT


class ChoicePopup(QFrame):
    """A list above the page that never takes the focus, so that typing goes on in the field.

    Signals:
        picked(str): The code of the entry that was clicked.
    """

    picked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        """Make a hidden list; the parent is the window, so that nothing cuts it."""
        super().__init__(parent)
        self._theme = theme
        self.setProperty("panel", "popup")
        self.setObjectName("choice_popup")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._model = _EntryModel()
        self._view = QListView(self)
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setModel(self._model)
        self._view.setItemDelegate(_EntryDelegate(theme, self._view))
        self._view.setUniformItemSizes(True)
        self._view.setMouseTracking(True)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._on_view_clicked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.hide()

    def show_entries(self, entries: Sequence[Entry], line_after: int, current: str) -> None:
        """Show entries with a line after the first few; the current one is highlighted."""
        self._model.show(entries, line_after)
        codes = [entry.code for entry in entries]
        self._go_to(codes.index(current) if current in codes else 0)

    def open_under(self, field: QWidget) -> None:
        """Open below a field, or above it where there is more room."""
        window = self.parentWidget()
        if window is None:
            return
        rows = max(1, min(self._model.rowCount(), _MOST_ROWS))
        height = rows * self._theme.px("row_choice") + 2 * self._theme.px("s1")
        gap = self._theme.px("s2")
        below = field.mapTo(window, QPoint(0, field.height() + gap))
        above = field.mapTo(window, QPoint(0, -height - gap))
        fits = below.y() + height <= window.height() or above.y() < 0
        at = below if fits else above
        self.setGeometry(at.x(), at.y(), field.width(), height)
        self.show()
        self.raise_()

    def move_by(self, rows: int) -> None:
        """Move the highlight."""
        row = self._view.currentIndex().row() + rows
        self._go_to(max(0, min(row, self._model.rowCount() - 1)))

    def current(self) -> Entry | None:
        """Return the highlighted entry, None if the list is empty."""
        return self._model.entry(self._view.currentIndex().row())

    def _go_to(self, row: int) -> None:
        self._view.setCurrentIndex(self._model.index(row, 0))

    def _on_view_clicked(self, index: QModelIndex) -> None:
        entry = self._model.entry(index.row())
        if entry is not None:
            self.picked.emit(entry.code)


class _EntryModel(QAbstractListModel):
    """The entries that are shown."""

    def __init__(self) -> None:
        super().__init__()
        self._entries: tuple[Entry, ...] = ()
        self.line_after = 0

    def show(self, entries: Sequence[Entry], line_after: int) -> None:
        self.beginResetModel()
        self._entries = tuple(entries)
        self.line_after = line_after
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._entries)

    def data(
        self,
        index: Index,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> str | None:
        entry = self.entry(index.row())
        wanted = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
        return entry.shown() if entry is not None and role in wanted else None


class _EntryDelegate(QStyledItemDelegate):
    """Paints one entry."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, self._theme.px("row_choice"))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        theme = self._theme
        place = read_option(option)
        rect, chosen = place.rect, place.selected
        model = index.model()
        if chosen:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif place.hovered:
            painter.fillRect(rect, theme.colour("hover"))
        if isinstance(model, _EntryModel) and index.row() + 1 == model.line_after:
            painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("edge"))
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("soft_text" if chosen else "text"))
        pad = theme.px("s8")
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(rect.adjusted(pad, 0, -pad, 0), flags, str(index.data()))
