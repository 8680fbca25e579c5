# SPDX-License-Identifier: Apache-2.0
"""The first page of a visit: which service item does this family ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent

from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.card_list import CardGroup, CardRow
from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.page import ActionPart, Bar, Header, Page, TextPart
from clerkapp.gui.pages.back_day_desk import BackDayDesk
from clerkapp.gui.views.new_visit_view import NewVisitView
from clerkapp.presentation.item_filter import ItemRow, item_rows
from clerkapp.presentation.item_glance import item_glance

if TYPE_CHECKING:
    from datetime import date

    from clerkapp.gui.seat import Seat

_STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Up: -1,
}


class NewVisitPage(Page):
    """The choice of an item by initials, Chinese, or number; Enter begins.

    Signals:
        item_chosen(str, BackDay): The code of the item, and the earlier day if there is one.
        materials_requested(str): Somebody only asks what to bring for the item of this code.
    """

    item_chosen = Signal(str, object)
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
        self._back = BackDayDesk(seat, self._view.back_entry, self._view.back_panel, self)
        self._back.changed.connect(self._on_day_changed)
        self._view.items.activated_row.connect(self._on_item_activated)
        self._view.items.current_changed.connect(self._on_item_selected)
        self._view.start.triggered.connect(self._on_start)
        self._view.materials.triggered.connect(self._on_materials)
        self.back_requested.connect(self._back.close)
        self.set_bar(
            Bar(
                leading=(ActionPart(self._view.materials), ActionPart(self._view.back_entry)),
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
        """Begin with an empty box, on the items of today."""
        self._view.box.setText("")
        self._back.begin_anew()

    def _day(self) -> date:
        """Return the day on which the family came."""
        back = self._back.back_day
        return back.day if back is not None else self._seat.desk.today()

    @Slot()
    def _on_day_changed(self) -> None:
        """Show the items of the day that holds now, and say so if it is not today."""
        words, back = self._words, self._back.back_day
        day = words("intake.received_on", date=self._day().isoformat())
        self.set_header(Header(words("new_visit.title"), right=(TextPart(day),)))
        banner = None
        if back is not None:
            what = words("back_entry.holds", date=back.day.isoformat())
            why = words("back_entry.holds.do", reason=back.reason)
            banner = BannerContent("info", what, why, closable=False)
        self.set_banner(banner)
        self._show_rows(self._view.box.text())
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
        day = self._day()
        glance = None
        if code:
            item = desk.catalogue.item_on(code, day)
            glance = item_glance(self._words, desk.catalogue, item, day)
        self._view.glance.show_glance(glance)
        self._view.start.setEnabled(bool(code))
        self._view.materials.setEnabled(bool(code))

    @Slot(str)
    def _on_item_activated(self, code: str) -> None:
        self.item_chosen.emit(code, self._back.back_day)

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
        rows = item_rows(desk.catalogue.items_on(self._day()), query)
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
