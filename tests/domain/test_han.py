# SPDX-License-Identifier: Apache-2.0
"""The characters of GB 18030-2022 and the level that a set of them reaches."""

import unicodedata

import pytest

from clerkapp.domain.han import (
    BLOCKS,
    common_beyond_first_plane,
    han_characters,
    han_coverage,
)


def test_as_many_characters_as_the_standard_says() -> None:
    counts = [block.count for block in BLOCKS]
    assert counts == [20_902, 74, 12, 6_582, 42_711, 4_149, 222, 5_762, 7_473]
    assert len(set(han_characters())) == len(list(han_characters())) == 87_887


def test_none_changes_when_a_name_is_normalised() -> None:
    """The twelve of the compatibility area stay as they are; their neighbours would not."""
    assert all(unicodedata.normalize("NFC", char) == char for char in han_characters())


def test_level_two_asks_for_the_common_characters_beyond() -> None:
    beyond = common_beyond_first_plane()
    assert len(set(beyond)) == 196
    assert set(beyond) <= set(han_characters())
    assert min(beyond) > "\uffff"
    assert "𬭊" in beyond


@pytest.mark.parametrize(
    ("lacking", "level", "missing"),
    [
        ("", 3, ()),
        ("𠀀𠀁", 2, (("B", 2),)),
        ("𬭊", 1, (("E", 1),)),
        ("一", 0, (("URO", 1),)),
        ("㐀𫝀", 0, (("A", 1), ("D", 1))),
        ("﨎", 0, (("FA0E–FA29", 1),)),
    ],
)
def test_the_level_falls_with_what_is_missing(
    lacking: str, level: int, missing: tuple[tuple[str, int], ...]
) -> None:
    found = han_coverage(lambda char: char not in lacking)
    assert (found.level, found.missing) == (level, missing)
    assert found.missing_count == len(lacking)
    assert found.first_missing == lacking[:1]
