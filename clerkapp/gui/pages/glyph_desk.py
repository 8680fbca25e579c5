# SPDX-License-Identifier: Apache-2.0
"""Loading the glyph of a character that no font has, on the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.glyphs import read_code_point
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.widgets.pick_glyph import GlyphPicker, read_glyph_file
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services.own_glyphs import load_glyph, own_glyphs, require_no_shape

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.domain.glyphs import OwnGlyph
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.glyph_section import GlyphSection


class GlyphDesk(QObject):
    """Works the section: the character is looked at first, then the file is asked for.

    Signals:
        said(str): A line for the status bar.
    """

    said = Signal(str)

    def __init__(
        self, seat: Seat, section: GlyphSection, picker: GlyphPicker, parent: QWidget
    ) -> None:
        """Take the section, and what asks for a file."""
        super().__init__(parent)
        self._seat = seat
        self._section = section
        self._picker = picker
        self._page = parent
        self._busy = False
        section.load.triggered.connect(self._on_load)
        section.show_loaded("")

    def refresh(self) -> None:
        """Read anew which characters have an own glyph."""
        desk = self._seat.desk
        self._seat.tasks.run(
            "read", lambda: own_glyphs(desk), self, self._show, self._on_failed, topic="glyphs"
        )

    def _show(self, glyphs: tuple[tuple[OwnGlyph, str], ...]) -> None:
        words = self._seat.words
        lines = (
            words(
                "glyphs.line",
                code_point=f"U+{ord(each.char):04X}",
                day=f"{each.at:%Y-%m-%d}",
                clerk=clerk,
                source=each.source,
            ).strip()
            for each, clerk in glyphs
        )
        self._section.show_loaded("\n".join(lines))

    @Slot()
    def _on_load(self) -> None:
        if self._busy:
            return
        self._section.say("")
        desk, reader = self._seat.desk, self._seat.glyphs
        source = self._section.source.text().strip()
        try:
            char = read_code_point(self._section.char.text())
            require_no_shape(desk, char)
        except ClerkError as error:
            self._on_failed(error)
            return
        path = self._picker.ask(self._page)
        if path is None:
            return
        self._busy = True
        # Reading a large font takes a while; keeping its one glyph does not.
        self._seat.tasks.run(
            "long",
            lambda: reader.read_glyph(read_glyph_file(path), char),
            self,
            lambda picture: self._keep(char, picture, source),
            self._on_failed,
        )

    def _keep(self, char: str, picture: bytes, source: str) -> None:
        desk = self._seat.desk
        self._seat.tasks.run(
            "write",
            lambda: load_glyph(desk, char, picture, source),
            self,
            self._on_kept,
            self._on_failed,
        )

    def _on_kept(self, glyph: OwnGlyph) -> None:
        self._busy = False
        self._section.char.clear()
        self._section.source.clear()
        said = self._seat.words("cli.glyph.loaded", code_point=f"U+{ord(glyph.char):04X}")
        self.said.emit(said)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        words = self._seat.words
        what, do = error_sentence(words, error)
        self._section.say(words("list.sentences", first=what, second=do) if do else what)
