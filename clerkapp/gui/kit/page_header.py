# SPDX-License-Identifier: Apache-2.0
"""The page header: name and state, stepper, and the case at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.marks import Chip, ChipContent
from clerkapp.gui.kit.page import ActionPart, Header, TextPart
from clerkapp.gui.kit.stepper import Stepper
from clerkapp.gui.kit.text import ElidedText, Text

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

    from clerkapp.gui.kit.theme import Theme


class PageHeader(QFrame):
    """Shows a page's `Header`; the stepper stands at the same place on every page."""

    def __init__(self, theme: Theme) -> None:
        """Make an empty header."""
        super().__init__()
        self._theme = theme
        self._header = Header("")
        self._lent: dict[QWidget, QWidget | None] = {}
        self.setObjectName("PageHeader")
        self._title = ElidedText("", "head")
        self._title.setObjectName("page_title")
        self._chip = Chip(theme, ChipContent(""))
        self._note = ElidedText("", "body", "text2")
        self.stepper = Stepper(theme)
        self._left = QWidget()
        left = QHBoxLayout(self._left)
        left.setContentsMargins(0, 0, theme.px("s12"), 0)
        left.setSpacing(theme.px("s12"))
        left.addWidget(self._title)
        left.addWidget(self._chip)
        left.addWidget(self._note)
        left.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(theme.px("page_x"), 0, theme.px("page_x"), 0)
        self._row.setSpacing(0)
        self._row.addWidget(self._left)
        self._row.addWidget(self.stepper)
        self._row.addStretch(1)
        self._right = QHBoxLayout()
        self._right.setSpacing(theme.px("s8"))
        self._right.setContentsMargins(theme.px("s12"), 0, 0, 0)
        self._row.addLayout(self._right)
        self.show_header(self._header)

    def show_header(self, header: Header) -> None:
        """Show a page's header."""
        right_changed = header.right != self._header.right
        self._header = header
        self._title.setText(header.title)
        self._title.setToolTip("")
        self._chip.setVisible(header.chip is not None)
        if header.chip is not None:
            self._chip.show_content(header.chip)
        self._note.setText(header.note)
        self._note.setVisible(bool(header.note))
        self.stepper.show_steps(header.steps)
        self.stepper.setVisible(bool(header.steps))
        if right_changed:
            self._show_right(header)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """Count the title at its narrowest; its present width would keep the window wide."""
        shown = super().minimumSizeHint()
        least = min(self._theme.px("gutter"), self._left.minimumWidth())
        return QSize(shown.width() - self._left.minimumWidth() + least, shown.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the title the room left of the stepper."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Keep the stepper's place while the window is wide enough for it."""
        theme = self._theme
        if not self._header.steps:
            self._left.setMinimumWidth(0)
            self._left.setMaximumWidth(self.maximumWidth())
            self._left.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
            return
        room = self.width() - self.stepper.sizeHint().width() - 2 * theme.px("page_x")
        # Long names at the right give way first, then the title, and never the stepper.
        room -= self._right.minimumSize().width()
        self._left.setFixedWidth(max(theme.px("gutter"), min(theme.px("title_box"), room)))

    def _show_right(self, header: Header) -> None:
        while (item := self._right.takeAt(0)) is not None:
            old = item.widget()
            if old is None:
                continue
            old.hide()
            if old in self._lent:
                old.setParent(self._lent.pop(old))
            else:
                old.deleteLater()
        for part in header.right:
            if isinstance(part, QWidget):
                self._lent[part] = part.parentWidget()
            widget = self._make(part)
            self._right.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.show()

    def _make(self, part: TextPart | ActionPart | QWidget) -> QWidget:
        if isinstance(part, TextPart):
            return self._text(part)
        if isinstance(part, ActionPart):
            return KeyCapButton(self._theme, part.action, part.kind)
        return part

    def _text(self, part: TextPart) -> Text:
        """Make a text: numbers in the title's size stay whole, words may be elided."""
        if part.role != "body":
            return Text(part.text, part.role, part.tone, strong=part.strong)
        text = ElidedText(part.text, part.role, part.tone, strong=part.strong)
        metrics = QFontMetrics(self._theme.font(part.role, strong=part.strong))
        width = metrics.horizontalAdvance(part.text) + self._theme.px("s1")
        text.setMinimumWidth(min(width, self._theme.px("gutter")))
        return text
