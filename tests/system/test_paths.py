# SPDX-License-Identifier: Apache-2.0
"""Where data lies, and what is said when it cannot lie there."""

import os
import tempfile
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import platformdirs
import pytest

from clerkapp.domain.problems import OutsideError
from clerkapp.system.clock import SystemClock
from clerkapp.system.paths import data_folder, free_megabytes, ready_folder

NOBODY = 65534


def test_the_argument_goes_before_the_environment(tmp_path: Path) -> None:
    environment = {"CLERKAPP_DATA": str(tmp_path / "named")}
    assert data_folder(tmp_path / "given", environment) == tmp_path / "given"
    assert data_folder(None, environment) == tmp_path / "named"


@pytest.mark.parametrize("environment", [{}, {"CLERKAPP_DATA": " "}])
def test_else_it_is_the_users_own_place(environment: dict[str, str]) -> None:
    assert data_folder(None, environment) == platformdirs.user_data_path("clerkapp")


def test_a_relative_folder_does_not_depend_on_later_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert data_folder(Path("data"), {}) == tmp_path / "data"


def test_a_new_folder_is_the_users_alone(tmp_path: Path) -> None:
    folder = ready_folder(tmp_path / "deep" / "data")
    assert folder.stat().st_mode & 0o777 == 0o700
    assert list(folder.iterdir()) == []


def test_the_mode_of_somebody_elses_folder_is_left_alone(tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir(mode=0o755)
    shared.chmod(0o755)
    assert ready_folder(shared).stat().st_mode & 0o777 == 0o755


def test_a_folder_under_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutsideError, match=r"store\.cannot_write") as caught:
        ready_folder(tmp_path / "file" / "data")
    assert caught.value.params == {"folder": str(tmp_path / "file" / "data")}


@pytest.fixture
def read_only_folder() -> Iterator[Path]:
    """Give a folder that this process, stripped of root's powers, cannot write."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(NOBODY)
        yield folder
        if was_root:
            os.seteuid(0)
        folder.chmod(0o700)


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_folder_that_cannot_be_written_is_refused(read_only_folder: Path) -> None:
    with pytest.raises(OutsideError, match=r"store\.cannot_write"):
        ready_folder(read_only_folder)
    with pytest.raises(OutsideError, match=r"store\.cannot_write"):
        ready_folder(read_only_folder / "data")


def test_room_is_told_for_a_folder_that_is_not_there_yet(tmp_path: Path) -> None:
    assert free_megabytes(tmp_path / "not" / "yet") > 0


def test_the_clock_gives_aware_local_time() -> None:
    first, second = SystemClock().now(), SystemClock().now()
    assert first.tzinfo is not None
    assert first.utcoffset() == first.astimezone().utcoffset()
    assert timedelta(0) <= second - first
