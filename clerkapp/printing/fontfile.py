# SPDX-License-Identifier: Apache-2.0
"""One TrueType file, read lazily: only the characters asked for are looked up.

ReportLab parses a Chinese font in pure Python for 77 to 138 ms; mapping the file and searching its
tables where they lie takes 0.2 ms. Offsets follow the OpenType specification 1.9 (cmap formats 4
and 12, hmtx, loca, glyf).
"""

import mmap
import struct
import sys
from array import array
from dataclasses import dataclass
from pathlib import Path

from clerkapp.domain.problems import OutsideError

_OUTLINE_HEAD = 10
_NEGATIVE = 0x80
# Flags of a composite glyph's component (OpenType glyf table).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080

_REQUIRED = ("head", "hhea", "maxp", "cmap", "hmtx", "loca", "glyf")
_POSTSCRIPT = ("CFF ", "CFF2")


@dataclass(frozen=True, slots=True)
class Outline:
    """The glyf record of a glyph, padded to whole words, with its checksum."""

    record: bytes
    checksum: int
    composite: bool


class FontFile:
    """A static TrueType font with glyf outlines."""

    def __init__(self, path: Path) -> None:
        """Map the file and read its directory.

        Raises:
            OutsideError: ``print.font_unreadable`` when it is no whole TrueType font;
                ``print.font_outlines`` when its outlines are PostScript's (CFF).
        """
        self.path = path
        try:
            with path.open("rb") as stream:
                self._bytes = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
            self._read_directory()
            self._require_whole()
        except (OSError, ValueError, KeyError, struct.error) as error:
            raise self._unreadable() from error
        self._glyphs: dict[str, int] = {}
        self._advances: dict[int, int] = {}
        self._outlines: dict[int, Outline] = {}

    def _read_directory(self) -> None:
        count = struct.unpack_from(">H", self._bytes, 4)[0]
        self._tables: dict[str, tuple[int, int]] = {}
        for index in range(count):
            tag, _, offset, length = struct.unpack_from(">4sIII", self._bytes, 12 + 16 * index)
            self._tables[tag.decode("ascii")] = (offset, length)
        if any(tag in self._tables for tag in _POSTSCRIPT):
            raise OutsideError("print.font_outlines", file=self.path.name)
        for tag in _REQUIRED:
            if tag not in self._tables:
                raise KeyError(tag)
        head = self._tables["head"][0]
        self.units: int = struct.unpack_from(">H", self._bytes, head + 18)[0]
        self.bounds: tuple[int, int, int, int] = struct.unpack_from(">4h", self._bytes, head + 36)
        self._long_loca: int = struct.unpack_from(">h", self._bytes, head + 50)[0]
        hhea = self._tables["hhea"][0]
        self.ascent, self.descent = struct.unpack_from(">2h", self._bytes, hhea + 4)
        self._metrics: int = struct.unpack_from(">H", self._bytes, hhea + 34)[0]
        self._find_cmap()

    def _require_whole(self) -> None:
        """Refuse a font of which a part is missing before anything is printed in it."""
        if any(offset + length > len(self._bytes) for offset, length in self._tables.values()):
            raise ValueError("table beyond the file")
        self._count: int = struct.unpack_from(">H", self._bytes, self._tables["maxp"][0] + 4)[0]
        loca = (self._count + 1) * (4 if self._long_loca else 2)
        metrics = 2 * self._count + 2 * self._metrics
        if self._tables["loca"][1] < loca or self._tables["hmtx"][1] < metrics:
            raise ValueError("table too short")
        if not (self.units and 0 < self._metrics <= self._count):
            raise ValueError("nothing to measure by")

    def _unreadable(self) -> OutsideError:
        return OutsideError("print.font_unreadable", file=self.path.name)

    def _find_cmap(self) -> None:
        start = self._tables["cmap"][0]
        found: dict[int, int] = {}
        for index in range(struct.unpack_from(">H", self._bytes, start + 2)[0]):
            platform, _, offset = struct.unpack_from(">HHI", self._bytes, start + 4 + 8 * index)
            table = start + offset
            kind: int = struct.unpack_from(">H", self._bytes, table)[0]
            if kind in (4, 12) and platform in (0, 3):
                found[kind] = table
        self._cmap_kind = max(found, default=0)
        if not found:
            raise KeyError("cmap")
        self._cmap = found[self._cmap_kind]

    def table(self, tag: str) -> bytes:
        """Return a whole table, or nothing if the font has none."""
        offset, length = self._tables.get(tag, (0, 0))
        return self._bytes[offset : offset + length]

    def glyph(self, char: str) -> int:
        """Return the glyph of a character; 0 when the font has none.

        Raises:
            OutsideError: ``print.font_unreadable`` where the table of characters breaks off.
        """
        known = self._glyphs.get(char)
        if known is None:
            search = self._in_groups if self._cmap_kind == 12 else self._in_segments
            try:
                found = search(ord(char))
            except struct.error as error:
                raise self._unreadable() from error
            known = self._glyphs[char] = found if found < self._count else 0
        return known

    def _in_groups(self, code: int) -> int:
        low, high = 0, struct.unpack_from(">I", self._bytes, self._cmap + 12)[0]
        while low < high:
            middle = (low + high) // 2
            first, last, glyph = struct.unpack_from(
                ">III", self._bytes, self._cmap + 16 + 12 * middle
            )
            if code > last:
                low = middle + 1
            elif code < first:
                high = middle
            else:
                return glyph + code - first
        return 0

    def _in_segments(self, code: int) -> int:
        double = struct.unpack_from(">H", self._bytes, self._cmap + 6)[0]
        ends = self._cmap + 14
        for place in range(0, double, 2):
            if code <= struct.unpack_from(">H", self._bytes, ends + place)[0]:
                start, delta, reach = (
                    struct.unpack_from(">H", self._bytes, ends + 2 + part * double + place)[0]
                    for part in (1, 2, 3)
                )
                if code < start:
                    return 0
                if reach == 0:
                    return (code + delta) & 0xFFFF
                where = ends + 2 + 3 * double + place + reach + 2 * (code - start)
                glyph = struct.unpack_from(">H", self._bytes, where)[0]
                return (glyph + delta) & 0xFFFF if glyph else 0
        return 0

    def advance(self, glyph: int) -> int:
        """Return the advance width of a glyph in font units."""
        known = self._advances.get(glyph)
        if known is None:
            place = self._tables["hmtx"][0] + 4 * min(glyph, self._metrics - 1)
            known = self._advances[glyph] = struct.unpack_from(">H", self._bytes, place)[0]
        return known

    def metric(self, glyph: int) -> bytes:
        """Return advance width and left side bearing of a glyph as four bytes of hmtx."""
        start = self._tables["hmtx"][0]
        if glyph < self._metrics:
            return self._bytes[start + 4 * glyph : start + 4 * glyph + 4]
        place = start + 4 * self._metrics + 2 * (glyph - self._metrics)
        return struct.pack(">H", self.advance(glyph)) + self._bytes[place : place + 2]

    def outline(self, glyph: int) -> Outline:
        """Return the outline of a glyph, empty for a blank one.

        Raises:
            OutsideError: ``print.font_unreadable`` when the font has no such glyph.
        """
        known = self._outlines.get(glyph)
        if known is None:
            if glyph >= self._count:
                raise self._unreadable()
            loca = self._tables["loca"][0]
            if self._long_loca:
                first, after = struct.unpack_from(">2I", self._bytes, loca + 4 * glyph)
            else:
                halves = struct.unpack_from(">2H", self._bytes, loca + 2 * glyph)
                first, after = halves[0] * 2, halves[1] * 2
            start = self._tables["glyf"][0]
            known = self._outlines[glyph] = outline_of(self._bytes[start + first : start + after])
        return known


def outline_of(record: bytes) -> Outline:
    """Return a glyf record as it is embedded."""
    padded = record + bytes(-len(record) % 4)
    composite = len(record) >= _OUTLINE_HEAD and record[0] >= _NEGATIVE
    return Outline(padded, table_checksum(padded), composite)


def renumbered(record: bytes, numbers: list[int]) -> Outline:
    """Return an outline made of others, with the new numbers of its components."""
    changed = bytearray(record)
    place = 10
    while True:
        flags, part = struct.unpack_from(">HH", changed, place)
        if part not in numbers:
            numbers.append(part)
        struct.pack_into(">H", changed, place + 2, numbers.index(part))
        place += 8 if flags & _WORDS else 6
        if flags & _SCALE:
            place += 2
        elif flags & _TWO_SCALES:
            place += 4
        elif flags & _MATRIX:
            place += 8
        if not flags & _MORE:
            return outline_of(bytes(changed))


def table_checksum(content: bytes) -> int:
    """Return the checksum of a table: its big-endian words added up."""
    words = array("I", content + bytes(-len(content) % 4))
    if sys.byteorder == "little":
        words.byteswap()
    return sum(words) & 0xFFFFFFFF
