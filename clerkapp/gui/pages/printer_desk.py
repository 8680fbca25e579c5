# SPDX-License-Identifier: Apache-2.0
"""Choosing printers on the settings page, and printing a test page."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.presentation.printer_rows import KnownPrinters, trial_said
from clerkapp.presentation.sentences import error_sentence
from clerkapp.services.trial_pages import print_trial_page

if TYPE_CHECKING:
    from clerkapp.domain.printers import PaperKind, QueueAnswer
    from clerkapp.gui.seat import Seat
    from clerkapp.gui.widgets.printer_section import PrinterSection
    from clerkapp.services.ports import PaperRoutes


class PrinterDesk(QObject):
    """Asks for the printers on *long*, keeps what is chosen at once, prints test pages.

    Signals:
        said(str): A line for the status bar.
        banner_wanted(BannerContent): What is amiss with a test page; None takes it away.
        failed(Exception): A choice could not be kept.
    """

    said = Signal(str)
    banner_wanted = Signal(object)
    failed = Signal(object)

    def __init__(
        self, seat: Seat, routes: PaperRoutes, section: PrinterSection, parent: QObject
    ) -> None:
        """Take the section; the printers are asked for when the page is entered."""
        super().__init__(parent)
        self._seat = seat
        self._routes = routes
        self._section = section
        self._known = KnownPrinters((), {})
        self._busy = False
        for kind, line in section.lines.items():
            line.entered.connect(partial(section.mean, kind))
            for combo in line.combos.values():
                combo.chosen.connect(partial(self._on_chosen, kind))
        section.trial.triggered.connect(self._on_trial)

    def refresh(self) -> None:
        """Ask anew which printers there are; none of them is waited for."""
        queue = self._seat.queue

        def ask() -> KnownPrinters:
            printers = queue.printers()
            return KnownPrinters(printers, {p.name: queue.trays(p.name) for p in printers})

        self._seat.tasks.run("long", ask, self, self._show, self._on_unknown, topic="printers")

    def _show(self, known: KnownPrinters) -> None:
        self._known = known
        for kind in self._section.lines:
            self._show_line(kind)

    def _show_line(self, kind: PaperKind) -> None:
        self._section.lines[kind].show_route(self._known, self._routes.route(kind))

    def _on_unknown(self, error: Exception) -> None:
        if not isinstance(error, OutsideError):
            raise error
        self._show(KnownPrinters((), {}))

    def _on_chosen(self, kind: PaperKind, _value: str) -> None:
        before = self._routes.route(kind)
        try:
            self._routes.set_route(kind, self._section.lines[kind].route(before))
        except OutsideError as error:
            self.failed.emit(error)
        else:
            self.said.emit(self._seat.words("settings.saved"))
        self._show_line(kind)

    @Slot()
    def _on_trial(self) -> None:
        if self._busy:
            return
        self._busy = True
        self.banner_wanted.emit(None)
        desk, queue, kind = self._seat.desk, self._seat.queue, self._section.kind
        route = self._routes.route(kind)
        self._seat.tasks.run(
            "long",
            lambda: print_trial_page(desk, queue, kind, route),
            self,
            partial(self._on_printed, kind),
            self._on_failed,
        )

    def _on_printed(self, kind: PaperKind, answer: QueueAnswer) -> None:
        self._busy = False
        severity, what, do = trial_said(self._seat.words, kind, answer)
        if severity == "ok":
            self.said.emit(what)
        else:
            self.banner_wanted.emit(BannerContent(severity, what, do))

    def _on_failed(self, error: Exception) -> None:
        self._busy = False
        if not isinstance(error, ClerkError | OutsideError):
            raise error
        self.banner_wanted.emit(BannerContent("error", *error_sentence(self._seat.words, error)))
