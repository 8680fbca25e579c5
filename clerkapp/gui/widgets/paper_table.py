# SPDX-License-Identifier: Apache-2.0
"""The table of document review: one row per paper, worked with single keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QSizePolicy,
    QTableView,
)

from clerkapp.gui.kit.list_keys import HELD, MOVES, Index
from clerkapp.gui.kit.marks import cap_size, paint_cap
from clerkapp.gui.kit.text import plain_tip
from clerkapp.gui.widgets.paper_cells import (
    COLUMN_NAMES,
    COPIES,
    ELECTRONIC,
    ORIGINAL,
    PAPER,
    VERDICT,
    PaperCells,
)
from clerkapp.gui.widgets.paper_delegate import ROW_ROLE, PaperDelegate
from clerkapp.presentation.review_rows import VERDICT_KEYS, PaperRow, offered_keys

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


_PAGE_KEYS = {"]": 1, "[": -1}


class PaperTable(QTableView):
    """Shows the papers; single letters and digits act here only, with the input method off.

    Signals:
        row_changed(int): Another paper is selected; its index.
        original_toggled(), electronic_toggled(), held_toggled(): Space, E, H, or a click.
        copies_changed(int): One copy more or less: + and −, or a click on the number.
        pages_changed(int): One page more or less: ] and [.
        verdict_given(str): 1–4 or a click on a segment.
        remark_requested(): B.
    """

    row_changed = Signal(int)
    original_toggled = Signal()
    electronic_toggled = Signal()
    held_toggled = Signal()
    copies_changed = Signal(int)
    pages_changed = Signal(int)
    verdict_given = Signal(str)
    remark_requested = Signal()

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty table."""
        super().__init__()
        self._theme = theme
        self._cells = PaperCells.measured(theme, words)
        self._model = _PaperModel(words)
        self.setObjectName("paper_table")
        self.setModel(self._model)
        self.setItemDelegate(PaperDelegate(theme, words, self._cells, self))
        self._head = _PaperHead(theme, words, self)
        self.setHorizontalHeader(self._head)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(theme.px("row_material"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        head = self.horizontalHeader()
        head.setSectionResizeMode(PAPER, QHeaderView.ResizeMode.Stretch)
        for column in (ORIGINAL, COPIES, ELECTRONIC, VERDICT):
            head.setSectionResizeMode(column, QHeaderView.ResizeMode.Fixed)
            head.resizeSection(column, self._cells.widths[column])
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def show_rows(self, rows: tuple[PaperRow, ...]) -> None:
        """Show the papers; the selected one stays selected as long as it is there."""
        self._head.show_keys(offered_keys(rows))
        if self._model.same_papers(rows):
            self._model.update(rows)
            return
        kept = self.current_row()
        self._model.show(rows)
        self.setMaximumHeight(self.content_height())
        self.updateGeometry()
        self.select_row(min(max(kept, 0), len(rows) - 1))

    def rows(self) -> tuple[PaperRow, ...]:
        """Return what is shown."""
        return self._model.rows

    def current_row(self) -> int:
        """Return the index of the selected paper, -1 if there is none."""
        return self.currentIndex().row()

    def select_row(self, row: int) -> None:
        """Select a paper and bring it into view."""
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def content_height(self) -> int:
        """Return the height of head and all rows."""
        rows = self._model.rowCount() * self._theme.px("row_material")
        return self._theme.px("row_head") + rows + self._theme.px("s2")

    def minimumSizeHint(self) -> QSize:
        """Return the room for the head and one row; the others scroll."""
        return QSize(0, self._least_height())

    def _least_height(self) -> int:
        return self._theme.px("row_head") + self._theme.px("row_material")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the selected paper in view when the table gets less room."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Act on the selected paper; leave every other key to the page."""
        if event.modifiers() & HELD:
            event.ignore()
        elif event.key() in MOVES:
            super().keyPressEvent(event)
        elif not self._act(event.key(), event.text()):
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Select the row; a click on a cell does what its key does."""
        super().mousePressEvent(event)
        at = event.position().toPoint()
        index = self.indexAt(at)
        if not index.isValid() or event.button() != Qt.MouseButton.LeftButton:
            return
        self._click(index, at)

    def _act(self, key: int, text: str) -> bool:
        if text in VERDICT_KEYS:
            self.verdict_given.emit(VERDICT_KEYS[text].value)
        elif key == Qt.Key.Key_Space:
            self.original_toggled.emit()
        elif text in {"+", "="}:
            self.copies_changed.emit(1)
        elif text in {"-", "_"}:
            self.copies_changed.emit(-1)
        elif text in _PAGE_KEYS:
            self.pages_changed.emit(_PAGE_KEYS[text])
        elif key == Qt.Key.Key_E:
            self.electronic_toggled.emit()
        elif key == Qt.Key.Key_H:
            self.held_toggled.emit()
        elif key == Qt.Key.Key_B:
            self.remark_requested.emit()
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.select_row(min(self.current_row() + 1, self._model.rowCount() - 1))
        else:
            return False
        return True

    def _click(self, index: QModelIndex, at: QPoint) -> None:
        column = index.column()
        if column == ORIGINAL:
            self.original_toggled.emit()
        elif column == COPIES:
            self.copies_changed.emit(1)
        elif column == ELECTRONIC:
            self.electronic_toggled.emit()
        elif column == VERDICT:
            cell = self.visualRect(index)
            row = index.data(ROW_ROLE)
            verdict = self._cells.segment_at(self._theme, cell, row, at.x(), at.y())
            if verdict is not None:
                self.verdict_given.emit(verdict.value)

    def _on_current_row_changed(self, now: QModelIndex) -> None:
        self.row_changed.emit(now.row())


class _PaperModel(QAbstractTableModel):
    """The papers as rows."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self.rows: tuple[PaperRow, ...] = ()

    def show(self, rows: tuple[PaperRow, ...]) -> None:
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def same_papers(self, rows: tuple[PaperRow, ...]) -> bool:
        return [row.code for row in rows] == [row.code for row in self.rows]

    def update(self, rows: tuple[PaperRow, ...]) -> None:
        self.rows = rows
        if rows:
            last = self.index(len(rows) - 1, len(COLUMN_NAMES) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(COLUMN_NAMES)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words(f"review.column.{COLUMN_NAMES[section]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not 0 <= index.row() < len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == ROW_ROLE:
            return row
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return row.spoken(self._words)
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == PAPER:
            parts = (row.name, row.why, row.basis, row.remark)
            return plain_tip("\n".join(part for part in parts if part))
        if role == Qt.ItemDataRole.DisplayRole and index.column() == PAPER:
            return row.name
        return None


class _PaperHead(QHeaderView):
    """The head: words, and over the verdicts their keys."""

    def __init__(self, theme: Theme, words: Words, parent: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._words = words
        self._keys: tuple[str, ...] = ()
        self.setFixedHeight(theme.px("row_head"))
        self.setSectionsClickable(False)
        self.setMinimumSectionSize(1)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show the digits that give a verdict here."""
        if keys != self._keys:
            self._keys = keys
            self.viewport().update()

    # Qt's own name of the argument, by which it may be given.
    def paintSection(self, painter: QPainter, rect: QRect, logicalIndex: int) -> None:  # noqa: N803
        theme = self._theme
        painter.save()
        painter.fillRect(rect, theme.colour("sunken"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        left = rect.left()
        if logicalIndex == PAPER:
            left += theme.px("s32") + theme.px("s8")
        text = self._words(f"review.column.{COLUMN_NAMES[logicalIndex]}")
        painter.setFont(theme.font("note"))
        painter.setPen(theme.colour("text2"))
        box = QRect(left, rect.top(), rect.right() - left, rect.height() - 1)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, flags, text)
        if logicalIndex == VERDICT:
            x = left + QFontMetrics(theme.font("note")).horizontalAdvance(text) + theme.px("s12")
            for key in self._keys:
                size = cap_size(theme, key)
                top = rect.center().y() + 1 - size.height() // 2
                paint_cap(painter, theme, QRect(x, top, size.width(), size.height()), key)
                x += size.width() + theme.px("s4")
        painter.restore()
