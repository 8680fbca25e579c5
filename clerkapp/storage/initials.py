# SPDX-License-Identifier: Apache-2.0
"""Pinyin initials of names, by which clerks search without switching the input method on."""

import itertools
import os
import unicodedata

MOST_SPELLINGS = 8
"""Spellings kept for one name whose characters have several readings."""


class Initials:
    """Gives the initials of a name; reads its table (65 ms, 13 MB) on first use."""

    def __init__(self) -> None:
        """Begin without the table."""
        self._readings: dict[int, str] | None = None

    def of(self, name: str) -> tuple[str, ...]:
        """Return the lower-case initials of a name, one entry per way to read it.

        A rare character without a known reading gives no letter; a Latin name gives none at all.
        """
        letters = [found for char in name if (found := self._letters_of(char))]
        ways = itertools.islice(itertools.product(*letters), MOST_SPELLINGS)
        return tuple(dict.fromkeys("".join(way) for way in ways if way))

    def _letters_of(self, char: str) -> tuple[str, ...]:
        if char.isascii():
            return ()
        if self._readings is None:
            self._readings = _table()
        readings = self._readings.get(ord(char), "")
        letters = (unicodedata.normalize("NFD", r)[:1].lower() for r in readings.split(",") if r)
        return tuple(dict.fromkeys(letter for letter in letters if letter.isascii()))


def _table() -> dict[int, str]:
    # pypinyin's own switch: its table of phrases costs 44 MB, and names are no phrases.
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "true")
    # Late, because it is heavy and only the storage lane needs it.
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    return pinyin_dict
