# SPDX-License-Identifier: Apache-2.0
"""Own glyphs: pictures of characters that no font has, kept by the office for its papers.

A name on a document is printed as the document has it (2016 rule of the civil affairs and police
ministries on names in government systems: complete characters, no substitutes). Where no font has
the character, its picture stands in the line; the code point stays in the case and in the PDF.
"""

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

from clerkapp.domain.problems import ClerkError

SIDE = 512
"""Pixels of a picture across and down: its edge is one em, 1,300 dpi at 10 points."""

_WRITTEN = re.compile(r"(?:U\+|0X)?([0-9A-F]{4,6})")
_UNSEEN = ("Cc", "Cf", "Cs", "Zs", "Zl", "Zp")
_LAST = 0x10FFFF
_NOBODY = 0xFFFE
_NOBODY_HERE = range(0xFDD0, 0xFDF0)
"""The last two code points of each plane and these are no characters (Unicode 3.4, D14)."""


@dataclass(frozen=True, slots=True)
class OwnGlyph:
    """The picture of one character.

    Attributes:
        char: The character, often with a private-use code point.
        sha256: Digest of the picture.
        picture: PNG, one bit a pixel, black on white, ``SIDE`` pixels across and down.
        at: When it was loaded.
        clerk_id: Who loaded it.
        source: What it was drawn or taken from, in the clerk's words.
    """

    char: str
    sha256: str
    picture: bytes
    at: datetime
    clerk_id: str
    source: str


def read_code_point(text: str) -> str:
    """Return the character of a written code point (U+E863, e863) or of one character itself.

    Raises:
        ClerkError: ``glyph.no_code_point`` for anything else, and for what is never seen on paper.
    """
    trimmed = text.strip()
    found = _WRITTEN.fullmatch(trimmed.upper())
    if found is None and len(trimmed) != 1:
        raise ClerkError("glyph.no_code_point")
    code = int(found[1], 16) if found else ord(trimmed)
    if code > _LAST or code & _NOBODY == _NOBODY or code in _NOBODY_HERE:
        raise ClerkError("glyph.no_code_point")
    if unicodedata.category(chr(code)) in _UNSEEN:
        raise ClerkError("glyph.no_code_point")
    return chr(code)
