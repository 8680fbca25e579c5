# SPDX-License-Identifier: Apache-2.0
"""The signature pad: strokes with time and pressure from pen, finger or mouse."""

from __future__ import annotations

import itertools
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QEventPoint,
    QPainter,
    QPainterPath,
    QPen,
    QPointingDevice,
    QTabletEvent,
    QTouchEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from clerkapp.gui.kit.marks import paint_box

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QMouseEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme

_MOUSE_PRESSURE = 0.5
"""Pressure of a device that has none."""


@dataclass(frozen=True, slots=True)
class InkPoint:
    """One point of a stroke.

    Attributes:
        x: From the pad's left edge, in logical pixels.
        y: From the pad's upper edge, in logical pixels.
        ms: Milliseconds since the first point of the signature.
        pressure: From 0 to 1.
    """

    x: float
    y: float
    ms: int
    pressure: float


Stroke = tuple[InkPoint, ...]


class SignaturePad(QWidget):
    """A white box to sign in, with a base line; it stays white in every theme.

    Signals:
        ink_changed(): A stroke was finished, taken back, or all were.
    """

    ink_changed = Signal()

    def __init__(
        self, theme: Theme, name: str, clock: Callable[[], float] = time.monotonic
    ) -> None:
        """Make an empty pad.

        Args:
            theme: Where colours come from.
            name: Accessible name: who signs here.
            clock: Seconds that only grow.
        """
        super().__init__()
        self._theme = theme
        self._clock = clock
        self._began = 0.0
        self._strokes: list[Stroke] = []
        self._open: list[InkPoint] = []
        self._device = ""
        self.setObjectName("signature_pad")
        self.setAccessibleName(name)
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def strokes(self) -> tuple[Stroke, ...]:
        """Return all finished strokes."""
        return tuple(self._strokes)

    def is_empty(self) -> bool:
        """Say whether nothing is written."""
        return not self._strokes

    def device(self) -> str:
        """Return what wrote last: ``pen``, ``touch`` or ``mouse``; empty if nothing did."""
        return self._device

    def undo(self) -> None:
        """Take the last stroke back."""
        if self._strokes:
            self._strokes.pop()
            self._changed()

    def clear(self) -> None:
        """Take all strokes back."""
        self._open = []
        if self._strokes:
            self._strokes.clear()
            self._changed()

    def sizeHint(self) -> QSize:
        """Return the box of the applicant's window."""
        return QSize(self._theme.px("pad_width"), self._theme.px("pad_height"))

    def event(self, event: QEvent) -> bool:
        """Take touches."""
        if isinstance(event, QTouchEvent):
            self._take_touch(event)
            return True
        return super().event(event)

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Take the pen, with its pressure."""
        kind = event.type()
        self._device = "pen"
        if kind == QEvent.Type.TabletPress:
            self._begin(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletMove and event.pressure() > 0:
            self._go_on(event.position(), event.pressure())
        elif kind == QEvent.Type.TabletRelease:
            self._end()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke with the left button."""
        if event.button() == Qt.MouseButton.LeftButton and not _is_made_up(event):
            self._device = "mouse"
            self._begin(event.position(), _MOUSE_PRESSURE)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with the stroke."""
        if event.buttons() & Qt.MouseButton.LeftButton and not _is_made_up(event):
            self._go_on(event.position(), _MOUSE_PRESSURE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the stroke."""
        if event.button() == Qt.MouseButton.LeftButton and not _is_made_up(event):
            self._end()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, base line and strokes."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        width = theme.px("s2")
        paint_box(painter, self.rect(), theme.px("radius"), "paper", "edge", theme, width)
        inset = theme.px("s24")
        base = round(self.height() * 0.82)
        painter.setPen(theme.colour("paper_line"))
        painter.drawLine(inset, base, self.width() - inset, base)
        for stroke in (*self._strokes, tuple(self._open)):
            _paint_stroke(painter, theme, stroke)
        painter.end()

    def _take_touch(self, event: QTouchEvent) -> None:
        self._device = "touch"
        # Only the first finger writes: a resting hand must not.
        point = event.points()[0]
        pressure = point.pressure() or _MOUSE_PRESSURE
        if point.state() == QEventPoint.State.Pressed:
            self._begin(point.position(), pressure)
        elif point.state() == QEventPoint.State.Updated:
            self._go_on(point.position(), pressure)
        elif point.state() == QEventPoint.State.Released:
            self._end()
        event.accept()

    def _begin(self, at: QPointF, pressure: float) -> None:
        if not self.isEnabled():
            return
        if not self._strokes:
            self._began = self._clock()
        self._open = [self._point(at, pressure)]
        self.update()

    def _go_on(self, at: QPointF, pressure: float) -> None:
        if self._open:
            self._open.append(self._point(at, pressure))
            self.update()

    def _end(self) -> None:
        if self._open:
            self._strokes.append(tuple(self._open))
            self._open = []
            self._changed()

    def _point(self, at: QPointF, pressure: float) -> InkPoint:
        x = min(max(at.x(), 0.0), float(self.width()))
        y = min(max(at.y(), 0.0), float(self.height()))
        ms = round((self._clock() - self._began) * 1000)
        return InkPoint(x, y, ms, min(max(pressure, 0.0), 1.0))

    def _changed(self) -> None:
        self.update()
        self.ink_changed.emit()


def _is_made_up(event: QMouseEvent) -> bool:
    """Say whether Qt made the mouse event from a pen or a finger that was taken already."""
    return event.pointerType() != QPointingDevice.PointerType.Generic and (
        event.pointerType() != QPointingDevice.PointerType.Cursor
    )


def _paint_stroke(painter: QPainter, theme: Theme, stroke: Stroke) -> None:
    pen = QPen(theme.colour("ink"))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if len(stroke) == 1:
        pen.setWidthF(1 + 4 * stroke[0].pressure)
        painter.setPen(pen)
        painter.drawPoint(QPointF(stroke[0].x, stroke[0].y))
    for before, after in itertools.pairwise(stroke):
        pen.setWidthF(1 + 2 * (before.pressure + after.pressure))
        painter.setPen(pen)
        path = QPainterPath(QPointF(before.x, before.y))
        path.lineTo(after.x, after.y)
        painter.drawPath(path)
