# SPDX-License-Identifier: Apache-2.0
"""The character finder at intake: opened from a field, and back into it with a character."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.problems import OutsideError
from clerkapp.gui.kit.page import ActionPart, Bar
from clerkapp.presentation.character_rows import character_row, found_line
from clerkapp.presentation.sentences import error_sentence

if TYPE_CHECKING:
    from clerkapp.gui.kit.line_field import LineField
    from clerkapp.gui.pages.form_desk import FormDesk
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.intake_view import IntakeView
    from clerkapp.services.characters import Found, Listed


class FinderDesk(QObject):
    """Everything that the finder's keys do.

    Signals:
        opened(): The finder stands in place of the form.
        closed(): The form is wanted again.
        said(str): A line for the status bar.
    """

    opened = Signal()
    closed = Signal()
    said = Signal(str)

    def __init__(self, seat: Seat, view: IntakeView, form: FormDesk, parent: QObject) -> None:
        """Take the page's widgets; the finder is closed."""
        super().__init__(parent)
        self._seat = seat
        self._view = view
        self._words = seat.words
        self._form = form
        self._line: LineField | None = None
        self._start = 0
        self._length = 0
        finder = view.finder
        view.find_character.triggered.connect(self._on_find)
        view.take_character.triggered.connect(finder.take)
        view.close_finder.triggered.connect(self.close)
        finder.words_edited.connect(self._on_words_edited)
        finder.held.connect(self._on_held)
        finder.taken.connect(self._on_taken)

    def is_open(self) -> bool:
        """Say whether the finder stands in place of the form."""
        return self._view.work.currentWidget() is self._view.finder

    def bar(self) -> Bar:
        """Return the page's bar while the finder is shown."""
        view = self._view
        return Bar(
            trailing=(
                ActionPart(view.close_finder, "quiet"),
                ActionPart(view.take_character, "primary"),
            )
        )

    @Slot()
    def close(self) -> None:
        """Go back to the field; nothing is put into it."""
        if self.is_open():
            self.closed.emit()

    @Slot()
    def _on_find(self) -> None:
        if not self._form.is_shown():
            return
        found = self._form.text_field()
        if found is None:
            self.said.emit(self._words("finder.no_field"))
            return
        label, self._line = found
        line = self._line
        chosen = line.selectedText()
        self._length = line.selectionLength()
        self._start = line.selectionStart() if chosen else line.cursorPosition()
        self._view.work.setCurrentWidget(self._view.finder)
        self._view.finder.begin(label, chosen)
        self.opened.emit()

    @Slot(str)
    def _on_taken(self, char: str) -> None:
        """Put the character where the cursor was; what was selected gives way to it."""
        line = self._line
        if line is None or not self.is_open():
            return
        self.closed.emit()
        if self._length:
            line.setSelection(self._start, self._length)
        else:
            line.setCursorPosition(self._start)
        line.insert(char)

    @Slot(str)
    def _on_words_edited(self, text: str) -> None:
        finder = self._seat.characters
        self._view.finder.say(self._words("finder.looking") if text.strip() else "")
        self._seat.tasks.run(
            "read",
            lambda: finder.find(text),
            self,
            lambda found: self._on_found(text, found),
            self._on_failed,
            topic="characters",
        )

    def _on_found(self, text: str, found: Found) -> None:
        finder = self._view.finder
        rows = [character_row(self._words, listed) for listed in found.characters]
        finder.show_found(rows)
        finder.say(found_line(self._words, found) if text.strip() else "")

    @Slot(str)
    def _on_held(self, char: str) -> None:
        finder = self._seat.characters
        self._seat.tasks.run(
            "read",
            lambda: finder.look_alikes(char),
            self,
            self._on_look_alikes,
            self._on_failed,
            topic="look_alikes",
        )

    def _on_look_alikes(self, listed: tuple[Listed, ...]) -> None:
        self._view.finder.show_look_alikes([character_row(self._words, each) for each in listed])

    def _on_failed(self, error: Exception) -> None:
        if not isinstance(error, OutsideError):
            raise error
        what, do = error_sentence(self._words, error)
        self._view.finder.say(f"{what} {do}", "circle-x", "err")
