# SPDX-License-Identifier: Apache-2.0
"""One spelling for numbers that were typed, pasted or scanned in many."""

import unicodedata

_DASHES = "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_FULL_WIDTH_OFFSET = 0xFEE0
# People write the last character of a citizen number as a multiplication sign.
_MULTIPLICATION_SIGN = "\u00d7"


def _full_width_to_ascii() -> dict[int, int]:
    return {code: code - _FULL_WIDTH_OFFSET for code in range(0xFF01, 0xFF5F)}


def _lower_to_upper() -> dict[int, int]:
    return {code: code - 0x20 for code in range(ord("a"), ord("z") + 1)}


_FOLD: dict[int, int | None] = {
    **_full_width_to_ascii(),
    **_lower_to_upper(),
    **{code: code - _FULL_WIDTH_OFFSET - 0x20 for code in range(0xFF41, 0xFF5B)},
    **dict.fromkeys(map(ord, _DASHES)),
    ord(_MULTIPLICATION_SIGN): ord("X"),
}
# Spaces, and what a copy from another window brings along unseen: marks of direction, line ends.
_UNSEEN = frozenset({"Zs", "Zl", "Zp", "Cc", "Cf"})


def normalise_number(text: str) -> str:
    """Bring a number to one spelling: half-width, upper case, no spaces, dashes or unseen marks.

    Only ASCII letters change case and only full-width forms change width, so that a character
    which is wrong stays visible as what was typed.
    """
    folded = text.translate(_FOLD)
    return "".join(char for char in folded if unicodedata.category(char) not in _UNSEEN)
