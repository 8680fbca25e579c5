# SPDX-License-Identifier: Apache-2.0
"""The character finder: words above, what they find at the left, one character large beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import ElidedText, IconText, Text
from clerkapp.gui.widgets.character_list import CharacterList

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QKeyEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.character_rows import CharacterRow
    from clerkapp.presentation.words import Words

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_PageDown: 6,
    Qt.Key.Key_PageUp: -6,
}


class CharacterFinder(QScrollArea):
    """Stands in place of the form while a character is looked for; it asks nobody itself.

    In a low window it scrolls, like the form.

    Signals:
        words_edited(str): Other words are to be answered with `show_found`.
        held(str): A character is held large: its look-alikes are wanted, `show_look_alikes`.
        taken(str): The character that goes into the field.
    """

    words_edited = Signal(str)
    held = Signal(str)
    taken = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty finder."""
        super().__init__()
        self._theme = theme
        self._words = words
        self.setObjectName("character_finder")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.whither = Text("", "note", "text2")
        self.field = _WordsField(theme, "finder_words", size="tall")
        self.field.setAccessibleName(words("finder.title"))
        self.field.setPlaceholderText(words("finder.placeholder"))
        self.said = IconText(theme, "info", "", "text2", "note", wrap=False)
        self.said.setObjectName("finder_said")
        self.found = CharacterList(theme, "finder_found", words("finder.found"))
        self.alike = CharacterList(theme, "finder_alike", words("finder.alike"))
        self.large = Text("", "glyph")
        self.large.setObjectName("finder_large")
        self.head = Text("", "head")
        self.note = Text("", "note", "text2")
        self.alike_head = Text(words("finder.alike"), "note", "text2", strong=True)
        self.warning = IconText(theme, "triangle-alert", "", "warn", "note", wrap=False)
        self.warning.hide()
        self._results = QWidget()
        self._lay_out()
        self.field.moved.connect(self.found.move_by)
        self.field.returnPressed.connect(self.found.take_current)
        self.field.textEdited.connect(self.words_edited)
        self.found.taken.connect(self.taken)
        self.alike.taken.connect(self.taken)
        self.found.current_changed.connect(self._on_current_changed)

    def _lay_out(self) -> None:
        theme, words = self._theme, self._words
        content = QFrame()
        content.setObjectName("Page")
        column = QVBoxLayout(content)
        column.setContentsMargins(
            theme.px("page_x"), theme.px("page_y"), theme.px("page_x"), theme.px("page_y")
        )
        column.setSpacing(theme.px("s8"))
        top = QHBoxLayout()
        top.setSpacing(theme.px("s12"))
        top.addWidget(Text(words("finder.title"), "head"))
        top.addWidget(self.whither, 1)
        column.addLayout(top)
        column.addWidget(self.field)
        column.addWidget(ElidedText(words("finder.hint"), "note", "text3"))
        column.addWidget(self.said)
        both = QHBoxLayout(self._results)
        both.setContentsMargins(0, 0, 0, 0)
        both.setSpacing(theme.px("s16"))
        both.addWidget(_carded(self.found), 1)
        right = QVBoxLayout()
        right.setSpacing(theme.px("s8"))
        right.addWidget(self._large_card())
        right.addWidget(self.alike_head)
        right.addWidget(_carded(self.alike), 1)
        both.addLayout(right, 1)
        column.addWidget(self._results, 1)
        self._hide_results()
        self.setWidget(content)

    def _hide_results(self) -> None:
        """Leave their room empty while there are none, so that nothing moves when they come."""
        policy = self._results.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._results.setSizePolicy(policy)
        self._results.setHidden(True)

    def _large_card(self) -> QFrame:
        theme = self._theme
        card = QFrame()
        card.setProperty("panel", "card")
        row = QHBoxLayout(card)
        row.setContentsMargins(theme.px("s16"), theme.px("s4"), theme.px("s16"), theme.px("s4"))
        row.setSpacing(theme.px("s16"))
        self.large.setFixedWidth(theme.type_line("glyph"))
        self.large.setMinimumHeight(theme.type_line("glyph"))
        self.large.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.large)
        lines = QVBoxLayout()
        lines.setSpacing(theme.px("s4"))
        lines.addStretch(1)
        lines.addWidget(self.head)
        lines.addWidget(self.note)
        lines.addWidget(self.warning)
        lines.addStretch(1)
        row.addLayout(lines, 1)
        return card

    def begin(self, label: str, text: str) -> None:
        """Open for a field, with words to begin with, or none."""
        self.whither.setText(self._words("finder.whither", label=label))
        self.field.setText(text)
        self.field.selectAll()
        self.show_found(())
        self.say("")
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        if text:
            self.words_edited.emit(text)

    def say(self, text: str, icon: str = "info", tone: str = "text2") -> None:
        """Say how many were found, or what is wrong; the line keeps its place."""
        self.said.show_line(icon if text else "", text, tone)

    def show_found(self, rows: Sequence[CharacterRow]) -> None:
        """Show what answers the words; the best one is held large."""
        self._results.setVisible(bool(rows))
        self.found.show_rows(rows, select=True)

    def show_look_alikes(self, rows: Sequence[CharacterRow]) -> None:
        """Show what the large character must not be taken for."""
        self.alike.show_rows(rows, select=False)
        self.alike_head.setText(self._words("finder.alike" if rows else "finder.no_alike"))

    def take(self) -> None:
        """Take the character that is selected in the list with the focus."""
        (self.alike if self.alike.hasFocus() else self.found).take_current()

    def _on_current_changed(self, row: CharacterRow | None) -> None:
        self.large.setText(row.char if row is not None else "")
        self.head.setText(row.head if row is not None else "")
        self.note.setText(row.note if row is not None else "")
        warning = row.warning if row is not None else ""
        self.warning.show_line("triangle-alert", warning, "warn")
        self.warning.setVisible(bool(warning))
        if row is None:
            self.alike.show_rows((), select=False)
            self.alike_head.setText("")
        else:
            self.held.emit(row.char)


class _WordsField(LineField):
    """The words; ↑ ↓ move in the list below.

    Signals:
        moved(int): Rows to go down, negative to go up.
    """

    moved = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = _STEPS.get(Qt.Key(event.key()))
        if step is not None and not self.is_composing():
            self.moved.emit(step)
            event.accept()
        else:
            super().keyPressEvent(event)


def _carded(inside: CharacterList) -> QFrame:
    card = QFrame()
    card.setProperty("panel", "card")
    column = QVBoxLayout(card)
    column.setContentsMargins(1, 1, 1, 1)
    column.addWidget(inside)
    return card
