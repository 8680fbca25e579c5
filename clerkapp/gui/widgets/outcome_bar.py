# SPDX-License-Identifier: Apache-2.0
"""The outcome bar of document review: a conclusion and one button per outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractButton,
    QFrame,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
)

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.marks import cap_size, paint_box, paint_cap
from clerkapp.gui.kit.text import IconText, plain_tip
from clerkapp.presentation.outcomes import Outcome, OutcomeBar, OutcomeCode, Readiness

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

OUTCOME_KEYS = {
    OutcomeCode.ACCEPT: "Alt+S",
    OutcomeCode.TOLERATE: "Alt+R",
    OutcomeCode.NOTIFY: "Alt+G",
    OutcomeCode.REFUSE: "Alt+B",
    OutcomeCode.WITHDRAW: "Alt+C",
}
RECOMMENDED_KEY = "F12"


class OutcomeButton(QAbstractButton):
    """One outcome: its name and key, and below what will happen or why it cannot be chosen.

    A forbidden one is grey but can be reached and pressed: it explains itself.
    """

    def __init__(self, theme: Theme, action: KeyAction) -> None:
        """Make the button of an outcome's action."""
        super().__init__()
        self._theme = theme
        self._action = action
        self._outcome: Outcome | None = None
        self._filled = False
        self.setObjectName(f"{action.objectName()}_button")
        self.addAction(action)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(action.trigger)

    @property
    def outcome(self) -> Outcome | None:
        """What the button shows."""
        return self._outcome

    def is_filled(self) -> bool:
        """Say whether this is the filled button of the page."""
        return self._filled

    def show_outcome(self, outcome: Outcome, *, fill: bool) -> None:
        """Show how the outcome stands; ``fill`` says whether the bar may have a filled button."""
        self._outcome = outcome
        self._filled = fill and outcome.recommended
        self.setText(outcome.title)
        self.setAccessibleName(outcome.title)
        self.setAccessibleDescription(outcome.note)
        self.setToolTip(plain_tip(outcome.note))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of two lines; widths are shared out evenly."""
        return QSize(self._theme.px("gutter"), self._theme.px("outcome_button"))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the name and its key."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press on Enter too."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint box, name, key and note."""
        outcome = self._outcome
        if outcome is None:
            return
        theme = self._theme
        painter = QPainter(self)
        forbidden = outcome.readiness is Readiness.FORBIDDEN
        fill, border, name, note = self._tones(forbidden=forbidden)
        paint_box(painter, self.rect(), theme.px("radius"), fill, border, theme)
        pad = theme.px("s12")
        inside = self.rect().adjusted(pad, theme.px("s4"), -pad, -theme.px("s4"))
        cap = RECOMMENDED_KEY if self._filled else self._action.cap()
        size = cap_size(theme, cap)
        line = QRect(inside.left(), inside.top(), inside.width(), theme.type_line("body"))
        top = line.center().y() + 1 - size.height() // 2
        at = QRect(inside.right() + 1 - size.width(), top, size.width(), size.height())
        edge = "on_accent" if self._filled else ""
        paint_cap(painter, theme, at, cap, edge, edge)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("body", strong=True))
        painter.setPen(theme.colour(name))
        painter.drawText(line, flags, outcome.title)
        below = QRect(line.left(), line.bottom() + 1, line.width(), theme.type_line("small"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour(note))
        shown = QFontMetrics(theme.font("small")).elidedText(
            outcome.note, Qt.TextElideMode.ElideRight, below.width()
        )
        painter.drawText(below, flags, shown)
        painter.end()

    def _tones(self, *, forbidden: bool) -> tuple[str, str, str, str]:
        if self._filled:
            fill = "accent_press" if self.isDown() else "accent"
            if self.underMouse() and not self.isDown():
                fill = "accent_hover"
            return fill, fill, "on_accent", "on_accent"
        if forbidden:
            return "hover", "line", "text3", "text3"
        return "hover" if self.underMouse() else "surface", "edge", "text", "text2"


class OutcomeStrip(QFrame):
    """The bar in place of the action bar.

    Signals:
        outcome_chosen(str): The code of an outcome whose button was pressed or key struck,
            forbidden ones included.
        recommended_chosen(): F12.
    """

    outcome_chosen = Signal(str)
    recommended_chosen = Signal()

    def __init__(self, theme: Theme, words: Words, back: KeyAction) -> None:
        """Make an empty bar; ``back`` leads to intake."""
        super().__init__()
        self._theme = theme
        self.setObjectName("OutcomeBar")
        self.setFixedHeight(theme.px("outcome_bar"))
        self.conclusion = IconText(theme, "", "", wrap=False)
        self.conclusion.setObjectName("outcome_conclusion")
        self.buttons: dict[OutcomeCode, OutcomeButton] = {}
        column = QVBoxLayout(self)
        x = theme.px("page_x")
        column.setContentsMargins(x, theme.px("s4"), x, theme.px("s12"))
        column.setSpacing(theme.px("s4"))
        head = QHBoxLayout()
        head.addWidget(self.conclusion, 1)
        head.addWidget(KeyCapButton(theme, back, "flat", "row"))
        column.addLayout(head)
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        for code in OutcomeCode:
            action = KeyAction(
                f"outcome_{code.value}",
                words(f"outcome.{code.value}"),
                OUTCOME_KEYS[code],
                "",
                self,
            )
            action.triggered.connect(lambda _=False, c=code: self.outcome_chosen.emit(c.value))
            button = OutcomeButton(theme, action)
            self.buttons[code] = button
            row.addWidget(button, 1)
        column.addLayout(row)
        self.next = KeyAction(
            "outcome_recommended", words("outcome.recommended"), RECOMMENDED_KEY, "", self
        )
        self.next.triggered.connect(self.recommended_chosen.emit)
        self.addAction(self.next)

    def show_bar(self, bar: OutcomeBar, *, fill: bool = True) -> None:
        """Show conclusion and buttons; without ``fill`` another button of the page is filled."""
        self.conclusion.show_line(bar.icon, bar.sentence, icon_tone=bar.tone)
        for outcome in bar.outcomes:
            self.buttons[outcome.code].show_outcome(outcome, fill=fill)
        self.next.setEnabled(fill)
        self.next.setText(bar.recommended.title)
