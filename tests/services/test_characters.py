# SPDX-License-Identifier: Apache-2.0
"""The character finder: every way in, what is shown first, and what looks alike."""

from pathlib import Path

import pytest

from clerkapp.domain.characters import NOT_COMMON, Character, parts_of, toneless
from clerkapp.services.characters import MOST_ALIKE, MOST_FOUND, CharacterFinder
from clerkapp.system.character_table import read_characters

TABLE = Path(__file__).resolve().parents[2] / "resources" / "characters" / "characters.tsv.xz"


class Shelf:
    """The shipped table, read once for all tests; the fonts lack one character."""

    def __init__(self) -> None:
        self.asked = 0
        self._characters = read_characters(TABLE)

    def characters(self) -> tuple[Character, ...]:
        self.asked += 1
        return self._characters

    def has_shape(self, char: str) -> bool:
        return char != "\U0002ebf0"


@pytest.fixture(scope="module")
def shelf() -> Shelf:
    return Shelf()


@pytest.fixture(scope="module")
def finder(shelf: Shelf) -> CharacterFinder:
    return CharacterFinder(shelf)


def found(finder: CharacterFinder, text: str) -> str:
    return "".join(listed.character.char for listed in finder.find(text).characters)


def test_the_table_is_read_at_the_first_question_and_once(shelf: Shelf) -> None:
    finder, before = CharacterFinder(shelf), shelf.asked
    finder.find("土口")
    assert shelf.asked == before + 1
    finder.look_alikes("吉")
    assert shelf.asked == before + 1


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("土口", "𠮷"),
        ("木木", "林"),
        ("木 木 木", "森"),
        ("木+木+木", "森"),
        ("吉吉", "喆"),
        ("龙天", "䶮"),
        ("由页", "𬱖"),
        ("由頁", "頔"),
        ("水可", "河"),
        ("草明", "萌"),
        ("人主", "住"),
    ],
)
def test_parts_find_what_is_made_of_them(finder: CharacterFinder, typed: str, wanted: str) -> None:
    assert wanted in found(finder, typed)[:3]


def test_a_part_may_stand_at_any_depth(finder: CharacterFinder) -> None:
    assert "樹" in found(finder, "木 豆 寸")
    assert "嚞" in found(finder, "吉 吉 吉")


def test_a_part_is_wanted_as_often_as_it_is_typed(finder: CharacterFinder) -> None:
    assert "林" in found(finder, "木木")
    assert "林" not in found(finder, "木木木")


@pytest.mark.parametrize("typed", ["⿱土口", "吉土口"])
def test_a_description_or_a_variant_with_its_parts_comes_first(
    finder: CharacterFinder, typed: str
) -> None:
    assert found(finder, typed)[0] == "𠮷"


@pytest.mark.parametrize("typed", ["U+20BB7", "u+20bb7", "20BB7", " 20bb7 "])
def test_a_code_point_finds_its_character(finder: CharacterFinder, typed: str) -> None:
    assert found(finder, typed) == "𠮷"


@pytest.mark.parametrize("typed", ["U+FFFFFF", "U+0041", "110000", "", "  ", "？！", "xyzzy"])
def test_what_means_no_character_finds_none(finder: CharacterFinder, typed: str) -> None:
    assert finder.find(typed).count == 0


@pytest.mark.parametrize("char", ["𠮷", "李", "\U0002ebf0", "\U00031350", "\uf92c"])
def test_a_pasted_character_is_found_first(finder: CharacterFinder, char: str) -> None:
    assert found(finder, char)[0] == char


@pytest.mark.parametrize("typed", ["\ue854", "U+E854"])
def test_a_private_code_finds_the_standard_character(finder: CharacterFinder, typed: str) -> None:
    assert found(finder, typed)[0] == "\u9fba"


def test_pinyin_finds_what_is_read_so_before_what_holds_it(finder: CharacterFinder) -> None:
    best = found(finder, "long")
    assert best[0] == "龙"
    assert finder.find("long").count > len(best) - 1


