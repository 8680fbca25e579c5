# SPDX-License-Identifier: Apache-2.0
"""Two to four values side by side, of which one is chosen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme

_TONES = {
    "accent": ("accent_soft", "soft_accent"),
    "ok": ("seg_ok_fill", "seg_ok"),
    "err": ("seg_err_fill", "seg_err"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """One value.

    Attributes:
        value: What `Segments.value` gives when it is chosen.
        text: The word on it.
        tone: Its colour when chosen: accent, ok (green) or err (red).
    """

    value: str
    text: str
    tone: str = "accent"


def segment_widths(theme: Theme, segments: Sequence[Segment], *, small: bool = False) -> list[int]:
    """Return the widths, each wide enough for its word in SemiBold, so that nothing moves."""
    metrics = QFontMetrics(theme.font("note" if small else "body", strong=True))
    pad = theme.px("s8") + (0 if small else theme.px("s2"))
    return [metrics.horizontalAdvance(segment.text) + 2 * pad + 1 for segment in segments]


def paint_segments(
    painter: QPainter,
    theme: Theme,
    rect: QRect,
    segments: Sequence[Segment],
    chosen: str,
    *,
    small: bool = False,
    enabled: bool = True,
) -> None:
    """Paint a whole group into a rectangle; rows of tables use it without making widgets.

    Args:
        painter: Where to paint.
        theme: Where colours come from.
        rect: The group's place: the sum of `segment_widths` plus 2, and its height.
        segments: The values.
        chosen: The chosen value, or empty.
        small: Use the smaller letters of table rows.
        enabled: Grey when not.
    """
    line = theme.px("control_line")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    half = line / 2
    outline = QRectF(rect).adjusted(half, half, -half, -half)
    shape = QPainterPath()
    shape.addRoundedRect(outline, theme.px("radius"), theme.px("radius"))
    painter.fillPath(shape, theme.colour("surface" if enabled else "hover"))
    painter.setClipPath(shape)
    x = rect.left() + 1
    for index, width in enumerate(segment_widths(theme, segments, small=small)):
        box = QRect(x, rect.top(), width, rect.height())
        _paint_one(painter, theme, box, segments[index], chosen, small=small, enabled=enabled)
        if index:
            painter.fillRect(QRect(x, rect.top(), 1, rect.height()), theme.colour("line"))
        x += width
    painter.setClipping(False)
    painter.setPen(QPen(theme.colour("edge" if enabled else "line"), line))
    painter.drawPath(shape)
    painter.restore()


def _paint_one(
    painter: QPainter,
    theme: Theme,
    box: QRect,
    segment: Segment,
    chosen: str,
    *,
    small: bool,
    enabled: bool,
) -> None:
    is_chosen = segment.value == chosen
    fill, tone = _TONES[segment.tone]
    if is_chosen:
        painter.fillRect(box, theme.colour(fill if enabled else "line"))
    painter.setFont(theme.font("note" if small else "body", strong=is_chosen))
    painter.setPen(theme.colour(tone if is_chosen and enabled else "text" if enabled else "text3"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, segment.text)


class Segments(QWidget):
    """A group of which one value is chosen; one tab stop, ← and → move, Space takes the first.

    Signals:
        chosen(str): The clerk chose a value; never sent by `set_value`.
    """

    chosen = Signal(str)

    def __init__(self, theme: Theme, segments: Sequence[Segment], *, small: bool = False) -> None:
        """Make a group; nothing is chosen yet."""
        super().__init__()
        self._theme = theme
        self._segments = tuple(segments)
        self._small = small
        self._value = ""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 0, 1, 0)
        row.setSpacing(0)
        self._buttons = [_SegmentButton(theme, self, segment) for segment in self._segments]
        for button in self._buttons:
            row.addWidget(button)
            button.clicked.connect(self._on_button_clicked)

    def value(self) -> str:
        """Return the chosen value, empty if none is."""
        return self._value

    def set_value(self, value: str) -> None:
        """Show a value without telling anybody; an empty one chooses none."""
        self._value = value
        for button in self._buttons:
            button.setChecked(button.segment.value == value)
        words = [s.text for s in self._segments if s.value == value]
        self.setAccessibleDescription("".join(words))
        self.update()

    def choose(self, value: str) -> None:
        """Choose a value as the clerk would."""
        if self.isEnabled() and value != self._value:
            self.set_value(value)
            self.chosen.emit(value)

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The values of the group."""
        return self._segments

    @property
    def small(self) -> bool:
        """Whether the letters are those of table rows."""
        return self._small

    def sizeHint(self) -> QSize:
        """Return the room for all words in SemiBold."""
        widths = segment_widths(self._theme, self._segments, small=self._small)
        height = self._theme.px("control_row" if self._small else "control")
        return QSize(sum(widths) + 2, height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move with the arrows; leave every other key to the page."""
        values = [segment.value for segment in self._segments]
        at = values.index(self._value) if self._value in values else -1
        key = event.key()
        if key == Qt.Key.Key_Right:
            self.choose(values[min(at + 1, len(values) - 1)])
        elif key == Qt.Key.Key_Left:
            self.choose(values[max(at - 1, 0)])
        elif key == Qt.Key.Key_Space:
            self.choose(values[max(at, 0)])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the group; its buttons are there for the mouse and for screen readers."""
        paint_segments(
            QPainter(self),
            self._theme,
            self.rect(),
            self._segments,
            self._value,
            small=self._small,
            enabled=self.isEnabled(),
        )

    @Slot()
    def _on_button_clicked(self) -> None:
        button = self.sender()
        if isinstance(button, _SegmentButton):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self.choose(button.segment.value)
            self.set_value(self._value)


class _SegmentButton(QAbstractButton):
    """The place of one value; its group paints it."""

    def __init__(self, theme: Theme, group: Segments, segment: Segment) -> None:
        super().__init__(group)
        self._theme = theme
        self._group = group
        self.segment = segment
        self.setCheckable(True)
        self.setText(segment.text)
        self.setObjectName(f"segment_{segment.value}")
        self.setAccessibleName(segment.text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        small = self._group.small
        width = segment_widths(self._theme, [self.segment], small=small)[0]
        return QSize(width, self._theme.px("control_row" if small else "control"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Leave the painting to the group."""
