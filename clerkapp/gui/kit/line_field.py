# SPDX-License-Identifier: Apache-2.0
"""The text input: states, where the value came from, and the input method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMargins, QRect, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit

from clerkapp.gui.kit.text import restyle

if TYPE_CHECKING:
    from PySide6.QtGui import QInputMethodEvent, QPaintEvent

    from clerkapp.gui.kit.theme import Theme

_OF_THE_COUNTER = frozenset({Qt.Key.Key_E, Qt.Key.Key_U})
"""With Ctrl, text editing on X11 takes these keys for itself; here they are shortcuts."""


class LineField(QLineEdit):
    """A line of text that a person types.

    While the input method composes, no shortcut takes a key from it.

    Signals:
        textEdited(str): From QLineEdit: the clerk typed. Filling by the program is silent.
        editingFinished(): From QLineEdit: the field was left, or Enter was struck.
    """

    def __init__(
        self, theme: Theme, name: str = "", *, latin: bool = False, size: str = ""
    ) -> None:
        """Make an input.

        Args:
            theme: Where colours and pictures come from.
            name: Object name; tests find the field by it.
            latin: The field takes numbers or codes: the input method is off in it.
            size: ``tall`` (36), ``wizard`` (32) or empty (30).
        """
        super().__init__()
        self._theme = theme
        self._origin: tuple[str, str] | None = None
        self._composing = False
        self.setObjectName(name)
        self.setProperty("measure", size)
        if latin:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
            self.setInputMethodHints(
                Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhNoPredictiveText
            )
        self.textEdited.connect(self._on_text_edited)

    def set_state(self, state: str) -> None:
        """Show ``error``, ``warning`` or, empty, neither."""
        if (self.property("state") or "") != state:
            self.setProperty("state", state)
            restyle(self)

    def set_origin(self, icon: str, text: str) -> None:
        """Show where the value came from, until somebody edits it; empty text shows nothing."""
        self._origin = (icon, text) if text else None
        margins = QMargins(0, 0, self._origin_width() if text else 0, 0)
        self.setTextMargins(margins)
        self.setAccessibleDescription(text)
        self.update()

    def origin(self) -> tuple[str, str] | None:
        """Return icon and word of the value's origin, None if it was typed."""
        return self._origin

    def restore(self, text: str, origin: tuple[str, str] | None) -> None:
        """Put back what stood here before keys arrived that were not meant for the field."""
        self.setText(text)
        self.textEdited.emit(text)
        if origin is not None:
            self.set_origin(*origin)

    def is_composing(self) -> bool:
        """Say whether the input method is at work."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Remember whether the input method composes."""
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep shortcuts away while the input method composes, and the counter's keys from us."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._composing:
                event.accept()
                return True
            with_ctrl = event.modifiers() == Qt.KeyboardModifier.ControlModifier
            if with_ctrl and event.key() in _OF_THE_COUNTER:
                event.ignore()
                return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the input, then the origin at its right end."""
        super().paintEvent(event)
        if self._origin is None:
            return
        theme = self._theme
        icon, text = self._origin
        painter = QPainter(self)
        width = self._origin_width()
        left = self.width() - width - theme.px("s2")
        side = theme.px("icon_small")
        theme.paint_icon(painter, icon, "icon_small", "text3", QRect(left, 0, side, self.height()))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.colour("text3"))
        box = QRect(left + side + theme.px("s4"), 0, width, self.height())
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
        painter.end()

    def _origin_width(self) -> int:
        if self._origin is None:
            return 0
        theme = self._theme
        words = QFontMetrics(theme.font("small")).horizontalAdvance(self._origin[1])
        return theme.px("icon_small") + theme.px("s4") + words + theme.px("s8")

    def _on_text_edited(self) -> None:
        if self._origin is not None:
            self.set_origin("", "")
