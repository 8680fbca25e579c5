# SPDX-License-Identifier: Apache-2.0
"""Names: every character kept, doubts said, nothing changed behind the clerk's back."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from clerkapp.domain.names import LONGEST_NAME, normalise_name
from clerkapp.domain.problems import Severity


def codes(text: str) -> list[str]:
    return [problem.code for problem in normalise_name(text).problems]


@pytest.mark.parametrize(
    "name",
    [
        "李秀英",
        "𠮷野",
        "\U0002a6d6",
        "张\U00031350",  # Ext H, unassigned in Python's tables
        "王\U0002ebf0",  # Ext I, the same
        "\u4dae㛃",
        "阿布都热依木·买买提",
        "O'Brien Mary-Jane",
        "John B. Smith Jr.",
        "葛\U000e0100城",  # with a variation selector
        "\uf92c\ufa0e\U0002f800",  # compatibility ideographs are characters of their own
    ],
)
def test_a_name_is_kept_as_it_is(name: str) -> None:
    reading = normalise_name(name)
    assert reading.name == name
    assert reading.suggestion is None
    assert reading.problems == ()


def test_a_letter_and_its_accent_are_joined() -> None:
    assert normalise_name("Zoe\u0308").name == "Zoë"


def test_full_width_letters_are_not_changed() -> None:
    assert normalise_name("ＡＢＣ").name == "ＡＢＣ"


@pytest.mark.parametrize("text", ["  李秀英\n", "\u3000李秀英\t", "\ufeff\u202d李秀英\u202c"])
def test_what_stands_round_a_name_is_dropped(text: str) -> None:
    assert normalise_name(text).name == "李秀英"
    assert normalise_name(text).problems == ()


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_is_an_empty_name_without_problems(text: str) -> None:
    assert normalise_name(text).name == ""
    assert normalise_name(text).problems == ()


@pytest.mark.parametrize(
    "dot", ["•", "・", "‧", "･", "．", ".", "∙", "⋅", "᛫", "⸱", "⸳", "․", "⦁", "ꞏ"]
)
def test_a_wrong_interpunct_is_a_warning_with_the_right_spelling(dot: str) -> None:
    reading = normalise_name(f"古丽{dot}买买提", field="applicant.name")
    assert reading.name == f"古丽{dot}买买提"
    assert reading.suggestion == "古丽·买买提"
    (problem,) = reading.problems
    assert problem.code == "name.interpunct"
    assert problem.field == "applicant.name"
    assert problem.severity is Severity.WARNING
    assert problem.params == {"character": dot, "suggestion": "古丽·买买提"}


def test_spaces_between_han_characters_are_a_warning() -> None:
    reading = normalise_name("张\u3000三 丰")
    assert reading.suggestion == "张三丰"
    assert [problem.code for problem in reading.problems] == ["name.space"]


def test_spaces_round_a_wrong_interpunct_go_with_it() -> None:
    assert normalise_name("古丽 • 买买提").suggestion == "古丽·买买提"


@pytest.mark.parametrize(
    ("text", "position", "code_point"),
    [
        ("李\u0000英", "2", "U+0000"),
        ("李秀\n英", "3", "U+000A"),
        ("李\u200b英", "2", "U+200B"),
        ("李\u202e英", "2", "U+202E"),
        ("李\ud800英", "2", "U+D800"),
    ],
)
def test_an_unseen_character_is_an_error(text: str, position: str, code_point: str) -> None:
    problem = normalise_name(text).problems[0]
    assert problem.code == "name.control_character"
    assert problem.severity is Severity.ERROR
    assert problem.params == {"position": position, "code_point": code_point}


@pytest.mark.parametrize(
    ("text", "character", "code_point"),
    [
        ("李😀", "😀", "U+1F600"),
        ("李\U0001fae8", "\U0001fae8", "U+1FAE8"),  # Unicode 15, unassigned in Python's tables
        ("李\ufffd", "\ufffd", "U+FFFD"),
        ("⿰李英", "⿰", "U+2FF0"),
        ("<b>&\"'", "<", "U+003C"),
        ("李？", "？", "U+FF1F"),
    ],
)
def test_a_character_of_no_name_is_a_warning(text: str, character: str, code_point: str) -> None:
    reading = normalise_name(text)
    assert reading.name == text
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("name.unusual_character", Severity.WARNING)
    assert problem.params == {"character": character, "code_point": code_point}


def test_a_private_code_of_an_old_card_is_offered_as_the_standard_character() -> None:
    reading = normalise_name("张\ue854•买", field="applicant.name")
    assert reading.name == "张\ue854•买"
    assert reading.suggestion == "张\u9fba·买"
    assert [problem.code for problem in reading.problems] == ["name.private_use", "name.interpunct"]
    assert reading.problems[0].severity is Severity.WARNING
    assert reading.problems[0].params == {
        "code_point": "U+E854",
        "character": "\u9fba",
        "suggestion": "张\u9fba·买",
    }


@pytest.mark.parametrize("char", ["\ue000", "\U000f0000", "\U0010fffd"])
def test_a_private_code_that_no_table_knows_is_said_before_those_it_knows(char: str) -> None:
    reading = normalise_name(f"\ue81e{char}")
    assert [problem.code for problem in reading.problems] == ["name.private_use.unknown"]
    assert reading.problems[0].params == {"code_point": f"U+{ord(char):04X}"}
    assert reading.problems[0].severity is Severity.WARNING


@pytest.mark.parametrize("text", ["李3", "李３"])
def test_a_digit_is_a_warning(text: str) -> None:
    assert codes(text) == ["name.digit"]
    assert normalise_name(text).problems[0].severity is Severity.WARNING


def test_thirty_five_characters_fit_and_one_more_does_not() -> None:
    assert codes("𠮷" * LONGEST_NAME) == []
    assert codes("X" * 50) == []
    (problem,) = normalise_name("𠮷" * (LONGEST_NAME + 1)).problems
    assert (problem.code, problem.severity) == ("name.too_long", Severity.ERROR)
    assert problem.params == {"limit": "35", "actual": "36"}


def test_five_thousand_characters_are_one_clear_message() -> None:
    (problem,) = normalise_name("李" * 5000).problems
    assert problem.params == {"limit": "35", "actual": "5000"}


@given(st.text())
@example("\u1100\u1161\uf900\u0301")
def test_reading_a_name_twice_changes_nothing(text: str) -> None:
    reading = normalise_name(text)
    assert normalise_name(reading.name) == reading


@given(st.text())
def test_a_taken_suggestion_leaves_no_suggestion(text: str) -> None:
    reading = normalise_name(text)
    if reading.suggestion is not None:
        again = normalise_name(reading.suggestion)
        assert again.suggestion is None
        assert "name.interpunct" not in [problem.code for problem in again.problems]


def test_a_name_is_never_read_as_nfkc_reads_it() -> None:
    for name in ("\uf92c\ufa0e", "㈱", "Ａ", "⼀"):
        assert normalise_name(name).name == name


@given(st.text(st.characters(min_codepoint=0x20000, max_codepoint=0x3FFFF, exclude_categories=[])))
def test_no_character_beyond_the_basic_plane_is_lost(text: str) -> None:
    kept = [char for char in text if unicodedata.category(char) not in {"Cf", "Zs"}]
    assert list(normalise_name(text).name) == kept
