# SPDX-License-Identifier: Apache-2.0
"""The navigation rail: one painted button per section of the counter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.marks import paint_box

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.theme import Theme


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the counter.

    Attributes:
        name: What `Rail.section_requested` gives.
        icon: Icon name.
        label: The word below the icon.
        key: The key that goes there, such as ``Ctrl+1``.
        at_bottom: Stand at the lower end of the rail.
    """

    name: str
    icon: str
    label: str
    key: str = ""
    at_bottom: bool = False


@dataclass(frozen=True, slots=True)
class Count:
    """A number at a section.

    Attributes:
        number: Nothing is shown for 0.
        urgent: Red (overdue or undelivered) instead of outlined grey (waits, no clock runs).
        spoken: The whole accessible name, such as 待办，19 件，2 件超期或未送达.
    """

    number: int
    urgent: bool = False
    spoken: str = ""


class Rail(QWidget):
    """Shows the sections that it is given, and which of them is open.

    Signals:
        section_requested(str): The name of a section that was clicked or whose key was struck.
    """

    section_requested = Signal(str)

    def __init__(self, theme: Theme, seal: str) -> None:
        """Make an empty rail; ``seal`` is the one character of the mark."""
        super().__init__()
        self._theme = theme
        self._seal = seal
        self._buttons: dict[str, _RailButton] = {}
        self._keys: list[KeyAction] = []
        self.setObjectName("rail")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.px("top_bar"), 1, theme.px("status_bar"))
        self._column.setSpacing(0)

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show other sections."""
        while (item := self._column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for action in self._keys:
            self.removeAction(action)
            action.deleteLater()
        self._keys = []
        self._buttons = {}
        for section in sections:
            if not section.at_bottom:
                self._column.addWidget(self._button(section))
        self._column.addStretch(1)
        for section in sections:
            if section.at_bottom:
                self._column.addWidget(self._button(section))

    def set_current(self, name: str) -> None:
        """Mark the open section; an unknown name marks none."""
        for key, button in self._buttons.items():
            button.setChecked(key == name)

    def set_count(self, name: str, count: Count) -> None:
        """Show a number at a section."""
        button = self._buttons.get(name)
        if button is not None:
            button.set_count(count)

    def sizeHint(self) -> QSize:
        """Return the rail's width."""
        return QSize(self._theme.px("rail"), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, line and seal mark."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.fillRect(self.width() - 1, 0, 1, self.height(), theme.colour("line"))
        side = theme.px("seal")
        mark = QRect((self.width() - side) // 2, (theme.px("top_bar") - side) // 2, side, side)
        paint_box(painter, mark, theme.px("radius"), "accent", "", theme)
        painter.setFont(theme.font("head", strong=True))
        painter.setPen(theme.colour("on_accent"))
        painter.drawText(mark, Qt.AlignmentFlag.AlignCenter, self._seal)
        painter.end()

    def _button(self, section: Section) -> QWidget:
        button = _RailButton(self._theme, section)
        button.clicked.connect(lambda: self.section_requested.emit(section.name))
        self._buttons[section.name] = button
        if section.key:
            name = f"section_{section.name}_key"
            action = KeyAction(name, section.label, section.key, parent=self)
            action.triggered.connect(lambda: self.section_requested.emit(section.name))
            self.addAction(action)
            self._keys.append(action)
            button.setToolTip(f"{section.label}  {action.cap()}")
        return button


class _RailButton(QAbstractButton):
    """One section."""

    def __init__(self, theme: Theme, section: Section) -> None:
        super().__init__()
        self._theme = theme
        self._section = section
        self._count = Count(0)
        self.setObjectName(f"section_{section.name}")
        self.setText(section.label)
        self.setAccessibleName(section.label)
        self.setCheckable(True)
        # The page decides what is open: a click alone must not change the mark.
        self.setAutoExclusive(False)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def set_count(self, count: Count) -> None:
        self._count = count
        self.setAccessibleName(count.spoken or self._section.label)
        self.update()

    def nextCheckState(self) -> None:
        """Leave the mark to `Rail.set_current`."""

    def sizeHint(self) -> QSize:
        return QSize(self._theme.px("rail"), self._theme.px("rail_button"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        tone = "text2"
        if self.isChecked():
            tone = "soft_accent"
            painter.fillRect(self.rect(), theme.colour("accent_soft"))
            edge = theme.px("selected_edge")
            painter.fillRect(0, 0, edge, self.height(), theme.colour("accent"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.colour("hover"))
        middle = self.height() // 2
        icon = QRect(0, middle - theme.px("icon_nav") - theme.px("s1"), self.width(), 0)
        icon.setHeight(theme.px("icon_nav"))
        theme.paint_icon(painter, self._section.icon, "icon_nav", tone, icon)
        painter.setFont(theme.font("note", strong=self.isChecked()))
        painter.setPen(theme.colour(tone))
        words = QRect(0, middle + theme.px("s2"), self.width(), theme.type_line("note"))
        metrics = QFontMetrics(painter.font())
        shown = metrics.elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, shown)
        if self._count.number:
            self._paint_count(painter, icon)
        painter.end()

    def _paint_count(self, painter: QPainter, icon: QRect) -> None:
        theme = self._theme
        height = theme.px("count")
        text = str(self._count.number)
        font = theme.font("small", strong=self._count.urgent)
        width = max(height, QFontMetrics(font).horizontalAdvance(text) + theme.px("s8"))
        left = icon.center().x() + theme.px("s8")
        box = QRect(left, icon.top() - theme.px("s8"), width, height)
        fill, border, tone = (
            ("err", "", "surface") if self._count.urgent else ("surface", "edge", "text2")
        )
        paint_box(painter, box, height // 2, fill, border, theme)
        painter.setFont(font)
        painter.setPen(theme.colour(tone))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
