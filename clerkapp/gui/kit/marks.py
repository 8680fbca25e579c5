# SPDX-License-Identifier: Apache-2.0
"""Small painted marks: key caps, chips and counts, as functions for delegates and as widgets."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme

_CHIPS = {
    # tone: (fill, text, border); None = no border unless the theme outlines every chip
    "plain": ("surface", "text2", "edge"),
    "soft": ("hover", "text2", None),
    "accent": ("accent_soft", "soft_accent", None),
    "ok": ("ok_soft", "ok", None),
    "warn": ("warn_soft", "warn", None),
    "err": ("err_soft", "err", None),
    "block": ("block_soft", "block", None),
}


@dataclass(frozen=True, slots=True)
class ChipContent:
    """What a chip says.

    Attributes:
        text: One or two words.
        tone: plain (outlined), soft (grey), accent, ok, warn, err or block.
        icon: Icon name; none if empty.
    """

    text: str
    tone: str = "plain"
    icon: str = ""


def paint_box(
    painter: QPainter, rect: QRect, radius: int, fill: str, border: str, theme: Theme, line: int = 1
) -> None:
    """Paint a rounded box; an empty token leaves fill or border away."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = line / 2
    shape = QRectF(rect).adjusted(half, half, -half, -half) if border else QRectF(rect)
    painter.setPen(QPen(theme.colour(border), line) if border else Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(shape, radius, radius)


def cap_size(theme: Theme, text: str) -> QSize:
    """Return the size of a key cap."""
    width = QFontMetrics(theme.font("small")).horizontalAdvance(text)
    return QSize(width + 2 * theme.px("s4") + theme.px("s2"), theme.px("cap"))


def paint_cap(
    painter: QPainter, theme: Theme, rect: QRect, text: str, line: str = "", tone: str = ""
) -> None:
    """Paint a key cap into a rectangle of `cap_size`."""
    paint_box(painter, rect, theme.px("radius_small"), "", line or "cap_line", theme)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour(tone or "cap_text"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)


def chip_size(theme: Theme, content: ChipContent, height: str = "chip") -> QSize:
    """Return the size of a chip."""
    width = QFontMetrics(theme.font("small")).horizontalAdvance(content.text)
    width += 2 * (theme.px("s8") if height == "chip" else theme.px("s6"))
    if content.icon:
        width += theme.px("icon_small") + theme.px("s4")
    return QSize(width, theme.px(height))


def paint_chip(painter: QPainter, theme: Theme, rect: QRect, content: ChipContent) -> None:
    """Paint a chip into a rectangle of `chip_size`."""
    fill, tone, border = _CHIPS[content.tone]
    if border is None and theme.px("chip_line"):
        border = "edge" if content.tone in {"soft", "accent"} else tone
    paint_box(painter, rect, theme.px("radius"), fill, border or "", theme)
    inside = rect
    if content.icon:
        side = theme.px("icon_small")
        pad = (rect.width() - chip_text_width(theme, content.text) - side - theme.px("s4")) // 2
        at = QRect(rect.left() + pad, rect.top(), side, rect.height())
        theme.paint_icon(painter, content.icon, "icon_small", tone, at)
        inside = rect.adjusted(side + theme.px("s4"), 0, 0, 0)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.colour(tone))
    painter.drawText(inside, Qt.AlignmentFlag.AlignCenter, content.text)


def chip_text_width(theme: Theme, text: str) -> int:
    """Return the width of a chip's text."""
    return QFontMetrics(theme.font("small")).horizontalAdvance(text)


class Chip(QWidget):
    """A state or property in one or two words."""

    def __init__(self, theme: Theme, content: ChipContent, height: str = "chip") -> None:
        """Make a chip; ``height`` is the size token ``chip`` (22) or ``chip_small`` (18)."""
        super().__init__()
        self._theme = theme
        self._height = height
        self.content = content
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(content.text)

    def show_content(self, content: ChipContent) -> None:
        """Show something else."""
        self.content = content
        self.setAccessibleName(content.text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size that the words need."""
        return chip_size(self._theme, self.content, self._height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the chip."""
        paint_chip(QPainter(self), self._theme, self.rect(), self.content)


class KeyCap(QWidget):
    """A key cap that stands alone, beside a text."""

    def __init__(self, theme: Theme, text: str) -> None:
        """Make a cap; it is not read out, the control that it belongs to is."""
        super().__init__()
        self._theme = theme
        self._text = text
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return the size that the key's name needs."""
        return cap_size(self._theme, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the cap."""
        paint_cap(QPainter(self), self._theme, self.rect(), self._text)
