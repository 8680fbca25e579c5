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
from itertools import accumulate

from clerkapp.domain.problems import OutsideError
from clerkapp.printing.fontfile import FontFile, Outline, outline_of, table_checksum
from clerkapp.printing.pdffile import PdfFile, PdfObject, array_of, dictionary, name, stream

_BLOCK = 100
_NOT_IN_NAMES = re.compile("[^A-Za-z0-9-]")
_HINTING = ("cvt ", "fpgm", "prep")
_SYMBOLIC = 4
_CAP_HEIGHT, _STEM = 733, 80

# Flags of a composite glyph's component (OpenType glyf table).
_WORDS, _SCALE, _MORE, _TWO_SCALES, _MATRIX = 0x0001, 0x0008, 0x0020, 0x0040, 0x0080


class Subset:
    """Gives each character used a code of its own, and embeds the font at the end."""

    def __init__(self, face: FontFile) -> None:
        """Start with the glyph for missing characters alone."""
        self._face = face
        self._codes: dict[str, str] = {}
        self._glyphs: list[int] = [0]
        self._chars: list[str] = [""]

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
        font = self._truetype()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(font).digest()[:6])
        base = name(f"{tag}+{_NOT_IN_NAMES.sub('', self._face.path.stem) or 'Own'}")
        descendant = {
            "Type": name("Font"),
            "Subtype": name("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": "<< /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>",
            "CIDToGIDMap": name("Identity"),
            "FontDescriptor": file.refer(
                f"{font_name}.descriptor", self._descriptor(file, base, font)
            ),
            "DW": 1000,
            "W": f"[0 [{' '.join(map(str, map(self._per_mille, self._advances())))}]]",
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

    def _descriptor(self, file: PdfFile, base: PdfObject, font: bytes) -> PdfObject:
        reference = file.refer(f"{base}.file", stream(font, {"Length1": len(font)}))
        bounds = " ".join(map(str, map(self._per_mille, self._face.bounds)))
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
        return round(units * 1000 / self._face.units)

    def _advances(self) -> list[int]:
        return [self._face.advance(glyph) for glyph in self._glyphs]

    def _to_unicode(self) -> bytes:
        entries = [
            f"<{code:04X}> <{char.encode('utf-16-be').hex().upper()}>"
            for code, char in enumerate(self._chars)
            if char
        ]
        blocks: list[str] = []
        for start in range(0, len(entries), _BLOCK):
            block = entries[start : start + _BLOCK]
            blocks.append(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar\n")
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            + "".join(blocks)
            + "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
        ).encode("ascii")

    def _truetype(self) -> bytes:
        """Return a TrueType font of the used glyphs, numbered as their codes."""
        numbers = list(self._glyphs)
        outlines: list[bytes] = []
        checksum = 0
        while len(outlines) < len(numbers):
            outline = self._face.outline(numbers[len(outlines)])
            if outline.composite:
                outline = self._with_parts(outline, numbers)
            outlines.append(outline.record)
            checksum += outline.checksum
        offsets = array("I", [0])
        offsets.extend(accumulate(map(len, outlines)))
        metrics = b"".join(map(self._face.metric, numbers))
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
        sums = {tag: table_checksum(content) for tag, content in tables.items()}
        tables["glyf"] = b"".join(outlines)
        sums["glyf"] = checksum & 0xFFFFFFFF
        return _font_file(tables, sums)

    def _with_parts(self, outline: Outline, numbers: list[int]) -> Outline:
        try:
            return _renumbered(outline.record, numbers)
        except struct.error as error:
            raise OutsideError("print.font_unreadable", file=self._face.path.name) from error


def _renumbered(record: bytes, numbers: list[int]) -> Outline:
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


def _big_endian(values: "array[int]") -> bytes:
    if sys.byteorder == "little":
        values.byteswap()
    return values.tobytes()


def _font_file(tables: dict[str, bytes], sums: dict[str, int]) -> bytes:
    """Join tables under a directory and set the checksum of the whole (OpenType, head table)."""
    count = len(tables)
    power = count.bit_length() - 1
    directory = struct.pack(
        ">IHHHH", 0x00010000, count, 16 << power, power, 16 * count - (16 << power)
    )
    position = len(directory) + 16 * count
    body: list[bytes] = []
    for tag, content in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag.encode("ascii"), sums[tag], position, len(content))
        body.append(content + bytes(-len(content) % 4))
        position += len(body[-1])
    whole = (0xB1B0AFBA - table_checksum(directory) - sum(sums.values())) & 0xFFFFFFFF
    place = sorted(tables).index("head")
    body[place] = body[place][:8] + struct.pack(">I", whole) + body[place][12:]
    return directory + b"".join(body)
