# SPDX-License-Identifier: Apache-2.0
"""Sections of a form: a gutter with name, key and state, and a body of two columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import SEVERITIES
from clerkapp.gui.kit.marks import KeyCap
from clerkapp.gui.kit.text import IconText, Rule, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from clerkapp.gui.kit.field_row import FieldRow
    from clerkapp.gui.kit.theme import Theme


class FormSection(QWidget):
    """One section: fields in two columns, or one line that says why it does not apply."""

    def __init__(self, theme: Theme, name: str, title: str, key: str = "") -> None:
        """Make an empty section.

        Args:
            theme: Where sizes and colours come from.
            name: Object name.
            title: What the gutter says.
            key: The key that jumps to the first field, such as ``Alt+S``.
        """
        super().__init__()
        self._theme = theme
        self._rows: list[tuple[FieldRow, bool]] = []
        self._columns = 2
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._gutter = self._make_gutter(name, title, key)
        self._body = QWidget()
        self._body.setMaximumWidth(2 * theme.px("column_max") + theme.px("column_gap"))
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.px("column_gap"))
        self._grid.setVerticalSpacing(theme.px("s6"))
        self._note = QWidget()
        self._note_row = QHBoxLayout(self._note)
        self._note_row.setContentsMargins(0, 0, 0, 0)
        self._note_row.setSpacing(theme.px("s8"))
        self._note_text = Text(tone="text2", wrap=True)
        self._note_row.addWidget(self._note_text, 0)
        self._note_row.addStretch(1)
        self._note_button: KeyCapButton | None = None
        self._note.setMinimumHeight(theme.px("control"))
        self._note.setVisible(False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._gutter, 0, Qt.AlignmentFlag.AlignTop)
        # The body takes all there is, up to its widest; what then is left stays at the right.
        row.addWidget(self._body, 1000, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._note, 1000, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def _make_gutter(self, name: str, title: str, key: str) -> QWidget:
        theme = self._theme
        gutter = QWidget()
        gutter.setFixedWidth(theme.px("gutter"))
        column = QVBoxLayout(gutter)
        column.setContentsMargins(0, 0, theme.px("s4"), 0)
        column.setSpacing(0)
        column.addLayout(self._make_heading(name, title, key))
        self._states = QVBoxLayout()
        self._states.setContentsMargins(0, 0, 0, 0)
        self._states.setSpacing(0)
        column.addLayout(self._states)
        return gutter

    def _make_heading(self, name: str, title: str, key: str) -> QBoxLayout:
        """Put the key cap beside the title, or below it where both have no room on one line."""
        theme = self._theme
        heading = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        heading.setSpacing(theme.px("s8"))
        title_text = Text(title, "head", wrap=True)
        title_text.setMinimumHeight(theme.px("control"))
        width = QFontMetrics(theme.font("head", strong=True)).horizontalAdvance(title)
        heading.addWidget(title_text)
        if not key:
            return heading
        action = KeyAction(f"{name}_jump", title, key, parent=self)
        action.triggered.connect(self.focus_first)
        self.addAction(action)
        cap = KeyCap(theme, action.cap())
        heading.addWidget(cap, 0, Qt.AlignmentFlag.AlignLeft)
        room = theme.px("gutter") - theme.px("s4") - theme.px("s8") - cap.sizeHint().width()
        if width < room:
            title_text.setMinimumWidth(width + theme.px("s1"))
            heading.addStretch(1)
        else:
            heading.setDirection(QBoxLayout.Direction.TopToBottom)
            heading.setSpacing(theme.px("s2"))
        return heading

    def add_field(self, row: FieldRow, *, wide: bool = False) -> None:
        """Put a field into the next free cell; a wide one takes a whole line."""
        self._rows.append((row, wide))
        self._reflow()

    def fields(self) -> tuple[FieldRow, ...]:
        """Return the fields in their order."""
        return tuple(row for row, _ in self._rows)

    def clear_fields(self) -> None:
        """Take all fields away and delete them."""
        for row, _ in self._rows:
            self._grid.removeWidget(row)
            row.hide()
            row.deleteLater()
        self._rows.clear()

    def reflow(self) -> None:
        """Close the gaps after fields were shown or hidden."""
        self._reflow()

    def set_state(self, lines: Sequence[tuple[str, str]]) -> None:
        """Say below the name how far the section is.

        Args:
            lines: Pairs of severity (error, warning, ok, or plain for a grey line without
                icon) and words, at most two.
        """
        while (item := self._states.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for severity, text in lines:
            icon, tone = SEVERITIES.get(severity, ("", "text2"))
            self._states.addWidget(IconText(self._theme, icon, text, tone, "small"))

    def show_note(self, text: str, action: KeyAction | None = None) -> None:
        """Say in one line why the section does not apply, and offer the other way."""
        if self._note_button is not None:
            self._note_row.removeWidget(self._note_button)
            self._note_button.hide()
            self._note_button.deleteLater()
            self._note_button = None
        if action is not None:
            self._note_button = KeyCapButton(self._theme, action, "flat")
            self._note_row.insertWidget(1, self._note_button)
        self._note_text.setText(text)
        self._body.hide()
        self._note.show()

    def show_fields(self) -> None:
        """Show the fields again."""
        self._note.hide()
        self._body.show()

    def focus_first(self) -> None:
        """Put the focus into the first field that is shown."""
        if not self._note.isHidden():
            if self._note_button is not None:
                self._note_button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        for row, _ in self._rows:
            if not _is_put_away(row):
                row.focus_editor()
                return

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use one column where two would be too narrow."""
        super().resizeEvent(event)
        room = self.width() - self._theme.px("gutter")
        columns = 2 if room >= 5 * self._theme.px("gutter") else 1
        if columns != self._columns:
            self._columns = columns
            self._reflow()

    def _reflow(self) -> None:
        for row, _ in self._rows:
            self._grid.removeWidget(row)
        line, column = 0, 0
        for row, wide in self._rows:
            if _is_put_away(row):
                continue
            whole = wide or self._columns == 1
            if whole and column:
                line, column = line + 1, 0
            span = self._columns if whole else 1
            self._grid.addWidget(row, line, column, 1, span, Qt.AlignmentFlag.AlignTop)
            column += span
            if column >= self._columns:
                line, column = line + 1, 0
        for index in range(2):
            used = index < self._columns
            self._grid.setColumnStretch(index, 1 if used else 0)
            # Equal least widths keep both columns the same whatever stands in them.
            self._grid.setColumnMinimumWidth(index, self._theme.px("label") if used else 0)


