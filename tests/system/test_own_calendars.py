# SPDX-License-Identifier: Apache-2.0
"""The years that an office takes over: kept whole, or said why not."""

from pathlib import Path

import pytest

from clerkapp.domain.problems import OutsideError
from clerkapp.system.own_calendars import OwnCalendars


def test_a_year_is_kept_in_the_place_of_the_one_before(tmp_path: Path) -> None:
    shelf = OwnCalendars(tmp_path / "forms")
    shelf.keep(2027, b"first")
    shelf.keep(2027, b"second")
    [path] = (tmp_path / "forms").rglob("*.*")
    assert path == tmp_path / "forms" / "calendars" / "2027.yaml"
    assert path.read_bytes() == b"second"


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "forms").write_bytes(b"a file in the way")
    with pytest.raises(OutsideError) as caught:
        OwnCalendars(tmp_path / "forms").keep(2027, b"year")
    assert caught.value.code == "file.cannot_write"
    assert caught.value.params["file"].endswith("2027.yaml")
