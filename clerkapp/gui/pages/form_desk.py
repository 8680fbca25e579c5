# SPDX-License-Identifier: Apache-2.0
"""The intake form under the clerk's hands: drawn, typed into, judged at every field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication

from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.widgets.intake_form_area import IntakeFormArea
from clerkapp.gui.widgets.intake_painter import IntakePainter
from clerkapp.presentation import intake_form as forms
from clerkapp.presentation.intake_lines import WITHOUT_INPUT_METHOD

if TYPE_CHECKING:
    from clerkapp.catalogue.definitions import ServiceItem
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.intake_view import IntakeView
    from clerkapp.presentation.intake_form import FormState


class FormDesk(QObject):
    """Works the form for the intake page; it stores nothing.

    Signals:
        drawn(IntakePainter): The form of another item was drawn.
        changed(FormState): What is shown has changed.
        field_done(): A field was left or chosen: the answers are worth keeping.
        nothing_to_copy(): F6 found nothing above that could be taken.
    """

    drawn = Signal(object)
    changed = Signal(object)
    field_done = Signal()
    nothing_to_copy = Signal()

    def __init__(self, seat: Seat, view: IntakeView, parent: QObject) -> None:
        """Take the page's widgets; no form is drawn."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._catalogue = seat.desk.catalogue
        self._area: IntakeFormArea | None = None
        self._painter: IntakePainter | None = None
        self._state: FormState | None = None
        self._current = ""
        self._last = ""
        view.copy_same.triggered.connect(self._on_copy_same)
        view.next_open.triggered.connect(self._on_next_open)

    @property
    def state(self) -> FormState | None:
        """What is shown; None before a form was opened."""
        return self._state

    def answers(self) -> dict[str, str]:
        """Return the answers as they stand."""
        return dict(self._state.answers) if self._state is not None else {}

    def is_shown(self) -> bool:
        """Say whether the form, and nothing in its place, is on top."""
        return self._area is not None and self._view.work.currentWidget() is self._area

    # -- opening ---------------------------------------------------------------------------

    def open(self, state: FormState, *, changes: bool) -> None:
        """Show the form of a case; one that has ended can be read and not changed."""
        self._current = ""
        area, painter = self._form_of(state.item)
        painter.close_reason()
        area.begin_anew(state.answers)
        area.widget().setEnabled(changes)
        self._view.work.setCurrentWidget(area)
        self.show(state)
        # Bringing the form on top has put the focus somewhere; that was nobody's choice.
        self._last = ""

    def _form_of(self, item: ServiceItem) -> tuple[IntakeFormArea, IntakePainter]:
        """Draw the item's form, or use the one that stands; another item's is deleted."""
        if self._area is not None and self._painter is not None and self._area.item == item:
            return self._area, self._painter
        if self._area is not None:
            # Its focused field is left now: that must not be taken for the new form's.
            self._area.blockSignals(True)
            self._view.work.removeWidget(self._area)
            self._area.hide()
            self._area.deleteLater()
        theme, words = self._seat.theme, self._seat.words
        area = IntakeFormArea(theme, words, self._catalogue, item)
        painter = IntakePainter(theme, words, self._catalogue, area, self._view.other_way)
        area.edited.connect(self._on_field_edited)
        area.chosen.connect(self.choose)
        area.entered.connect(self._on_field_entered)
        area.left.connect(self._on_field_left)
        painter.suggestion_taken.connect(self._on_suggestion_taken)
        self._view.work.addWidget(area)
        self._area, self._painter = area, painter
        self.drawn.emit(painter)
        return area, painter

    def come_back(self) -> None:
        """Put the form on top again."""
        if self._area is not None:
            self._view.work.setCurrentWidget(self._area)

    # -- showing ---------------------------------------------------------------------------

    def show(self, state: FormState) -> None:
        """Show a state of the open form."""
        self._state = state
        if self._painter is not None:
            self._painter.paint(state)
        self.changed.emit(state)

    def focus_where_work_goes_on(self) -> None:
        """Go back to the field that was left, else to the first one that is in the way."""
        if self._area is None or self._state is None or not self.is_shown():
            return
        if self._last in self._state.judgement.visible:
            self._area.return_to_field(self._last)
            return
        name = forms.first_in_the_way(self._state) or self._state.judgement.visible[0]
        self._area.focus_field(name)

    def focus_field(self, name: str) -> None:
        """Put the focus into a field, if the form has it."""
        if self._area is not None and name in self._area.editors:
            self._area.focus_field(name)

    @Slot(str)
    def lead_to(self, name: str) -> None:
        """Put the focus into a field and say under it what to do, if it is empty."""
        if self._area is None or self._state is None or not self.is_shown() or not name:
            return
        self._area.focus_field(name)
        self.show(forms.led_to(self._state, name))

    def text_field(self) -> tuple[str, LineField] | None:
        """Return label and line of the field under the cursor, if words are typed into it."""
        editor = self._area.editors.get(self._current) if self._area is not None else None
        if editor is None or not isinstance(editor.stop, LineField):
            return None
        if editor.field.kind in WITHOUT_INPUT_METHOD:
            return None
        return editor.field.label.in_language(self._seat.words.language), editor.stop

    def lead_to_obstacle(self) -> bool:
        """Lead to the first field in the way of going on; say whether there is one."""
        obstacle = forms.first_in_the_way(self._state) if self._state is not None else ""
        if self._state is not None and obstacle:
            self._state = forms.all_checked(self._state)
            self.lead_to(obstacle)
        return bool(obstacle)

    def leave_reason(self) -> None:
        """Close the box that asks a supervisor for a reason, if it is open."""
        if self._painter is not None:
            self._painter.leave_reason()

    # -- typing ----------------------------------------------------------------------------

    @Slot(str, str)
    def choose(self, name: str, code: str) -> None:
        """Give a field a value from a list."""
        if self._state is not None:
            self.show(forms.chosen(self._catalogue, self._state, name, code))
            self.field_done.emit()

    @Slot(str, str)
    def _on_suggestion_taken(self, name: str, text: str) -> None:
        if self._state is not None:
            self.show(forms.suggestion_taken(self._catalogue, self._state, name, text))
            self.field_done.emit()

    @Slot(str, str)
    def _on_field_edited(self, name: str, text: str) -> None:
        if self._state is not None:
            self.show(forms.typed(self._catalogue, self._state, name, text))

    @Slot(str)
    def _on_field_entered(self, name: str) -> None:
        self._current = name
        self._last = name

    @Slot(str)
    def _on_field_left(self, name: str) -> None:
        self._current = "" if self._current == name else self._current
        self._take(name)
        self.field_done.emit()

    def take_current(self) -> None:
        """Read the field under the cursor, what the input method composes included."""
        if self._current:
            QGuiApplication.inputMethod().commit()
            self._take(self._current)

    def _take(self, name: str) -> None:
        """Read a field that the clerk is done with."""
        state = self._state
        if state is None or self._area is None:
            return
        value = self._area.editors[name].value()
        if value != state.answers.get(name, ""):
            state = forms.typed(self._catalogue, state, name, value)
        self.show(forms.left(self._catalogue, state, name))

    @Slot()
    def _on_next_open(self) -> None:
        if self._state is not None:
            self.lead_to(forms.next_to_settle(self._state, self._current))

    @Slot()
    def _on_copy_same(self) -> None:
        if self._state is None or self._area is None or not self.is_shown():
            return
        field = forms.copyable(self._state, self._current)
        value = self._state.answers.get(field.same_as, "") if field is not None else ""
        if field is None or not value:
            self.nothing_to_copy.emit()
            return
        self._area.focus_field(field.id)
        self.choose(field.id, value)
