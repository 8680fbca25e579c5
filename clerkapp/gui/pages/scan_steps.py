# SPDX-License-Identifier: Apache-2.0
"""What Ctrl+I does: a scan of the signed page is kept with its case."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from clerkapp.gui.widgets.pick_scan import ScanPicker, read_scan
from clerkapp.services import signing

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.seat import Seat


class ScanSteps(QObject):
    """Asks for a file, reads it on *long*, keeps it on *write*.

    Signals:
        attached(str): A scan was kept with the case of this id.
        failed(Exception): The file could not be read or kept.
    """

    attached = Signal(str)
    failed = Signal(object)

    def __init__(self, seat: Seat, picker: ScanPicker, page: QWidget) -> None:
        """Take what asks for a file; the question stands above the page."""
        super().__init__(page)
        self._seat = seat
        self._picker = picker
        self._page = page

    def attach(self, case_id: str) -> None:
        """Let the clerk choose a scan for a case."""
        path = self._picker.ask(self._page)
        if path is None:
            return
        tasks, desk = self._seat.tasks, self._seat.desk

        def keep(content: bytes) -> None:
            tasks.run(
                "write",
                lambda: signing.attach_scan(desk, case_id, content),
                self,
                lambda _done: self.attached.emit(case_id),
                self.failed.emit,
            )

        tasks.run("long", lambda: read_scan(path), self, keep, self.failed.emit)
