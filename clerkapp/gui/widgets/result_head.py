# SPDX-License-Identifier: Apache-2.0
"""The result of a page: a large icon, a title, and a grey line."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.text import Icon, Text
from clerkapp.gui.kit.theme import Theme


class ResultHead(QWidget):
    """What became of the case, in title size."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty head."""
        super().__init__()
        self._icon = Icon(theme, "", "icon_large", "ok")
        self.title = Text("", "title", wrap=True)
        self.title.setObjectName("result_title")
        self.note = Text("", tone="text2", wrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("s12"))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(self.title)
        column.addWidget(self.note)
        row.addLayout(column, 1)

    def show_result(self, icon: str, tone: str, title: str, note: str) -> None:
        """Show another result."""
        self._icon.show_icon(icon, tone)
        self.title.setText(title)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.setAccessibleName(title)
        self.setAccessibleDescription(note)
