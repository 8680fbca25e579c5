# SPDX-License-Identifier: Apache-2.0
"""The side panel and what stands in its blocks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.drawer import Drawer
from clerkapp.gui.kit.marks import Chip, ChipContent, KeyCap
from clerkapp.gui.kit.text import IconText, Rule, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme


class SidePanel(QFrame):
    """A column of blocks with lines between; it scrolls when it is too long."""

    def __init__(self, theme: Theme, width: str = "side", drawer: str = "") -> None:
        """Make an empty panel.

        Args:
            theme: Where sizes and colours come from.
            width: Size token: ``side`` (300) or ``side_wide`` (392).
            drawer: The words of Alt+P (``kit.side.open``): in a narrow window the panel becomes
                a drawer that this key opens over the page. Without words it never does.
        """
        super().__init__()
        self._theme = theme
        self._pad = "s16" if width == "side" else "icon_nav"
        self.setObjectName("SidePanel")
        self.setFixedWidth(theme.px(width))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        content = QWidget()
        self._column = QVBoxLayout(content)
        pad = theme.px(self._pad)
        top = theme.px("s12") + theme.px("s2")
        self._column.setContentsMargins(pad, top, pad, theme.px("s12"))
        self._column.setSpacing(theme.px("s12") + theme.px("s1"))
        self._column.addStretch(1)
        area.setWidget(content)
        # The panel's own ground shows through.
        content.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 0, 0, 0)
        outer.addWidget(area)
        self._drawer = Drawer(theme, self, area, width, drawer) if drawer else None

    def add_block(
        self, title: str = "", name: str = "", action: KeyAction | None = None, *, line: bool = True
    ) -> SideBlock:
        """Add a block below the others.

        Args:
            title: Its heading; none if empty.
            name: Object name.
            action: A flat button at the right of the heading.
            line: Whether a line stands above it (never above the first).
        """
        at = self._column.count() - 1
        if at and line:
            self._column.insertWidget(at, Rule())
            at += 1
        block = SideBlock(self._theme, title, name, action)
        self._column.insertWidget(at, block)
        return block


class SideBlock(QWidget):
    """A heading with a count, and lines below it."""

    def __init__(
        self, theme: Theme, title: str = "", name: str = "", action: KeyAction | None = None
    ) -> None:
        """Make a block without lines."""
        super().__init__()
        self._theme = theme
        self.setObjectName(name)
        self.setAccessibleName(title)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s6"))
        self._count = Text("", tone="text3")
        if title:
            head = QHBoxLayout()
            head.setSpacing(theme.px("s8"))
            head.addWidget(Text(title, strong=True))
            head.addWidget(self._count)
            head.addStretch(1)
            if action is not None:
                head.addWidget(KeyCapButton(theme, action, "flat", "row"))
            column.addLayout(head)
        else:
            self._count.setParent(self)
            self._count.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(theme.px("s2") + theme.px("s1"))
        column.addLayout(self._lines)

    def set_count(self, text: str) -> None:
        """Show a number or a few words beside the heading."""
        self._count.setText(text)

    def add(self, *widgets: QWidget, ruled: bool = False) -> None:
        """Add lines, or any widgets; ``ruled`` puts a rule between them."""
        for number, widget in enumerate(widgets):
            if ruled and number:
                self._lines.addSpacing(self._theme.px("s2"))
                self._lines.addWidget(Rule())
                self._lines.addSpacing(self._theme.px("s2"))
            self._lines.addWidget(widget)

    def clear(self) -> None:
        """Take all lines away and delete them."""
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()


class IconLine(QWidget):
    """Icon and sentence, a grey line below, and a key at the right: a problem, check or step."""

    def __init__(
        self,
        theme: Theme,
        icon: str,
        text: str,
        tone: str = "text2",
        *,
        note: str = "",
        cap: str = "",
        strong: bool = False,
        action: KeyAction | None = None,
    ) -> None:
        """Make a line.

        Args:
            theme: Where sizes and colours come from.
            icon: Icon name.
            text: The sentence.
            tone: Colour token of the icon.
            note: Small grey words below.
            cap: A key cap at the right.
            strong: The sentence in SemiBold.
            action: A button at the right.
        """
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, theme.px("s2"), 0, theme.px("s2"))
        row.setSpacing(theme.px("s8"))
        column = QVBoxLayout()
        column.setSpacing(0)
        self.line = IconText(theme, icon, text, icon_tone=tone, strong=strong)
        line_row = self.line.layout()
        if line_row is not None:
            line_row.setSpacing(theme.px("s8"))
        column.addWidget(self.line)
        if note:
            below = Text(note, "small", "text3", wrap=True)
            below.setContentsMargins(theme.px("icon") + theme.px("s8"), 0, 0, 0)
            column.addWidget(below)
        row.addLayout(column, 1)
        if cap:
            row.addWidget(KeyCap(theme, cap), 0, Qt.AlignmentFlag.AlignTop)
        if action is not None:
            row.addWidget(KeyCapButton(theme, action, "outlined", "row"))
        self.setAccessibleName(text)
        self.setAccessibleDescription(note)


class PairLine(QWidget):
    """A name left and a small grey value right, such as a paper and how many of it."""

    def __init__(
        self, theme: Theme, left: str, right: str, *, role: str = "small", tone: str = "text3"
    ) -> None:
        """Make a line; role and tone are those of the value."""
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px("s8"))
        row.addWidget(Text(left, wrap=True), 1)
        value = Text(right, role, tone)
        row.addWidget(value, 0, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(f"{left} {right}")


class DateLine(QWidget):
    """A promise: its name, the date, a chip such as 预计, and the start event with its basis."""

    def __init__(
        self,
        theme: Theme,
        label: str,
        date: str,
        note: str = "",
        chip: ChipContent | None = None,
        role: str = "body",
    ) -> None:
        """Make a line; ``role`` is the date's type token (``head`` on the slip page)."""
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, theme.px("s4"))
        column.setSpacing(theme.px("s4"))
        row = QHBoxLayout()
        row.setSpacing(theme.px("s4"))
        row.addWidget(Text(label))
        if chip is not None:
            row.addWidget(Chip(theme, chip, "chip_small"))
        row.addStretch(1)
        row.addWidget(Text(date, role, strong=True))
        column.addLayout(row)
        if note:
            column.addWidget(Text(note, "small", "text3", wrap=True))
        self.setAccessibleName(f"{label} {date}")
        self.setAccessibleDescription(note)
