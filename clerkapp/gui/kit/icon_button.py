# SPDX-License-Identifier: Apache-2.0
"""A button that shows an icon alone, for zoom and the like."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter

from clerkapp.gui.kit.buttons import KeyCapButton

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme


class IconButton(KeyCapButton):
    """A flat button that shows its icon alone; its words are read out and stand in the tooltip."""

    def __init__(self, theme: Theme, action: KeyAction) -> None:
        """Make the button of an action that has an icon."""
        super().__init__(theme, action, "flat", "row")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setToolTip(f"{action.text()}  {action.cap()}")

    def sizeHint(self) -> QSize:
        """Return a square."""
        side = self._theme.px("control_row")
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon."""
        painter = QPainter(self)
        if self.underMouse():
            painter.fillRect(self.rect(), self._theme.colour("hover"))
        tone = "accent" if self.isEnabled() else "text3"
        self._theme.paint_icon(painter, self.action.icon_name, "icon", tone, self.rect())
        painter.end()
