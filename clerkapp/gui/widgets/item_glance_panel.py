# SPDX-License-Identifier: Apache-2.0
"""A service item at a glance: what the clerk tells somebody who asks, and which papers to bring."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerkapp.gui.kit.marks import Chip, ChipContent
from clerkapp.gui.kit.text import ElidedText, Rule, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.item_glance import GlancePaper, ItemGlance
    from clerkapp.presentation.words import Words


class ItemGlancePanel(QWidget):
    """Shows one item; everything in it is read, nothing is a control."""

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty panel."""
        super().__init__()
        self.setObjectName("item_glance")
        self._theme = theme
        self._words = words
        self._content: QWidget | None = None
        self._column = QVBoxLayout(self)
        x, y = theme.px("page_x"), theme.px("page_y")
        self._column.setContentsMargins(x, y, x, y)
        self._column.addStretch(1)

    def show_glance(self, glance: ItemGlance | None) -> None:
        """Show an item, or nothing."""
        if self._content is not None:
            self._column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
            self._content = None
        if glance is not None:
            self._content = self._made(glance)
            self._column.insertWidget(0, self._content)
            self.setAccessibleName(glance.name)

    def _made(self, glance: ItemGlance) -> QWidget:
        theme = self._theme
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s4"))
        head = QHBoxLayout()
        head.addWidget(Text(glance.name, "head", wrap=True), 1)
        chip = Chip(theme, ChipContent(glance.version))
        head.addWidget(chip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(head)
        column.addWidget(Text(glance.summary, tone="text2", wrap=True))
        column.addSpacing(theme.px("s8"))
        column.addLayout(self._lines(glance))
        column.addSpacing(theme.px("s16"))
        papers = QHBoxLayout()
        papers.setSpacing(theme.px("s8"))
        papers.addWidget(Text(self._words("intake.side.papers"), strong=True))
        papers.addWidget(Text(str(len(glance.papers)), tone="text3"))
        papers.addStretch(1)
        column.addLayout(papers)
        for paper in glance.papers:
            column.addWidget(self._paper(paper))
            column.addWidget(Rule())
        if glance.told:
            column.addSpacing(theme.px("s16"))
            column.addWidget(Text(self._words("materials.told"), strong=True))
        for sentence in glance.told:
            column.addWidget(Text(sentence, tone="text2", wrap=True))
        return content

    def _lines(self, glance: ItemGlance) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(self._theme.px("s16"))
        grid.setVerticalSpacing(self._theme.px("s6"))
        grid.setColumnStretch(1, 1)
        for line, (label, text) in enumerate(glance.lines):
            grid.addWidget(Text(label, tone="text2"), line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(Text(text, wrap=True), line, 1)
        return grid

    def _paper(self, paper: GlancePaper) -> QWidget:
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, self._theme.px("s2"), 0, self._theme.px("s2"))
        row.setSpacing(self._theme.px("s8"))
        row.addWidget(ElidedText(paper.name))
        why = ElidedText(paper.why, "small", "text3")
        # The name comes first; the reason takes what room is left.
        why.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(why, 1)
        row.addWidget(Text(paper.how, tone="text2"))
        return line


def glance_side(theme: Theme, panel: ItemGlancePanel) -> QFrame:
    """Return the right half of a page with a glance in it that scrolls when it is long."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(panel)
    # The area would paint the window's grey behind what stands on the white panel.
    panel.setAutoFillBackground(False)
    side = QFrame()
    side.setObjectName("SidePanel")
    inner = QVBoxLayout(side)
    inner.setContentsMargins(theme.px("s1"), 0, 0, 0)
    inner.addWidget(area)
    return side
