# SPDX-License-Identifier: Apache-2.0
"""The characters of one font that a document uses, as a small TrueType font and its PDF objects.

One Identity-H font for each face instead of ReportLab's fonts of 256 characters each, with a
ToUnicode map in UTF-16BE: ReportLab's own is wrong beyond U+FFFF (PDF 32000-1 §9.7, §9.10.3).
"""

import hashlib
import re
import struct
import sys
from array import array
from collections.abc import Sequence
from itertools import accumulate, chain

from clerkapp.printing.fontfile import FontFile, table_checksum
from clerkapp.printing.ground import (
    HAN_ADVANCE,
    Ground,
    outlines_of,
    packed_font,
    per_mille,
    unicode_of,
    widths_of,
)
from clerkapp.printing.pdffile import (
    COMPRESSION,
    PdfFile,
    PdfObject,
    array_of,
    dictionary,
    name,
    packed_stream,
    stream,
)

_BLOCK = 100
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9-]")
_HINTING = ("cvt ", "fpgm", "prep")
_SYMBOLIC = 4
_CAP_HEIGHT, _STEM = 733, 80


class Subset:
    """Gives each character used a code of its own, and embeds the font at the end."""

    def __init__(self, face: FontFile, ground: Ground) -> None:
        """Start with the glyph for missing characters and what the layout itself needs."""
        self._face = face
        self.ground = ground
        self._codes = dict(ground.codes)
        self._glyphs = list(ground.glyphs)
        self._chars = list(ground.chars)
        self._first = len(ground.glyphs)

    def code(self, char: str, glyph: int) -> str:
        """Return the two-byte code, in hex digits, under which a character is drawn."""
        known = self._codes.get(char)
        if known is None:
            known = self._codes[char] = f"{len(self._glyphs):04X}"
            self._glyphs.append(glyph)
            self._chars.append(char)
        return known

    def shown(self, text: str) -> str | None:
        """Return the codes of a text, or nothing if the face lacks one of its characters."""
        codes = self._codes
        for char in text:
            if char not in codes:
                glyph = self._face.glyph(char)
                if not glyph:
                    return None
                self.code(char, glyph)
        return "".join(map(codes.__getitem__, text))

    def embed(self, file: PdfFile, font_name: str) -> None:
        """Add the font's objects to a file, under its name in the pages' resources."""
        head, rest = self._truetype()
        # The head has the sums of all tables, that of the ground's outlines too.
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(head + rest).digest()[:6])
        base = name(f"{tag}+{_NOT_IN_NAMES.sub('', self._face.path.stem) or 'Own'}")
        descendant = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "CIDToGIDMap": name("Identity"),
            "FontDescriptor": file.refer(
                f"{font_name}.descriptor", self._descriptor(file, base, head, rest)
            ),
            "DW": HAN_ADVANCE,
            "W": f"[{self.ground.widths}{widths_of(self._face, self._glyphs, self._first)}]",
        }
        reference = file.refer(f"{font_name}.descendant", dictionary(descendant))
        parent = {
            "Type": name("Font"),
            "Subtype": name("Type0"),
            "BaseFont": base,
            "Encoding": name("Identity-H"),
            "DescendantFonts": array_of(reference),
            "ToUnicode": file.refer(f"{font_name}.unicode", stream(self._to_unicode())),
        }
        file.add_font(font_name, dictionary(parent))

    def _descriptor(self, file: PdfFile, base: PdfObject, head: bytes, rest: bytes) -> PdfObject:
        packed = packed_font(head, self.ground, rest, COMPRESSION)
        length = len(head) + len(self.ground.outlines) + len(rest)
        reference = file.refer(f"{base}.file", packed_stream(packed, {"Length1": length}))
        bounds = " ".join(str(self._per_mille(edge)) for edge in self._face.bounds)
        return dictionary(
            {
                "Type": name("FontDescriptor"),
                "FontName": base,
                "Flags": _SYMBOLIC,
                "FontBBox": f"[{bounds}]",
                "ItalicAngle": 0,
                "Ascent": self._per_mille(self._face.ascent),
                "Descent": self._per_mille(self._face.descent),
                "CapHeight": _CAP_HEIGHT,
                "StemV": _STEM,
                "FontFile2": reference,
            }
        )

    def _per_mille(self, units: int) -> int:
        return per_mille(self._face, units)

    def _to_unicode(self) -> bytes:
        return to_unicode([*self.ground.unicode, *unicode_of(self._chars, self._first)], 4)

    def _truetype(self) -> tuple[bytes, bytes]:
        """Return a TrueType font of the used glyphs, numbered as their codes.

        Its first part ends where the outlines of the ground begin, its second begins where they
        end: they lie between.
        """
        numbers = list(self._glyphs)
        added = outlines_of(self._face, numbers, self._first)
        glyf = b"".join(outline.record for outline in added)
        offsets = array("I", [0])
        lengths = (len(outline.record) for outline in added)
        offsets.extend(accumulate(chain(self.ground.lengths, lengths)))
        metrics = self.ground.metrics + b"".join(map(self._face.metric, numbers[self._first :]))
        head = bytearray(self._face.table("head"))
        head[8:12] = bytes(4)
        head[50:52] = b"\x00\x01"
        maxp = self._face.table("maxp")
        tables = {
            "head": bytes(head),
            "hhea": self._face.table("hhea")[:34] + struct.pack(">H", len(numbers)),
            "hmtx": metrics,
            "loca": _big_endian(offsets),
            "maxp": maxp[:4] + struct.pack(">H", len(numbers)) + maxp[6:],
        }
        for tag in _HINTING:
            if content := self._face.table(tag):
                tables[tag] = content
        checksum = self.ground.checksum + sum(outline.checksum for outline in added)
        return _font_file(tables, glyf, len(self.ground.outlines), checksum & 0xFFFFFFFF)


