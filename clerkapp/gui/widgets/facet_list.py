# SPDX-License-Identifier: Apache-2.0
"""The facets left of the work list: what it can be narrowed to, with counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractButton, QFrame, QSizePolicy, QVBoxLayout

from clerkapp.gui.kit.marks import paint_box
from clerkapp.gui.kit.text import Text
from clerkapp.presentation.work_rows import (
    FACET_MARKS,
    FIRST_FACETS,
    STEP_FACETS,
    Facet,
)

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class FacetList(QFrame):
    """One tab stop; ↑ ↓ choose.

    Signals:
        facet_chosen(str): The clerk chose a facet; never sent by `set_facet`.
    """

    facet_chosen = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make the list; everything is shown at first."""
        super().__init__()
        self._theme = theme
        self._facet = Facet.ALL
        self._buttons: dict[Facet, FacetButton] = {}
        self.setObjectName("facet_list")
        self.setAccessibleName(words("queue.facets"))
        self.setFixedWidth(theme.px("facets"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The chosen facet shows the focus; a ring around the whole height would say nothing.
        self.setProperty("no_ring", True)
        column = QVBoxLayout(self)
        pad = theme.px("s8")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(0)
        groups = (("", (Facet.ALL,)), ("first", FIRST_FACETS), ("steps", STEP_FACETS))
        for name, facets in groups:
            if name:
                heading = Text(words(f"queue.facets.{name}"), "small", "text3")
                heading.setContentsMargins(pad, theme.px("s12"), 0, theme.px("s4"))
                column.addWidget(heading)
            for facet in facets:
                button = FacetButton(theme, facet, words(f"queue.facet.{facet.value}"))
                button.clicked.connect(lambda _=False, f=facet: self.choose(f))
                self._buttons[facet] = button
                column.addWidget(button)
        column.addStretch(1)
        self.set_facet(Facet.ALL)

    def facet(self) -> Facet:
        """Return the chosen facet."""
        return self._facet

    def set_facet(self, facet: Facet) -> None:
        """Show a facet as chosen, silently."""
        self._facet = facet
        for code, button in self._buttons.items():
            button.setChecked(code is facet)

    def choose(self, facet: Facet) -> None:
        """Choose a facet as the clerk would."""
        changed = facet is not self._facet
        self.set_facet(facet)
        if changed:
            self.facet_chosen.emit(facet.value)

    def step(self, change: int) -> None:
        """Go to the facet before or after."""
        facets = tuple(self._buttons)
        at = facets.index(self._facet) + change
        self.choose(facets[max(0, min(at, len(facets) - 1))])

    def show_counts(self, counts: dict[Facet, int]) -> None:
        """Show how many cases each facet has."""
        for facet, button in self._buttons.items():
            button.show_count(counts.get(facet, 0))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the focus at the chosen facet."""
        super().focusInEvent(event)
        self._buttons[self._facet].update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus from the chosen facet."""
        super().focusOutEvent(event)
        self._buttons[self._facet].update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ground and the line at the right."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("sunken"))
        edge = QRect(self.width() - 1, 0, 1, self.height())
        painter.fillRect(edge, self._theme.colour("line"))
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go up or down; ← and → do the same here as in the list."""
        steps = {
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Right: 1,
        }
        if event.key() in steps:
            self.step(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)


class FacetButton(QAbstractButton):
    """One facet: icon, word, count."""

    def __init__(self, theme: Theme, facet: Facet, text: str) -> None:
        """Make a facet without cases."""
        super().__init__()
        self._theme = theme
        self._facet = facet
        self._count = 0
        self.setObjectName(f"facet_{facet.value}")
        self.setText(text)
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_count(0)

    def count(self) -> int:
        """Return how many cases the facet has."""
        return self._count

    def show_count(self, count: int) -> None:
        """Show another count."""
        self._count = count
        self.setAccessibleName(f"{self.text()} {count}")
        self.update()

    def _shows_focus(self) -> bool:
        facets = self.parentWidget()
        return facets is not None and facets.hasFocus()

    def sizeHint(self) -> QSize:
        """Return the height of a facet."""
        return QSize(self._theme.px("gutter"), self._theme.px("row_facet"))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, word and count."""
        theme, chosen = self._theme, self.isChecked()
        painter = QPainter(self)
        if chosen or self.underMouse():
            ground = "accent_soft" if chosen else "hover"
            border = "accent" if chosen and self._shows_focus() else ""
            width = theme.px("ring")
            paint_box(painter, self.rect(), theme.px("radius"), ground, border, theme, width)
        icon, tone = FACET_MARKS[self._facet]
        pad, side = theme.px("s8"), theme.px("icon")
        box = QRect(pad, 0, side, self.height())
        theme.paint_icon(painter, icon, "icon", "soft_accent" if chosen else tone, box)
        painter.setFont(theme.font("body", strong=chosen))
        painter.setPen(theme.colour("soft_accent" if chosen else "text"))
        inside = self.rect().adjusted(pad + side + pad, 0, -pad, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.setFont(theme.font("body"))
        painter.setPen(theme.colour("soft_text" if chosen else "text2"))
        painter.drawText(inside, middle | Qt.AlignmentFlag.AlignRight, str(self._count))
        painter.end()
