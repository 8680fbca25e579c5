# SPDX-License-Identifier: Apache-2.0
"""The intake page: the form is typed, judged at every field, and kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QGuiApplication

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Page
from clerkapp.gui.pages.draft_keeper import DraftKeeper
from clerkapp.gui.pages.letter_desk import LetterDesk
from clerkapp.gui.pages.override_desk import OverrideDesk
from clerkapp.gui.views.intake_view import IntakeView
from clerkapp.gui.widgets.header_parts import window_header
from clerkapp.gui.widgets.intake_form_area import IntakeFormArea
from clerkapp.gui.widgets.intake_painter import IntakePainter
from clerkapp.gui.widgets.intake_side_blocks import Blocks, IntakeSideBlocks
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.presentation import intake_form as forms
from clerkapp.presentation.intake_lines import bar_notes
from clerkapp.presentation.intake_side import settle_count
from clerkapp.presentation.intake_words import intake_header, void_banner
from clerkapp.presentation.notices import BannerText, banner_of
from clerkapp.services import intake
from clerkapp.services.authority import BY_AGENT, VISITOR
from clerkapp.services.lookups import CaseView, open_case

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent, QResizeEvent

    from clerkapp.catalogue.definitions import ServiceItem
    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.intake_form import FormState


class IntakePage(Page):
    """Step 登记 of a visit.

    Signals:
        case_numbered(str): The form is complete; the case has its number and waits for review.
    """

    case_numbered = Signal(str)

    def __init__(self, seat: Seat, save_place: SavePlace | None = None) -> None:
        """Make the page without a form; tests say where a letter is saved."""
        super().__init__("intake")
        self._seat = seat
        self._words = seat.words
        self._catalogue = seat.desk.catalogue
        self._view = IntakeView(seat.theme, seat.words, seat.tasks, self)
        self.setLayout(self._view)
        view = self._view
        places = Blocks(view.settle, view.papers, view.dates, view.next_open.cap())
        self._blocks = IntakeSideBlocks(seat.theme, seat.words, self._catalogue, places, self)
        self._area: IntakeFormArea | None = None
        self._painter: IntakePainter | None = None
        self._state: FormState | None = None
        self._case: Case | None = None
        self._current = ""
        self._wanted = ""
        self._goes_on = False
        self._is_narrow = False
        self._keeper = DraftKeeper(seat, self)
        place = save_place or SavePlace(seat.words)
        self._letters = LetterDesk(seat, view, self._keeper, place, self)
        self._overrides = OverrideDesk(seat, self._keeper, self._answers, self)
        self._connect()

    def _connect(self) -> None:
        view, letters = self._view, self._letters
        view.go_on.triggered.connect(self._on_go_on)
        view.copy_same.triggered.connect(self._on_copy_same)
        view.next_open.triggered.connect(self._on_next_open)
        view.show_side.triggered.connect(self._on_show_side)
        view.make_letter.triggered.connect(self._on_letter)
        view.other_way.triggered.connect(self._on_letter)
        self._blocks.field_wanted.connect(self._lead_to)
        self._keeper.kept.connect(self._on_kept)
        self._keeper.failed.connect(self._on_failed)
        self._overrides.passed.connect(self._on_overridden)
        self._overrides.refused.connect(self._show_banner)
        self._overrides.failed.connect(self._on_failed)
        letters.made.connect(self._on_letter_made)
        letters.opened.connect(self._on_letter_opened)
        letters.closed.connect(self._on_letter_closed)
        letters.banner_wanted.connect(self._show_banner)
        letters.said.connect(self.say)
        self.back_requested.connect(self._on_back)

    def _answers(self) -> dict[str, str]:
        return dict(self._state.answers) if self._state is not None else {}

    # -- opening ---------------------------------------------------------------------------

    def show_new(self, item_code: str) -> None:
        """Open an empty form of an item; nothing is stored before a field has been left."""
        self.flush()
        self._wanted = ""
        day = self._seat.desk.today()
        item = self._catalogue.item_on(item_code, day)
        answers = intake.opening_answers(item)
        self._open(forms.open_form(self._catalogue, item, day, answers), None)

    def show_case(self, case_id: str) -> None:
        """Open the form of a case; it is read off the GUI thread."""
        self.flush()
        self._wanted = case_id
        self._view.work.setCurrentWidget(self._view.nothing)
        desk = self._seat.desk
        self._seat.tasks.run(
            "write", lambda: open_case(desk, case_id), self, self._on_case_read, self._on_failed
        )

    def _on_case_read(self, view: CaseView) -> None:
        case = view.case
        if case.id != self._wanted:
            return
        item = self._catalogue.item(case.item, case.item_version)
        state = forms.open_form(
            self._catalogue, item, case.received_on, case.answers, case.overrides
        )
        self._open(state, case)

    def _open(self, state: FormState, case: Case | None) -> None:
        self._case = case
        self._current = ""
        self._goes_on = False
        self._keeper.open(state, case)
        self._letters.forget()
        self.set_banner(None)
        area, painter = self._form_of(state.item)
        painter.close_reason()
        area.begin_anew(state.answers)
        self._allow(area, changes=not self._keeper.is_closed)
        self._view.work.setCurrentWidget(area)
        self._show(state)
        self.enter()

    def _allow(self, area: IntakeFormArea, *, changes: bool) -> None:
        """Let a case that has ended be read and not changed."""
        area.widget().setEnabled(changes)
        reason = "" if changes else self._words("problem.case.closed")
        for action in (self._view.go_on, self._view.copy_same, self._view.make_letter):
            action.forbid(reason)

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
        theme, words = self._seat.theme, self._words
        area = IntakeFormArea(theme, words, self._catalogue, item)
        painter = IntakePainter(theme, words, self._catalogue, area, self._view.other_way)
        area.edited.connect(self._on_field_edited)
        area.chosen.connect(self._on_field_chosen)
        area.entered.connect(self._on_field_entered)
        area.left.connect(self._on_field_left)
        painter.suggestion_taken.connect(self._on_field_chosen)
        self._overrides.work_for(painter)
        self._view.work.addWidget(area)
        self._area, self._painter = area, painter
        return area, painter

    def enter(self) -> None:
        """Put the focus where something is still to be done."""
        if self._area is None or self._state is None or self._letters.is_open():
            return
        name = forms.next_to_settle(self._state, "") or self._state.judgement.visible[0]
        self._area.focus_field(name)

    # -- painting --------------------------------------------------------------------------

    def _show(self, state: FormState) -> None:
        self._state = state
        if self._painter is not None:
            self._painter.paint(state)
        self._blocks.show_state(state)
        self._show_frame()

    def _show_frame(self) -> None:
        """Show header and bar, if they changed."""
        state = self._state
        if state is None:
            return
        header = window_header(intake_header(self._words, state, self._case))
        if header != self.header:
            self.set_header(header)
        bar = self._letters.bar() if self._letters.is_open() else self._form_bar(state)
        if bar != self.bar:
            self.set_bar(bar)

    def _form_bar(self, state: FormState) -> Bar:
        view = self._view
        view.show_side.setText(self._words("intake.side.open", count=settle_count(state)))
        leading = [
            *([ActionPart(view.make_letter)] if forms.has_letter(state.item) else []),
            ActionPart(view.copy_same, "quiet"),
            *([ActionPart(view.show_side, "quiet")] if self._is_narrow else []),
        ]
        return Bar(
            leading=tuple(leading),
            trailing=(ActionPart(view.go_on, "primary"),),
            notes=bar_notes(self._words, state),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the side panel away where it would take the form's room."""
        super().resizeEvent(event)
        theme = self._seat.theme
        least = theme.px("wizard_width") + theme.px("gutter") + theme.px("side")
        is_narrow = self.width() < least
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            self._view.side.setVisible(not is_narrow)
            self._show_frame()

    @Slot()
    def _on_show_side(self) -> None:
        if self._is_narrow:
            self._view.side.setVisible(self._view.side.isHidden())

    @Slot(object)
    def _show_banner(self, banner: BannerText | None) -> None:
        content = None
        if banner is not None:
            content = BannerContent(banner.severity, banner.what, banner.do)
        self.set_banner(content)

    # -- typing ----------------------------------------------------------------------------

    @Slot(str, str)
    def _on_field_edited(self, name: str, text: str) -> None:
        if self._state is not None:
            self._show(forms.typed(self._catalogue, self._state, name, text))

    @Slot(str, str)
    def _on_field_chosen(self, name: str, code: str) -> None:
        if self._state is not None:
            self._show(forms.chosen(self._catalogue, self._state, name, code))
            self._keeper.keep(self._answers())

    @Slot(str)
    def _on_field_entered(self, name: str) -> None:
        self._current = name

    @Slot(str)
    def _on_field_left(self, name: str) -> None:
        self._current = "" if self._current == name else self._current
        self._take(name)
        self._keeper.keep(self._answers())

    def _take(self, name: str) -> None:
        """Read a field that the clerk is done with."""
        state = self._state
        if state is None or self._area is None:
            return
        value = self._area.editors[name].value()
        if value != state.answers.get(name, ""):
            state = forms.typed(self._catalogue, state, name, value)
        self._show(forms.left(self._catalogue, state, name))

    # -- keeping ---------------------------------------------------------------------------

    def flush(self) -> None:
        """Keep everything that stands in the form, the field under the cursor included."""
        if self._current:
            QGuiApplication.inputMethod().commit()
            self._take(self._current)
        if self._state is not None:
            self._keeper.keep(self._answers())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page comes on top or the window closes."""
        self.flush()
        super().hideEvent(event)

    @Slot(object)
    def _on_kept(self, case: Case) -> None:
        if self._state is None:
            return
        before, self._case = self._case, case
        banner = void_banner(self._words, self._state.item, before, case)
        if banner is not None:
            self._show_banner(banner)
        elif self.banner is not None and self.banner.severity == "error":
            self.set_banner(None)
        self._show_frame()
        self.say(self._words("intake.saved", time=f"{case.changed_at:%H:%M:%S}"))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._goes_on = False
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        self._show_banner(banner_of(self._words, error))
        field = error.field if isinstance(error, ClerkError) else ""
        if field and self._area is not None and field in self._area.editors:
            self._area.focus_field(field)

    # -- acts ------------------------------------------------------------------------------

    @Slot()
    def _on_next_open(self) -> None:
        if self._state is not None:
            self._lead_to(forms.next_to_settle(self._state, self._current))

    @Slot(str)
    def _lead_to(self, name: str) -> None:
        """Put the focus into a field and say under it what to do, if it is empty."""
        if self._area is None or self._state is None or self._letters.is_open() or not name:
            return
        self._area.focus_field(name)
        self._show(forms.led_to(self._state, name))

    @Slot()
    def _on_copy_same(self) -> None:
        if self._state is None or self._area is None or self._letters.is_open():
            return
        field = forms.copyable(self._state, self._current)
        value = self._state.answers.get(field.same_as, "") if field is not None else ""
        if field is None or not value:
            self.say(self._words("intake.nothing_to_copy"), "info", "text3")
            return
        self._area.focus_field(field.id)
        self._on_field_chosen(field.id, value)

    @Slot()
    def _on_go_on(self) -> None:
        if self._state is None or self._goes_on or self._letters.is_open():
            return
        self.flush()
        obstacle = forms.first_in_the_way(self._state)
        if obstacle:
            self._state = forms.all_checked(self._state)
            self._lead_to(obstacle)
            return
        self._goes_on = True
        desk = self._seat.desk
        self._keeper.act(
            self._answers(),
            lambda case_id: intake.hand_to_review(desk, case_id),
            self._on_handed_over,
            self._on_failed,
        )

    def _on_handed_over(self, case: Case) -> None:
        self._goes_on = False
        self._case = case
        self.case_numbered.emit(case.id)

    @Slot(str, object)
    def _on_overridden(self, name: str, case: Case) -> None:
        self._case = case
        if self._state is not None and self._area is not None:
            self._show(forms.with_overrides(self._catalogue, self._state, case.overrides))
            self._area.focus_field(name)

    @Slot()
    def _on_back(self) -> None:
        if self._letters.is_open():
            self._letters.close()
        elif self._painter is not None:
            self._painter.leave_reason()

    # -- the authority letter --------------------------------------------------------------

    @Slot()
    def _on_letter(self) -> None:
        if self._state is None or self._letters.is_open() or not forms.has_letter(self._state.item):
            return
        self.flush()
        if self._state.answers.get(VISITOR) != BY_AGENT:
            self._on_field_chosen(VISITOR, BY_AGENT)
        missing = forms.missing_for_letter(self._state)
        if missing:
            self._lead_to(missing)
            self._show_banner(BannerText("info", self._words("intake.letter.fill_first")))
            return
        self._letters.make(self._answers())

    @Slot(object)
    def _on_letter_made(self, case: Case) -> None:
        self._case = case
        self._show_frame()

    @Slot()
    def _on_letter_opened(self) -> None:
        self.set_banner(None)
        self._show_frame()

    @Slot()
    def _on_letter_closed(self) -> None:
        if self._area is not None:
            self._view.work.setCurrentWidget(self._area)
            self._show_frame()
            self.enter()
