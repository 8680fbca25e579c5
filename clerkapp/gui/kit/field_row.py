# SPDX-License-Identifier: Apache-2.0
"""One field of a form: its label, its editor, and the one line below that speaks about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QSizePolicy, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import IconText, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme

SEVERITIES = {
    # severity: (icon, tone)
    "error": ("circle-x", "err"),
    "warning": ("triangle-alert", "warn"),
    "empty": ("circle-dashed", "text3"),
    "ok": ("circle-check", "ok"),
    "hint": ("info", "text3"),
    "derived": ("equal", "text2"),
    "block": ("octagon-pause", "block"),
    "info": ("info", "accent"),
}


class FieldRow(QWidget):
    """Label left, editor right, below it at most one line: message, else derived value, else hint.

    Signals:
        entered(): The focus came into the editor.
        left(): The focus went from the editor to another place of the window.
    """

    entered = Signal()
    left = Signal()

    def __init__(
        self, theme: Theme, label: str, editor: QWidget, *, label_width: str = "label"
    ) -> None:
        """Make a row.

        Args:
            theme: Where colours and pictures come from.
            label: The field's name; the editor gets it as accessible name.
            editor: Any widget; several side by side come from `side_by_side`.
            label_width: Size token of the label's width.
        """
        super().__init__()
        self._theme = theme
        self.editor = editor
        self._message: tuple[str, str] | None = None
        self._derived = ""
        self._hint = ""
        self._hint_always = False
        self._focused = False
        self._button: KeyCapButton | None = None
        self.label = Text(label, tone="text2", wrap=True)
        self.label.setFixedWidth(theme.px(label_width))
        self.label.setBuddy(editor)
        self.line = IconText(theme, "", "", "text3", "note")
        self.line.setHidden(True)
        self._build()
        editor.setAccessibleName(label)
        self._stops = [w for w in (editor, *editor.findChildren(QWidget)) if _takes_focus(w)]
        for stop in self._stops:
            stop.installEventFilter(self)

    def _build(self) -> None:
        theme = self._theme
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(0)
        self._grid.setVerticalSpacing(theme.px("s2") + theme.px("s1"))
        self.label.setMinimumHeight(theme.px("control"))
        self._grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        stretches = self.editor.sizePolicy().horizontalPolicy() != QSizePolicy.Policy.Fixed
        side = Qt.AlignmentFlag.AlignTop
        if not stretches:
            side |= Qt.AlignmentFlag.AlignLeft
        self._grid.addWidget(self.editor, 0, 1, side)
        self._grid.addWidget(self.line, 1, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.setRowStretch(3, 1)

    def set_message(self, severity: str, text: str, action: KeyAction | None = None) -> None:
        """Say what is wrong and what to do.

        Args:
            severity: ``error`` or ``warning`` (both colour the editor's border), or ``empty``.
            text: The sentence.
            action: A way out, shown as a flat button below the sentence.
        """
        self._message = (severity, text)
        self._show_button(action)
        self._refresh()

    def clear_message(self) -> None:
        """Take the message away."""
        self._message = None
        self._show_button(None)
        self._refresh()

    def message(self) -> tuple[str, str] | None:
        """Return severity and sentence of the message, None if there is none."""
        return self._message

    def set_derived(self, text: str) -> None:
        """Show what the program worked out from the value; empty takes it away."""
        self._derived = text
        self._refresh()

    def set_hint(self, text: str, *, always: bool = False) -> None:
        """Show a hint while the field has the focus, or always."""
        self._hint = text
        self._hint_always = always
        self._refresh()

    def set_label(self, text: str) -> None:
        """Change the field's name."""
        self.label.setText(text)
        self.editor.setAccessibleName(text)

    def focus_editor(self) -> None:
        """Put the focus into the editor."""
        if self._stops:
            self._stops[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def has_focus(self) -> bool:
        """Say whether the focus is in the editor."""
        return self._focused

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the focus coming and going."""
        kind = event.type()
        if kind == QEvent.Type.FocusIn and not self._focused:
            self._focused = True
            self._refresh()
            self.entered.emit()
        elif kind == QEvent.Type.FocusOut and self._leaves():
            self._focused = False
            self._refresh()
            self.left.emit()
        return super().eventFilter(watched, event)

    def _leaves(self) -> bool:
        """Say whether the focus is now elsewhere in this window, not in another window."""
        now = self.window().focusWidget()
        return self._focused and now not in self._stops and self.isActiveWindow()

    def _refresh(self) -> None:
        severity, text = self._spoken()
        if isinstance(self.editor, LineField):
            self.editor.set_state(severity if severity in {"error", "warning"} else "")
        icon, tone = SEVERITIES[severity]
        self.line.show_line(icon, text, tone)
        self.line.setVisible(bool(text))
        self.editor.setAccessibleDescription(text)

    def _spoken(self) -> tuple[str, str]:
        if self._message is not None:
            return self._message
        if self._derived:
            return ("derived", self._derived)
        shows = self._hint_always or self._focused
        return ("hint", self._hint if shows else "")

    def _show_button(self, action: KeyAction | None) -> None:
        if self._button is not None:
            self._button.hide()
            self._button.deleteLater()
            self._button = None
        if action is not None:
            self._button = KeyCapButton(self._theme, action, "flat", "row")
            self._grid.addWidget(self._button, 2, 1, Qt.AlignmentFlag.AlignLeft)


def side_by_side(theme: Theme, *widgets: QWidget, stretch: int = -1) -> QWidget:
    """Put several editors or texts on one line.

    Args:
        theme: Where the gap comes from.
        widgets: From left to right.
        stretch: The index of the one that takes the spare room; the end does if it is -1.
    """
    box = QWidget()
    row = QHBoxLayout(box)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.px("s8"))
    for index, widget in enumerate(widgets):
        row.addWidget(widget, 1 if index == stretch else 0)
    if stretch < 0:
        row.addStretch(1)
    return box


def _takes_focus(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
