# SPDX-License-Identifier: Apache-2.0
"""One answer of a form: the editor that its kind of field gets, and one way to talk to all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSignalBlocker, Signal

from clerkapp.catalogue.definitions import FieldKind
from clerkapp.gui.kit.combo import Combo, Entry
from clerkapp.gui.kit.field_row import FieldRow, side_by_side
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.text import ElidedText, IconText
from clerkapp.presentation.intake_lines import (
    WITHOUT_INPUT_METHOD,
    hint,
    options,
    shown_text,
    stored_text,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGridLayout, QWidget

    from clerkapp.catalogue.catalogue import Catalogue
    from clerkapp.catalogue.definitions import Field
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_TONES = {"given": "ok"}
"""Values that are green when chosen; the others bear the accent."""

TOLD_LINE = 4
"""Line of a field row's grid under label, editor, message and button."""

ASKED_LINE = 5
"""Line of the grid in which a supervisor is asked."""

PHOTO_LINE = 6
"""Line of the grid in which a photo is chosen and shown."""


class AnswerEditor(QObject):
    """The row of one field; what the program fills in is silent.

    Signals:
        edited(str): A key changed the text; the field has not been left.
        chosen(str): A value was chosen from a list.
        entered(): The focus came.
        left(): The focus went.
    """

    edited = Signal(str)
    chosen = Signal(str)
    entered = Signal()
    left = Signal()

    def __init__(self, theme: Theme, field: Field, row: FieldRow, stop: QWidget) -> None:
        """Take a field's row and the widget that gets its focus."""
        super().__init__(row)
        self._theme = theme
        self._told: IconText | None = None
        self.field = field
        self.row = row
        self.stop = stop
        row.setObjectName(f"row_{field.id}")
        stop.setObjectName(field.id)
        row.entered.connect(self.entered)
        row.left.connect(self.left)

    def value(self) -> str:
        """Return the answer as it stands."""
        raise NotImplementedError

    def put(self, value: str) -> None:
        """Show an answer, whatever stood in the field."""
        raise NotImplementedError

    def show_value(self, value: str) -> None:
        """Show an answer; an equal one leaves cursor and selection alone."""
        if value != self.value():
            self.put(value)

    def set_placeholder(self, text: str) -> None:
        """Say what stands in the empty field."""
        if isinstance(self.stop, LineField) and self.stop.placeholderText() != text:
            self.stop.setPlaceholderText(text)

    def set_sentence(self, text: str) -> None:
        """Show the words before the editor; only a relation has any."""

    def show_derived(self, text: str, *, beside_message: bool) -> None:
        """Show what the program worked out; under a warning it stands on a line of its own."""
        self.row.set_derived(text)
        if self._told is None and not (text and beside_message):
            return
        if self._told is None:
            self._told = IconText(self._theme, "", "", "text2", "note")
            grid: QGridLayout = self.row.layout()  # type: ignore[assignment]
            grid.addWidget(self._told, TOLD_LINE, 1)
        self._told.show_line("equal", text, "text2")
        self._told.setVisible(bool(text) and beside_message)


class TextAnswer(AnswerEditor):
    """A line of text, a name, a number or a date."""

    def __init__(self, theme: Theme, words: Words, field: Field) -> None:
        """Make the editor; numbers and dates switch the input method off."""
        self._words = words
        self._line = LineField(theme, latin=field.kind in WITHOUT_INPUT_METHOD)
        row = FieldRow(theme, field.label.in_language(words.language), self._line)
        super().__init__(theme, field, row, self._line)
        row.set_hint(hint(words, field))
        self._line.textEdited.connect(self._on_text_edited)

    def value(self) -> str:
        """Return the text as it is stored."""
        return stored_text(self._words, self.field, self._line.text())

    def put(self, value: str) -> None:
        """Show a stored text."""
        with QSignalBlocker(self._line):
            self._line.setText(shown_text(self._words, self.field, value))

    def _on_text_edited(self) -> None:
        self.edited.emit(self.value())


class ChoiceAnswer(AnswerEditor):
    """A value of a code list."""

    def __init__(self, theme: Theme, words: Words, catalogue: Catalogue, field: Field) -> None:
        """Make the combo and fill its list."""
        self._combo = _combo(theme, words, catalogue, field)
        row = FieldRow(theme, field.label.in_language(words.language), self._combo)
        super().__init__(theme, field, row, self._combo)
        row.set_hint(hint(words, field))
        self._combo.chosen.connect(self.chosen)

    def value(self) -> str:
        """Return the code."""
        return self._combo.value()

    def put(self, value: str) -> None:
        """Show the entry of a code."""
        self._combo.close_list()
        self._combo.set_value(value)


class RelationAnswer(AnswerEditor):
    """A relation as a sentence: 李静 是 王梓萱 的 [母亲]."""

    def __init__(self, theme: Theme, words: Words, catalogue: Catalogue, field: Field) -> None:
        """Make the words and the combo beside them."""
        self._sentence = ElidedText()
        self._combo = _combo(theme, words, catalogue, field)
        self._combo.setMinimumWidth(theme.px("gutter"))
        both = side_by_side(theme, self._sentence, self._combo, stretch=1)
        label = field.label.in_language(words.language)
        row = FieldRow(theme, label, both)
        super().__init__(theme, field, row, self._combo)
        row.set_hint(hint(words, field))
        self._label = label
        self._combo.chosen.connect(self.chosen)

    def value(self) -> str:
        """Return the code."""
        return self._combo.value()

    def put(self, value: str) -> None:
        """Show the entry of a code."""
        self._combo.close_list()
        self._combo.set_value(value)

    def set_sentence(self, text: str) -> None:
        """Name both persons; read out with the field."""
        if text != self._sentence.text():
            self._sentence.setText(text)
            self._combo.setAccessibleName(f"{self._label} {text}")


class SegmentAnswer(AnswerEditor):
    """One of two to four values, side by side."""

    def __init__(self, theme: Theme, words: Words, catalogue: Catalogue, field: Field) -> None:
        """Make the segments."""
        found, _ = options(words, catalogue, field)
        self._segments = Segments(
            theme, [Segment(o.code, o.text, _TONES.get(o.code, "accent")) for o in found]
        )
        row = FieldRow(theme, field.label.in_language(words.language), self._segments)
        super().__init__(theme, field, row, self._segments)
        row.set_hint(hint(words, field))
        self._segments.chosen.connect(self.chosen)

    def value(self) -> str:
        """Return the chosen value."""
        return self._segments.value()

    def put(self, value: str) -> None:
        """Show a value as chosen."""
        self._segments.set_value(value)


def make_editor(theme: Theme, words: Words, catalogue: Catalogue, field: Field) -> AnswerEditor:
    """Make the editor that a field's kind asks for."""
    match field.kind:
        case FieldKind.CHOICE:
            return ChoiceAnswer(theme, words, catalogue, field)
        case FieldKind.RELATION:
            return RelationAnswer(theme, words, catalogue, field)
        case FieldKind.SEGMENTS:
            return SegmentAnswer(theme, words, catalogue, field)
        case _:
            return TextAnswer(theme, words, field)


def _combo(theme: Theme, words: Words, catalogue: Catalogue, field: Field) -> Combo:
    combo = Combo(theme)
    found, first = options(words, catalogue, field)
    combo.set_entries([Entry(o.code, o.text, o.initials, o.show_code) for o in found], first)
    return combo
