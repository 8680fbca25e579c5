# SPDX-License-Identifier: Apache-2.0
"""One program on one data folder, also after a crash of the first."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.system.single_instance import SingleInstance

HOLDER = """
import sys
from pathlib import Path
from clerkapp.system.single_instance import SingleInstance
held = SingleInstance(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def other(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Start another process that holds the folder."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).resolve().parents[2],
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "held\n"
        yield process
        process.kill()


def is_held(folder: Path) -> bool:
    """Say whether another instance is refused."""
    try:
        SingleInstance(folder).release()
    except ClerkError:
        return True
    return False


def test_a_second_instance_is_refused(other: subprocess.Popen[str], tmp_path: Path) -> None:
    with pytest.raises(ClerkError, match=r"instance\.already_open"):
        SingleInstance(tmp_path)


def test_a_killed_instance_holds_nothing(other: subprocess.Popen[str], tmp_path: Path) -> None:
    other.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
    other.wait()
    with SingleInstance(tmp_path):
        assert is_held(tmp_path)


def test_a_second_instance_in_the_same_process_is_refused(tmp_path: Path) -> None:
    with SingleInstance(tmp_path), pytest.raises(ClerkError, match=r"instance\.already_open"):
        SingleInstance(tmp_path)


def test_after_release_the_folder_is_free(tmp_path: Path) -> None:
    held = SingleInstance(tmp_path)
    assert is_held(tmp_path)
    held.release()
    held.release()
    assert not is_held(tmp_path)


def test_two_folders_do_not_meet(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with SingleInstance(tmp_path / "a"):
        assert is_held(tmp_path / "a")
        assert not is_held(tmp_path / "b")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"store\.cannot_write"):
        SingleInstance(tmp_path / "missing")
