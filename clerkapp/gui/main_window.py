# SPDX-License-Identifier: Apache-2.0
"""The main window: navigation, search, the place of the pages, and status; nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from clerkapp.gui.kit.focus_ring import FocusRing
from clerkapp.gui.kit.least_size import LeastSizeArea
from clerkapp.gui.kit.page import Header, StatusLine
from clerkapp.gui.kit.scan_listener import ScanListener
from clerkapp.gui.kit.shell import Shell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QCloseEvent, QShowEvent
    from PySide6.QtWidgets import QApplication, QWidget

    from clerkapp.gui.kit.banner import BannerContent
    from clerkapp.gui.kit.page import Page
    from clerkapp.gui.kit.rail import Rail, Section
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words

_NOTHING_SAID = StatusLine("", "")


class MainWindow(QMainWindow):
    """The clerk's window.

    Pages tell it through `Page` what header, bar and banner they want; it tells the rest of the
    program what the clerk wishes through signals, and decides nothing itself.

    Signals:
        section_requested(str): A section of the rail was chosen; the page of it, if it was added
            with `add_page`, is already on top.
        new_visit_requested(): F3.
        put_aside_requested(): Shift+F8, the tray of visits put aside.
        lock_requested(): Ctrl+L.
        clerk_change_requested(): Ctrl+U.
        closing(): The window is about to close.
    """

    section_requested = Signal(str)
    new_visit_requested = Signal()
    put_aside_requested = Signal()
    lock_requested = Signal()
    clerk_change_requested = Signal()
    closing = Signal()

    def __init__(self, words: Words, theme: Theme, tasks: TaskRunner, app: QApplication) -> None:
        """Make an empty window.

        Args:
            words: Texts in the clerk's language.
            theme: Colours, sizes and icons; `apply_theme` has been called.
            tasks: The lanes on which pages work; the program sets its presenter of errors.
            app: Tells where the focus is, for the focus ring.
        """
        super().__init__()
        self._words = words
        self.tasks = tasks
        self._page: Page | None = None
        self._section_pages: dict[str, Page] = {}
        self._section_of: dict[Page, str] = {}
        self._shell = Shell(theme, words)
        self.search_box = self._shell.search_box
        self.status = self._shell.status
        self._outer = QStackedWidget()
        self._outer.addWidget(self._shell)
        least = QSize(theme.px("window_least_width"), theme.px("window_least_height"))
        self.setCentralWidget(LeastSizeArea(self._outer, least))
        self._connect()
        self.ring = FocusRing(theme, app, self)
        self._scans = ScanListener(self, self.search_box.field)
        self._scans.scanned.connect(self.search_box.scan_recognised)
        self.setWindowTitle(words("shell.window_title"))
        self.resize(theme.px("window_width"), theme.px("window_height"))

    # -- what the program tells the window -------------------------------------------------

    def set_sections(self, sections: Sequence[Section]) -> None:
        """Show the sections in the rail; no others are shown."""
        self._shell.rail.show_sections(sections)
        self._mark_section()

    @property
    def rail(self) -> Rail:
        """The rail, for its counts."""
        return self._shell.rail

    def add_page(self, page: Page, section: str, *, is_first: bool = False) -> None:
        """Put a page into the stack.

        Args:
            page: The page; the window owns it from now on.
            section: The section that is marked while the page is on top.
            is_first: Choosing the section shows this page.
        """
        self._shell.stack.addWidget(page)
        self._section_of[page] = section
        if is_first:
            self._section_pages[section] = page

    def remove_pages(self) -> None:
        """Take all pages away, for another clerk gets pages of their own."""
        self._leave_page()
        self._page = None
        # Widgets that a page lent to the header go back to it first.
        self._shell.header.show_header(Header(""))
        for page in self._section_of:
            self._shell.stack.removeWidget(page)
            page.deleteLater()
        self._section_of.clear()
        self._section_pages.clear()

    def show_page(self, page: Page) -> None:
        """Bring a page on top and give it the focus."""
        if page is self._page:
            page.enter()
            return
        self._leave_page()
        self._page = page
        page.header_changed.connect(self._on_header_changed)
        page.bar_changed.connect(self._on_bar_changed)
        page.banner_changed.connect(self._on_banner_changed)
        page.said.connect(self.status.say)
        self._shell.stack.setCurrentWidget(page)
        self._on_header_changed()
        self._on_bar_changed()
        self._on_banner_changed()
        self._mark_section()
        page.enter()

    def current_page(self) -> Page | None:
        """Return the page on top."""
        return self._page

    def set_clerk(self, counter: str, name: str, role: str) -> None:
        """Say in the top bar which window this is and who works at it."""
        self._shell.top.show_clerk(counter, name, role)

    def set_put_aside(self, count: int) -> None:
        """Show how many visits are put aside; none hides the button."""
        self._shell.put_aside.setText(self._words("shell.put_aside", count=count))
        self._shell.put_aside.setVisible(count > 0)

    def show_banner(self, content: BannerContent | None) -> None:
        """Show or take away the window's own banner, such as that of an error."""
        self._shell.banners.set_banner("window", content)

    def banner(self) -> BannerContent | None:
        """Return the banner that is shown."""
        return self._shell.banners.shown()

    def cover(self, widget: QWidget) -> None:
        """Let a widget cover the whole window: lock screen or first start.

        No shortcut of what lies below works, and nothing of it can be seen.
        """
        if self._outer.indexOf(widget) < 0:
            self._outer.addWidget(widget)
        self._shell.keys.close_sheet()
        self.search_box.clear()
        self._outer.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def uncover(self) -> None:
        """Show the counter again; the page gets the focus back."""
        self._outer.setCurrentWidget(self._shell)
        if self._page is not None:
            self._page.enter()

    def is_covered(self) -> bool:
        """Say whether something covers the counter."""
        return self._outer.currentWidget() is not self._shell

    def _connect(self) -> None:
        shell = self._shell
        pairs = (
            (shell.put_aside, self.put_aside_requested.emit),
            (shell.lock, self.lock_requested.emit),
            (shell.show_keys, self._on_keys_requested),
            (shell.search, self.search_box.focus),
            (shell.new_visit, self.new_visit_requested.emit),
            (shell.change, self.clerk_change_requested.emit),
            (shell.back, self._on_back),
        )
        for action, slot in pairs:
            action.triggered.connect(slot)
        shell.rail.section_requested.connect(self._on_section_requested)
        shell.header.stepper.step_requested.connect(self._on_step_requested)
        shell.banners.closed.connect(self._on_banner_closed)

    # -- what happens -----------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to listen for scans once there is a window of the system."""
        super().showEvent(event)
        self._scans.attach()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell the program before the window goes."""
        self.closing.emit()
        super().closeEvent(event)

    def _leave_page(self) -> None:
        page = self._page
        if page is None:
            return
        page.header_changed.disconnect(self._on_header_changed)
        page.bar_changed.disconnect(self._on_bar_changed)
        page.banner_changed.disconnect(self._on_banner_changed)
        page.said.disconnect(self.status.say)
        # What one page said would not be true of the next.
        self.status.say(_NOTHING_SAID)

    def _mark_section(self) -> None:
        page = self._page
        self._shell.rail.set_current(self._section_of.get(page, "") if page is not None else "")

    @Slot()
    def _on_header_changed(self) -> None:
        if self._page is not None:
            self._shell.header.show_header(self._page.header)

    @Slot()
    def _on_bar_changed(self) -> None:
        bar = self._page.bar if self._page is not None else None
        self._shell.bar.setVisible(bar is not None)
        if bar is not None:
            self._shell.bar.show_bar(bar)

    @Slot()
    def _on_banner_changed(self) -> None:
        banner = self._page.banner if self._page is not None else None
        self._shell.banners.set_banner("page", banner)

    @Slot(str)
    def _on_banner_closed(self, source: str) -> None:
        if source == "page" and self._page is not None:
            self._page.set_banner(None)

    @Slot(str)
    def _on_section_requested(self, name: str) -> None:
        page = self._section_pages.get(name)
        if page is not None:
            self.show_page(page)
        self.section_requested.emit(name)

    @Slot(str)
    def _on_step_requested(self, name: str) -> None:
        if self._page is not None:
            self._page.step_requested.emit(name)

    @Slot()
    def _on_keys_requested(self) -> None:
        if self._shell.keys.isVisible():
            self._shell.keys.close_sheet()
            return
        page = self._page
        groups = [
            (self._words("kit.keys.page"), page.key_actions() if page is not None else []),
            (self._words("kit.keys.everywhere"), self._shell.key_actions()),
        ]
        self._shell.keys.show_groups(groups)

    @Slot()
    def _on_back(self) -> None:
        """Close what lies on top; only then is it the page's turn."""
        if self._shell.keys.isVisible():
            self._shell.keys.close_sheet()
        elif self.search_box.is_open():
            self.search_box.clear()
        elif not self._shell.banners.close_shown() and self._page is not None:
            self._page.back_requested.emit()
