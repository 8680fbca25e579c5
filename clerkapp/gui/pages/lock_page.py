# SPDX-License-Identifier: Apache-2.0
"""The lock screen: signing in at the start, and covering the counter later.

It is the first thing that is painted, so it imports no service: the clerks come when they are
known, and a password may be typed before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.card_list import CardRow
from clerkapp.gui.views.lock_view import LockView
from clerkapp.presentation.joining import in_one_line

if TYPE_CHECKING:
    from PySide6.QtGui import QHideEvent

    from clerkapp.domain.roles import Clerk
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
_MOST_KEYS = 9


class LockPage(QFrame):
    """Who sits at the counter, and the password; nothing personal of any case is on it.

    Signals:
        sign_in_requested(str, str): Clerk id and password.
        recovery_requested(str): The recovery code from the safe.
    """

    sign_in_requested = Signal(str, str)
    recovery_requested = Signal(str)

    def __init__(self, words: Words, theme: Theme) -> None:
        """Make the screen for signing in; no clerk is known yet."""
        super().__init__()
        self.setObjectName("Cover")
        self._words = words
        self._clerks: tuple[Clerk, ...] = ()
        self._current_id = ""
        self._is_busy = False
        self._waits_for_clerks = False
        self._by_recovery = False
        self._number_keys: list[KeyAction] = []
        self._view = LockView(theme, words, self)
        self.setLayout(self._view)
        self.setFocusProxy(self._view.secret)
        self._view.secret.returnPressed.connect(self._on_unlock)
        self._view.secret.textEdited.connect(self._on_secret_edited)
        self._view.secret.installEventFilter(self)
        self._view.unlock.triggered.connect(self._on_unlock)
        self._view.recovery.triggered.connect(self._on_recovery)
        self._view.clerks.activated_row.connect(self._on_unlock)
        self._view.clerks.current_changed.connect(self._on_clerk_selected)
        self.addAction(self._view.recovery)
        self._show_problem("", "")
        self._show_caps(on=False)

    # -- what the program tells the screen -------------------------------------------------

    def show_clerks(self, clerks: tuple[Clerk, ...], current_id: str = "") -> None:
        """Show who may sign in; a password that was sent too early goes out now.

        Args:
            clerks: Everybody with a key slot.
            current_id: Who sits at the counter that this screen covers; empty at the start.
        """
        self._clerks = clerks
        self._current_id = current_id
        words, mode = self._words, "locked" if current_id else "start"
        self._view.title.setText(words(f"lock.{mode}.title"))
        self._view.sentence.setText(words(f"lock.{mode}.sentence"))
        self._view.unlock.setText(words(f"lock.{mode}.act"))
        chosen = self._view.clerks.current() or current_id
        self._view.clerks.show_rows(
            [self._row(place, clerk) for place, clerk in enumerate(clerks, 1)], chosen
        )
        self._view.clerks.setFixedHeight(self._view.clerks.content_height())
        self._make_number_keys()
        if self._waits_for_clerks and clerks:
            self._waits_for_clerks = False
            self._on_unlock()

    def show_busy(self) -> None:
        """Say that the store is being opened; Enter does nothing meanwhile."""
        self._is_busy = True
        self._view.unlock.setEnabled(False)
        self._view.problem.show_line("hourglass", self._words("lock.busy"), "text2")
        self._view.problem.setVisible(True)
        self._view.remedy.setVisible(False)

    def show_error(self, what: str, do: str) -> None:
        """Say what kept the store closed; the field is ready for the next try."""
        self._is_busy = False
        self._waits_for_clerks = False
        self._view.unlock.setEnabled(True)
        self._show_problem(what, do)
        self._view.secret.selectAll()
        self._view.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def hideEvent(self, event: QHideEvent) -> None:
        """Forget what was typed, once the counter is open."""
        super().hideEvent(event)
        self._reset(by_recovery=False)
        self._view.clerks.select("")

    # -- what the clerk does ---------------------------------------------------------------

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Move through the clerks from the password's field, and watch for Caps Lock."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            step = _STEPS.get(Qt.Key(event.key()))
            if step is not None:
                self._view.clerks.move_by(step)
                return True
            text = event.text()
            if text.isalpha() and text.isascii():
                shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
                self._show_caps(on=text.isupper() != shift)
        return super().eventFilter(watched, event)

    @Slot()
    def _on_unlock(self) -> None:
        secret = self._view.secret.text()
        if self._is_busy:
            return
        if not secret.strip():
            missing = "lock.code_missing" if self._by_recovery else "lock.password_missing"
            self._show_problem(self._words(missing), "")
        elif self._by_recovery:
            self.recovery_requested.emit(secret.strip())
        elif self._view.clerks.current():
            self.sign_in_requested.emit(self._view.clerks.current(), secret)
        else:
            self._waits_for_clerks = True
            self.show_busy()
            self._is_busy = False

    @Slot()
    def _on_recovery(self) -> None:
        self._reset(by_recovery=not self._by_recovery)

    @Slot()
    def _on_secret_edited(self) -> None:
        if not self._is_busy:
            self._show_problem("", "")

    @Slot()
    def _on_clerk_selected(self) -> None:
        self._view.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- painting --------------------------------------------------------------------------

    def _reset(self, *, by_recovery: bool) -> None:
        view, words = self._view, self._words
        self._by_recovery = by_recovery
        self._is_busy = False
        self._waits_for_clerks = False
        view.unlock.setEnabled(True)
        view.secret.clear()
        echo = QLineEdit.EchoMode.Normal if by_recovery else QLineEdit.EchoMode.Password
        view.secret.setEchoMode(echo)
        label = words("lock.code" if by_recovery else "lock.password")
        view.label.setText(label)
        view.secret.setAccessibleName(label)
        view.recovery.setText(words("lock.by_password" if by_recovery else "lock.recovery"))
        view.clerks.setEnabled(not by_recovery)
        self._show_problem("", "")
        view.secret.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show_problem(self, what: str, do: str) -> None:
        self._view.problem.show_line("circle-x", what, "err")
        self._view.problem.setVisible(bool(what))
        self._view.remedy.setText(do)
        self._view.remedy.setVisible(bool(do))
        self._view.secret.set_state("error" if what else "")
        self._view.secret.setAccessibleDescription(in_one_line(self._words, what, do))

    def _show_caps(self, *, on: bool) -> None:
        key = "lock.caps" if on else "lock.latin"
        tone = "warn" if on else "text3"
        icon = "triangle-alert" if on else "languages"
        self._view.state.show_line(icon, self._words(key), tone)

    def _row(self, place: int, clerk: Clerk) -> CardRow:
        is_current = clerk.id == self._current_id
        return CardRow(
            key=clerk.id,
            title=clerk.name,
            icon="user-round",
            note=self._words(f"role.{clerk.role.value}"),
            aside=self._words("lock.current") if is_current else "",
            cap=f"Alt+{place}" if place <= _MOST_KEYS and not is_current else "",
            strong=is_current,
        )

    def _make_number_keys(self) -> None:
        for key in self._number_keys:
            self.removeAction(key)
            key.deleteLater()
        self._number_keys = []
        for place, clerk in enumerate(self._clerks[:_MOST_KEYS], 1):
            key = KeyAction(f"clerk_{place}", clerk.name, f"Alt+{place}", parent=self)
            key.triggered.connect(lambda _=False, chosen=clerk.id: self._view.clerks.select(chosen))
            self.addAction(key)
            self._number_keys.append(key)
