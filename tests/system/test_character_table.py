# SPDX-License-Identifier: Apache-2.0
"""The table of characters: read as it was written; a damaged one is named."""

import lzma
from pathlib import Path

import pytest

from clerkapp.domain.characters import NOT_COMMON, Character
from clerkapp.domain.problems import OutsideError
from clerkapp.system.character_table import read_characters


def written(folder: Path, content: bytes) -> Path:
    path = folder / "characters.tsv.xz"
    path.write_bytes(content)
    return path


def test_a_line_becomes_a_character(tmp_path: Path) -> None:
    lines = "吉\t6\t1\tjí\t⿱士口\t𠮷\n𠮷\t6\t\t\t⿱土口\t吉\n"
    path = written(tmp_path, lzma.compress(lines.encode()))
    assert read_characters(path) == (
        Character("吉", 6, 1, ("jí",), ("⿱士口",), "𠮷"),
        Character("𠮷", 6, NOT_COMMON, (), ("⿱土口",), "吉"),
    )


@pytest.mark.parametrize(
    "content",
    [b"", b"no archive", lzma.compress("吉\t6".encode()), lzma.compress(b"\xff\xff")],
    ids=["empty", "no archive", "short line", "no UTF-8"],
)
def test_a_damaged_table_is_named(tmp_path: Path, content: bytes) -> None:
    with pytest.raises(OutsideError) as caught:
        read_characters(written(tmp_path, content))
    assert caught.value.code == "characters.unreadable"
    assert caught.value.params == {"file": "characters.tsv.xz"}


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutsideError):
        read_characters(tmp_path / "characters.tsv.xz")
