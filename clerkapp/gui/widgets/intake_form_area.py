# SPDX-License-Identifier: Apache-2.0
"""The form of one service item, drawn from its definition; it scrolls and goes on with Enter."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from clerkapp.gui.kit.form_section import FormArea, FormSection
from clerkapp.gui.widgets.answer_editor import AnswerEditor, make_editor

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clerkapp.catalogue.catalogue import Catalogue
    from clerkapp.catalogue.definitions import Section, ServiceItem
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class IntakeFormArea(FormArea):
    """All sections and fields of an item, whether they apply or not.

    Signals:
        edited(str, str): Field and text, at every key.
        chosen(str, str): Field and value taken from a list.
        entered(str): The focus came into a field.
        left(str): The focus went from a field.
    """

    edited = Signal(str, str)
    chosen = Signal(str, str)
    entered = Signal(str)
    left = Signal(str)

    def __init__(self, theme: Theme, words: Words, catalogue: Catalogue, item: ServiceItem) -> None:
        """Draw the form of an item."""
        super().__init__(theme, "intake_form")
        self.item = item
        self.sections: dict[str, FormSection] = {}
        self.editors: dict[str, AnswerEditor] = {}
        for section in item.form.sections:
            self._draw(theme, words, catalogue, section)
        stops = [editor.stop for editor in self.editors.values()]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _draw(self, theme: Theme, words: Words, catalogue: Catalogue, section: Section) -> None:
        key = f"Alt+{section.key}" if section.key else ""
        drawn = FormSection(
            theme, f"section_{section.id}", section.name.in_language(words.language), key
        )
        self.sections[section.id] = drawn
        for field in section.fields:
            editor = make_editor(theme, words, catalogue, field)
            self.editors[field.id] = editor
            drawn.add_field(editor.row, wide=field.wide)
            self.watch(editor.row)
            self._connect(field.id, editor)
        self.add_section(drawn)

    def _connect(self, name: str, editor: AnswerEditor) -> None:
        editor.edited.connect(lambda text: self.edited.emit(name, text))
        editor.chosen.connect(lambda code: self.chosen.emit(name, code))
        editor.entered.connect(lambda: self.entered.emit(name))
        editor.left.connect(lambda: self.left.emit(name))

    def begin_anew(self, answers: Mapping[str, str]) -> None:
        """Show the answers of another case; what was half typed does not stay.

        The field under the cursor is left silently: it belonged to the case before.
        """
        with QSignalBlocker(self):
            for name, editor in self.editors.items():
                editor.stop.clearFocus()
                editor.put(answers.get(name, ""))
        self.verticalScrollBar().setValue(0)

    def focus_field(self, field_id: str) -> None:
        """Put the focus into a field and bring it into view."""
        editor = self.editors[field_id]
        editor.row.focus_editor()
        self.show_field(editor.row)

    def return_to_field(self, field_id: str) -> None:
        """Put the focus back where it was; the cursor keeps its place and nothing is selected."""
        editor = self.editors[field_id]
        editor.stop.setFocus(Qt.FocusReason.OtherFocusReason)
        self.show_field(editor.row)

    def focused_field(self) -> str:
        """Return the field that has the focus; empty if none has."""
        for name, editor in self.editors.items():
            if editor.stop.hasFocus():
                return name
        return ""
