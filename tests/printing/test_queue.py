# SPDX-License-Identifier: Apache-2.0
"""Print queues: a real CUPS of our own where it is installed, and its failures everywhere."""

import os
import shutil
import stat
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError
from clerkapp.printing.ipp import JobState, _state
from clerkapp.printing.press import ReportlabPress
from clerkapp.printing.queue import CupsQueue, Printer
from tests.printing.samples import load, sample

FILES = """FileDevice Yes
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
ErrorLog {folder}/error_log
AccessLog {folder}/access_log
PageLog {folder}/page_log
SystemGroup lpadmin
"""
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
    for name in ("etc", "spool", "cache", "state"):
        (folder / name).mkdir()
    (folder / "etc/cups-files.conf").write_text(FILES.format(folder=folder))
    (folder / "etc/cupsd.conf").write_text(SERVER.format(folder=folder))
    command = ["/usr/sbin/cupsd", "-f", "-c", f"{folder}/etc/cupsd.conf"]
    command += ["-s", f"{folder}/etc/cups-files.conf"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    path = f"{folder}/cups.sock"
    try:
        until(lambda: Path(path).exists())
        to_file = ["lpadmin", "-h", path, "-p", "office", "-E", "-v", f"file:{folder}/paper"]
        subprocess.run([*to_file, "-m", "raw"], check=True, capture_output=True)
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


@pytest.mark.skipif(not installed(), reason="cupsd is not installed, or not run as root")
class TestRealQueue:
    def test_lists_its_printers(self, cups: str) -> None:
        assert CupsQueue(server=cups).printers() == (Printer("office", True, False),)

    def test_prints_a_slip_under_kind_and_number(self, cups: str, press: ReportlabPress) -> None:
        layout = load("slip_a5")
        queue = CupsQueue("office", server=cups)
        job = queue.submit(press.compose(layout, sample("slip_a5", layout)), "slip-1120-02-0017")
        until(lambda: queue.state(job) is PrintState.PRINTED)
        done = ["lpstat", "-h", cups, "-W", "completed", "-o"]
        assert job in subprocess.run(done, check=True, capture_output=True, text=True).stdout

    def test_waiting_job_was_handed_over_and_a_cancelled_one_failed(self, cups: str) -> None:
        queue = CupsQueue("office", server=cups)
        subprocess.run(["cupsdisable", "-h", cups, "office"], check=True)
        try:
            assert [printer.enabled for printer in queue.printers()] == [False]
            job = queue.submit(b"%PDF-1.5", "slip-1")
            assert queue.state(job) is PrintState.HANDED_OVER
            subprocess.run(["cancel", "-h", cups, job], check=True)
            assert queue.state(job) is PrintState.FAILED
        finally:
            subprocess.run(["cupsenable", "-h", cups, "office"], check=True)

    def test_job_that_the_queue_forgot_was_handed_over(self, cups: str) -> None:
        assert CupsQueue("office", server=cups).state("office-9999") is PrintState.HANDED_OVER

    @pytest.mark.parametrize("printer", ["elsewhere", ""])
    def test_no_such_printer_and_no_default(self, cups: str, printer: str) -> None:
        with pytest.raises(OutsideError) as caught:
            CupsQueue(printer, server=cups).submit(b"%PDF-1.5", "slip-1")
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
        queue.submit(b"%PDF-1.5", "slip-1")
    assert caught.value.code == "print.no_printer"
    assert queue.state("office-1") is PrintState.HANDED_OVER


def test_queue_that_refuses_the_job(tmp_path: Path) -> None:
    found = commands(tmp_path, lp="exit 1", lpstat="echo 'printer office is idle.  enabled'")
    with pytest.raises(OutsideError) as caught:
        CupsQueue("office", commands=found).submit(b"%PDF-1.5", "slip-1")
    assert caught.value.code == "print.queue_failed"


def test_queue_that_does_not_answer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("clerkapp.printing.queue._SUBMIT_SECONDS", 0.2)
    found = commands(tmp_path, lp="exec /bin/sleep 5")
    with pytest.raises(OutsideError) as caught:
        CupsQueue("office", commands=found).submit(b"%PDF-1.5", "slip-1")
    assert caught.value.code == "print.queue_failed"


def test_default_printer_takes_the_job_with_its_options(tmp_path: Path) -> None:
    said = tmp_path / "said"
    found = commands(
        tmp_path, lp=f'echo "$@" > {said}; /bin/cat > {said}.pdf; echo "request id is office-7 (1)"'
    )
    queue = CupsQueue(options=("media=A5",), server="localhost", commands=found)
    assert queue.submit(b"%PDF-1.5", "slip-1120-02-0017") == "office-7"
    assert said.read_text().split() == [
        "-h",
        "localhost",
        "-t",
        "slip-1120-02-0017",
        "-o",
        "media=A5",
        "--",
        "-",
    ]
    assert Path(f"{said}.pdf").read_bytes() == b"%PDF-1.5"


def test_answer_of_the_queue_is_read() -> None:
    name = b"job-state"
    attribute = b"\x23" + len(name).to_bytes(2) + name + b"\x00\x04" + (9).to_bytes(4)
    ok = b"\x01\x01\x00\x00\x00\x00\x00\x01\x02" + attribute + b"\x03"
    assert _state(ok) is JobState.COMPLETED
    assert _state(b"\x01\x01\x04\x06\x00\x00\x00\x01\x03") is None
    assert _state(b"\x01\x01\x00\x00\x00\x00\x00\x01\x03") is None
