# SPDX-License-Identifier: Apache-2.0
"""Hands PDFs to the printers of this computer through CUPS, and asks what became of them."""

import contextlib
import re
import subprocess
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, PaperRoute, Printer, QueueAnswer
from clerkapp.domain.problems import OutsideError
from clerkapp.printing.ipp import (
    PRINTER_STOPPED,
    Attributes,
    JobState,
    Silence,
    job_attributes,
    printer_attributes,
)
from clerkapp.printing.troubles import trouble_in

_SUBMIT_SECONDS = 20.0
_ASK_SECONDS = 5.0
_ASKED = re.compile(r"request id is (\S+-[0-9]+)")
_SOCKET = "/run/cups/cups.sock"
_STATES: Mapping[int, PrintState] = MappingProxyType(
    {
        JobState.PENDING: PrintState.QUEUED,
        JobState.HELD: PrintState.QUEUED,
        JobState.STOPPED: PrintState.QUEUED,
        JobState.PROCESSING: PrintState.PRINTING,
        JobState.COMPLETED: PrintState.PRINTED,
        JobState.CANCELED: PrintState.FAILED,
        JobState.ABORTED: PrintState.FAILED,
    }
)
_DEFAULT = PaperRoute()
_TITLE = re.compile(r"[a-z_]+(-[0-9A-Za-z-]+)?")
"""A kind of paper and a number: titles of jobs show in the queue and in its logs."""


def _one_route(_kind: PaperKind) -> PaperRoute:
    return _DEFAULT


