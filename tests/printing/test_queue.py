# SPDX-License-Identifier: Apache-2.0
"""Print queues: a real CUPS of our own where it is installed, and its failures everywhere."""

import os
import shutil
import stat
import struct
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, PaperRoute, Printer, QueueAnswer
from clerkapp.domain.problems import OutsideError
from clerkapp.printing.ipp import Silence, _read
from clerkapp.printing.press import ReportlabPress
from clerkapp.printing.queue import CupsQueue
from clerkapp.printing.troubles import trouble_in
from tests.printing.samples import load, sample

FILES = """FileDevice Yes
ServerBin {folder}/bin
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
SystemGroup lpadmin
"""
BACKEND = """#!/bin/sh
# A printer that prints into a file; it halts as long as there is a reason, and may give up.
[ $# -gt 0 ] || exit 0
cat "${{6:--}}" > {folder}/paper
while [ -f {folder}/reason ]; do
    read reason < {folder}/reason
    echo "STATE: +$reason" >&2
    sleep 0.1
done
[ -z "$reason" ] || echo "STATE: -$reason" >&2
[ ! -f {folder}/gives-up ] || exit "$(cat {folder}/gives-up)"
"""
BACKEND_STOPS, BACKEND_CANCELS = "4", "5"
SERVER = """LogLevel warn
Listen {folder}/cups.sock
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order deny,allow
    Allow all
  </Limit>
</Policy>
"""


def installed() -> bool:
    return os.geteuid() == 0 and shutil.which("cupsd", path="/usr/sbin:/sbin") is not None


