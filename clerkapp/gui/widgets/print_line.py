# SPDX-License-Identifier: Apache-2.0
"""One print of a case: its name, how it went, and the button that says the paper is out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.text import IconText, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.print_rows import PrintRow


class PrintLine(QWidget):
    """Icon and name left, state right, and 已出纸 where the queue gave no answer."""

    def __init__(self, theme: Theme, row: PrintRow, seen: KeyAction | None) -> None:
        """Make a line; ``seen`` is given to the one line that it is about."""
        super().__init__()
        self.setObjectName(f"print_{row.document_id}")
        self.setMinimumHeight(theme.px("control"))
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(theme.px("s8"))
        middle = Qt.AlignmentFlag.AlignVCenter
        name = IconText(theme, row.icon, row.name, icon_tone=row.tone)
        state = Text(row.state, "small", "text2")
        if row.to_confirm and seen is not None:
            # The button takes the place of the state, which goes below the name.
            column = QVBoxLayout()
            column.setSpacing(0)
            column.addWidget(name)
            state.setContentsMargins(theme.px("icon") + theme.px("s4"), 0, 0, 0)
            column.addWidget(state)
            line.addLayout(column, 1)
            line.addWidget(KeyCapButton(theme, seen, "outlined", "row"), 0, middle)
        else:
            line.addWidget(name, 1, middle)
            line.addWidget(state, 0, middle)
        self.setAccessibleName(row.name)
        self.setAccessibleDescription(row.state)
