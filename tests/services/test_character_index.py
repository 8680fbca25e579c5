# SPDX-License-Identifier: Apache-2.0
"""How the words typed into the character finder are taken apart; a small table is enough."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.characters import NOT_COMMON, Character
from clerkapp.services.character_index import CharacterIndex, Resemblance

TABLE = (
    Character("一", 1, 1, ("yī",), (), ""),
    Character("土", 3, 1, ("tǔ",), ("⿱十一",), ""),
    Character("士", 3, 1, ("shì",), ("⿱十一",), ""),
    Character("口", 3, 1, ("kǒu",), (), ""),
    Character("水", 4, 1, ("shuǐ",), (), ""),
    Character("吉", 6, 1, ("jí",), ("⿱士口",), "𠮷"),
    Character("𠮷", 6, NOT_COMMON, (), ("⿱土口",), "吉"),
    Character("吐", 6, 1, ("tǔ", "tù"), ("⿰口土",), ""),
    Character("西", 6, 1, ("xī",), (), ""),
    Character("安", 6, 1, ("ān",), (), ""),
    Character("先", 6, 1, ("xiān",), (), ""),
)
INDEX = CharacterIndex(TABLE)


@pytest.mark.parametrize(
    ("typed", "parts", "sounds", "strokes"),
    [
        ("土口", {"土": 1, "口": 1}, {}, 0),
        ("土 + 土+口", {"土": 2, "口": 1}, {}, 0),
        ("⿱土口", {"土": 1, "口": 1}, {}, 0),
        ("tu3 kou", {}, {"tu": 1, "kou": 1}, 0),
        ("TǓkou", {}, {"tu": 1, "kou": 1}, 0),
        ("tutu 口 9", {"口": 1}, {"tu": 2}, 9),
        ("xian", {}, {"xian": 1}, 0),
        ("xi an", {}, {"xi": 1, "an": 1}, 0),
        ("xian口xi'an", {"口": 1}, {"xian": 1, "xi": 1, "an": 1}, 0),
        ("，。×", {}, {}, 0),
    ],
)
def test_words_are_taken_apart(
    typed: str, parts: dict[str, int], sounds: dict[str, int], strokes: int
) -> None:
    query = INDEX.query(typed)
    assert (query.parts, query.sounds, query.strokes, query.code) == (parts, sounds, strokes, "")


def test_letters_that_are_no_pinyin_find_nothing_however_many() -> None:
    for typed in ("tux", "tu" * 25 + "x", "x" * 5000):
        assert INDEX.find(INDEX.query(typed)) == []


@given(
    st.text(st.sampled_from("土口吉𠮷tukoxian9U+20BB7 \ue854⿱{}'\u0300ü"), max_size=40) | st.text()
)
def test_whatever_is_typed_is_answered_with_characters_of_the_table(text: str) -> None:
    found = INDEX.find(INDEX.query(text))
    assert set(found) <= set(TABLE)
    assert len(found) == len(set(found))


def test_what_shares_all_but_one_part_is_like_it_and_nothing_else() -> None:
    alike = [(c.char, kind) for c, kind in INDEX.look_alikes("𠮷")]
    assert alike == [("吉", Resemblance.VARIANT), ("吐", Resemblance.SIMILAR)]
    assert [c.char for c, _ in INDEX.look_alikes("土")] == ["士"]
    assert INDEX.look_alikes("x") == []