def _is_put_away(row: FieldRow) -> bool:
    """Say whether a row was hidden on purpose; one that was never shown is hidden, too."""
    on_purpose = row.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide)
    return row.isHidden() and on_purpose


class FormArea(QScrollArea):
    """A form that scrolls: Enter goes on, Shift+Enter back, the focused field stays in view."""

    def __init__(self, theme: Theme, name: str = "form_area") -> None:
        """Make an empty form."""
        super().__init__()
        self._theme = theme
        self._focused: FieldRow | None = None
        self.setObjectName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = QFrame()
        self._content.setObjectName("Page")
        self._column = QVBoxLayout(self._content)
        x, y = theme.px("page_x"), theme.px("page_y")
        self._column.setContentsMargins(x, y, x, y)
        self._column.setSpacing(0)
        self._column.addStretch(1)
        self.setWidget(self._content)

    def add_section(self, section: FormSection) -> None:
        """Put a section below the others, with a line between."""
        at = self._column.count() - 1
        if at:
            self._column.insertSpacing(at, self._theme.px("s8"))
            self._column.insertWidget(at + 1, Rule())
            self._column.insertSpacing(at + 2, self._theme.px("s12") + self._theme.px("s1"))
            at += 3
        self._column.insertWidget(at, section)

    def watch(self, row: FieldRow) -> None:
        """Keep a field in view while it has the focus; call it once per field."""
        row.entered.connect(lambda: self._keep_in_view(row))

    def show_field(self, row: FieldRow) -> None:
        """Scroll a field and its message into view."""
        margin = self._theme.px("s24")
        self.ensureWidgetVisible(row, margin, margin)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to the next field, or the one before."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.focusNextPrevChild(not back)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _keep_in_view(self, row: FieldRow) -> None:
        self._focused = row
        # The hint that appears with the focus changes the row's height first.
        QTimer.singleShot(0, row, lambda: self.show_field(row))
