# SPDX-License-Identifier: Apache-2.0
"""Line breaking by the rules of the house, for any text."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.printing.fonts import MEETING_MARKS, TIGHTENED
from clerkapp.printing.lines import BLANKS, NOT_FIRST, NOT_LAST, break_lines, pieces


def em(text: str) -> float:
    """Measure as if Han characters were one em and all others half an em wide."""
    return sum(1.0 if ord(char) > 0x2000 else 0.5 for char in text)


CHARS = st.sampled_from(
    "社会保障卡登记第三十一条款年月日号页（）《》“”、。，；：·…0123456789AbX-./ 　"
)
TEXTS = st.text(CHARS, max_size=120)
WIDTHS = st.integers(min_value=6, max_value=40)


def without_blanks(text: str) -> str:
    return "".join(char for char in text if char not in BLANKS + "\n")


@given(TEXTS, WIDTHS)
def test_nothing_is_lost_or_added(text: str, width: int) -> None:
    assert without_blanks("".join(break_lines(text, width, em))) == without_blanks(text)


@given(TEXTS, WIDTHS)
def test_no_line_is_too_wide(text: str, width: int) -> None:
    def measure(line: str) -> float:
        return em(line) - TIGHTENED * len(MEETING_MARKS.findall(line))

    for line in break_lines(text, width, measure):
        assert measure(line) <= width


@given(TEXTS, st.integers(min_value=14, max_value=40))
def test_forbidden_marks_stand_neither_first_nor_last(text: str, width: int) -> None:
    lines = break_lines(text, width, em)
    longest = max((em(piece) for piece in pieces(text)), default=0.0)
    if longest > width:
        return
    for line, following in pairwise(lines):
        assert line[-1:] not in NOT_LAST or following[:1] in BLANKS or _before_blank(text, line)
        assert following[:1] not in NOT_FIRST or _after_blank(text, following)


def _before_blank(text: str, line: str) -> bool:
    """Tell whether a blank, which always breaks, stands behind the line."""
    return any(line + blank in text for blank in BLANKS)


def _after_blank(text: str, line: str) -> bool:
    return any(blank + line[:1] in text for blank in BLANKS)


@given(st.text(st.sampled_from("社会保障"), min_size=1, max_size=60), WIDTHS)
def test_plain_text_fills_its_lines(text: str, width: int) -> None:
    lines = break_lines(text, width, em)
    assert len(lines) == -(-len(text) // width)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("安和里南街18号院7号楼", 6, ["安和里南街", "18号院7号楼"]),
        ("材料共3页", 4, ["材料共", "3页"]),
        ("定于2026年11月20日", 6, ["定于2026年", "11月20日"]),
        ("受理点 2 号窗口", 5, ["受理点", "2 号窗口"]),
        ("收件日（周一）", 4, ["收件日", "（周一）"]),
        ("依据《条例》第六条。", 7, ["依据《条例》", "第六条。"]),
        ("努尔麦麦提江·阿卜杜", 6, ["努尔麦麦提", "江·阿卜杜"]),
        ("电话010-0555", 5, ["电话", "010-0555"]),
        ("查询电话010-0555 0123。", 9, ["查询电话", "010-0555 0123。"]),
        ("一\n二", 9, ["一", "二"]),
    ],
)
def test_house_rules(text: str, width: float, lines: list[str]) -> None:
    assert break_lines(text, width, em) == lines


def test_article_is_broken_rather_than_leaving_a_hole() -> None:
    text = "可以依照《社会保险经办条例》第五十二条的规定办理各项手续"
    assert break_lines(text, 18, em)[0] == "可以依照《社会保险经办条例》第五十"


def test_no_paragraph_ends_with_a_single_character() -> None:
    lines = break_lines("由本人依法承担一切责任并签名确认完毕了", 18, em)
    assert [len(line) for line in lines] == [16, 3]


def test_first_line_is_in_by_two_em() -> None:
    assert break_lines("社会保险经办", 4, em, indent=2) == ["社会", "保险经办"]


def test_word_wider_than_the_line_is_broken_not_lost() -> None:
    assert break_lines("A" * 30, 5, em) == ["A" * 10] * 3


def test_five_thousand_characters_are_broken_too() -> None:
    assert len(break_lines("阿" * 5000, 40, em)) == 125
