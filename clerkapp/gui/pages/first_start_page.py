# SPDX-License-Identifier: Apache-2.0
"""The first start: the office, the first clerk, and the recovery code for the safe."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame

from clerkapp.gui.kit.page import ActionPart, Bar
from clerkapp.gui.views.first_start_view import FirstStartView
from clerkapp.presentation.first_start import (
    CLERK_FIELDS,
    DIVISION_LENGTH,
    OFFICE_FIELDS,
    STEPS,
    division_name,
    example,
    first_start_problems,
    number_sample,
    slip_lines,
    start_of,
)
from clerkapp.services.recovery import code_lines

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent, QShowEvent

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words
    from clerkapp.services.ports import Clock


class FirstStartPage(QFrame):
    """Three steps, each done with F12; what is wrong stands under its field.

    Signals:
        set_up_requested(FirstStart): Office and first clerk are complete.
        print_code_requested(str): The recovery code shall be printed.
        finished(): The clerk says that the code lies in the safe.
    """

    set_up_requested = Signal(object)
    print_code_requested = Signal(str)
    finished = Signal()

    def __init__(self, words: Words, theme: Theme, clock: Clock) -> None:
        """Make the page at its first step.

        Args:
            words: Texts.
            theme: Colours and sizes.
            clock: Tells the day of the sample number.
        """
        super().__init__()
        self.setObjectName("Cover")
        self._words = words
        self._clock = clock
        self._step = STEPS[0]
        self._is_busy = False
        self._is_printing = False
        self._code = ""
        self._view = FirstStartView(theme, words, self)
        self.setLayout(self._view)
        self.setFocusProxy(self._view.lines[OFFICE_FIELDS[0]])
        self._connect()
        self._show_effect()
        self._show_step(self._step)

    def _connect(self) -> None:
        view = self._view
        for name, line in view.lines.items():
            line.textEdited.connect(lambda _text, edited=name: self._on_edited(edited))
            view.rows[name].left.connect(lambda left=name: self._on_left(left))
        view.example.triggered.connect(self._on_example)
        view.back.triggered.connect(self._on_back)
        view.next.triggered.connect(self._on_next)
        view.print_code.triggered.connect(self._on_print)
        view.in_safe.toggled.connect(self._on_in_safe)

    # -- what the program tells the page ---------------------------------------------------

    def show_recovery_code(self, code: str) -> None:
        """Show the code that opens the store when all passwords are lost."""
        self._is_busy = False
        self._code = code
        self._view.code.setText("\n".join(code_lines(code)).rstrip())
        for name in ("password", "password_again"):
            self._view.lines[name].clear()
        self._show_step("recovery")

    def forget_code(self) -> None:
        """Let go of the recovery code: from now on it is on paper alone."""
        self._code = ""
        self._view.code.clear()

    def show_code_print(self, severity: str, text: str) -> None:
        """Say below the code how its print went.

        Args:
            severity: ok, info, warning or error.
            text: What became of the sheet, and what to do if there is none.
        """
        self._is_printing = False
        self._view.show_code_print(severity, text)

    def show_problems(self, found: dict[str, str]) -> None:
        """Show field → problem code, and lead to the first of them."""
        self._is_busy = False
        for name, row in self._view.rows.items():
            if name in found:
                row.set_message("error", self._words(f"problem.{found[name]}"))
            else:
                row.clear_message()
        if not found:
            self._show_step(self._step)
            return
        first = next(name for name in (*OFFICE_FIELDS, *CLERK_FIELDS) if name in found)
        self._show_step("office" if first in OFFICE_FIELDS else "clerk")
        self._view.lines[first].setFocus(Qt.FocusReason.OtherFocusReason)

    def show_error(self, what: str, do: str) -> None:
        """Say what kept the store from being made; everything typed stays."""
        self._is_busy = False
        self._show_step("clerk")
        self._view.problem.show_line("circle-x", what, "err")
        self._view.problem.setVisible(True)
        self._view.remedy.setText(do)
        self._view.remedy.setVisible(bool(do))

    # -- what the clerk does ---------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin in the first field."""
        super().showEvent(event)
        self._focus_step()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter; after the last field of a step, to the next step."""
        if event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            super().keyPressEvent(event)
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.focusNextPrevChild(False)
        elif self._is_last_field():
            self._on_next()
        else:
            self.focusNextPrevChild(True)

    def _is_last_field(self) -> bool:
        fields = CLERK_FIELDS if self._step == "clerk" else OFFICE_FIELDS
        return self._view.lines[fields[-1]].hasFocus()

    def _typed(self) -> dict[str, str]:
        return {name: line.text() for name, line in self._view.lines.items()}

    def _on_edited(self, name: str) -> None:
        self._show_effect()
        row = self._view.rows[name]
        if row.message() is not None and name not in first_start_problems(
            self._typed(), self._step
        ):
            row.clear_message()

    def _on_left(self, name: str) -> None:
        code = first_start_problems(self._typed(), self._step).get(name, "")
        if code and self._view.lines[name].text():
            self._view.rows[name].set_message("error", self._words(f"problem.{code}"))

    @Slot()
    def _on_example(self) -> None:
        for name, text in example().items():
            self._view.lines[name].setText(text)
            self._view.rows[name].clear_message()
        self._show_effect()

    @Slot()
    def _on_back(self) -> None:
        if not self._is_busy:
            self._show_step("office")

    @Slot()
    def _on_next(self) -> None:
        if self._is_busy:
            return
        if self._step == "recovery":
            if self._view.in_safe.isChecked():
                self.finished.emit()
            return
        found = first_start_problems(self._typed(), self._step)
        self.show_problems(found)
        if found:
            return
        if self._step == "office":
            self._show_step("clerk")
        else:
            self._set_up()

    def _set_up(self) -> None:
        self._is_busy = True
        self._view.problem.setVisible(False)
        self._view.remedy.setVisible(False)
        self._show_bar()
        self.set_up_requested.emit(start_of(self._typed()))

    @Slot()
    def _on_print(self) -> None:
        if self._is_printing:
            return
        self._is_printing = True
        self._view.show_code_print("info", self._words("first_start.print.busy"))
        self.print_code_requested.emit(self._code)

    @Slot()
    def _on_in_safe(self) -> None:
        self._show_bar()

    # -- painting --------------------------------------------------------------------------

    def _show_step(self, step: str) -> None:
        self._step = step
        place = STEPS.index(step)
        self._view.forms.setCurrentIndex(place)
        self._view.step_list.show_step(place)
        self._show_bar()
        self._focus_step()

    def _focus_step(self) -> None:
        if self._step == "recovery":
            self._view.in_safe.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        fields = OFFICE_FIELDS if self._step == "office" else CLERK_FIELDS
        lines = self._view.lines
        empty = (name for name in fields if not lines[name].text())
        lines[next(empty, fields[0])].setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_bar(self) -> None:
        view, words = self._view, self._words
        view.next.setText(
            words("first_start.busy" if self._is_busy else f"first_start.next.{self._step}")
        )
        waits_for_safe = self._step == "recovery" and not view.in_safe.isChecked()
        reason = words("first_start.in_safe.first") if waits_for_safe else ""
        view.next.forbid(words("first_start.busy") if self._is_busy else reason)
        leading = {
            "office": (ActionPart(view.example),),
            "clerk": (ActionPart(view.back, "quiet"),),
            "recovery": (ActionPart(view.print_code),),
        }[self._step]
        view.bar.show_bar(Bar(leading=leading, trailing=(ActionPart(view.next, "primary"),)))

    def _show_effect(self) -> None:
        """Show at once what the office's answers will look like printed."""
        typed, view = self._typed(), self._view
        place = division_name(typed, self._clock.now().date())
        asks = not place and len(typed["division"].strip()) == DIVISION_LENGTH
        if asks:
            view.place.show_line("info", self._words("first_start.no_place"), "text3")
        else:
            view.place.show_line("equal" if place else "", place, "text2")
        sample = number_sample(typed, self._clock)
        view.sample.setText(
            sample.fixed if sample is not None else self._words("first_start.no_sample")
        )
        view.sample_rest.setText(sample.running if sample is not None else "")
        view.sample_short.setText(sample.short if sample is not None else "")
        for label, text in zip(view.slip, slip_lines(self._words, typed), strict=True):
            label.setText(text)
