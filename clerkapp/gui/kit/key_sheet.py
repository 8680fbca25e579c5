# SPDX-License-Identifier: Apache-2.0
"""The key sheet: every key that works now, read from the actions themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.marks import KeyCap
from clerkapp.gui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_COLUMNS = 2


class KeySheet(QFrame):
    """A panel over the page; Esc or F1 closes it.

    Signals:
        closed(): The sheet was closed.
    """

    closed = Signal()

    def __init__(self, theme: Theme, words: Words, parent: QWidget) -> None:
        """Make a hidden sheet over a window's content."""
        super().__init__(parent)
        self._theme = theme
        self.setObjectName("key_sheet")
        self.setProperty("panel", "popup")
        self.setProperty("no_ring", True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(words("kit.keys.title"))
        column = QVBoxLayout(self)
        pad = theme.px("s24")
        column.setContentsMargins(pad, theme.px("s16"), pad, theme.px("s16"))
        column.setSpacing(theme.px("s12"))
        head = QHBoxLayout()
        head.addWidget(Text(words("kit.keys.title"), "head"))
        head.addStretch(1)
        close = KeyAction("close_keys", words("kit.keys.close"), "", parent=self, cap="Esc")
        close.triggered.connect(self.close_sheet)
        head.addWidget(KeyCapButton(theme, close, "flat"))
        column.addLayout(head)
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(self._area)
        self.hide()

    def show_groups(self, groups: Sequence[tuple[str, Sequence[KeyAction]]]) -> None:
        """Show groups of actions under headings, over the middle of the window."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px("s8"))
        for title, actions in groups:
            if actions:
                column.addWidget(Text(title, tone="text2", strong=True))
                column.addLayout(self._grid(actions))
                column.addSpacing(self._theme.px("s8"))
        column.addStretch(1)
        self._area.setWidget(content)
        content.setAutoFillBackground(False)
        self._place(content.sizeHint().height())
        self.show()
        self.raise_()
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_sheet(self) -> None:
        """Hide the sheet."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_sheet()
        else:
            super().keyPressEvent(event)

    def _grid(self, actions: Sequence[KeyAction]) -> QGridLayout:
        theme = self._theme
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.px("s16"))
        grid.setVerticalSpacing(theme.px("s8"))
        half = -(-len(actions) // _COLUMNS)
        for number, action in enumerate(actions):
            row, column = number % half, number // half
            right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            grid.addWidget(KeyCap(theme, action.cap()), row, 2 * column, right)
            grid.addWidget(Text(action.text(), wrap=True), row, 2 * column + 1)
        for column in range(_COLUMNS):
            grid.setColumnMinimumWidth(2 * column, theme.px("label"))
            grid.setColumnStretch(2 * column + 1, 1)
        return grid

    def _place(self, content_height: int) -> None:
        window = self.parentWidget()
        if window is None:
            return
        theme = self._theme
        width = min(theme.px("key_sheet_width"), window.width() - 2 * theme.px("s24"))
        wanted = content_height + theme.px("action_bar") + 2 * theme.px("s32")
        height = min(wanted, window.height() - 2 * theme.px("s24"))
        self.setGeometry(
            (window.width() - width) // 2, (window.height() - height) // 2, width, height
        )
