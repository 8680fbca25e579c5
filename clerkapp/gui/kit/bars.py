# SPDX-License-Identifier: Apache-2.0
"""The bars below the page: the action bar and the status bar."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QHBoxLayout, QSizePolicy, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import SEVERITIES
from clerkapp.gui.kit.page import Bar, StatusLine
from clerkapp.gui.kit.text import IconText

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QPaintEvent

    from clerkapp.gui.kit.page import ActionPart
    from clerkapp.gui.kit.theme import Theme


class ActionBar(QFrame):
    """The page's acts, 36 high, the next step filled at the right."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty bar."""
        super().__init__()
        self._theme = theme
        self._bar = Bar()
        self.setObjectName("ActionBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("page_x"), theme.px("s1"), theme.px("page_x"), 0)
        row.setSpacing(theme.px("s8"))
        self._leading = _row(row, theme)
        row.addStretch(1)
        self._notes = _row(row, theme)
        self._trailing = _row(row, theme)

    def show_bar(self, bar: Bar) -> None:
        """Show a page's bar; buttons that stay are not built anew, so that they keep the focus."""
        old, self._bar = self._bar, bar
        if old.leading != bar.leading:
            self._fill(self._leading, bar.leading)
        if old.trailing != bar.trailing:
            self._fill(self._trailing, bar.trailing)
        if old.notes != bar.notes:
            self._show_notes(bar)

    def _fill(self, row: QHBoxLayout, parts: tuple[ActionPart, ...]) -> None:
        _empty(row)
        for part in parts:
            row.addWidget(KeyCapButton(self._theme, part.action, part.kind, "tall"))

    def _show_notes(self, bar: Bar) -> None:
        _empty(self._notes)
        for severity, text in bar.notes:
            icon, tone = SEVERITIES.get(severity, ("", "text2"))
            line = IconText(self._theme, icon, text, tone, wrap=False)
            self._notes.addWidget(line, 0, Qt.AlignmentFlag.AlignVCenter)


@dataclass(frozen=True, slots=True)
class StatusChip:
    """One thing that the status bar watches.

    Attributes:
        name: What `StatusBar.chip_clicked` gives.
        icon: Icon name; none if empty.
        text: Words.
        tone: ``text2``, or warn or err when there is trouble.
    """

    name: str
    icon: str
    text: str
    tone: str = "text2"


class StatusBar(QFrame):
    """Left what was saved or goes on, right the devices, the backup and the clock.

    Signals:
        chip_clicked(str): The name of a chip.
    """

    chip_clicked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Make an empty bar."""
        super().__init__()
        self._theme = theme
        self._chips: tuple[StatusChip, ...] = ()
        self.setObjectName("StatusBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("page_y"), 0, theme.px("page_y"), 0)
        row.setSpacing(theme.px("page_y"))
        self._line = IconText(theme, "", "", "text", "small", wrap=False)
        self._line.setObjectName("status_line")
        row.addWidget(self._line, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        self._right = _row(row, theme)
        self._right.setSpacing(theme.px("page_y"))

    def say(self, line: StatusLine) -> None:
        """Show a line at the left."""
        self._line.show_line(line.icon, line.text, "text2", icon_tone=line.tone)

    def text(self) -> str:
        """Return the line at the left."""
        return self._line.text()

    def show_chips(self, chips: Sequence[StatusChip]) -> None:
        """Show the chips at the right."""
        if tuple(chips) == self._chips:
            return
        self._chips = tuple(chips)
        _empty(self._right)
        for chip in chips:
            button = _ChipButton(self._theme, chip)
            button.clicked.connect(lambda _=False, name=chip.name: self.chip_clicked.emit(name))
            self._right.addWidget(button)


class _ChipButton(QAbstractButton):
    """One chip of the status bar."""

    def __init__(self, theme: Theme, chip: StatusChip) -> None:
        super().__init__()
        self._theme = theme
        self._chip = chip
        self.setObjectName(f"status_{chip.name}")
        self.setText(chip.text)
        self.setAccessibleName(chip.text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def sizeHint(self) -> QSize:
        theme = self._theme
        width = QFontMetrics(theme.font("small")).horizontalAdvance(self._chip.text)
        return QSize(width + self._indent(), theme.type_line("small"))

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        painter = QPainter(self)
        if self._chip.icon:
            side = theme.px("icon_small")
            box = self.rect()
            box.setWidth(side)
            theme.paint_icon(painter, self._chip.icon, "icon_small", self._chip.tone, box)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(self._chip.tone))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(self.rect().adjusted(self._indent(), 0, 0, 0), flags, self._chip.text)
        painter.end()

    def _indent(self) -> int:
        return self._theme.px("icon_small") + self._theme.px("s4") if self._chip.icon else 0


def _row(outer: QHBoxLayout, theme: Theme) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px("s8"))
    outer.addLayout(row)
    return row


def _empty(row: QHBoxLayout) -> None:
    while (item := row.takeAt(0)) is not None:
        widget: QWidget | None = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
