# SPDX-License-Identifier: Apache-2.0
"""The characters of one font that a document uses, as a small TrueType font and its PDF objects.

One Identity-H font for each face instead of ReportLab's fonts of 256 characters each, with a
ToUnicode map in UTF-16BE: ReportLab's own is wrong beyond U+FFFF (PDF 32000-1 §9.7, §9.10.3).
"""

import hashlib
import struct
import sys
import zlib
from array import array
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFString,
)

from clerkapp.printing.fontfile import FontFile, Outline, outline_of, table_checksum

_COMPRESSION = 3
_BLOCK = 100
_HINTING = ("cvt ", "fpgm", "prep")
_FLAGS = {"symbolic": 4}

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
        try:
            return "".join(map(self._codes.__getitem__, text))
        except KeyError:
            glyphs = [self._face.glyph(char) for char in text]
            if not all(glyphs):
                return None
            return "".join(map(self.code, text, glyphs))

    def embed(self, document: PDFDocument, name: str) -> None:
        """Add the font's objects to a document, under its name in the pages' resources."""
        font = self._truetype()
        tag = "".join(chr(65 + byte % 26) for byte in hashlib.sha256(font).digest()[:6])
        base = PDFName(f"{tag}+{self._face.path.stem.replace(' ', '')}")
        per_mille = 1000 / self._face.units
        widths = " ".join(
            f"{round(self._face.advance(glyph) * per_mille)}" for glyph in self._glyphs
        )
        file = _packed(font, {"Length1": len(font)})
        descriptor = {
            "Type": PDFName("FontDescriptor"),
            "FontName": base,
            "Flags": _FLAGS["symbolic"],
            "FontBBox": PDFArray([round(value * per_mille) for value in self._face.bounds]),
            "ItalicAngle": 0,
            "Ascent": round(self._face.ascent * per_mille),
            "Descent": round(self._face.descent * per_mille),
            "CapHeight": 733,
            "StemV": 80,
            "FontFile2": document.Reference(file, f"{name}.file"),
        }
        descendant = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("CIDFontType2"),
            "BaseFont": base,
            "CIDSystemInfo": PDFDictionary(
                {
                    "Registry": PDFString("Adobe"),
                    "Ordering": PDFString("Identity"),
                    "Supplement": 0,
                }
            ),
            "CIDToGIDMap": PDFName("Identity"),
            "FontDescriptor": document.Reference(PDFDictionary(descriptor), f"{name}.descriptor"),
            "DW": 1000,
            "W": f"[0 [{widths}]]",
        }
        parent = {
            "Type": PDFName("Font"),
            "Subtype": PDFName("Type0"),
            "BaseFont": base,
            "Encoding": PDFName("Identity-H"),
            "DescendantFonts": PDFArray(
                [document.Reference(PDFDictionary(descendant), f"{name}.descendant")]
            ),
            "ToUnicode": document.Reference(_packed(self._to_unicode(), {}), f"{name}.unicode"),
        }
        reference: PDFObjectReference = document.Reference(PDFDictionary(parent), name)
        document.idToObject["BasicFonts"].dict[name] = reference

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
                outline = _renumbered(outline.record, numbers)
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


def _packed(content: bytes, entries: dict[str, int]) -> PDFStream:
    dictionary = PDFDictionary({**entries, "Filter": PDFName("FlateDecode")})
    return PDFStream(dictionary, zlib.compress(content, _COMPRESSION) + b"\n")


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
