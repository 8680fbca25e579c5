# SPDX-License-Identifier: Apache-2.0
"""Check boxes and radio buttons painted from tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QCheckBox, QRadioButton, QSizePolicy

from clerkapp.gui.kit.marks import paint_box

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


def paint_tick(
    painter: QPainter, theme: Theme, rect: QRect, *, checked: bool, enabled: bool = True
) -> None:
    """Paint the square of a check box; delegates use it too."""
    fill = "accent" if checked and enabled else "surface" if enabled else "hover"
    border = "accent" if checked and enabled else "edge"
    paint_box(painter, rect, theme.px("radius_small"), fill, border, theme)
    if checked:
        theme.paint_icon(painter, "check", "s12", "on_accent" if enabled else "text3", rect)


class Tick(QCheckBox):
    """A check box."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Make a check box; the whole of it can be clicked."""
        super().__init__(text)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the room for box and words."""
        return _hint(self._theme, self.text())

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere on the widget."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the square and the words."""
        painter = QPainter(self)
        box = _box(self._theme, self.rect())
        paint_tick(painter, self._theme, box, checked=self.isChecked(), enabled=self.isEnabled())
        _paint_words(painter, self._theme, self.rect(), self.text(), enabled=self.isEnabled())
        painter.end()


class Radio(QRadioButton):
    """A radio button; siblings under the same parent exclude each other."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Make a radio button; the whole of it can be clicked."""
        super().__init__(text)
        self._theme = theme
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(text)

    def sizeHint(self) -> QSize:
        """Return the room for circle and words."""
        return _hint(self._theme, self.text())

    def hitButton(self, pos: QPoint) -> bool:
        """Take clicks anywhere on the widget."""
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the circle and the words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = _box(theme, self.rect())
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent" if self.isEnabled() else "text3"))
            painter.drawEllipse(box)
            painter.setBrush(theme.colour("on_accent"))
            dot = theme.px("s6")
            painter.drawEllipse(box.center() + QPoint(1, 1), dot // 2, dot // 2)
        else:
            painter.setPen(QPen(theme.colour("edge"), theme.px("line")))
            painter.setBrush(theme.colour("surface" if self.isEnabled() else "hover"))
            painter.drawEllipse(box.adjusted(0, 0, -1, -1))
        _paint_words(painter, theme, self.rect(), self.text(), enabled=self.isEnabled())
        painter.end()


def _hint(theme: Theme, text: str) -> QSize:
    width = QFontMetrics(theme.font("body")).horizontalAdvance(text) + 1
    return QSize(theme.px("tick") + theme.px("s6") + width, theme.px("control_row"))


def _box(theme: Theme, rect: QRect) -> QRect:
    side = theme.px("tick")
    return QRect(0, (rect.height() - side) // 2, side, side)


def _paint_words(painter: QPainter, theme: Theme, rect: QRect, text: str, *, enabled: bool) -> None:
    painter.setFont(theme.font("body"))
    painter.setPen(theme.colour("text" if enabled else "text3"))
    left = theme.px("tick") + theme.px("s6")
    flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.drawText(rect.adjusted(left, 0, 0, 0), flags, text)
