# SPDX-License-Identifier: Apache-2.0
"""The table of the work list: groups of cases, in pages, worked by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from clerkapp.gui.kit.list_keys import HELD, MOVES, Index
from clerkapp.gui.widgets.work_delegate import LINE_ROLE, WorkDelegate
from clerkapp.presentation.work_rows import COLUMNS, GroupLine, WorkRow

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words
    from clerkapp.presentation.work_rows import Line

LINES_AT_ONCE = 200
"""Lines that the model gives at first, and again whenever the end comes into view."""

_WIDTHS = {
    # column: text as wide as the column has to be, beside its head
    "short_number": "0000-00-0000",
    "name": "阿依努尔·买买提",
    "tail": "0000",
    "item": "未成年人城乡居民医保参保登记",
    "received": "00-00",
    "clerk": "欧阳晓敏",
}
_STRETCHES = "next_step"


class WorkTable(QTableView):
    """Shows lines; headings cannot be selected.

    Signals:
        row_changed(): Another case is selected.
        row_opened(str): Enter or a double click; the case's id.
        sorting_requested(int): A column's head was clicked.
        filter_requested(): ``/`` was struck.
        facet_step_requested(int): ← or →.
    """

    row_changed = Signal()
    row_opened = Signal(str)
    sorting_requested = Signal(int)
    filter_requested = Signal()
    facet_step_requested = Signal(int)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty table."""
        super().__init__()
        self._theme = theme
        self._words = words
        self._model = WorkModel(words)
        self.setObjectName("work_table")
        self.setModel(self._model)
        self.setItemDelegate(WorkDelegate(theme, words, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.setProperty("no_ring", True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(theme.px("row_group"))
        self.verticalHeader().setDefaultSectionSize(theme.px("row"))
        self._set_up_head()
        self._model.rowsInserted.connect(self._on_rows_inserted)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_row_changed)

    def _set_up_head(self) -> None:
        head = self.horizontalHeader()
        head.setFixedHeight(self._theme.px("row_head"))
        head.setSectionsClickable(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.sectionClicked.connect(self.sorting_requested.emit)
        for column, (name, _key) in enumerate(COLUMNS):
            stretches = name == _STRETCHES
            mode = QHeaderView.ResizeMode.Stretch if stretches else QHeaderView.ResizeMode.Fixed
            head.setSectionResizeMode(column, mode)
            if not stretches:
                head.resizeSection(column, self._width_of(name))

    def _width_of(self, name: str) -> int:
        """Measure a column in the screen's language: head, and a text as long as it may be."""
        theme, words = self._theme, self._words
        metrics = QFontMetrics(theme.font("body"))
        note = QFontMetrics(theme.font("note"))
        head = note.horizontalAdvance(words(f"queue.column.{name}")) + theme.px("s8")
        if name != "state":
            return max(head, metrics.horizontalAdvance(_WIDTHS[name])) + theme.px("s16")
        pairs = (
            ("queue.overdue", "queue.over"),
            ("status.correction_notified", "queue.waiting"),
            ("status.awaiting_signature", "queue.left"),
            ("status.draft", "queue.not_numbered"),
        )
        text = max(
            metrics.horizontalAdvance(words(state)) + note.horizontalAdvance(words(time, days=10))
            for state, time in pairs
        )
        lead = theme.px("s8") + theme.px("icon") + theme.px("s6")
        return lead + text + theme.px("s8") + theme.px("s12")

    def show_lines(self, lines: tuple[Line, ...], current: str) -> None:
        """Show lines; the current case stays selected, else the first is."""
        self.clearSpans()
        self._model.show(lines)
        self._set_up_lines(0, self._model.rowCount() - 1)
        row = self._model.row_of(current)
        self.select_line(row if row is not None else self._model.first_case())

    def select_line(self, row: int) -> None:
        """Select the case on a line."""
        self._model.reach(row)
        index = self._model.index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def current_case(self) -> str:
        """Return the id of the selected case, empty if there is none."""
        line = self._model.line(self.currentIndex())
        return line.case_id if isinstance(line, WorkRow) else ""

    def current_place(self) -> int:
        """Return the place of the selected case among the cases, counted from 1; 0 without one."""
        return self._model.place_of(self.currentIndex().row())

    def show_sorting(self, column: int, *, descending: bool) -> None:
        """Show by which column the list is sorted; -1 is its own order."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.horizontalHeader().setSortIndicatorShown(column >= 0)
        self.horizontalHeader().setSortIndicator(max(column, 0), order)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move, open, filter; leave every other key to the page."""
        key = event.key()
        if event.modifiers() & HELD:
            event.ignore()
        elif key in MOVES:
            super().keyPressEvent(event)
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.current_case())
        elif key in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
            self.facet_step_requested.emit(1 if key == Qt.Key.Key_Right else -1)
        elif event.text() == "/":
            self.filter_requested.emit()
        else:
            event.ignore()

    def _open(self, case_id: str) -> None:
        if case_id:
            self.row_opened.emit(case_id)

    def _set_up_lines(self, first: int, last: int) -> None:
        for row in range(first, last + 1):
            if isinstance(self._model.lines[row], GroupLine):
                self.setSpan(row, 0, 1, len(COLUMNS))
                self.setRowHeight(row, self._theme.px("row_group"))
            elif self.rowHeight(row) != self._theme.px("row"):
                self.setRowHeight(row, self._theme.px("row"))

    def _on_rows_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._set_up_lines(first, last)

    def _on_double_clicked(self, index: QModelIndex) -> None:
        line = self._model.line(index)
        self._open(line.case_id if isinstance(line, WorkRow) else "")

    def _on_current_row_changed(self) -> None:
        self.row_changed.emit()


class WorkModel(QAbstractTableModel):
    """The lines, given to the view in pages."""

    def __init__(self, words: Words) -> None:
        """Make an empty model."""
        super().__init__()
        self._words = words
        self.lines: tuple[Line, ...] = ()
        self._given = 0

    def show(self, lines: tuple[Line, ...]) -> None:
        """Take other lines."""
        self.beginResetModel()
        self.lines = lines
        self._given = min(LINES_AT_ONCE, len(lines))
        self.endResetModel()

    def reach(self, row: int) -> None:
        """Give lines at least up to a row."""
        while self._given <= row and self.canFetchMore(QModelIndex()):
            self.fetchMore(QModelIndex())

    def line(self, index: Index) -> Line | None:
        """Return the line of an index, None if there is none."""
        return self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None

    def row_of(self, case_id: str) -> int | None:
        """Return the line of a case, None if it is not shown."""
        for row, line in enumerate(self.lines):
            if isinstance(line, WorkRow) and line.case_id == case_id:
                return row
        return None

    def first_case(self) -> int:
        """Return the first line that is a case, -1 if there is none."""
        cases = (row for row, line in enumerate(self.lines) if isinstance(line, WorkRow))
        return next(cases, -1)

    def place_of(self, row: int) -> int:
        """Return the place of a line among the cases, counted from 1."""
        return sum(isinstance(line, WorkRow) for line in self.lines[: row + 1])

    def canFetchMore(self, parent: Index) -> bool:
        """Say whether more lines wait."""
        return not parent.isValid() and self._given < len(self.lines)

    def fetchMore(self, parent: Index) -> None:
        """Give the next page of lines."""
        more = min(LINES_AT_ONCE, len(self.lines) - self._given)
        self.beginInsertRows(QModelIndex(), self._given, self._given + more - 1)
        self._given += more
        self.endInsertRows()

    def rowCount(self, parent: Index | None = None) -> int:
        """Count the lines given so far."""
        return 0 if parent is not None and parent.isValid() else self._given

    def columnCount(self, parent: Index | None = None) -> int:
        """Count the columns."""
        return 0 if parent is not None and parent.isValid() else len(COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only cases be selected."""
        if isinstance(self.line(index), WorkRow):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """Give the head's words."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._words(f"queue.column.{COLUMNS[section][0]}")
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Give the line to the delegate and its words to screen readers."""
        line = self.line(index)
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        if isinstance(line, GroupLine):
            return line.text if role == Qt.ItemDataRole.DisplayRole else None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.spoken()
        name = COLUMNS[index.column()][0]
        if role == Qt.ItemDataRole.DisplayRole:
            return getattr(line, name)
        if role == Qt.ItemDataRole.ToolTipRole and name in (_STRETCHES, "item"):
            return getattr(line, name)
        return None
