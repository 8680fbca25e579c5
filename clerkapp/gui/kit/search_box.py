# SPDX-License-Identifier: Apache-2.0
"""The search-and-scan box with the list that drops from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.card_list import CardList, CardRow
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.marks import cap_size, paint_cap
from clerkapp.gui.kit.scan_listener import CASE_NUMBER
from clerkapp.gui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme


_INPUT_METHOD = Qt.WidgetAttribute.WA_InputMethodEnabled


class SearchBox(QWidget):
    """A box that never moves; whoever answers its queries gives rows to `show_rows`.

    Signals:
        query_edited(str): The clerk typed; the text is stripped.
        row_activated(str): The key of the row that was opened.
        scan_recognised(str): A complete case number was scanned or typed, and Enter struck.
    """

    query_edited = Signal(str)
    row_activated = Signal(str)
    scan_recognised = Signal(str)

    def __init__(self, theme: Theme, placeholder: str, name: str, new_visit: KeyAction) -> None:
        """Make a box.

        Args:
            theme: Where sizes and colours come from.
            placeholder: What can be typed.
            name: Accessible name.
            new_visit: What is offered where nothing is found.
        """
        super().__init__()
        self._theme = theme
        self._new_visit = new_visit
        self._drop: _Drop | None = None
        self._asked = False
        self.setMaximumWidth(theme.px("search_width"))
        self.setMinimumWidth(theme.px("search_width") // 3)
        self.field = _SearchField(theme)
        self.field.setPlaceholderText(placeholder)
        self.field.setAccessibleName(name)
        self.field.textEdited.connect(self._on_text_edited)
        self.field.key_struck = self._take_key
        self.field.focus_gone = self._on_focus_gone
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.field)

    def sizeHint(self) -> QSize:
        """Return the width that the box has wherever there is room for it."""
        return QSize(self._theme.px("search_width"), self._theme.px("search_height"))

    def focus(self) -> None:
        """Put the focus into the box and select what it holds.

        The input method is off; asking once more while the box has the focus switches it on,
        for names that are typed in Chinese.
        """
        self.field.setAttribute(_INPUT_METHOD, self.field.hasFocus() and self._asked)
        self._asked = True
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def query(self) -> str:
        """Return what is typed, stripped."""
        return self.field.text().strip()

    def clear(self) -> None:
        """Empty the box and close the list, silently."""
        self.field.setText("")
        self.close_list()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        """Show what was found; at most eight rows are in view at once."""
        if not self.field.hasFocus():
            return
        self._list().show_rows(rows)
        self._open()

    def show_nothing(self, text: str) -> None:
        """Say what was searched and where, and offer a new visit."""
        if not self.field.hasFocus():
            return
        self._list().show_nothing(text)
        self._open()

    def close_list(self) -> None:
        """Hide the list."""
        if self._drop is not None:
            self._drop.hide()

    def is_open(self) -> bool:
        """Say whether the list is shown."""
        return self._drop is not None and self._drop.isVisible()

    def _list(self) -> _Drop:
        if self._drop is None:
            self._drop = _Drop(self._theme, self.window(), self._new_visit)
            self._drop.rows.activated_row.connect(self._on_row_activated)
        return self._drop

    def _open(self) -> None:
        drop = self._list()
        window = self.window()
        at = self.mapTo(window, QPoint(0, self.height() + self._theme.px("s4")))
        width = min(self._theme.px("search_list"), window.width() - at.x() - self._theme.px("s16"))
        drop.setGeometry(at.x(), at.y(), width, drop.wanted_height(width))
        drop.show()
        drop.raise_()

    def _take_key(self, key: int) -> bool:
        """Act on a key of the box; say whether it was one."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._on_enter()
        elif key == Qt.Key.Key_Escape and (self.is_open() or self.field.text()):
            self.clear()
            self.query_edited.emit("")
        elif key in {Qt.Key.Key_Down, Qt.Key.Key_Up} and self._drop is not None:
            self._drop.rows.move_by(1 if key == Qt.Key.Key_Down else -1)
        else:
            return False
        return True

    def _on_enter(self) -> None:
        if CASE_NUMBER.fullmatch(self.query()):
            number = self.query()
            self.clear()
            self.scan_recognised.emit(number)
        elif self.is_open() and self._drop is not None:
            self._drop.rows.open_current()

    def _on_focus_gone(self) -> None:
        self._asked = False
        self.close_list()

    def _on_text_edited(self, text: str) -> None:
        if not text.strip():
            self.close_list()
        self.query_edited.emit(text.strip())

    def _on_row_activated(self, key: str) -> None:
        self.clear()
        self.row_activated.emit(key)


class _SearchField(LineField):
    """The input: an icon at the left, its key at the right, the input method switched off."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "search_field", latin=True, size="search")
        self.key_struck: Callable[[int], bool] = _takes_nothing
        self.focus_gone: Callable[[], None] = _does_nothing
        left = theme.px("icon") + theme.px("s8")
        right = cap_size(theme, "F2").width() + theme.px("s4")
        self.setTextMargins(QMargins(left, 0, right, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.key_struck(event.key()):
            event.accept()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.focus_gone()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        theme = self._theme
        painter = QPainter(self)
        box = QRect(theme.px("s8") + 1, 0, theme.px("icon"), self.height())
        theme.paint_icon(painter, "scan-barcode", "icon", "text2", box)
        size = cap_size(theme, "F2")
        left = self.width() - size.width() - theme.px("s8")
        cap = QRect(left, (self.height() - size.height()) // 2, size.width(), size.height())
        paint_cap(painter, theme, cap, "F2")
        painter.end()


class _Drop(QFrame):
    """The list below the box."""

    def __init__(self, theme: Theme, window: QWidget, new_visit: KeyAction) -> None:
        super().__init__(window)
        self._theme = theme
        self.setObjectName("search_list")
        self.setProperty("panel", "popup")
        self.rows = CardList(theme, "search_rows", one_click=True)
        self.rows.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._nothing = Text("", tone="text2", wrap=True)
        self._nothing.setObjectName("search_nothing")
        self._button = KeyCapButton(theme, new_visit, "flat")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.rows)
        self._empty = QWidget()
        empty = QVBoxLayout(self._empty)
        pad = theme.px("s12")
        empty.setContentsMargins(pad, pad, pad, pad)
        empty.addWidget(self._nothing)
        empty.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._empty)
        self.hide()

    def show_rows(self, rows: Sequence[CardRow]) -> None:
        self.rows.show_rows(rows)
        self.rows.setVisible(True)
        self._empty.setVisible(False)

    def show_nothing(self, text: str) -> None:
        self.rows.show_rows([])
        self._nothing.setText(text)
        self.rows.setVisible(False)
        self._empty.setVisible(True)

    def wanted_height(self, width: int) -> int:
        most = self._theme.px("search_rows") * self._theme.px("row_card")
        if self._empty.isVisibleTo(self):
            return self._empty.heightForWidth(width - 2) + 2
        return min(self.rows.content_height(), most) + 2


def _takes_nothing(_key: int) -> bool:
    return False


def _does_nothing() -> None:
    return
