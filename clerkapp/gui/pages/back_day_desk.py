# SPDX-License-Identifier: Apache-2.0
"""Asks for an earlier day before a visit begins: the case is entered after the fact (补录)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.back_entry import read_back_day
from clerkapp.presentation.sentences import error_sentence

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.back_entry_panel import BackEntryPanel
    from clerkapp.presentation.back_entry import BackDay


class BackDayDesk(QObject):
    """Works the panel that asks for an earlier day, before a visit begins.

    Signals:
        changed(): Another day holds, or the panel came or went.
    """

    changed = Signal()

    def __init__(self, seat: Seat, key: KeyAction, panel: BackEntryPanel, parent: QObject) -> None:
        """Take the key 补录 and its panel."""
        super().__init__(parent)
        self._seat = seat
        self._key = key
        self._panel = panel
        self.back_day: BackDay | None = None
        key.triggered.connect(self._on_key)
        panel.given.connect(self._on_given)
        panel.left.connect(self.close)

    def begin_anew(self) -> None:
        """Take it that the next family comes today."""
        self._set(None)

    def is_open(self) -> bool:
        """Say whether the panel asks."""
        return not self._panel.isHidden()

    @Slot()
    def close(self) -> None:
        """Put the panel away."""
        self._panel.setHidden(True)
        self.changed.emit()

    @Slot()
    def _on_key(self) -> None:
        if self.back_day is not None:
            self._set(None)
        else:
            self._panel.open()

    @Slot(str, str)
    def _on_given(self, day: str, reason: str) -> None:
        try:
            found = read_back_day(day, reason, self._seat.desk.today())
        except ClerkError as error:
            what, do = error_sentence(self._seat.words, error)
            self._panel.say(error.field, self._seat.words("back_entry.problem", what=what, do=do))
            return
        self._set(found)

    def _set(self, day: BackDay | None) -> None:
        self.back_day = day
        text = "back_entry.today" if day is not None else "back_entry.open"
        self._key.setText(self._seat.words(text))
        self.close()
