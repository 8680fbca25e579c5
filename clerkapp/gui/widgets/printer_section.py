# SPDX-License-Identifier: Apache-2.0
"""The section of the settings about printers: one line for each kind of paper, and a test page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from clerkapp.domain.printers import PaperKind, PaperRoute
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.combo import Combo, Entry
from clerkapp.gui.kit.field_row import FieldRow, side_by_side
from clerkapp.gui.kit.form_section import FormSection
from clerkapp.presentation.printer_rows import (
    BY_ITSELF,
    KnownPrinters,
    copies_choices,
    printer_choices,
    printer_problem,
    sides_choices,
    tray_choices,
)

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.printer_rows import Choices
    from clerkapp.presentation.words import Words

PARTS = {
    "printer": "printers.printer",
    "tray": "printers.tray",
    "copies": "printers.copies_of",
    "sides": "printers.sides",
}
"""Each choice of a line, and what it is called."""

_WIDTHS = {"tray": "printer_tray", "copies": "printer_copies", "sides": "printer_sides"}


class RouteLine(FieldRow):
    """Printer, tray, copies and sides of one kind of paper, side by side."""

    def __init__(self, theme: Theme, words: Words, kind: PaperKind) -> None:
        """Make the line; it offers nothing before the printers are known."""
        self.kind = kind
        self._words = words
        self.combos = {part: Combo(theme, f"printers.{kind.value}.{part}") for part in PARTS}
        for part, size in _WIDTHS.items():
            self.combos[part].setFixedWidth(theme.px(size))
        box = side_by_side(theme, *self.combos.values(), stretch=0)
        super().__init__(theme, words(f"printers.kind.{kind.value}"), box)
        self.setObjectName(f"row_printers.{kind.value}")
        for part, combo in self.combos.items():
            named = words("printers.part", kind=self.label.text(), part=words(PARTS[part]))
            combo.setAccessibleName(named)
        _offer(self.combos["copies"], copies_choices(words))
        _offer(self.combos["sides"], sides_choices(words))

    def show_route(self, known: KnownPrinters, route: PaperRoute) -> None:
        """Show where the papers go, among what there is, and what is wrong with that."""
        _offer(self.combos["printer"], printer_choices(self._words, known, route.printer))
        _offer(self.combos["tray"], tray_choices(self._words, known, route))
        values = (route.printer, route.tray, str(route.copies), route.sides)
        for combo, value in zip(self.combos.values(), values, strict=True):
            combo.set_value(value or BY_ITSELF)
        problem = printer_problem(self._words, known, route)
        if problem:
            self.set_message("warning", problem)
        else:
            self.clear_message()

    def route(self, before: PaperRoute) -> PaperRoute:
        """Return what is chosen; another printer has other trays, and what is emptied stays."""
        values = {
            part: combo.value().removeprefix(BY_ITSELF) for part, combo in self.combos.items()
        }
        same = values["printer"] == before.printer
        return PaperRoute(
            printer=values["printer"],
            tray=values["tray"] if same else "",
            copies=int(values["copies"] or before.copies),
            sides=values["sides"] or before.sides,
        )


class PrinterSection(FormSection):
    """A line for each kind of paper, and the button that prints the test page of the last one."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Make the section."""
        super().__init__(theme, "printers", words("printers.title"), "Alt+D")
        self._words = words
        self.trial = KeyAction("trial_page", "", "F9", "printer", page)
        self.kind = PaperKind.FORM
        self.lines = {kind: RouteLine(theme, words, kind) for kind in PaperKind}
        for line in self.lines.values():
            self.add_field(line, wide=True)
        button = KeyCapButton(theme, self.trial, "outlined")
        self.button_row = FieldRow(theme, "", button)
        self.button_row.set_hint(words("printers.trial.hint"), always=True)
        self.add_field(self.button_row, wide=True)
        self.mean(PaperKind.FORM)
        button.setAccessibleName(self.trial.text())

    def mean(self, kind: PaperKind) -> None:
        """Let the test page be that of a kind of paper."""
        self.kind = kind
        name = self._words(f"printers.kind.{kind.value}")
        self.trial.setText(self._words("printers.trial", kind=name))


def _offer(combo: Combo, choices: Choices) -> None:
    combo.set_entries([Entry(code, text) for code, text in choices])