@pytest.fixture(scope="module")
def cups() -> Iterator[str]:
    """Run a CUPS with one queue, ``office``, that prints into a file; yield its socket."""
    folder = Path(tempfile.mkdtemp(prefix="cups-"))
    folder.chmod(0o755)
    for name in ("etc", "spool", "cache", "state", "bin/backend"):
        (folder / name).mkdir(parents=True)
    for name in ("daemon", "notifier"):
        (folder / "bin" / name).symlink_to(f"/usr/lib/cups/{name}")
    backend = folder / "bin/backend/paper"
    backend.write_text(BACKEND.format(folder=folder))
    # Only what its owner alone may run is run as root, and may write beside the spool.
    backend.chmod(0o700)
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder))
    (folder / "etc/cupsd.conf").write_text(SERVER.format(folder=folder))
    command = ["/usr/sbin/cupsd", "-f", "-c", f"{folder}/etc/cupsd.conf"]
    command += ["-s", f"{folder}/etc/cups-files.conf"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = f"{folder}/cups.sock"
    try:
        until(lambda: Path(path).exists())
        add_printer(path, "office")
        yield path
    finally:
        server.terminate()
        server.wait(10)
        shutil.rmtree(folder)


def until(condition: object, seconds: float = 10.0) -> None:
    """Wait for a condition."""
    end = time.monotonic() + seconds
    while not condition():  # pyright: ignore[reportCallIssue]
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def add_printer(server: str, name: str) -> None:
    command = ["lpadmin", "-h", server, "-p", name, "-E", "-v", "paper:/", "-m", "raw"]
    subprocess.run(command, check=True, capture_output=True)


def always(route: PaperRoute) -> Callable[[PaperKind], PaperRoute]:
    return lambda _kind: route


OFFICE = always(PaperRoute("office"))


@pytest.mark.skipif(not installed(), reason="cupsd is not installed, or not run as root")
class TestRealQueue:
    def test_lists_its_printers(self, cups: str) -> None:
        assert CupsQueue(server=cups).printers() == (Printer("office", True, False),)

    def test_prints_a_slip_under_kind_and_number(self, cups: str, press: ReportlabPress) -> None:
        layout = load("slip_a5")
        queue = CupsQueue(OFFICE, server=cups)
        pdf = press.compose(layout, sample("slip_a5", layout))
        job = queue.submit(pdf, "slip-1120-02-0017", PaperKind.SLIP)
        until(lambda: queue.ask(job) == QueueAnswer(PrintState.PRINTED))
        done = ["lpstat", "-h", cups, "-W", "completed", "-o"]
        assert job in subprocess.run(done, check=True, capture_output=True, text=True).stdout
        assert Path(cups).with_name("paper").read_bytes() == pdf

    def test_a_job_waits_for_a_stopped_printer_and_a_cancelled_one_failed(self, cups: str) -> None:
        queue = CupsQueue(OFFICE, server=cups)
        subprocess.run(["cupsdisable", "-h", cups, "office"], check=True)
        try:
            assert [printer.enabled for printer in queue.printers()] == [False]
            job = queue.submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
            assert queue.ask(job) == QueueAnswer(PrintState.QUEUED, "paused")
            queue.cancel(job)
            assert queue.ask(job) == QueueAnswer(PrintState.FAILED, "canceled")
        finally:
            subprocess.run(["cupsenable", "-h", cups, "office"], check=True)

    @pytest.mark.parametrize(
        ("reason", "trouble"),
        [
            ("media-empty-error", "paper_out"),
            ("media-jam-error", "paper_jam"),
            ("toner-empty-error", "toner_out"),
            ("door-open-error", "door_open"),
            ("offline-report", ""),
        ],
    )
    def test_what_the_printer_waits_for_is_told_until_it_goes_on(
        self, cups: str, reason: str, trouble: str
    ) -> None:
        queue, told = CupsQueue(OFFICE, server=cups), Path(cups).with_name("reason")
        told.write_text(f"{reason}\n")
        try:
            job = queue.submit(b"%PDF-1.5", "slip-2", PaperKind.SLIP)
            until(lambda: queue.ask(job) == QueueAnswer(PrintState.PRINTING, trouble))
        finally:
            told.unlink()
        until(lambda: queue.ask(job) == QueueAnswer(PrintState.PRINTED))

    def test_a_printer_that_gives_up_is_paused_or_lets_the_job_go(self, cups: str) -> None:
        queue, gives_up = CupsQueue(OFFICE, server=cups), Path(cups).with_name("gives-up")
        gives_up.write_text(BACKEND_STOPS)
        try:
            job = queue.submit(b"%PDF-1.5", "slip-3", PaperKind.SLIP)
            until(lambda: queue.ask(job) == QueueAnswer(PrintState.QUEUED, "paused"))
            gives_up.write_text(BACKEND_CANCELS)
            subprocess.run(["cupsenable", "-h", cups, "office"], check=True)
            until(lambda: queue.ask(job) == QueueAnswer(PrintState.FAILED, "canceled"))
        finally:
            gives_up.unlink()

    def test_a_printer_removed_while_printing(self, cups: str) -> None:
        add_printer(cups, "lent")
        subprocess.run(["cupsdisable", "-h", cups, "lent"], check=True)
        queue = CupsQueue(always(PaperRoute("lent")), server=cups)
        job = queue.submit(b"%PDF-1.5", "slip-4", PaperKind.SLIP)
        subprocess.run(["lpadmin", "-h", cups, "-x", "lent"], check=True)
        answer = queue.ask(job)
        assert answer.state is PrintState.FAILED
        assert answer.trouble in {"removed", "canceled"}
        with pytest.raises(OutsideError, match=r"print\.no_printer"):
            queue.submit(b"%PDF-1.5", "slip-4", PaperKind.SLIP)

    def test_job_that_the_queue_forgot_was_handed_over(self, cups: str) -> None:
        queue = CupsQueue(OFFICE, server=cups)
        assert queue.ask("office-9999") == QueueAnswer(PrintState.HANDED_OVER)
        assert queue.ask("gone-9999") == QueueAnswer(PrintState.FAILED, "removed")
        assert queue.trays("gone") == ()

    @pytest.mark.parametrize("printer", ["elsewhere", ""])
    def test_no_such_printer_and_no_default(self, cups: str, printer: str) -> None:
        queue = CupsQueue(always(PaperRoute(printer)), server=cups)
        with pytest.raises(OutsideError) as caught:
            queue.submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
        assert caught.value.code == "print.no_printer"


def commands(folder: Path, **scripts: str) -> str:
    """Write stand-ins for the commands of CUPS and return the folder as a search path."""
    for name, script in scripts.items():
        path = folder / name
        path.write_text(f"#!/bin/sh\n{script}\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(folder)


def test_without_cups_there_is_no_printer(tmp_path: Path) -> None:
    queue = CupsQueue(server=str(tmp_path / "none"), commands=str(tmp_path))
    assert queue.printers() == ()
    with pytest.raises(OutsideError) as caught:
        queue.submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
    assert caught.value.code == "print.no_printer"
    assert queue.ask("office-1") == QueueAnswer(PrintState.HANDED_OVER)
    assert queue.ask("") == QueueAnswer(PrintState.HANDED_OVER)
    assert queue.trays("office") == ()


def test_queue_that_refuses_the_job(tmp_path: Path) -> None:
    found = commands(tmp_path, lp="exit 1", lpstat="echo 'printer office is idle.  enabled'")
    with pytest.raises(OutsideError) as caught:
        CupsQueue(OFFICE, commands=found).submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
    assert caught.value.code == "print.queue_failed"


def test_queue_that_does_not_answer_may_have_taken_the_job(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("_SUBMIT_SECONDS", "_ASK_SECONDS"):
        monkeypatch.setattr(f"clerkapp.printing.queue.{name}", 0.2)
    slow = "exec /bin/sleep 5"
    queue = CupsQueue(OFFICE, commands=commands(tmp_path, lp=slow, lpstat=slow, cancel=slow))
    with pytest.raises(OutsideError, match=r"print\.no_answer"):
        queue.submit(b"%PDF-1.5", "slip-1", PaperKind.SLIP)
    with pytest.raises(OutsideError, match=r"print\.queue_failed"):
        queue.printers()
    queue.cancel("office-1")


@pytest.mark.parametrize(
    ("route", "options"),
    [
        (PaperRoute(), []),
        (PaperRoute("laser"), ["-o", "sides=one-sided"]),
        (
            PaperRoute("laser", "tray-2", 2, "two-sided-long-edge"),
            [
                *("-o", "sides=two-sided-long-edge", "-o", "media=tray-2"),
                *("-o", "copies=2", "-o", "collate=true"),
            ],
        ),
    ],
)
def test_each_kind_of_paper_goes_through_a_pipe_to_its_printer(
    tmp_path: Path, route: PaperRoute, options: list[str]
) -> None:
    said = tmp_path / "said"
    found = commands(
        tmp_path, lp=f'echo "$@" > {said}; /bin/cat > {said}.pdf; echo "request id is office-7 (1)"'
    )

    def routes(kind: PaperKind) -> PaperRoute:
        return route if kind is PaperKind.LIST else PaperRoute("other")

    queue = CupsQueue(routes, server="localhost", commands=found)
    assert queue.submit(b"%PDF-1.5", "slip-1120-02-0017", PaperKind.LIST) == "office-7"
    to = ["-d", "laser"] if route.printer else []
    title = ["-t", "slip-1120-02-0017"]
    assert said.read_text().split() == ["-h", "localhost", *to, *title, *options, "--", "-"]
    assert Path(f"{said}.pdf").read_bytes() == b"%PDF-1.5"


@pytest.mark.parametrize("title", ["王梓萱", "slip 1", "slip-1 王梓萱", "", "../slip", "slip-"])
def test_a_job_is_named_by_kind_and_number_alone(tmp_path: Path, title: str) -> None:
    with pytest.raises(ValueError, match="kind and number"):
        CupsQueue(commands=str(tmp_path)).submit(b"%PDF-1.5", title, PaperKind.SLIP)


@pytest.mark.parametrize(
    ("reasons", "trouble"),
    [
        (["none"], ""),
        ([], ""),
        (["media-low-warning", "toner-low"], ""),
        (["media-empty-report"], ""),
        (["connecting-to-device", "media-empty-error"], "paper_out"),
        (["paused", "offline"], "offline"),
        (["job-canceled-at-device"], "canceled"),
        (["job-hold-until-specified"], "held"),
        (["cups-missing-filter-warning"], "no_filter"),
        (["com.example.strange-error", "interlock-open"], "door_open"),
    ],
)
def test_reasons_of_a_queue_are_read(reasons: list[str], trouble: str) -> None:
    assert trouble_in(reasons) == trouble


def attribute(tag: int, name: bytes, value: bytes) -> bytes:
    return bytes([tag]) + b"".join(len(part).to_bytes(2) + part for part in (name, value))


OK = b"\x01\x01\x00\x00\x00\x00\x00\x01\x02"


def test_answer_of_the_queue_is_read() -> None:
    said = attribute(0x23, b"job-state", (9).to_bytes(4))
    said += attribute(0x44, b"job-state-reasons", b"media-empty-error")
    said += attribute(0x44, b"", b"paused")
    assert _read(OK + said + b"\x03") == {
        "job-state": (9,),
        "job-state-reasons": ("media-empty-error", "paused"),
    }
    assert _read(b"\x01\x01\x04\x06\x00\x00\x00\x01\x03") == Silence(unknown=True)
    assert _read(OK + b"\x03") == {}


def test_an_answer_that_ends_early_is_no_answer() -> None:
    said = OK + attribute(0x23, b"job-state", (9).to_bytes(4))
    for length in range(len(OK) + 1, len(said)):
        with pytest.raises((ValueError, struct.error)):
            _read(said[:length])
