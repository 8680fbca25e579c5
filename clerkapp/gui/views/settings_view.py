# SPDX-License-Identifier: Apache-2.0
"""Layout of the settings page."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.form_section import FormArea, FormSection
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.views.staff_view import ClerksSection, PasswordSection
from clerkapp.gui.widgets.glyph_section import GlyphSection
from clerkapp.gui.widgets.printer_section import PrinterSection
from clerkapp.presentation.words import Words

CHOICES = {
    "language": ("zh", "en"),
    "theme": ("light", "dark", "high-contrast"),
    "size": ("normal", "large"),
}
"""Each setting with its values."""


class SettingsView(QVBoxLayout):
    """One row of segments per setting, then the sections about printers, clerks and passwords."""

    def __init__(self, theme: Theme, words: Words, page: QWidget, *, with_clerks: bool) -> None:
        """Make the rows; ``with_clerks`` for who may enter clerks."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.segments: dict[str, Segments] = {}
        section = FormSection(theme, "screen", words("settings.screen"), "")
        area = FormArea(theme)
        for name, values in CHOICES.items():
            segments = Segments(theme, [Segment(v, words(f"settings.{name}.{v}")) for v in values])
            segments.setObjectName(name)
            row = FieldRow(theme, words(f"settings.{name}"), segments)
            row.set_hint(words(f"settings.{name}.hint"), always=True)
            section.add_field(row, wide=True)
            self.segments[name] = segments
        area.add_section(section)
        self.printers = PrinterSection(theme, words, page)
        area.add_section(self.printers)
        for row in self.printers.fields():
            area.watch(row)
        self.glyphs = GlyphSection(theme, words, page)
        area.add_section(self.glyphs)
        for row in self.glyphs.fields():
            area.watch(row)
        self.clerks = ClerksSection(theme, words, page) if with_clerks else None
        self.password = PasswordSection(theme, words, page)
        for staff in (self.password, self.clerks):
            if staff is not None:
                area.add_section(staff)
                for row in staff.fields():
                    area.watch(row)
        self.addWidget(area)
