# SPDX-License-Identifier: Apache-2.0
"""Buttons: words, key cap and icon painted from one action."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
)

from clerkapp.gui.kit.marks import cap_size, paint_cap
from clerkapp.gui.kit.text import plain_tip

if TYPE_CHECKING:
    from PySide6.QtGui import QFont, QPaintEvent

    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft

_TONES = {
    "primary": "on_accent",
    "outlined": "text",
    "flat": "accent",
    "quiet": "text2",
    "danger": "err",
}


class KeyCapButton(QPushButton):
    """A button that shows its action's icon, words and key.

    Kinds: ``primary`` (filled; one on a page), ``outlined``, ``flat`` (accent words), ``quiet``
    (grey words), ``danger`` (outlined, red words).
    """

    def __init__(
        self, theme: Theme, action: KeyAction, kind: str = "outlined", size: str = ""
    ) -> None:
        """Make the button of an action.

        Args:
            theme: Where colours and pictures come from.
            action: What the button does; pressing it triggers the action.
            kind: See the class.
            size: ``tall`` (36), ``row`` (26), ``wizard`` (32) or empty (30).
        """
        super().__init__()
        self._theme = theme
        self._action = action
        self._kind = kind
        self._hidden = False
        self.setProperty("kind", kind)
        self.setProperty("measure", size)
        self.setObjectName(f"{action.objectName()}_button")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.addAction(action)
        action.changed.connect(self._on_action_changed)
        self.clicked.connect(self._on_clicked)
        self._on_action_changed()

    @property
    def action(self) -> KeyAction:
        """The action that the button shows."""
        return self._action

    def sizeHint(self) -> QSize:
        """Return the room for icon, words and cap."""
        pad = self._theme.px("s8" if self._kind in {"flat", "quiet"} else "s12")
        if self.property("measure") == "tall" and self._kind not in {"flat", "quiet"}:
            pad += self._theme.px("s2")
        inner = self._inner_width()
        line = 2 * self._theme.px("control_line")
        return QSize(inner + 2 * pad + line, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Return the same as `sizeHint`: words on buttons are never cut."""
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame by the style sheet, then icon, words and cap."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        # The frame alone; PySide6's type stubs do not know the field.
        option.text = ""  # pyright: ignore[reportAttributeAccessIssue]
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButtonBevel, option)
        tone = _TONES[self._kind] if self.isEnabled() else "text3"
        self._paint_content(painter, tone)

    def _paint_content(self, painter: QPainter, tone: str) -> None:
        theme = self._theme
        rect = self.rect()
        x = (rect.width() - self._inner_width()) // 2
        if self._action.icon_name:
            side = theme.px("icon")
            box = QRect(x, 0, side, rect.height())
            theme.paint_icon(painter, self._action.icon_name, "icon", tone, box)
            x += side + (theme.px("s6") if self._action.text() else 0)
        painter.setFont(self._face())
        painter.setPen(theme.colour(tone))
        width = self._text_width()
        painter.drawText(QRect(x, 0, width + 1, rect.height()), _LEFT, self._action.text())
        cap = self._action.cap()
        if cap:
            size = cap_size(theme, cap)
            x += width + theme.px("s6")
            top = (rect.height() - size.height() + 1) // 2
            primary = self._kind == "primary" and self.isEnabled()
            line = "on_accent" if primary else ""
            paint_cap(painter, theme, QRect(x, top, size.width(), size.height()), cap, line, line)

    def _inner_width(self) -> int:
        theme = self._theme
        width = self._text_width()
        if self._action.icon_name:
            width += theme.px("icon") + (theme.px("s6") if self._action.text() else 0)
        cap = self._action.cap()
        if cap:
            width += theme.px("s6") + cap_size(theme, cap).width()
        return width

    def _text_width(self) -> int:
        return QFontMetrics(self._face()).horizontalAdvance(self._action.text())

    def _face(self) -> QFont:
        return self._theme.font("body", strong=self._kind == "primary")

    def _on_clicked(self) -> None:
        self._action.trigger()

    def _on_action_changed(self) -> None:
        self.setText(self._action.text())
        self.setAccessibleName(self._action.text())
        reason = self._action.whatsThis()
        self.setToolTip(plain_tip(reason))
        self.setAccessibleDescription(reason)
        self.setEnabled(self._action.isEnabled())
        # A button that is not yet in a layout must not be shown: it would be a window.
        if self._action.isVisible() == self._hidden:
            self._hidden = not self._action.isVisible()
            self.setHidden(self._hidden)
        self.updateGeometry()
        self.update()
