# SPDX-License-Identifier: Apache-2.0
"""Private-use code points of older systems, and the characters that they stand for."""

import unicodedata

import pytest

from clerkapp.domain.private_use import STANDARD, is_private, standardised


@pytest.mark.parametrize(
    ("private", "standard"),
    [
        # The eight of GB 18030-2005 that Unicode 4.1 encoded, mapped so by GB 18030-2022.
        ("\ue81e", "\u9fb4"),
        ("\ue826", "\u9fb5"),
        ("\ue82b", "\u9fb6"),
        ("\ue82c", "\u9fb7"),
        ("\ue832", "\u9fb8"),
        ("\ue843", "\u9fb9"),
        ("\ue854", "\u9fba"),
        ("\ue864", "\u9fbb"),
        # The six that stand on plane 2.
        ("\ue816", "\U00020087"),
        ("\ue817", "\U00020089"),
        ("\ue818", "\U000200cc"),
        ("\ue831", "\U000215d7"),
        ("\ue83b", "\U0002298f"),
        ("\ue855", "\U000241fe"),
    ],
)
def test_each_character_that_got_a_code_point_is_known(private: str, standard: str) -> None:
    assert STANDARD[private] == standard


def test_the_codec_of_the_older_standard_agrees_wherever_it_has_a_standard_character() -> None:
    trails = [*range(0x50, 0x7F), *range(0x80, 0xA1)]
    assert len(STANDARD) == len(trails) + 2
    for place, trail in enumerate(trails):
        char = bytes((0xFE, trail)).decode("gb18030")
        private = chr(0xE815 + place)
        assert char in (private, STANDARD[private])


def test_only_private_codes_are_replaced_and_none_is_left_of_those() -> None:
    assert all(unicodedata.category(char) == "Co" for char in STANDARD)
    assert not any(is_private(char) for char in STANDARD.values())
    assert standardised("李\ue81e𠮷") == "李\u9fb4𠮷"


@pytest.mark.parametrize("char", ["\ue000", "\uf8ff", "\U000f0000", "\U0010fffd"])
def test_what_no_table_knows_is_private_and_stays(char: str) -> None:
    assert is_private(char)
    assert standardised(char) == char


@pytest.mark.parametrize("char", ["李", "𠮷", "\uf900", "\ufffd", "\U0002ebf0"])
def test_a_character_with_a_code_point_of_its_own_is_not_private(char: str) -> None:
    assert not is_private(char)
