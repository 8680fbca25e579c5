# SPDX-License-Identifier: Apache-2.0
"""The steps of the first start, one below the other: ring, name, and what each asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerkapp.gui.kit.text import Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


class StepList(QWidget):
    """Shows which step is done, which is now, and which are to come."""

    def __init__(self, theme: Theme, steps: Sequence[tuple[str, str]]) -> None:
        """Make the list from pairs of name and note; the first step is now."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s16"))
        self._rings: list[_Ring] = []
        self._names: list[Text] = []
        for number, (name, note) in enumerate(steps, 1):
            ring, words = _Ring(theme, number), Text(name, wrap=True)
            row = QHBoxLayout()
            row.setSpacing(theme.px("s12"))
            row.addWidget(ring, 0, Qt.AlignmentFlag.AlignTop)
            both = QVBoxLayout()
            both.setSpacing(0)
            both.addWidget(words)
            both.addWidget(Text(note, "small", "text3", wrap=True))
            row.addLayout(both, 1)
            column.addLayout(row)
            self._rings.append(ring)
            self._names.append(words)
        self.show_step(0)

    def show_step(self, now: int) -> None:
        """Mark a step, counted from 0, as the present one."""
        for place, (ring, name) in enumerate(zip(self._rings, self._names, strict=True)):
            ring.show_state("done" if place < now else "now" if place == now else "todo")
            name.set_tone("accent" if place == now else "text2", strong=place == now)
        self.setAccessibleName(self._names[now].text())


class StepsGround(QWidget):
    """The white column in which the steps stand, with a line at its right."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty column of the wizard's width."""
        super().__init__()
        self._theme = theme
        self.setFixedWidth(theme.px("wizard_steps"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground and line."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("surface"))
        line = self._theme.px("line")
        edge = QRect(self.width() - line, 0, line, self.height())
        painter.fillRect(edge, self._theme.colour("line"))
        painter.end()


class _Ring(QWidget):
    """A step's number in a ring; a check once it is done."""

    def __init__(self, theme: Theme, number: int) -> None:
        super().__init__()
        self._theme = theme
        self._number = str(number)
        self._state = "todo"
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_state(self, state: str) -> None:
        self._state = state
        self.update()

    def sizeHint(self) -> QSize:
        side = self._theme.px("step_ring")
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint disc, ring or check."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        now = self._state == "now"
        tone = {"now": "accent", "done": "ok", "todo": "edge"}[self._state]
        painter.setPen(QPen(theme.colour(tone), theme.px("line")))
        painter.setBrush(theme.colour(tone) if now else Qt.BrushStyle.NoBrush)
        ring = QRect(0, 0, self.width() - 1, self.height() - 1)
        painter.drawEllipse(ring)
        if self._state == "done":
            theme.paint_icon(painter, "check", "icon_small", "ok", self.rect())
        else:
            painter.setFont(theme.font("small", strong=now))
            painter.setPen(theme.colour("on_accent" if now else "text2"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self._number)
        painter.end()
