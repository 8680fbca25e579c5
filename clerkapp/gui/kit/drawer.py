# SPDX-License-Identifier: Apache-2.0
"""The drawer that a side panel becomes where the window is too narrow for both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.icon_button import IconButton
from clerkapp.gui.kit.marks import KeyCap

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme


class Drawer(QObject):
    """Moves a panel's content between the panel and a sheet over the page.

    In a narrow window the panel keeps a strip with one button; Alt+P or the button opens the
    sheet over the right end of the page and closes it again.
    """

    def __init__(
        self, theme: Theme, panel: QFrame, content: QWidget, width: str, words: str
    ) -> None:
        """Watch a panel.

        Args:
            theme: Where sizes come from.
            panel: The side panel, with a box layout that holds the content.
            content: What moves.
            width: Size token of the panel's full width.
            words: What Alt+P is called.
        """
        super().__init__(panel)
        self._theme = theme
        self._panel = panel
        self._content = content
        self._full = theme.px(width)
        self._sheet: QFrame | None = None
        self._watched: QWidget | None = None
        self._action = KeyAction("side_drawer", words, "Alt+P", "info", panel)
        self._action.triggered.connect(self._toggle)
        self._button = IconButton(theme, self._action)
        self._cap = KeyCap(theme, self._action.cap())
        layout = panel.layout()
        if layout is not None:
            layout.addWidget(self._button)
            layout.setAlignment(self._button, _MIDDLE)
            layout.addWidget(self._cap)
            layout.setAlignment(self._cap, Qt.AlignmentFlag.AlignTop | _MIDDLE)
        self._narrow = False
        self._action.setVisible(False)
        self._cap.hide()
        self._action.setEnabled(False)
        panel.installEventFilter(self)

    def is_open(self) -> bool:
        """Say whether the sheet lies over the page."""
        return self._sheet is not None and self._sheet.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's width, and close when the page goes."""
        kind = event.type()
        if watched is self._panel and kind == QEvent.Type.Show:
            self._watch_window()
            self._adapt()
        elif watched is self._panel and kind == QEvent.Type.Hide:
            self._close()
        elif watched is self._watched and kind == QEvent.Type.Resize:
            self._adapt()
        return super().eventFilter(watched, event)

    def _watch_window(self) -> None:
        window = self._panel.window()
        if window is not self._watched and window is not self._panel:
            window.installEventFilter(self)
            self._watched = window

    def _adapt(self) -> None:
        self._close()
        theme = self._theme
        self._narrow = self._panel.window().width() < theme.px("drawer_below")
        self._content.setHidden(self._narrow)
        self._action.setVisible(self._narrow)
        self._cap.setVisible(self._narrow)
        self._action.setEnabled(self._narrow)
        self._panel.setFixedWidth(theme.px("drawer_strip") if self._narrow else self._full)

    def _toggle(self) -> None:
        if self.is_open():
            self._close()
        else:
            self._open()

    def _open(self) -> None:
        window = self._panel.window()
        if self._sheet is None:
            self._sheet = QFrame(window)
            self._sheet.setObjectName("SidePanel")
            column = QVBoxLayout(self._sheet)
            column.setContentsMargins(1, 0, 0, 0)
        column = self._sheet.layout()
        if column is not None:
            column.addWidget(self._content)
        self._content.show()
        corner = self._panel.mapTo(window, QPoint(0, 0))
        self._sheet.setGeometry(
            corner.x() - self._full, corner.y(), self._full, self._panel.height()
        )
        self._sheet.show()
        self._sheet.raise_()

    def _close(self) -> None:
        if self._sheet is None or not self.is_open():
            return
        self._sheet.hide()
        layout = self._panel.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertWidget(0, self._content)
        self._content.setHidden(self._narrow)


_MIDDLE = Qt.AlignmentFlag.AlignHCenter
