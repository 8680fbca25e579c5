# SPDX-License-Identifier: Apache-2.0
"""Settings: kept, strict, and never a reason not to start."""

import json
from pathlib import Path

import pytest

from clerkapp.domain.problems import OutsideError
from clerkapp.system.settings import (
    DAMAGED,
    Preferences,
    Settings,
    load_settings,
    save_settings,
)


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_settings(tmp_path / "settings.json") == (Settings(), "")


def test_settings_come_back_as_saved(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    chosen = Settings(language="en", theme="high-contrast", size="large")
    save_settings(path, chosen)
    assert load_settings(path) == (chosen, "")
    assert list(tmp_path.iterdir()) == [path]


def test_unknown_entries_are_left_out(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text(json.dumps({"language": "en", "colour": "pink"}), "utf-8")
    settings, notice = load_settings(path)
    assert (settings, notice) == (Settings(language="en"), "")
    save_settings(path, settings)
    assert "colour" not in path.read_text("utf-8")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe\x00",
        b"[]",
        b"null",
        b'{"language": "fr"}',
        b'{"theme": "pink"}',
        b'{"size": 5}',
        b'{"language": null}',
        b" " * 100_000,
        b"[" * 50_000,
    ],
)
def test_a_damaged_file_gives_defaults_and_a_notice(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "settings.json"
    path.write_bytes(content)
    assert load_settings(path) == (Settings(), DAMAGED)


def test_a_folder_in_its_place_gives_defaults_and_a_notice(tmp_path: Path) -> None:
    assert load_settings(tmp_path) == (Settings(), DAMAGED)


def test_settings_that_cannot_be_saved_are_said(tmp_path: Path) -> None:
    with pytest.raises(OutsideError, match=r"settings\.not_saved"):
        save_settings(tmp_path / "missing" / "settings.json", Settings())


def test_a_choice_is_kept_for_the_next_start(tmp_path: Path) -> None:
    Preferences(tmp_path).choose("theme", "dark")
    assert Preferences(tmp_path).chosen() == {"language": "zh", "theme": "dark", "size": "normal"}
