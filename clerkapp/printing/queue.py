# SPDX-License-Identifier: Apache-2.0
"""Hands PDFs to the printers of this computer through CUPS, and asks what became of them."""

import re
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError

_SUBMIT_SECONDS = 20.0
_ASK_SECONDS = 5.0
_ASKED = re.compile(r"request id is (\S+-[0-9]+)")
_STOPPED = re.compile(r"\bdisabled\b|\bstopped\b")


@dataclass(frozen=True, slots=True)
class Printer:
    """A printer as CUPS knows it; a disabled one takes jobs but prints none."""

    name: str
    enabled: bool
    default: bool


class CupsQueue:
    """Prints through ``lp`` and asks through ``lpstat``; no library of CUPS is needed."""

    def __init__(
        self,
        printer: str = "",
        options: Sequence[str] = (),
        server: str = "",
        commands: str = "/usr/bin:/bin:/usr/local/bin",
    ) -> None:
        """Take the printer.

        Args:
            printer: Name of the queue; empty takes the default one of the computer.
            options: Options of ``lp -o``, such as ``media=A5`` or ``sides=one-sided``.
            server: Another CUPS server or socket, as ``lp -h`` takes it.
            commands: Where ``lp`` and ``lpstat`` are looked for.
        """
        self._printer = printer
        self._options = tuple(options)
        self._server = ("-h", server) if server else ()
        self._commands = commands

    def printers(self) -> tuple[Printer, ...]:
        """Return the printers; none where CUPS is missing, silent or knows none.

        Raises:
            OutsideError: ``print.queue_failed`` when CUPS does not answer in time.
        """
        try:
            said = self._run(("lpstat", *self._server, "-p", "-d"), b"", _ASK_SECONDS)
        except FileNotFoundError:
            return ()
        default = re.search(r"^system default destination: (\S+)$", said.out, re.MULTILINE)
        name = default[1] if default else ""
        return tuple(
            Printer(found[1], _STOPPED.search(found[2]) is None, found[1] == name)
            for found in re.finditer(r"^printer (\S+) (.*)$", said.out, re.MULTILINE)
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
        command = ("lp", *self._server, *to, "-t", title, *options, "--", "-")
        try:
            said = self._run(command, pdf, _SUBMIT_SECONDS)
        except FileNotFoundError as error:
            raise OutsideError("print.no_printer") from error
        accepted = _ASKED.search(said.out)
        if accepted is not None:
            return accepted[1]
        if not any(printer.name == self._printer for printer in self.printers()):
            raise OutsideError("print.no_printer")
        raise OutsideError("print.queue_failed")

    def state(self, job: str) -> PrintState:
        """Return what the queue says of a job.

        A job that CUPS reports completed is printed. One that still waits, or of which the queue
        no longer knows anything, was handed over: the clerk says whether paper came out.

        Raises:
            OutsideError: ``print.queue_failed`` when CUPS does not answer in time.
        """
        try:
            done = self._run(("lpstat", *self._server, "-W", "completed", "-o"), b"", _ASK_SECONDS)
            long = ("lpstat", *self._server, "-l", "-W", "not-completed", "-o")
            waiting = self._run(long, b"", _ASK_SECONDS)
        except FileNotFoundError as error:
            raise OutsideError("print.no_printer") from error
        if _about(done.out, job):
            return PrintState.PRINTED
        said = _about(waiting.out, job)
        if "job-stopped" in said or "aborted" in said or "printer-stopped" in said:
            return PrintState.FAILED
        return PrintState.HANDED_OVER

    def _run(self, command: Sequence[str], given: bytes, seconds: float) -> "_Said":
        try:
            done = subprocess.run(
                command,
                input=given,
                capture_output=True,
                timeout=seconds,
                check=False,
                env={"LC_ALL": "C", "PATH": self._commands},
            )
        except subprocess.TimeoutExpired as error:
            raise OutsideError("print.queue_failed") from error
        return _Said(done.returncode, done.stdout.decode("utf-8", "replace"))


@dataclass(frozen=True, slots=True)
class _Said:
    """What a command answered."""

    code: int
    out: str


def _about(listing: str, job: str) -> str:
    """Return the lines of a listing that are about one job: its own and the indented ones."""
    found: list[str] = []
    ours = False
    for line in listing.splitlines():
        if not line.startswith((" ", "\t")):
            ours = line.split(" ", 1)[0] == job
        if ours:
            found.append(line)
    return "\n".join(found)