def to_unicode(entries: Sequence[str], digits: int) -> bytes:
    """Return the map by which readers find the characters of codes of so many hex digits.

    Args:
        entries: Code and character as ``<0001> <4E00>``.
        digits: Length of the codes.
    """
    blocks: list[str] = []
    for start in range(0, len(entries), _BLOCK):
        block = entries[start : start + _BLOCK]
        blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
        "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
        f"1 begincodespacerange\n<{'0' * digits}> <{'F' * digits}>\nendcodespacerange\n"
        + "".join(blocks)
        + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
    ).encode("ascii")


def _big_endian(values: "array[int]") -> bytes:
    if sys.byteorder == "little":
        values.byteswap()
    return values.tobytes()


def _font_file(
    tables: dict[str, bytes], glyf: bytes, before: int, checksum: int
) -> tuple[bytes, bytes]:
    """Join tables under a directory and set the checksum of the whole (OpenType, head table).

    The outlines come first: ``before`` bytes of them, that stand elsewhere, and those in ``glyf``.
    """
    count = len(tables) + 1
    power = count.bit_length() - 1
    directory = struct.pack(
        ">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power)
    )
    position = len(directory) + 16 * count
    entries = {"glyf": struct.pack(">4sIII", b"glyf", checksum, position, before + len(glyf))}
    position += before + len(glyf)
    sums = checksum
    body = {tag: content + bytes(-len(content) % 4) for tag, content in tables.items()}
    for tag, content in body.items():
        of_table = table_checksum(content)
        entry = (tag.encode("ascii"), of_table, position, len(tables[tag]))
        entries[tag] = struct.pack(">4sIII", *entry)
        position += len(content)
        sums += of_table
    directory += b"".join(entries[tag] for tag in sorted(entries))
    whole = (0xB1B0AFBA - table_checksum(directory) - sums) & 0xFFFFFFFF
    head = body["head"]
    body["head"] = head[:8] + struct.pack(">I", whole) + head[12:]
    return directory, glyf + b"".join(body.values())
