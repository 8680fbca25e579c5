# SPDX-License-Identifier: Apache-2.0
"""The parts around the pages, and the keys that work on every page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QVBoxLayout

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.banner import BannerPlace
from clerkapp.gui.kit.bars import ActionBar, StatusBar
from clerkapp.gui.kit.key_sheet import KeySheet
from clerkapp.gui.kit.page_header import PageHeader
from clerkapp.gui.kit.rail import Rail
from clerkapp.gui.kit.search_box import SearchBox
from clerkapp.gui.kit.top_bar import TopBar

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class Shell(QFrame):
    """Rail, bars and banners around the stack of pages, as attributes; it decides nothing.

    The shell carries the keys: while something covers it, none of them works.
    """

    def __init__(self, theme: Theme, words: Words) -> None:
        """Lay the parts out around an empty stack."""
        super().__init__()
        self.setObjectName("Page")
        self._make_actions(words)
        self.rail = Rail(theme, words("shell.seal"))
        self.search_box = SearchBox(
            theme, words("shell.search_placeholder"), words("shell.search"), self.new_visit
        )
        self.top = TopBar(theme, self.search_box, self.put_aside, (self.lock, self.show_keys))
        self.header = PageHeader(theme)
        self.banners = BannerPlace(theme)
        self.stack = QStackedWidget()
        self.bar = ActionBar(theme)
        self.status = StatusBar(theme)
        self._lay_out()
        self.keys = KeySheet(theme, words, self)

    def _make_actions(self, words: Words) -> None:
        self.put_aside = self._action(
            "put_aside", words("shell.put_aside", count=0), "Shift+F8", "circle-pause"
        )
        self.put_aside.setVisible(False)
        self.lock = self._action("lock", words("shell.lock"), "Ctrl+L", "lock")
        self.show_keys = self._action("keys", words("shell.keys"), "F1", "keyboard")
        self.search = self._action("search", words("shell.search"), "F2", "scan-barcode")
        self.new_visit = self._action("new_visit", words("shell.new_visit"), "F3", "file-plus-2")
        self.change = self._action("change_clerk", words("shell.change_clerk"), "Ctrl+U", "")
        self.back = self._action("back", words("shell.back"), "Esc", "")

    def _action(self, name: str, text: str, key: str, icon: str) -> KeyAction:
        action = KeyAction(name, text, key, icon, self)
        self.addAction(action)
        return action

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setSpacing(0)
        for part in (self.top, self.header, self.banners):
            right.addWidget(part)
        right.addWidget(self.stack, 1)
        right.addWidget(self.bar)
        right.addWidget(self.status)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)

    def key_actions(self) -> list[KeyAction]:
        """Return the keys that work on every page, for the key sheet."""
        shown = [a for a in self.actions() if isinstance(a, KeyAction) and a.cap()]
        return [action for action in shown if action.isVisible()]
