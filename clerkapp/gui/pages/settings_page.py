# SPDX-License-Identifier: Apache-2.0
"""The settings page: the window's looks, printers, who may sign in, and one's own password."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent

from clerkapp.domain.roles import Role
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.page import Header, Page
from clerkapp.gui.pages.glyph_desk import GlyphDesk
from clerkapp.gui.pages.printer_desk import PrinterDesk
from clerkapp.gui.pages.staff_desk import StaffDesk
from clerkapp.gui.seat import Seat
from clerkapp.gui.views.settings_view import SettingsView
from clerkapp.gui.widgets.pick_glyph import GlyphPicker
from clerkapp.services.ports import PaperRoutes
from clerkapp.services.sessions import Vault


class Preferences(Protocol):
    """Where choices are kept.

    Attributes:
        notice: Code of a problem that reading them met, or empty.
    """

    notice: str

    def chosen(self) -> dict[str, str]:
        """Return name → value of every setting."""
        ...

    def choose(self, name: str, value: str) -> None:
        """Change one setting and keep it."""
        ...


class SettingsPage(Page):
    """Section 设置.

    Signals:
        look_changed(): Theme or size was chosen; it is shown at once.
        failed(Exception): A clerk or a password could not be kept.
    """

    look_changed = Signal()
    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        vault: Vault,
        preferences: Preferences,
        routes: PaperRoutes,
        glyph_picker: GlyphPicker | None = None,
    ) -> None:
        """Show what was chosen before; a supervisor sees the clerks, too.

        Tests say where the picture of a character lies.
        """
        super().__init__("settings")
        words = seat.words
        self._words = words
        self._preferences = preferences
        is_supervisor = seat.desk.clerk.role is Role.SUPERVISOR
        self._view = SettingsView(seat.theme, words, self, with_clerks=is_supervisor)
        self.setLayout(self._view)
        self.set_header(Header(words("settings.title")))
        self._staff = StaffDesk(seat, vault, self._view.clerks, self._view.password, self)
        self._staff.said.connect(self.say)
        self._staff.failed.connect(self.failed)
        self._staff.password_set.connect(self._on_password_set)
        self._printers = PrinterDesk(seat, routes, self._view.printers, self)
        self._printers.said.connect(self.say)
        self._printers.banner_wanted.connect(self.set_banner)
        self._printers.failed.connect(self.failed)
        picker = glyph_picker or GlyphPicker(words)
        self._glyphs = GlyphDesk(seat, self._view.glyphs, picker, self)
        self._glyphs.said.connect(self.say)
        self.addAction(self._view.printers.trial)
        self.addAction(self._view.glyphs.load)
        self._asks_new_password = False
        for name, value in preferences.chosen().items():
            self._view.segments[name].set_value(value)
            self._view.segments[name].chosen.connect(partial(self._on_chosen, name))

    def enter(self) -> None:
        """Put the focus on the first setting, or on the password that is to be set."""
        self._staff.refresh()
        self._printers.refresh()
        self._glyphs.refresh()
        if self._asks_new_password:
            self._staff.focus_password()
        else:
            self._view.segments["language"].setFocus()

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget typed passwords when the page is left or covered."""
        super().hideEvent(event)
        self._staff.forget_passwords()

    def ask_new_password(self) -> None:
        """Lead to a new password after the recovery code was used."""
        self._asks_new_password = True
        self._staff.ask_new_password()
        words = self._words
        self.set_banner(
            BannerContent(
                "warning", words("staff.recovered"), words("staff.recovered.why"), closable=False
            )
        )

    @Slot()
    def _on_password_set(self) -> None:
        self._asks_new_password = False
        self.set_banner(None)

    def _on_chosen(self, name: str, value: str) -> None:
        self._preferences.choose(name, value)
        if name == "language":
            self.say(self._words("settings.language.next_start"), "info", "text2")
        else:
            self.say(self._words("settings.saved"))
            self.look_changed.emit()
