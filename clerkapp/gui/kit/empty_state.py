# SPDX-License-Identifier: Apache-2.0
"""What stands where a list would be empty, and the panel of work that takes long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.text import Icon, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme


class EmptyState(QFrame):
    """An icon, one bold line, and one line that says which key to press."""

    def __init__(self, theme: Theme, icon: str, title: str, text: str) -> None:
        """Make an empty state."""
        super().__init__()
        self.setProperty("panel", "card")
        self.setAccessibleName(title)
        self.setAccessibleDescription(text)
        column = QVBoxLayout(self)
        pad = theme.px("s24")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px("s4"))
        middle = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(Icon(theme, icon, "icon_large", "text2"), 0, middle)
        column.addSpacing(theme.px("s4"))
        for label in (Text(title, strong=True, wrap=True), Text(text, tone="text2", wrap=True)):
            label.setAlignment(middle)
            column.addWidget(label)


class WorkPanel(QFrame):
    """Work that takes long: how far it is, how long it may last, and the key that stops it."""

    def __init__(self, theme: Theme, title: str, note: str, stop: KeyAction | None = None) -> None:
        """Make a panel; ``note`` says that one may go on working."""
        super().__init__()
        self.setProperty("panel", "card")
        column = QVBoxLayout(self)
        pad = theme.px("s12")
        column.setContentsMargins(pad + theme.px("s2"), pad, pad + theme.px("s2"), pad)
        column.setSpacing(theme.px("s8"))
        head = QHBoxLayout()
        head.addWidget(Text(title, strong=True))
        head.addStretch(1)
        self._left = Text("", tone="text2")
        head.addWidget(self._left)
        column.addLayout(head)
        self._progress = QProgressBar()
        self._progress.setTextVisible(False)
        self._progress.setAccessibleName(title)
        column.addWidget(self._progress)
        foot = QHBoxLayout()
        foot.addWidget(Text(note, "note", "text2"))
        foot.addStretch(1)
        if stop is not None:
            foot.addWidget(KeyCapButton(theme, stop, "flat", "row"))
        column.addLayout(foot)

    def show_progress(self, percent: int, left: str) -> None:
        """Show how far the work is, and in words what is left."""
        self._progress.setValue(percent)
        self._left.setText(left)
