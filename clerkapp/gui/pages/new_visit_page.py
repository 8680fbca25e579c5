# SPDX-License-Identifier: Apache-2.0
"""The first page of a visit: which service item does this family ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from clerkapp.gui.kit.card_list import CardGroup, CardRow
from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.page import ActionPart, Bar, Header, Page, TextPart
from clerkapp.gui.views.new_visit_view import NewVisitView
from clerkapp.presentation.item_filter import ItemRow, item_rows
from clerkapp.presentation.item_glance import item_glance

if TYPE_CHECKING:
    from clerkapp.gui.seat import Seat

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class NewVisitPage(Page):
    """The choice of an item by initials, Chinese, or number; Enter begins.

    Signals:
        item_chosen(str): The code of the item.
        materials_requested(str): Somebody only asks what to bring for the item of this code.
    """

    item_chosen = Signal(str)
    materials_requested = Signal(str)

    def __init__(self, seat: Seat) -> None:
        """Show the items in force today."""
        super().__init__("new_visit")
        self._seat = seat
        self._words = seat.words
        self._view = NewVisitView(seat.theme, seat.words, self)
        self.setLayout(self._view)
        self._view.box.textEdited.connect(self._on_box_edited)
        self._view.box.returnPressed.connect(self._on_start)
        self._view.box.installEventFilter(self)
        self._view.items.activated_row.connect(self.item_chosen)
        self._view.items.current_changed.connect(self._on_item_selected)
        self._view.start.triggered.connect(self._on_start)
        self._view.materials.triggered.connect(self._on_materials)
        self.set_bar(
            Bar(
                leading=(ActionPart(self._view.materials),),
                trailing=(ActionPart(self._view.start, "primary"),),
                notes=self._notes(),
            )
        )
        self._show_rows("")

    def _notes(self) -> tuple[tuple[str, str], ...]:
        """Return the notes of the bar; without a region's values it says that none hold."""
        move = ("plain", self._words("new_visit.move"))
        if self._seat.desk.catalogue.regions:
            return (move,)
        return (("plain", self._words("new_visit.national")), move)

    def enter(self) -> None:
        """Begin with an empty box, on the items of the day."""
        day = self._words("intake.received_on", date=self._seat.desk.today().isoformat())
        self.set_header(Header(self._words("new_visit.title"), right=(TextPart(day),)))
        self._view.box.setText("")
        self._show_rows("")
        self._view.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move in the list with the keys of the box."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._view.items.move_by(step)
                return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_box_edited(self, text: str) -> None:
        self._show_rows(text)

    @Slot(str)
    def _on_item_selected(self, code: str) -> None:
        desk = self._seat.desk
        day = desk.today()
        glance = None
        if code:
            item = desk.catalogue.item_on(code, day)
            glance = item_glance(self._words, desk.catalogue, item, day)
        self._view.glance.show_glance(glance)
        self._view.start.setEnabled(bool(code))
        self._view.materials.setEnabled(bool(code))

    @Slot()
    def _on_start(self) -> None:
        self._view.items.open_current()

    @Slot()
    def _on_materials(self) -> None:
        code = self._view.items.current()
        if code:
            self.materials_requested.emit(code)

    def _show_rows(self, query: str) -> None:
        desk = self._seat.desk
        rows = item_rows(desk.catalogue.items_on(desk.today()), query)
        fitting = tuple(self._row(row) for row in rows if row.matches)
        others = tuple(self._row(row) for row in rows if not row.matches)
        title = "new_visit.fitting" if query.strip() else "new_visit.all"
        groups = (
            CardGroup(fitting, self._words(title), str(len(fitting))),
            CardGroup(others, self._words("new_visit.others")),
        )
        first = fitting[0].key if fitting else ""
        self._view.nothing.setVisible(not fitting)
        self._view.items.show_groups([group for group in groups if group.rows], first)
        if not first:
            self._view.items.select("")
        self._on_item_selected(self._view.items.current())

    def _row(self, row: ItemRow) -> CardRow:
        item, language = row.item, self._words.language
        return CardRow(
            key=item.code,
            title=item.name.in_language(language),
            lead=str(item.number),
            aside=item.channel.in_language(language),
            mark=item.initials,
            lit=row.initials_matched,
            chip=ChipContent(self._words(f"authority.{item.authority.name.lower()}")),
        )
