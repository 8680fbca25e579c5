# SPDX-License-Identifier: Apache-2.0
"""Entering clerks and changing passwords from the settings page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.presentation.staff import clerk_lines, entry_problems, password_problems
from clerkapp.services import staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from clerkapp.gui.seat import Seat
    from clerkapp.gui.views.staff_view import ClerksSection, PasswordSection, StaffSection
    from clerkapp.services.sessions import Vault


class StaffDesk(QObject):
    """Does what the two sections ask for, on the lane for secrets.

    Signals:
        said(str): What was done.
        password_set(): The signed-in clerk has another password.
        failed(Exception): Something that stands at no line.
    """

    said = Signal(str)
    password_set = Signal()
    failed = Signal(object)

    def __init__(
        self,
        seat: Seat,
        vault: Vault,
        clerks: ClerksSection | None,
        password: PasswordSection,
        parent: QObject,
    ) -> None:
        """Take the sections; who may not enter clerks has no section for it."""
        super().__init__(parent)
        self._seat = seat
        self._vault = vault
        self._clerks = clerks
        self._password = password
        self._recovered = False
        password.action.triggered.connect(self._on_change)
        if clerks is not None:
            clerks.action.triggered.connect(self._on_add)

    def refresh(self) -> None:
        """Read anew who can sign in."""
        if self._clerks is not None:
            tasks = self._seat.tasks
            tasks.run("secrets", self._vault.clerks, self, self._show_clerks, topic="clerks")

    def ask_new_password(self) -> None:
        """Ask for a new password alone: the recovery code stood for the old one."""
        self._recovered = True
        self._password.clear_typed()
        self._password.ask_old(asked=False)

    def focus_password(self) -> None:
        """Put the focus into the first line of the password."""
        self._password.focus_first()

    def forget_passwords(self) -> None:
        """Empty the lines that hold passwords."""
        for section in (self._clerks, self._password):
            if section is not None:
                section.clear_passwords()

    def _show_clerks(self, clerks: tuple[Clerk, ...]) -> None:
        if self._clerks is not None:
            self._clerks.show_clerks(
                clerk_lines(self._seat.words, clerks, self._seat.desk.clerk.id)
            )

    # -- a new clerk -------------------------------------------------------------------------

    @Slot()
    def _on_add(self) -> None:
        section = self._clerks
        if section is None:
            return
        typed, role = section.typed(), Role(section.role.value())
        if self._find(section, entry_problems(typed)):
            return
        desk, vault = self._seat.desk, self._vault
        self._run(
            section,
            "staff.adding",
            lambda: staff.add_clerk(desk, vault, typed["clerk_name"], role, typed["password"]),
            lambda clerk: self._on_added(section, clerk),
        )

    def _on_added(self, section: ClerksSection, clerk: Clerk) -> None:
        self._end(section)
        section.clear_typed()
        section.lines["clerk_name"].setFocus(Qt.FocusReason.OtherFocusReason)
        self.said.emit(self._seat.words("staff.added", name=clerk.name))
        self.refresh()

    # -- another password --------------------------------------------------------------------

    @Slot()
    def _on_change(self) -> None:
        section = self._password
        typed = section.typed()
        if self._find(section, password_problems(typed, recovered=self._recovered)):
            return
        desk, vault = self._seat.desk, self._vault
        old, new = typed["old_password"], typed["password"]
        change = (
            (lambda: staff.replace_lost_password(desk, vault, new))
            if self._recovered
            else (lambda: staff.change_password(desk, vault, old, new))
        )
        self._run(section, "staff.changing", change, self._on_changed)

    def _on_changed(self, _done: object) -> None:
        section = self._password
        self._end(section)
        self._recovered = False
        section.clear_typed()
        section.ask_old(asked=True)
        self.said.emit(self._seat.words("staff.changed"))
        self.password_set.emit()

    # -- both --------------------------------------------------------------------------------

    def _find(self, section: StaffSection, found: dict[str, str]) -> bool:
        """Show what is wrong with what was typed; say whether anything is."""
        words = self._seat.words
        section.show_problems({field: words(f"problem.{code}") for field, code in found.items()})
        return bool(found)

    def _run(
        self,
        section: StaffSection,
        busy: str,
        call: Callable[[], object],
        done: Callable[..., None],
    ) -> None:
        section.action.forbid(self._seat.words(busy))

        def failed(error: Exception) -> None:
            self._on_failed(section, error)

        self._seat.tasks.run("secrets", call, self, done, failed)

    def _end(self, section: StaffSection) -> None:
        section.action.forbid("")

    def _on_failed(self, section: StaffSection, error: Exception) -> None:
        self._end(section)
        if isinstance(error, ClerkError) and error.field in section.rows:
            said = self._seat.words(f"problem.{error.code}", **error.params)
            section.show_problems({error.field: said})
        else:
            self.failed.emit(error)
