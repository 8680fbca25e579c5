# SPDX-License-Identifier: Apache-2.0
"""The list of what to bring: a few questions, then the papers, printed without a case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Header, Page
from clerkapp.gui.views.materials_view import MaterialsView
from clerkapp.gui.widgets.answer_editor import AnswerEditor, make_editor
from clerkapp.presentation.item_glance import materials_glance
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services.materials import Materials, materials, print_materials, questions_of

if TYPE_CHECKING:
    from clerkapp.gui.seat import Seat


class MaterialsPage(Page):
    """Answers are asked one below the other; the papers follow every answer.

    Signals:
        item_chosen(str): The family stays: begin the item of this code.
        left(): Back to the choice of the item.
    """

    item_chosen = Signal(str)
    left = Signal()

    def __init__(self, seat: Seat) -> None:
        """Make the page without an item."""
        super().__init__("materials")
        self._seat = seat
        self._words = seat.words
        self._view = MaterialsView(seat.theme, seat.words)
        self.take_view(self._view, self._view.actions())
        self._code = ""
        self._editors: list[AnswerEditor] = []
        self._found: Materials | None = None
        self._view.print.triggered.connect(self._on_print)
        self._view.begin.triggered.connect(lambda: self.item_chosen.emit(self._code))
        self._view.back.triggered.connect(self.left)
        self.back_requested.connect(self.left)
        self.set_bar(
            Bar(
                leading=(ActionPart(self._view.print), ActionPart(self._view.back, "quiet")),
                trailing=(ActionPart(self._view.begin, "primary"),),
            )
        )

    def show_item(self, code: str) -> None:
        """Ask the questions of an item anew."""
        self._code = code
        self.set_banner(None)
        desk, view = self._seat.desk, self._view
        item = desk.catalogue.item_on(code, desk.today())
        self.set_header(Header(item.name.in_language(self._words.language)))
        for editor in self._editors:
            view.questions.removeWidget(editor.row)
            editor.row.hide()
            editor.row.deleteLater()
        self._editors = [
            make_editor(self._seat.theme, self._words, desk.catalogue, field)
            for field in questions_of(item)
        ]
        for editor in self._editors:
            view.questions.addWidget(editor.row)
            editor.chosen.connect(self._on_answered)
            editor.left.connect(self._on_answered)
        self._refresh()

    def enter(self) -> None:
        """Put the focus on the first question."""
        if self._editors:
            self._editors[0].stop.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on to the next question with Enter, back with Shift+Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.focusNextPrevChild(not back)
            return
        super().keyPressEvent(event)

    @Slot()
    def _on_answered(self) -> None:
        self._refresh()

    def _refresh(self) -> None:
        desk = self._seat.desk
        today = desk.today()
        item = desk.catalogue.item_on(self._code, today)
        answers = {e.field.id: e.value() for e in self._editors if e.value()}
        try:
            self._found = materials(desk.catalogue, item, answers, today)
        except ClerkError as error:
            self._on_failed(error)
            return
        self.set_banner(None)
        glance = materials_glance(self._words, desk.catalogue, self._found, today)
        self._view.papers.show_glance(glance)

    @Slot()
    def _on_print(self) -> None:
        self._refresh()
        found, desk, queue = self._found, self._seat.desk, self._seat.queue
        if found is None:
            return
        self._view.print.setEnabled(False)
        self._seat.tasks.run(
            "long",
            lambda: print_materials(desk, queue, found),
            self,
            self._on_printed,
            self._on_failed,
        )

    def _on_printed(self, state: PrintState) -> None:
        self._view.print.setEnabled(True)
        printed = state is PrintState.PRINTED
        self.say(self._words("materials.printed" if printed else "materials.handed_over"))

    def _on_failed(self, error: Exception) -> None:
        self._view.print.setEnabled(True)
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        what, do = error_sentence(self._words, error)
        self.set_banner(BannerContent("warning", what, do))
