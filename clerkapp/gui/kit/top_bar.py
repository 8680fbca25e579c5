# SPDX-License-Identifier: Apache-2.0
"""The top bar: search box, visits put aside, and who works at which window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.text import Icon, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.search_box import SearchBox
    from clerkapp.gui.kit.theme import Theme


class TopBar(QFrame):
    """Keeps its place on every page."""

    def __init__(
        self,
        theme: Theme,
        search_box: SearchBox,
        put_aside: KeyAction,
        right: tuple[KeyAction, ...],
    ) -> None:
        """Make the bar.

        Args:
            theme: Where sizes and colours come from.
            search_box: The window's search box.
            put_aside: Opens the tray of visits put aside; hidden while its action is.
            right: Flat buttons at the right end.
        """
        super().__init__()
        self.setObjectName("TopBar")
        self._counter = Text("", tone="text2")
        self._counter.setObjectName("counter_name")
        self._person = Icon(theme, "user-round", "icon", "text2")
        self._name = Text("", strong=True)
        self._name.setObjectName("clerk_name")
        self._role = Text("", tone="text2")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("s16"), theme.px("s1"), theme.px("s16"), 0)
        row.setSpacing(theme.px("s12"))
        row.addWidget(search_box)
        row.addWidget(KeyCapButton(theme, put_aside, "flat"))
        row.addStretch(1)
        row.addWidget(self._counter)
        who = QHBoxLayout()
        who.setSpacing(theme.px("s6"))
        for widget in (self._person, self._name, self._role):
            who.addWidget(widget)
        row.addLayout(who)
        for action in right:
            row.addWidget(KeyCapButton(theme, action, "flat"))
        self.show_clerk("", "", "")

    def show_clerk(self, counter: str, name: str, role: str) -> None:
        """Say which window this is and who works at it; empty words hide their place."""
        texts = ((self._counter, counter), (self._name, name), (self._role, role))
        for label, text in texts:
            label.setText(text)
            label.setVisible(bool(text))
        self._person.setVisible(bool(name))