def test_pinyin_stands_for_a_part_beside_parts(finder: CharacterFinder) -> None:
    assert "河" in found(finder, "shui 可")[:3]
    assert "萌" in found(finder, "cao明")
    assert "森" in found(finder, "mu mu mu")[:3]


@pytest.mark.parametrize("typed", ["nv", "nü", "nǚ", "NV3"])
def test_the_letter_u_with_dots_is_typed_as_one_can(finder: CharacterFinder, typed: str) -> None:
    assert found(finder, typed)[0] == "女"


def test_pinyin_in_one_go_is_parted(finder: CharacterFinder) -> None:
    assert finder.find("tukou") == finder.find("tu kou")


def test_a_number_is_the_number_of_strokes(finder: CharacterFinder) -> None:
    six = finder.find("水 6").characters
    assert six
    assert {listed.character.strokes for listed in six} == {6}


def test_many_are_counted_and_few_are_listed(finder: CharacterFinder) -> None:
    answer = finder.find("口")
    assert len(answer.characters) == MOST_FOUND
    assert answer.count > 10_000


def test_a_character_that_no_paper_can_print_is_told(finder: CharacterFinder) -> None:
    (listed, *_) = finder.find("\U0002ebf0").characters
    assert not listed.has_shape


def test_a_part_that_cannot_be_shown_is_a_gap_in_the_description(finder: CharacterFinder) -> None:
    described = {
        listed.character.char: listed.sequence
        for text in ("鸟", "𠮷", "一")
        for listed in finder.find(text).characters
    }
    assert described["鸟"] == "⿹？一"
    assert described["𠮷"] == "⿱土口"
    assert described["一"] == ""


def test_variants_stand_before_what_differs_in_one_part(finder: CharacterFinder) -> None:
    alike = finder.look_alikes("𠮷")
    assert (alike[0].character.char, str(alike[0].likeness)) == ("吉", "variant")
    assert "吐" in [listed.character.char for listed in alike]
    assert len(alike) <= MOST_ALIKE
    assert "末" in [listed.character.char for listed in finder.look_alikes("未")]


@pytest.mark.parametrize("char", ["丈", "\ue000", "a", ""])
def test_what_is_like_nothing_has_no_look_alikes_and_no_error(
    finder: CharacterFinder, char: str
) -> None:
    assert all(listed.character.char != char for listed in finder.look_alikes(char))


def test_parts_are_told_apart_from_marks() -> None:
    assert parts_of("⿱土口") == ("土", "口")
    assert parts_of("⿹{47}灬") == ("{47}", "灬")
    assert parts_of("⿰𠂈⿰丨？") == ("𠂈", "丨")


@pytest.mark.parametrize(
    ("reading", "typed"), [("lǚ", "lv"), ("zhòng", "zhong"), ("Ā", "a"), ("ê̄", "e")]
)
def test_a_reading_is_typed_without_its_tone(reading: str, typed: str) -> None:
    assert toneless(reading) == typed


def test_all_han_characters_of_the_national_standard_are_in_the_table(shelf: Shelf) -> None:
    known = {character.char: character for character in shelf.characters()}
    blocks = (
        (0x4E00, 0x9FFF),
        (0x3400, 0x4DBF),
        (0x20000, 0x2A6DF),
        (0x2A700, 0x2B739),
        (0x2B740, 0x2B81D),
        (0x2B820, 0x2CEA1),
        (0x2CEB0, 0x2EBE0),
        (0x2EBF0, 0x2EE5D),
    )
    wanted = {chr(code) for first, last in blocks for code in range(first, last + 1)}
    assert wanted <= known.keys()
    untaken = [char for char in wanted if not known[char].sequences]
    # Those that are not taken apart are parts themselves, found by pasting, pinyin or code point.
    assert len(untaken) < 400
    assert known["李"].level == 1
    assert known["𠮷"].level == NOT_COMMON