class CupsQueue:
    """Prints through ``lp`` and lists through ``lpstat``; no library of CUPS is needed."""

    def __init__(
        self,
        routes: Callable[[PaperKind], PaperRoute] = _one_route,
        server: str = _SOCKET,
        commands: str = "/usr/bin:/bin:/usr/local/bin",
    ) -> None:
        """Take where papers go.

        Args:
            routes: Tells printer, tray, copies and sides of a kind of paper; asked at each print.
            server: The socket of CUPS, or another host as ``lp -h`` takes it.
            commands: Where ``lp`` and ``lpstat`` are looked for.
        """
        self._routes = routes
        self._server = server
        self._commands = commands

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers; none where CUPS is missing or knows none.

        Raises:
            OutsideError: ``print.queue_failed`` when CUPS does not answer in time.
        """
        try:
            said = self._run(("lpstat", "-h", self._server, "-p", "-d"), b"", _ASK_SECONDS) or ""
        except TimeoutError as error:
            raise OutsideError("print.queue_failed") from error
        default = re.search(r"^system default destination: (\S+)$", said, re.MULTILINE)
        name = default[1] if default else ""
        return tuple(
            Printer(found[1], "disabled" not in found[2], found[1] == name)
            for found in re.finditer(r"^printer (\S+) (.*)$", said, re.MULTILINE)
        )

    def submit(self, pdf: bytes, title: str, kind: PaperKind) -> str:
        """Hand a PDF over through a pipe and return the name of the job.

        Args:
            pdf: The document.
            title: Name of the job: kind and number, never a name of a person.
            kind: On which paper; tells the printer.

        Raises:
            ValueError: The title holds more than kind and number.
            OutsideError: ``print.no_printer`` when there is none, ``print.queue_failed`` when it
                does not take the job, ``print.no_answer`` when it may have taken it.
        """
        if not _TITLE.fullmatch(title):
            raise ValueError("a job is named by kind and number")
        route = self._routes(kind)
        to = ("-d", route.printer) if route.printer else ()
        options = [word for option in _options(route) for word in ("-o", option)]
        command = ("lp", "-h", self._server, *to, "-t", title, *options, "--", "-")
        try:
            said = self._run(command, pdf, _SUBMIT_SECONDS)
        except TimeoutError as error:
            raise OutsideError("print.no_answer") from error
        if accepted := _ASKED.search(said or ""):
            return accepted[1]
        if not any(_means(route, printer) for printer in self.printers()):
            raise OutsideError("print.no_printer")
        raise OutsideError("print.queue_failed")

    def ask(self, job: str) -> QueueAnswer:
        """Return what the queue says of a job.

        Printed is what CUPS reports completed; what was cancelled or aborted failed, and so did
        what waited for a printer that is there no longer. A job of which CUPS says nothing was
        handed over: the clerk says whether paper came out.
        """
        printer, _, number = job.rpartition("-")
        if not number.isdecimal():
            return QueueAnswer(PrintState.HANDED_OVER)
        wanted = ("job-state", "job-state-reasons")
        found = job_attributes(self._server, int(number), wanted, _ASK_SECONDS)
        if isinstance(found, Silence) or not found.get("job-state"):
            return self._forgotten(printer, found)
        said = int(found["job-state"][0])
        state = _STATES.get(said, PrintState.HANDED_OVER)
        if state is PrintState.PRINTED:
            return QueueAnswer(state)
        reasons = _texts(found, "job-state-reasons")
        return QueueAnswer(state, self._trouble(printer, said, reasons))

    def cancel(self, job: str) -> None:
        """Take a job back that may still wait; one that is out or unknown stays as it is."""
        with contextlib.suppress(TimeoutError):
            self._run(("cancel", "-h", self._server, job), b"", _ASK_SECONDS)

    def trays(self, printer: str) -> tuple[str, ...]:
        """Return the paper sources of a printer as it calls them."""
        wanted = ("media-source-supported",)
        found = printer_attributes(self._server, printer, wanted, _ASK_SECONDS)
        return () if isinstance(found, Silence) else tuple(_texts(found, wanted[0]))

    def _forgotten(self, printer: str, found: Attributes | Silence) -> QueueAnswer:
        """Return what is left to say of a job that CUPS does not tell of."""
        if isinstance(found, Silence) and found.unknown:
            there = printer_attributes(self._server, printer, ("printer-state",), _ASK_SECONDS)
            if isinstance(there, Silence) and there.unknown:
                return QueueAnswer(PrintState.FAILED, "removed")
        return QueueAnswer(PrintState.HANDED_OVER)

    def _trouble(self, printer: str, said: int, reasons: list[str]) -> str:
        """Return what keeps a job from coming out; it may stand with the job or the printer."""
        wanted = ("printer-state", "printer-state-reasons")
        found = printer_attributes(self._server, printer, wanted, _ASK_SECONDS)
        if isinstance(found, Silence) and found.unknown:
            return "removed"
        if said == JobState.CANCELED:
            return "canceled"
        of_printer = [] if isinstance(found, Silence) else _texts(found, wanted[1])
        if not isinstance(found, Silence) and PRINTER_STOPPED in found.get(wanted[0], ()):
            of_printer.append("paused")
        if said == JobState.ABORTED:
            return trouble_in(reasons) or trouble_in(of_printer) or "refused"
        return trouble_in(of_printer) or trouble_in(reasons)

    def _run(self, command: Sequence[str], given: bytes, seconds: float) -> str | None:
        """Return what a command answered; nothing where it is not installed."""
        try:
            done = subprocess.run(
                command,
                input=given,
                capture_output=True,
                timeout=seconds,
                check=False,
                env={"LC_ALL": "C", "PATH": self._commands},
            )
        except FileNotFoundError:
            return None
        except subprocess.TimeoutExpired as error:
            raise TimeoutError(command[0]) from error
        except OSError as error:
            raise OutsideError("print.queue_failed") from error
        return done.stdout.decode("utf-8", "replace")


def _means(route: PaperRoute, printer: Printer) -> bool:
    return printer.name == route.printer if route.printer else printer.default


def _options(route: PaperRoute) -> list[str]:
    """Return the options of ``lp -o``; what the printer does by itself is not said."""
    options = [f"sides={route.sides}"] if route != _DEFAULT else []
    if route.tray:
        options.append(f"media={route.tray}")
    if route.copies > 1:
        options += [f"copies={route.copies}", "collate=true"]
    return options


def _texts(found: Attributes, name: str) -> list[str]:
    return [value for value in found.get(name, ()) if isinstance(value, str)]
