# SPDX-License-Identifier: Apache-2.0
"""The stepper of a visit: painted rings and words, one accessible child per step."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.text import plain_tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme

_LOOKS = {
    # state: (ring or fill, word, icon)
    "done": ("ok", "text", "check"),
    "now": ("accent", "accent", ""),
    "todo": ("edge", "text2", ""),
    "problem": ("err", "text", "x"),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a visit.

    Attributes:
        name: What `Stepper.step_requested` gives.
        label: The word beside the ring.
        state: ``done``, ``now``, ``todo`` or ``problem`` (something in it is to be corrected).
        reason: Why one cannot go there yet; empty if one can.
        key: The key that goes there.
    """

    name: str
    label: str
    state: str = "todo"
    reason: str = ""
    key: str = ""


class Stepper(QWidget):
    """Shows where a visit stands; the box keeps its place whatever the words' lengths.

    Signals:
        step_requested(str): The name of a step that was clicked or whose key was struck.
    """

    step_requested = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Make a stepper without steps."""
        super().__init__()
        self._theme = theme
        self._steps: tuple[Step, ...] = ()
        self._buttons: list[_StepButton] = []
        self._keys: list[KeyAction] = []
        self.setObjectName("stepper")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    def show_steps(self, steps: Sequence[Step]) -> None:
        """Show steps; the same ones again are not built anew."""
        if tuple(steps) == self._steps:
            return
        self._steps = tuple(steps)
        while (item := self._row.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for action in self._keys:
            self.removeAction(action)
            action.deleteLater()
        self._buttons = []
        self._keys = []
        self._row.addStretch(1)
        for number, step in enumerate(self._steps, 1):
            self._add(number, step)
        self._row.addStretch(1)

    def steps(self) -> tuple[Step, ...]:
        """Return what is shown."""
        return self._steps

    def sizeHint(self) -> QSize:
        """Return the width of the box, and more only where the words need it."""
        width = max(self._theme.px("stepper"), self._row.minimumSize().width())
        return QSize(width, self._theme.px("page_header"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the lines between the steps."""
        painter = QPainter(self)
        painter.setPen(self._theme.colour("edge"))
        y = self.height() // 2
        for left, right in itertools.pairwise(self._buttons):
            middle = (left.geometry().right() + right.geometry().left()) // 2
            half = self._theme.px("step_line") // 2
            painter.drawLine(QPoint(middle - half, y), QPoint(middle + half, y))
        painter.end()

    def _add(self, number: int, step: Step) -> None:
        theme = self._theme
        if number > 1:
            self._row.addSpacing(2 * theme.px("step_gap") + theme.px("step_line"))
        button = _StepButton(theme, number, step)
        button.clicked.connect(lambda: self._on_step_clicked(step))
        self._row.addWidget(button)
        self._buttons.append(button)
        if step.key:
            action = KeyAction(f"step_{step.name}_key", step.label, step.key, parent=self)
            action.triggered.connect(lambda: self._on_step_clicked(step))
            self.addAction(action)
            self._keys.append(action)

    def _on_step_clicked(self, step: Step) -> None:
        if not step.reason and step.state != "now":
            self.step_requested.emit(step.name)


class _StepButton(QAbstractButton):
    """One step."""

    def __init__(self, theme: Theme, number: int, step: Step) -> None:
        super().__init__()
        self._theme = theme
        self._number = number
        self._step = step
        self.setObjectName(f"step_{step.name}")
        self.setText(step.label)
        self.setAccessibleName(step.label)
        self.setAccessibleDescription(step.reason)
        self.setToolTip(plain_tip(step.reason))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        theme = self._theme
        words = QFontMetrics(theme.font("body", strong=True)).horizontalAdvance(self.text())
        width = theme.px("step_ring") + theme.px("s8") + words + 2 * theme.px("s4")
        return QSize(width, theme.px("page_header"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        ring_tone, word_tone, icon = _LOOKS[self._step.state]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px("step_ring")
        ring = QRect(theme.px("s4"), (self.height() - side + 1) // 2, side, side)
        now = self._step.state == "now"
        painter.setPen(QPen(theme.colour(ring_tone), 1))
        painter.setBrush(theme.colour(ring_tone) if now else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(ring.adjusted(0, 0, -1, -1))
        if icon:
            theme.paint_icon(painter, icon, "icon_small", ring_tone, ring)
        else:
            painter.setFont(theme.font("small", strong=now))
            painter.setPen(theme.colour("on_accent" if now else "text2"))
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, str(self._number))
        painter.setFont(theme.font("body", strong=now))
        painter.setPen(theme.colour(word_tone))
        words = self.rect().adjusted(ring.right() + 1 + theme.px("s8"), 0, 0, 0)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(words, flags, self.text())
        if now:
            height = theme.px("s2")
            line = QRect(0, self.height() - height, self.width(), height)
            painter.fillRect(line, theme.colour("accent"))
        painter.end()
