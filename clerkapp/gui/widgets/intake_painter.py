# SPDX-License-Identifier: Apache-2.0
"""Paints the state of the intake form: only what changed, so that nothing loses the focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.domain.photos import PHOTO_SOURCE
from clerkapp.domain.problems import Severity
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.widgets.answer_editor import ASKED_LINE, PHOTO_LINE
from clerkapp.gui.widgets.override_box import OverrideBox
from clerkapp.gui.widgets.photo_box import PhotoBox
from clerkapp.presentation.intake_form import AGENT
from clerkapp.presentation.intake_lines import FieldMessage, RowLook, row_look, section_lines

if TYPE_CHECKING:
    from PySide6.QtWidgets import QGridLayout

    from clerkapp.catalogue.catalogue import Catalogue
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.widgets.intake_form_area import IntakeFormArea
    from clerkapp.presentation.intake_form import FormState
    from clerkapp.presentation.words import Words


class IntakePainter(QObject):
    """Keeps one form in step with its state.

    Signals:
        override_asked(str, str): Field and problem that a supervisor is to let pass.
        suggestion_taken(str, str): Field and the spelling that the clerk took.
    """

    override_asked = Signal(str, str)
    suggestion_taken = Signal(str, str)

    def __init__(
        self,
        theme: Theme,
        words: Words,
        catalogue: Catalogue,
        area: IntakeFormArea,
        other_way: KeyAction,
    ) -> None:
        """Take the form to paint, and the action offered where the agent's section is absent."""
        super().__init__(area)
        self._theme = theme
        self._words = words
        self._catalogue = catalogue
        self._area = area
        self._other_way = other_way
        self._rows: dict[str, RowLook] = {}
        self._lines: dict[str, tuple[tuple[str, str], ...]] = {}
        self._applies: dict[str, bool] = {}
        self._box: OverrideBox | None = None
        self._asked = ""

    def paint(self, state: FormState) -> None:
        """Show a state."""
        for section in state.item.form.sections:
            moved = False
            for field in section.fields:
                look = row_look(self._words, self._catalogue, state, field)
                before = self._rows.get(field.id)
                if look != before:
                    self._rows[field.id] = look
                    self._paint_row(field.id, before, look)
                    moved = moved or before is None or before.shown != look.shown
            if moved:
                self._area.sections[section.id].reflow()
            self._paint_section(state, section.id)

    def _paint_section(self, state: FormState, section_id: str) -> None:
        section = next(s for s in state.item.form.sections if s.id == section_id)
        drawn = self._area.sections[section_id]
        applies = section_id in state.judgement.sections
        if self._applies.get(section_id) != applies:
            self._applies[section_id] = applies
            if applies:
                drawn.show_fields()
            else:
                absent = section.absent.in_language(self._words.language)
                drawn.show_note(absent, self._other_way if section_id == AGENT else None)
        lines = section_lines(self._words, state, section)
        if self._lines.get(section_id) != lines:
            self._lines[section_id] = lines
            drawn.set_state(lines)

    def _paint_row(self, name: str, before: RowLook | None, look: RowLook) -> None:
        editor = self._area.editors[name]
        editor.show_value(look.value)
        editor.set_placeholder(look.placeholder)
        editor.set_sentence(look.sentence)
        warned = look.message is not None and look.message.severity == Severity.WARNING
        editor.show_derived(look.derived, beside_message=warned)
        if before is None or before.message != look.message:
            self._paint_message(name, look.message)
        if before is None or before.shown != look.shown:
            editor.row.setVisible(look.shown)

    def _paint_message(self, name: str, message: FieldMessage | None) -> None:
        row = self._area.editors[name].row
        if message is None:
            row.clear_message()
        else:
            row.set_message(message.severity, message.text, self._way_out(name, message))

    def _way_out(self, name: str, message: FieldMessage) -> KeyAction | None:
        row = self._area.editors[name].row
        if message.passable:
            action = KeyAction(f"override_{name}", self._words("intake.override"), parent=row)
            action.triggered.connect(lambda: self.override_asked.emit(name, message.code))
            return action
        if message.suggestion:
            action = KeyAction(f"suggest_{name}", self._words("intake.take_suggestion"), parent=row)
            action.triggered.connect(lambda: self.suggestion_taken.emit(name, message.suggestion))
            return action
        return None

    def photo_box(self, choose: KeyAction) -> PhotoBox | None:
        """Put the box for a photo under its source; None where the form does not ask for one."""
        editor = self._area.editors.get(PHOTO_SOURCE)
        if editor is None:
            return None
        box = PhotoBox(self._theme, self._words, choose)
        box.hide()
        grid: QGridLayout = editor.row.layout()  # type: ignore[assignment]
        grid.addWidget(box, PHOTO_LINE, 1)
        return box

    def ask_reason(self, name: str) -> OverrideBox:
        """Ask under a field why its answer may pass; a box that is open elsewhere closes."""
        self.close_reason()
        box = OverrideBox(self._theme, self._words)
        grid: QGridLayout = self._area.editors[name].row.layout()  # type: ignore[assignment]
        grid.addWidget(box, ASKED_LINE, 1)
        self._box = box
        self._asked = name
        box.closed.connect(self.leave_reason)
        return box

    def leave_reason(self) -> None:
        """Take the question away unanswered, and go back to the field it was about."""
        if self._box is not None:
            self.close_reason()
            self._area.focus_field(self._asked)

    def close_reason(self) -> None:
        """Take the question away."""
        if self._box is not None:
            self._box.hide()
            self._box.deleteLater()
            self._box = None
