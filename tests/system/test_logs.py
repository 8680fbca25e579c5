# SPDX-License-Identifier: Apache-2.0
"""The log: enough to find a fault, nothing of a person."""

import logging
import re
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkapp.domain.problems import OutsideError
from clerkapp.system.logs import LocalLog, crash_number

NAME = "王梓萱"
NUMBER = "110150201805180124"
LOG = logging.getLogger("clerkapp.services.intake")

pytestmark = pytest.mark.expects_log


@pytest.fixture
def log(tmp_path: Path) -> Iterator[LocalLog]:
    opened = LocalLog(tmp_path)
    yield opened
    opened.close()


def _written(folder: Path) -> str:
    return (folder / "logs" / "clerkapp.log").read_text("utf-8")


def _fail(value: str) -> None:
    raise ValueError(f"no such person: {value}")


def _caught(value: str) -> BaseException:
    try:
        _fail(value)
    except ValueError as error:
        return error
    raise AssertionError


def test_an_event_is_one_line_of_time_level_module_line_and_name(
    log: LocalLog, tmp_path: Path
) -> None:
    LOG.info("store.opened")
    line = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d INFO clerkapp\.services\.intake:\d+ "
    assert re.fullmatch(line + r"store\.opened\n", _written(tmp_path))


@pytest.mark.parametrize(
    "message", [NAME, NUMBER, f"saved {NAME}", f"saved {NUMBER}", "x" * 61, "a\nb", 5]
)
def test_any_other_message_is_left_out(log: LocalLog, tmp_path: Path, message: object) -> None:
    LOG.warning(message)
    written = _written(tmp_path)
    assert written.endswith(" -\n")
    assert str(message) not in written.split(" ", 3)[3]


def test_arguments_are_left_out(log: LocalLog, tmp_path: Path) -> None:
    LOG.error("saved %s", NAME)
    assert NAME not in _written(tmp_path)


def test_an_exception_shows_types_and_frames_without_text(log: LocalLog, tmp_path: Path) -> None:
    try:
        try:
            _fail(NAME)
        except ValueError as cause:
            raise RuntimeError(NUMBER) from cause
    except RuntimeError:
        LOG.exception("save.failed")
    written = _written(tmp_path)
    assert "builtins.ValueError" in written
    assert "builtins.RuntimeError" in written
    assert re.search(r"tests/system/test_logs\.py:\d+ _fail", written)
    for personal in (NAME, NUMBER, "no such person", str(Path.home()) + "/"):
        assert personal not in written


def test_a_crash_gets_a_number_that_stands_in_the_log(log: LocalLog, tmp_path: Path) -> None:
    number = log.crash(_caught(NAME))
    assert re.fullmatch("E-[0-9A-F]{4}", number)
    assert f" crash {number}\n" in _written(tmp_path)
    assert NAME not in _written(tmp_path)


def test_the_same_fault_has_the_same_number_whoever_it_met() -> None:
    numbers = {crash_number(_caught(value)) for value in (NAME, NUMBER)}
    assert len(numbers) == 1


def test_an_exception_that_causes_itself_ends(log: LocalLog) -> None:
    error = _caught(NAME)
    error.__context__ = ValueError()
    error.__context__.__context__ = error
    assert log.crash(error)


def test_what_nobody_catches_on_a_thread_is_written(log: LocalLog, tmp_path: Path) -> None:
    log.catch_crashes()
    thread = threading.Thread(target=_fail, args=(NAME,))
    thread.start()
    thread.join()
    assert " CRITICAL " in _written(tmp_path)
    assert NAME not in _written(tmp_path)


def test_hooks_and_handlers_are_given_back(tmp_path: Path) -> None:
    hooks = (sys.excepthook, threading.excepthook)
    handlers = list(logging.getLogger().handlers)
    log = LocalLog(tmp_path)
    log.catch_crashes()
    assert sys.excepthook is not hooks[0]
    log.close()
    assert (sys.excepthook, threading.excepthook) == hooks
    assert logging.getLogger().handlers == handlers


PROGRAM = """
import sys
from pathlib import Path
from clerkapp.system.logs import LocalLog
LocalLog(Path(sys.argv[1])).catch_crashes()
if sys.argv[2] == "segfault":
    import faulthandler
    faulthandler._sigsegv()
raise ValueError(sys.argv[2])
"""


def _run(folder: Path, way: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", PROGRAM, str(folder), way],
        capture_output=True,
        text=True,
        check=False,
        cwd=Path(__file__).resolve().parents[2],
    )


def test_what_nobody_catches_is_written_and_not_shown(tmp_path: Path) -> None:
    done = _run(tmp_path, NAME)
    assert done.returncode == 1
    assert NAME not in done.stderr
    assert "builtins.ValueError" in _written(tmp_path)
    assert NAME not in _written(tmp_path)


def test_a_fault_of_the_interpreter_leaves_its_frames(tmp_path: Path) -> None:
    done = _run(tmp_path, "segfault")
    assert done.returncode != 0
    assert "Segmentation fault" in (tmp_path / "logs" / "faults.log").read_text("utf-8")


def test_the_log_is_bounded(tmp_path: Path) -> None:
    log = LocalLog(tmp_path, file_bytes=1000)
    for _ in range(200):
        LOG.info("store.opened")
    log.close()
    files = sorted((tmp_path / "logs").glob("clerkapp.log*"))
    assert [path.name for path in files] == [
        "clerkapp.log",
        *(f"clerkapp.log.{number}" for number in range(1, 5)),
    ]
    assert all(path.stat().st_size <= 1000 for path in files)


def test_a_folder_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "logs").write_bytes(b"")
    with pytest.raises(OutsideError, match=r"store\.cannot_write"):
        LocalLog(tmp_path)


def test_frames_given_with_an_event_are_written(tmp_path: Path) -> None:
    log = LocalLog(tmp_path)
    logging.getLogger("a").warning("gui.blocked", extra={"frames": ["  intake_page.py:12 _show"]})
    log.close()
    written = (tmp_path / "logs" / "clerkapp.log").read_text("utf-8")
    assert "gui.blocked\n  intake_page.py:12 _show" in written
