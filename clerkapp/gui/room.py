# SPDX-License-Identifier: Apache-2.0
"""The counter behind the lock screen: first start, signing in, pages, search, locking.

Loaded after the window has painted, because it brings in every page and use case.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from clerkapp.domain.office import Office
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Clerk
from clerkapp.gui.case_search import CaseSearch
from clerkapp.gui.founding import Founding
from clerkapp.gui.joined import JoinedCounter
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.bars import StatusChip
from clerkapp.gui.kit.rail import Section
from clerkapp.gui.kit.theme import Theme, add_font_file, apply_theme
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.pages.lock_page import LockPage
from clerkapp.gui.pages.queue_page import QueuePage
from clerkapp.gui.pages.settings_page import Preferences, SettingsPage
from clerkapp.gui.seat import Seat
from clerkapp.gui.tasks import TaskRunner
from clerkapp.gui.visit import VisitFlow
from clerkapp.presentation.notices import BannerText, joined
from clerkapp.presentation.resuming import resume_offer
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words
from clerkapp.services import lookups, sessions
from clerkapp.services.ports import CaseRow

CLOCK_INTERVAL_MS = 5_000
"""How late the clock of the status bar may be."""

SECTIONS = (
    ("visit", "file-plus-2", "Ctrl+1"),
    ("queue", "list-checks", "Ctrl+2"),
    ("settings", "settings", "Ctrl+7"),
)


class CounterRoom(QObject):
    """Leads from the lock screen to the pages and back."""

    def __init__(
        self,
        window: MainWindow,
        lock: LockPage,
        counter: JoinedCounter,
        words: Words,
        theme: Theme,
        tasks: TaskRunner,
        crash: Callable[[Exception], str],
        preferences: Preferences,
        app: QApplication,
    ) -> None:
        """Take the painted window, the joined counter, and what numbers a failure of ours."""
        super().__init__()
        self._window = window
        self._lock = lock
        self._counter = counter
        self._words = words
        self._theme = theme
        self._tasks = tasks
        self._crash = crash
        self._preferences = preferences
        self._app = app
        self._founding: Founding | None = None
        self._seat: Seat | None = None
        self._flow: VisitFlow | None = None
        self._queue_page: QueuePage | None = None
        self._settings_page: SettingsPage | None = None
        self._search = CaseSearch(window.search_box, words, tasks)
        self._minute = QTimer(self)
        self._minute.setInterval(CLOCK_INTERVAL_MS)
        self._connect()
        self._show_time()
        self._minute.start()
        self._tasks.run("render", counter.rare_font, owner=self, done=self._on_rare_font)

    def _connect(self) -> None:
        window = self._window
        window.lock_requested.connect(self.lock)
        window.clerk_change_requested.connect(self.lock)
        window.new_visit_requested.connect(self._on_new_visit)
        window.closing.connect(self._on_closing)
        window.section_requested.connect(self._on_section_requested)
        self._search.case_chosen.connect(self._open_case)
        self._lock.sign_in_requested.connect(self._on_sign_in_requested)
        self._lock.recovery_requested.connect(self._on_recovery_requested)
        self._tasks.set_presenter(self.present_error)
        self._minute.timeout.connect(self._show_time)

    def open(self) -> None:
        """Show the first start on a new computer, else who can sign in."""
        self._tasks.run(
            "secrets",
            lambda: (self._counter.vault.is_new(), self._counter.vault.clerks()),
            owner=self,
            done=self._on_vault_read,
            failed=self._on_sign_in_failed,
        )

    def _on_rare_font(self, path: Path) -> None:
        """Let rare characters show on the screen as they print: 𠮷 is no box."""
        self._theme.add_family(add_font_file(path))
        apply_theme(self._app, self._theme)

    def _on_vault_read(self, found: tuple[bool, tuple[Clerk, ...]]) -> None:
        is_new, clerks = found
        if is_new:
            self._found()
        else:
            self._lock.show_clerks(clerks, self._seat.desk.clerk.id if self._seat else "")

    def _found(self) -> None:
        founding = Founding(self._counter, self._words, self._theme, self._tasks)
        founding.founded.connect(self._on_founded)
        founding.failed.connect(self.present_error)
        self._founding = founding
        self._window.cover(founding.page)

    def _on_founded(self, seated: tuple[Clerk, Office]) -> None:
        self._sit_down(seated)
        if self._founding is not None:
            self._founding.page.forget_code()

    # -- signing in --------------------------------------------------------------------------

    @Slot(str, str)
    def _on_sign_in_requested(self, clerk_id: str, password: str) -> None:
        counter = self._counter
        self._lock.show_busy()
        self._tasks.run(
            "secrets",
            lambda: sessions.sign_in(counter.vault, counter.clock, clerk_id, password),
            owner=self,
            done=self._sit_down,
            failed=self._on_sign_in_failed,
        )

    @Slot(str)
    def _on_recovery_requested(self, code: str) -> None:
        counter = self._counter
        self._lock.show_busy()
        self._tasks.run(
            "secrets",
            lambda: sessions.recover(counter.vault, counter.clock, code),
            owner=self,
            done=self._on_recovered,
            failed=self._on_sign_in_failed,
        )

    def _on_recovered(self, seated: tuple[Clerk, Office]) -> None:
        """Seat the clerk and lead to a new password: nobody should need the code twice."""
        self._sit_down(seated)
        if self._settings_page is not None:
            self._settings_page.ask_new_password()
            self._window.show_page(self._settings_page)

    def _on_sign_in_failed(self, error: Exception) -> None:
        if isinstance(error, ClerkError | OutsideError):
            self._lock.show_error(*error_sentence(self._words, error))
        else:
            self.present_error(error)

    def _sit_down(self, seated: tuple[Clerk, Office]) -> None:
        clerk, office = seated
        if self._seat is not None and self._seat.desk.clerk.id == clerk.id:
            self._window.uncover()
            return
        desk = self._counter.desk(clerk, office)
        counter = self._counter
        self._seat = Seat(
            desk,
            self._tasks,
            self._words,
            self._theme,
            counter.queue,
            counter.photos,
            counter.characters,
            counter.glyphs,
        )
        self._search.sit_down(desk)
        self._make_pages(self._seat)
        role = self._words(f"role.{clerk.role.value}")
        place = self._words("shell.counter", number=int(office.counter))
        self._window.set_clerk(place, clerk.name, role)
        self._window.uncover()

    def _make_pages(self, seat: Seat) -> None:
        words = self._words
        self._window.remove_pages()
        self._window.set_sections(
            [
                Section(name, icon, words(f"section.{name}"), key, at_bottom=name == "settings")
                for name, icon, key in SECTIONS
            ]
        )
        self._flow = VisitFlow(seat)
        for page in self._flow.pages:
            self._window.add_page(page, "visit", is_first=page is self._flow.new_visit)
        self._queue_page = QueuePage(seat)
        self._window.add_page(self._queue_page, "queue", is_first=True)
        self._settings_page = SettingsPage(
            seat, self._counter.vault, self._preferences, self._counter.routes
        )
        self._settings_page.look_changed.connect(self._on_look_changed)
        self._settings_page.failed.connect(self.present_error)
        self._window.add_page(self._settings_page, "settings", is_first=True)
        self._flow.page_wanted.connect(self._window.show_page)
        self._flow.case_left.connect(self._queue_page.refresh)
        self._queue_page.case_opened.connect(self._open_case)
        self._queue_page.refresh()
        self._window.show_page(self._queue_page)
        self._tasks.run(
            "read",
            lambda: lookups.unfinished_drafts(seat.desk),
            owner=self,
            done=self._on_drafts_found,
        )

    def _on_drafts_found(self, drafts: tuple[CaseRow, ...]) -> None:
        """Offer what was open when the program ended, however it ended."""
        if self._seat is None:
            return
        texts = self._notices()
        actions: tuple[KeyAction, ...] = ()
        offer = resume_offer(self._words, self._seat.desk.catalogue, drafts)
        if offer is not None:
            case_id, text = offer
            texts.append(text)
            action = KeyAction("resume", self._words("resume.act"), "Alt+J", parent=self)
            action.triggered.connect(lambda: self._resume(case_id))
            actions = (action,)
        said = joined(self._words, texts)
        if said is not None:
            self._window.show_banner(BannerContent(said.severity, said.what, said.do, actions))

    def _notices(self) -> list[BannerText]:
        """Return what the clerk should know of this computer before the first visit."""
        texts: list[BannerText] = []
        wrong = self._counter.wrong_definitions
        if wrong:
            what = self._words("problem.forms.wrong", count=len(wrong))
            texts.append(BannerText("warning", what, str(wrong[0])))
        for notice in (self._preferences.notice, self._counter.routes.notice()):
            if notice:
                texts.append(BannerText("warning", self._words(f"problem.{notice}")))
        return texts

    def _resume(self, case_id: str) -> None:
        self._window.show_banner(None)
        self._open_case(case_id)

    @Slot()
    def _show_time(self) -> None:
        now = self._counter.clock.now()
        text = self._words(
            "status_bar.clock",
            date=f"{now:%Y-%m-%d}",
            weekday=self._words(f"weekday.{now.weekday()}"),
            time=f"{now:%H:%M}",
        )
        self._window.status.show_chips([StatusChip("clock", "", text)])

    @Slot()
    def _on_look_changed(self) -> None:
        chosen = self._preferences.chosen()
        self._theme.switch(chosen["theme"], large=chosen["size"] == "large")
        apply_theme(self._app, self._theme)

    @Slot()
    def lock(self) -> None:
        """Cover the counter at once; what was typed is kept first."""
        if self._flow is not None:
            self._flow.leave()
        self._window.cover(self._lock)
        self.open()

    # -- at the counter ----------------------------------------------------------------------

    @Slot()
    def _on_new_visit(self) -> None:
        if self._flow is not None:
            self._flow.start()

    @Slot(str)
    def _on_section_requested(self, name: str) -> None:
        if self._flow is None or self._queue_page is None:
            return
        if name == "visit":
            self._flow.start()
        else:
            self._flow.leave()
            self._queue_page.refresh()

    @Slot(str)
    def _open_case(self, case_id: str) -> None:
        if self._flow is not None:
            self._window.search_box.clear()
            self._flow.open_case(case_id)

    @Slot()
    def _on_closing(self) -> None:
        if self._flow is not None:
            self._flow.leave()

    def present_error(self, error: Exception) -> None:
        """Show an error that no page has taken, as the window's banner."""
        if isinstance(error, ClerkError | OutsideError):
            what, do = error_sentence(self._words, error)
            severity = "error" if isinstance(error, OutsideError) else "warning"
        else:
            what = self._words("problem.bug")
            do = self._words("problem.bug.do", number=self._crash(error))
            severity = "error"
        self._window.show_banner(BannerContent(severity, what, do))
