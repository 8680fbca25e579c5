# SPDX-License-Identifier: Apache-2.0
"""The intake page: the form is typed, judged at every field, and kept as a draft."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import ActionPart, Bar, Page
from clerkapp.gui.pages.aid_lookup import AidLookup
from clerkapp.gui.pages.draft_keeper import DraftKeeper
from clerkapp.gui.pages.duplicate_lookup import DuplicateLookup
from clerkapp.gui.pages.finder_desk import FinderDesk
from clerkapp.gui.pages.form_desk import FormDesk
from clerkapp.gui.pages.letter_desk import LetterDesk
from clerkapp.gui.pages.override_desk import OverrideDesk
from clerkapp.gui.pages.photo_desk import PhotoDesk
from clerkapp.gui.views.intake_view import IntakeView
from clerkapp.gui.widgets.header_parts import window_header
from clerkapp.gui.widgets.intake_side_blocks import Blocks, IntakeSideBlocks
from clerkapp.gui.widgets.pick_photo import PhotoPicker
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

    from clerkapp.domain.case import Case
    from clerkapp.gui.seat import Seat
    from clerkapp.presentation.back_entry import BackDay
    from clerkapp.presentation.intake_form import FormState


class IntakePage(Page):
    """Step 登记 of a visit.

    Signals:
        case_numbered(str): The form is complete; the case has its number and waits for review.
    """

    case_numbered = Signal(str)

    def __init__(
        self,
        seat: Seat,
        save_place: SavePlace | None = None,
        photo_picker: PhotoPicker | None = None,
    ) -> None:
        """Make the page without a form; tests say where a letter is saved and a photo lies."""
        super().__init__("intake")
        self._seat = seat
        self._words = seat.words
        self._catalogue = seat.desk.catalogue
        self._view = IntakeView(seat.theme, seat.words, seat.tasks, self)
        self.setLayout(self._view)
        view = self._view
        places = Blocks(view.settle, view.papers, view.dates, view.next_open.cap())
        self._blocks = IntakeSideBlocks(seat.theme, seat.words, self._catalogue, places, self)
        self._form = FormDesk(seat, view, self)
        self._case: Case | None = None
        self._wanted = ""
        self._is_back_entry = False
        self._goes_on = False
        self._is_narrow = False
        self._keeper = DraftKeeper(seat, self)
        self._duplicates = DuplicateLookup(seat, self)
        self._aid = AidLookup(seat, self)
        place = save_place or SavePlace(seat.words)
        self._letters = LetterDesk(seat, view, self._keeper, place, self)
        self._finder = FinderDesk(seat, view, self._form, self)
        self._overrides = OverrideDesk(seat, self._keeper, self._form.answers, self)
        picker = photo_picker or PhotoPicker(seat.words)
        self._photos = PhotoDesk(seat, self._keeper, view.pick_photo, picker, self)
        self._connect()

    def _connect(self) -> None:
        view, letters, form = self._view, self._letters, self._form
        view.go_on.triggered.connect(self._on_go_on)
        view.show_side.triggered.connect(self._on_show_side)
        view.make_letter.triggered.connect(self._on_letter)
        view.other_way.triggered.connect(self._on_letter)
        form.drawn.connect(self._overrides.work_for)
        form.drawn.connect(self._photos.work_for)
        form.changed.connect(self._photos.show_state)
        form.changed.connect(self._on_changed)
        form.field_done.connect(self._on_field_done)
        form.nothing_to_copy.connect(self._on_nothing_to_copy)
        self._blocks.field_wanted.connect(form.lead_to)
        self._keeper.kept.connect(self._on_kept)
        self._duplicates.found.connect(self._show_banner)
        self._aid.found.connect(self._on_filled)
        self._keeper.failed.connect(self._on_failed)
        self._overrides.passed.connect(self._on_overridden)
        self._overrides.refused.connect(self._show_banner)
        self._overrides.failed.connect(self._on_failed)
        self._photos.failed.connect(self._on_failed)
        letters.made.connect(self._on_letter_made)
        letters.opened.connect(self._on_letter_opened)
        letters.closed.connect(self._on_stand_in_closed)
        letters.banner_wanted.connect(self._show_banner)
        letters.print_banner_wanted.connect(self.set_banner)
        letters.bar_changed.connect(self._show_frame)
        letters.said.connect(self.say)
        self._finder.opened.connect(self._show_frame)
        self._finder.closed.connect(self._on_stand_in_closed)
        self._finder.said.connect(self._on_hint)
        self.back_requested.connect(self._on_back)

    # -- opening ---------------------------------------------------------------------------

    def show_new(self, item_code: str, back: BackDay | None = None) -> None:
        """Open an empty form of an item; nothing is stored before a field has been left.

        Args:
            item_code: The service item.
            back: The earlier day on which the family came, and why it is entered now.
        """
        self.flush()
        self._wanted = ""
        day = back.day if back is not None else self._seat.desk.today()
        item = self._catalogue.item_on(item_code, day)
        answers = intake.opening_answers(item)
        self._open(forms.open_form(self._catalogue, item, day, answers), None, back)

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

    def _open(self, state: FormState, case: Case | None, back: BackDay | None = None) -> None:
        self._case = case
        self._is_back_entry = back is not None or (case is not None and bool(case.back_entry))
        self._goes_on = False
        self._keeper.open(state, case, back.reason if back is not None else "")
        self._aid.begin_anew(state)
        self._letters.forget()
        self.set_banner(None)
        reason = self._words("problem.case.closed") if self._keeper.is_closed else ""
        view = self._view
        for action in (
            view.go_on,
            view.copy_same,
            view.make_letter,
            view.pick_photo,
            view.find_character,
        ):
            action.forbid(reason)
        self._form.open(state, changes=not self._keeper.is_closed)
        self._photos.open(case)
        self.enter()

    def enter(self) -> None:
        """Put the focus where something is still to be done."""
        self._form.focus_where_work_goes_on()

    # -- painting --------------------------------------------------------------------------

    @Slot(object)
    def _on_changed(self, state: FormState) -> None:
        self._blocks.show_state(state)
        self._show_frame()

    def _show_frame(self) -> None:
        """Show header and bar, if they changed."""
        state = self._form.state
        if state is None:
            return
        header = window_header(
            intake_header(self._words, state, self._case, is_back_entry=self._is_back_entry)
        )
        if header != self.header:
            self.set_header(header)
        bar = self._bar_of(state)
        if bar != self.bar:
            self.set_bar(bar)

    def _bar_of(self, state: FormState) -> Bar:
        if self._letters.is_open():
            return self._letters.bar()
        return self._finder.bar() if self._finder.is_open() else self._form_bar(state)

    def _form_is_covered(self) -> bool:
        """Say whether the letter or the finder stands in place of the form."""
        return self._letters.is_open() or self._finder.is_open()

    def _form_bar(self, state: FormState) -> Bar:
        view = self._view
        view.show_side.setText(self._words("intake.side.open", count=settle_count(state)))
        leading = [
            *([ActionPart(view.make_letter)] if forms.has_letter(state.item) else []),
            ActionPart(view.copy_same, "quiet"),
            ActionPart(view.find_character, "quiet"),
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

    # -- keeping ---------------------------------------------------------------------------

    def flush(self) -> None:
        """Keep everything that stands in the form, the field under the cursor included."""
        self._form.take_current()
        self._on_field_done()

    @Slot()
    def _on_field_done(self) -> None:
        state = self._form.state
        if state is None:
            return
        self._keeper.keep(self._form.answers())
        if not self._keeper.is_closed:
            self._aid.look(state)

    @Slot(object)
    def _on_filled(self, filled: dict[str, str]) -> None:
        """Show and keep what the month's list says of the applicant."""
        state = self._form.state
        if state is not None:
            self._form.show(forms.filled_in(self._catalogue, state, filled))
            self._keeper.keep(self._form.answers())

    def hideEvent(self, event: QHideEvent) -> None:
        """Keep what was typed when another page comes on top or the window closes."""
        self.flush()
        super().hideEvent(event)

    @Slot(object)
    def _on_kept(self, case: Case) -> None:
        state = self._form.state
        if state is None:
            return
        before, self._case = self._case, case
        banner = void_banner(self._words, state.item, before, case)
        if banner is not None:
            self._show_banner(banner)
        elif self.banner is not None and self.banner.severity == "error":
            self.set_banner(None)
        self._show_frame()
        self.say(self._words("intake.saved", time=f"{case.changed_at:%H:%M:%S}"))
        self._duplicates.look(case)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._goes_on = False
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        self._show_banner(banner_of(self._words, error))
        if isinstance(error, ClerkError):
            self._form.focus_field(error.field)

    # -- acts ------------------------------------------------------------------------------

    @Slot()
    def _on_nothing_to_copy(self) -> None:
        self._on_hint(self._words("intake.nothing_to_copy"))

    @Slot(str)
    def _on_hint(self, text: str) -> None:
        self.say(text, "info", "text3")

    @Slot()
    def _on_go_on(self) -> None:
        if self._form.state is None or self._goes_on or self._form_is_covered():
            return
        self.flush()
        if self._form.lead_to_obstacle():
            return
        self._goes_on = True
        desk = self._seat.desk
        self._keeper.act(
            self._form.answers(),
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
        state = self._form.state
        if state is not None:
            self._form.show(forms.with_overrides(self._catalogue, state, case.overrides))
            self._form.focus_field(name)

    @Slot()
    def _on_back(self) -> None:
        if self._letters.is_open():
            self._letters.close()
        elif self._finder.is_open():
            self._finder.close()
        else:
            self._form.leave_reason()

    # -- the authority letter --------------------------------------------------------------

    @Slot()
    def _on_letter(self) -> None:
        form, state = self._form, self._form.state
        if state is None or self._form_is_covered() or not forms.has_letter(state.item):
            return
        self.flush()
        if form.answers().get(VISITOR) != BY_AGENT:
            form.choose(VISITOR, BY_AGENT)
        missing = forms.missing_for_letter(form.state or state)
        if missing:
            form.lead_to(missing)
            self._show_banner(BannerText("info", self._words("intake.letter.fill_first")))
            return
        self._letters.make(form.answers())

    @Slot(object)
    def _on_letter_made(self, case: Case) -> None:
        self._case = case
        self._show_frame()

    @Slot()
    def _on_letter_opened(self) -> None:
        self.set_banner(None)
        self._show_frame()

    @Slot()
    def _on_stand_in_closed(self) -> None:
        self._form.come_back()
        self._show_frame()
        self.enter()
