# SPDX-License-Identifier: Apache-2.0
"""Hands PDFs to the printers of this computer through CUPS, and asks what became of them."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError
from clerkapp.printing.ipp import JobState, job_state

_SUBMIT_SECONDS = 20.0
_ASK_SECONDS = 5.0
_ASKED = re.compile(r"request id is (\S+-[0-9]+)")
_SOCKET = "/run/cups/cups.sock"
_STATES = {
    JobState.COMPLETED: PrintState.PRINTED,
    JobState.CANCELED: PrintState.FAILED,
    JobState.ABORTED: PrintState.FAILED,
    JobState.STOPPED: PrintState.FAILED,
}


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as CUPS knows it; a disabled one takes jobs but prints none."""

    name: str
    enabled: bool
    default: bool


class CupsQueue:
    """Prints through ``lp`` and lists through ``lpstat``; no library of CUPS is needed."""

    def __init__(
        self,
        printer: str = "",
        options: Sequence[str] = (),
        server: str = _SOCKET,
        commands: str = "/usr/bin:/bin:/usr/local/bin",
    ) -> None:
        """Take the printer.

        Args:
            printer: Name of the queue; empty takes the default one of the computer.
            options: Options of ``lp -o``, such as ``media=A5`` or ``sides=one-sided``.
            server: The socket of CUPS, or another host as ``lp -h`` takes it.
            commands: Where ``lp`` and ``lpstat`` are looked for.
        """
        self._printer = printer
        self._options = tuple(options)
        self._server = server
        self._commands = commands

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers; none where CUPS is missing or knows none.

        Raises:
            OutsideError: ``print.queue_failed`` when CUPS does not answer in time.
        """
        said = self._run(("lpstat", "-h", self._server, "-p", "-d"), b"", _ASK_SECONDS) or ""
        default = re.search(r"^system default destination: (\S+)$", said, re.MULTILINE)
        name = default[1] if default else ""
        return tuple(
            Printer(found[1], "disabled" not in found[2], found[1] == name)
            for found in re.finditer(r"^printer (\S+) (.*)$", said, re.MULTILINE)
        )

    def submit(self, pdf: bytes, title: str) -> str:
        """Hand a PDF over and return the name of the job.

        Args:
            pdf: The document.
            title: Name of the job: kind and number, never a name of a person.

        Raises:
            OutsideError: ``print.no_printer`` when there is none, ``print.queue_failed`` when it
                does not take the job.
        """
        to = ("-d", self._printer) if self._printer else ()
        options = [word for option in self._options for word in ("-o", option)]
        command = ("lp", "-h", self._server, *to, "-t", title, *options, "--", "-")
        said = self._run(command, pdf, _SUBMIT_SECONDS)
        if accepted := _ASKED.search(said or ""):
            return accepted[1]
        if not any(self._means(printer) for printer in self.printers()):
            raise OutsideError("print.no_printer")
        raise OutsideError("print.queue_failed")

    def state(self, job: str) -> PrintState:
        """Return what the queue says of a job.

        Printed is what CUPS reports completed; what was stopped, cancelled or aborted failed. A
        job that still waits, or of which CUPS says nothing, was handed over: the clerk says
        whether paper came out.
        """
        number = int(job.rpartition("-")[2])
        state = job_state(self._server, number, _ASK_SECONDS)
        return (
            PrintState.HANDED_OVER if state is None else _STATES.get(state, PrintState.HANDED_OVER)
        )

    def _means(self, printer: Printer) -> bool:
        return printer.name == self._printer if self._printer else printer.default

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
        except (subprocess.TimeoutExpired, OSError) as error:
            raise OutsideError("print.queue_failed") from error
        return done.stdout.decode("utf-8", "replace")
