# SPDX-License-Identifier: Apache-2.0
"""The section of the settings about characters that no font has: which, from what, and a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.form_section import FormSection
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import Text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class GlyphSection(FormSection):
    """The character, what its picture is taken from, and the button that asks for the file."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Make the section without a loaded glyph."""
        super().__init__(theme, "glyphs", words("glyphs.title"), "Alt+G")
        self.load = KeyAction("glyph_load", words("glyphs.load"), "Alt+L", parent=page)
        self.char = LineField(theme, "glyphs.char")
        self.source = LineField(theme, "glyphs.source")
        self.char_row = FieldRow(theme, words("glyphs.char"), self.char)
        self.char_row.set_hint(words("glyphs.char.hint"), always=True)
        self.source_row = FieldRow(theme, words("glyphs.source"), self.source)
        self.source_row.set_hint(words("glyphs.source.hint"), always=True)
        self.loaded = Text("", "note", "text2", wrap=True)
        self.loaded.setObjectName("glyphs_loaded")
        button = KeyCapButton(theme, self.load, "outlined")
        self.button_row = FieldRow(theme, "", button)
        self.button_row.set_hint(words("glyphs.load.hint"), always=True)
        self.loaded_row = FieldRow(theme, words("glyphs.loaded"), self.loaded)
        self.add_field(self.char_row)
        self.add_field(self.source_row)
        self.add_field(self.button_row, wide=True)
        self.add_field(self.loaded_row, wide=True)
        # A button without a label is named by its own words.
        button.setAccessibleName(self.load.text())

    def show_loaded(self, text: str) -> None:
        """Show which characters have an own glyph; nothing hides the line."""
        self.loaded.setText(text)
        self.loaded_row.setVisible(bool(text))
        self.reflow()

    def say(self, problem: str) -> None:
        """Say under the character what is wrong; empty takes it away."""
        if problem:
            self.char_row.set_message("error", problem)
            self.char.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.char_row.clear_message()
