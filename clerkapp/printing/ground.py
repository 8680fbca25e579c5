# SPDX-License-Identifier: Apache-2.0
"""What the words of a layout need of a face, made ready once for all papers of that layout.

Three of four glyphs on a form belong to its labels. Their outlines are joined and compressed once
and stand first in every paper's font, as a block of their own (RFC 1951: blocks that end on a whole
byte may follow each other); so a paper only pays for what was written into it. What is made depends
on the layout and the face alone: the first paper has the same bytes as the thousandth.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from copy import copy
from dataclasses import dataclass

from clerkapp.catalogue.layouts import PLACE, Layout
from clerkapp.domain.problems import OutsideError
from clerkapp.printing.drawings import TextLine
from clerkapp.printing.fontfile import FontFile, Outline, renumbered
from clerkapp.printing.fonts import BOLD, REGULAR, FontChain

_EVERYWHERE = "0123456789-年月日第页共"
"""Dates, numbers and the page number are on nearly every paper."""

_RAW = -15
"""Deflate without the header and the sum of zlib, which stand around all blocks together."""

_BEST = 9

_MOST_SHOWN = 1000
"""Lines kept for a layout: on a roll they stand elsewhere each time."""

HAN_ADVANCE = 1000
"""Advance of a Han character, thousandths of an em."""


@dataclass(frozen=True, slots=True)
class Ground:
    """The first glyphs of a subset.

    Attributes:
        glyphs: Their numbers in the face, that for missing characters first.
        chars: Their characters; empty for it and for parts of others.
        codes: Character → its two-byte code in hex digits.
        outlines: Their glyf records, joined.
        lengths: Length of each record.
        checksum: Sum of the words of all records.
        packed: The records as one compressed block that another may follow.
        metrics: Their part of the table hmtx.
        widths: Their part of the list of widths.
        unicode: Their entries in the map to Unicode.
    """

    glyphs: tuple[int, ...]
    chars: tuple[str, ...]
    codes: dict[str, str]
    outlines: bytes
    lengths: tuple[int, ...]
    checksum: int
    packed: bytes
    metrics: bytes
    widths: str
    unicode: tuple[str, ...]


class Grounds:
    """The grounds of papers that share their words, each made when a paper first uses its face."""

    def __init__(self, fonts: FontChain, regular: str = "", bold: str = "") -> None:
        """Take the fonts, and the characters that every paper needs in each weight."""
        self.fonts = fonts
        self._words: Mapping[int, str] = {REGULAR: regular, BOLD: bold}
        self._made: dict[int, Ground] = {}
        self.shown: dict[tuple[TextLine, float], str] = {}

    def on(self, fonts: FontChain) -> "Grounds":
        """Return the same grounds for the same faces with own glyphs beside them."""
        if fonts is self.fonts:
            return self
        other = copy(self)
        other.fonts = fonts
        return other

    def keep(self, line: TextLine, height: float, shown: str) -> None:
        """Keep how a line of the layout's own words is shown on a sheet of that height."""
        if len(self.shown) >= _MOST_SHOWN:
            self.shown.clear()
        self.shown[line, height] = shown

    def of(self, font: int) -> Ground:
        """Return the ground of a face of the chain; a face that fills in has an empty one."""
        made = self._made.get(font)
        if made is None:
            made = ground_of(self.fonts.file(font), self._words.get(font, ""))
            self._made[font] = made
        return made


def ground_of(face: FontFile, chars: Iterable[str]) -> Ground:
    """Return the ground of a face for some characters; those that it lacks are left out."""
    known = [char for char in sorted(set(chars)) if face.glyph(char)]
    glyphs = [0, *map(face.glyph, known)]
    outlines = outlines_of(face, glyphs)
    all_chars = ("", *known, *[""] * (len(glyphs) - len(known) - 1))
    joined = b"".join(outline.record for outline in outlines)
    packer = zlib.compressobj(_BEST, zlib.DEFLATED, _RAW)
    return Ground(
        glyphs=tuple(glyphs),
        chars=all_chars,
        codes={char: f"{code:04X}" for code, char in enumerate(known, 1)},
        outlines=joined,
        lengths=tuple(len(outline.record) for outline in outlines),
        checksum=sum(outline.checksum for outline in outlines),
        packed=packer.compress(joined) + packer.flush(zlib.Z_FULL_FLUSH),
        metrics=b"".join(map(face.metric, glyphs)),
        widths=widths_of(face, glyphs, 0),
        unicode=tuple(unicode_of(all_chars, 0)),
    )


def outlines_of(face: FontFile, glyphs: list[int], first: int = 0) -> list[Outline]:
    """Return the outlines of glyphs from a place on, adding the parts of which they are made.

    Raises:
        OutsideError: ``print.font_unreadable`` when an outline breaks off.
    """
    found: list[Outline] = []
    while first + len(found) < len(glyphs):
        outline = face.outline(glyphs[first + len(found)])
        found.append(_with_parts(face, outline, glyphs) if outline.composite else outline)
    return found


def _with_parts(face: FontFile, outline: Outline, glyphs: list[int]) -> Outline:
    try:
        return renumbered(outline.record, glyphs)
    except struct.error as error:
        raise OutsideError("print.font_unreadable", file=face.path.name) from error


def per_mille(face: FontFile, units: int) -> int:
    """Return units of a font as thousandths of an em."""
    return round(units * 1000 / face.units)


def widths_of(face: FontFile, glyphs: Sequence[int], first: int) -> str:
    """Return the advances from a code on that are not a Han character's, in runs of codes."""
    parts: list[str] = []
    is_open = False
    for code in range(first, len(glyphs)):
        width = per_mille(face, face.advance(glyphs[code]))
        if width != HAN_ADVANCE:
            parts.append(f" {width}" if is_open else f" {code} [{width}")
        elif is_open:
            parts.append("]")
        is_open = width != HAN_ADVANCE
    return "".join(parts) + ("]" if is_open else "")


def unicode_of(chars: Sequence[str], first: int) -> Iterator[str]:
    """Yield the entries of the map to Unicode from a code on."""
    for code in range(first, len(chars)):
        if chars[code]:
            yield f"<{code:04X}> <{chars[code].encode('utf-16-be').hex().upper()}>"


def packed_font(head: bytes, ground: Ground, rest: bytes, level: int) -> bytes:
    """Return head, ground and rest as one zlib stream (RFC 1950)."""
    stored = b"\x00" + len(head).to_bytes(2, "little") + (len(head) ^ 0xFFFF).to_bytes(2, "little")
    packer = zlib.compressobj(level, zlib.DEFLATED, _RAW)
    checksum = zlib.adler32(rest, zlib.adler32(ground.outlines, zlib.adler32(head)))
    parts = (stored, head, ground.packed, packer.compress(rest), packer.flush())
    return b"\x78\x9c" + b"".join(parts) + checksum.to_bytes(4, "big")


def words_of(layout: Layout) -> tuple[str, str]:
    """Return the characters of a layout's own words in regular and in bold type."""
    regular, bold = set(_EVERYWHERE), set[str]()
    for box in layout.every_box():
        regular.update(_plain(box.label, box.caption, *(choice.text for choice in box.choices)))
        weight = bold if box.bold or box.kind == "section" else regular
        weight.update(_plain(box.text) if box.kind in ("text", "section", "value") else "")
    return "".join(sorted(regular - {"\n"})), "".join(sorted(bold - {"\n"}))


def _plain(*texts: str) -> str:
    return PLACE.sub("", "".join(texts))
