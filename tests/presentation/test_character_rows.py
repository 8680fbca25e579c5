# SPDX-License-Identifier: Apache-2.0
"""What the character finder says of a character."""

from pathlib import Path

from clerkapp.domain.characters import NOT_COMMON, Character
from clerkapp.presentation.character_rows import character_row, found_line
from clerkapp.presentation.words import Words
from clerkapp.services.character_index import Resemblance
from clerkapp.services.characters import Found, Listed

WORDS = Path(__file__).resolve().parents[2] / "resources" / "words"
RARE = Character("𠮷", 6, NOT_COMMON, (), ("⿱土口",), "吉")
HEAVY = Character("重", 9, 1, ("zhòng", "chóng", "tóng", "zhǒng"), (), "")


def words(language: str = "zh") -> Words:
    return Words.load(WORDS, language)


def test_a_row_holds_code_point_parts_and_strokes() -> None:
    row = character_row(words(), Listed(RARE, True, "⿱土口", Resemblance.VARIANT))
    assert (row.char, row.head, row.note) == ("𠮷", "U+20BB7", "⿱土口  6 画")
    assert (row.mark, row.warning) == ("异体", "")
    assert row.said() == "𠮷 U+20BB7 ⿱土口  6 画 异体"


def test_a_row_names_three_readings_and_no_parts_where_there_are_none() -> None:
    row = character_row(words("en"), Listed(HEAVY, True, ""))
    assert (row.head, row.note) == ("U+91CD  zhòng chóng tóng", "9 strokes")


def test_a_character_that_no_font_has_bears_a_warning() -> None:
    assert character_row(words(), Listed(RARE, False, "⿱土口")).warning == "字体里没有，打不出来"


def test_the_line_says_what_is_not_listed_and_what_to_do_about_nothing() -> None:
    listed = Listed(RARE, True, "⿱土口")
    assert found_line(words(), Found((listed,), 1)) == "找到 1 个"
    many = found_line(words(), Found((listed,), 70))
    assert "70" in many
    assert "列出前 1 个" in many
    assert "请" in found_line(words(), Found())
