# SPDX-License-Identifier: Apache-2.0
"""A line of 要处理: a click leads to its field, as Ctrl+E does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from clerkapp.gui.kit.field_row import SEVERITIES
from clerkapp.gui.kit.side_panel import IconLine

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.intake_side import SettleLine


class SettleEntry(IconLine):
    """One thing to settle.

    Signals:
        clicked(str): Its field.
    """

    clicked = Signal(str)

    def __init__(self, theme: Theme, line: SettleLine, cap: str) -> None:
        """Make a line; ``cap`` is the key that leads to the next thing, on the first line."""
        icon, tone = SEVERITIES[line.severity]
        super().__init__(theme, icon, line.text, tone, cap=cap)
        self._field = line.field
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Lead to the field."""
        self.clicked.emit(self._field)
        event.accept()
