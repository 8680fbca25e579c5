# SPDX-License-Identifier: Apache-2.0
"""Own glyphs as a Type 3 font: pictures that stand in the line of text and are read as text.

A picture beside the text would have to be placed, sized and told to readers apart from it. As a
font it is set like any other character, and its ToUnicode map gives back the code point, also a
private one (PDF 32000-1 §9.6.5, §9.10.3).
"""

from collections.abc import Mapping

from clerkapp.printing.drawings import MIDDLE
from clerkapp.printing.pdffile import (
    PdfFile,
    PdfObject,
    array_of,
    dictionary,
    name,
    packed_stream,
    stream,
)
from clerkapp.printing.pngs import rows_of
from clerkapp.printing.subset import to_unicode

_EM = 1000
_M_WIDTH = 600
"""Poppler takes 0.6 em for the width of an m and tells by it how large the font is: without one it
believes that the pictures are a line of their own."""

_BOTTOM = round((MIDDLE - 0.5) * _EM)


class PictureFont:
    """Gives each picture used a code of its own, and embeds the font at the end."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        """Take the PNGs by character; only those used are embedded."""
        self._pictures = pictures
        self._codes: dict[str, str] = {}

    def code(self, char: str, _glyph: int) -> str:
        """Return the code, in hex digits, under which a character is drawn."""
        return self._codes.setdefault(char, f"{len(self._codes) + 1:02X}")

    def embed(self, file: PdfFile, font_name: str) -> None:
        """Add the font's objects to a file, under its name in the pages' resources."""
        shapes = {
            f"g{code}": file.refer(f"{font_name}.{code}", self._mask(char))
            for char, code in self._codes.items()
        }
        drawn = {
            "m": file.refer(f"{font_name}.m.drawn", stream(f"{_M_WIDTH} 0 d0".encode("ascii")))
        } | {
            shape: file.refer(f"{font_name}.{shape}.drawn", stream(_drawing(shape)))
            for shape in shapes
        }
        count = len(self._codes)
        codes = [
            f"<{code}> <{char.encode('utf-16-be').hex().upper()}>"
            for char, code in self._codes.items()
        ]
        font = {
            "Type": name("Font"),
            "Subtype": name("Type3"),
            "FontBBox": f"[0 {_BOTTOM} {_EM} {_BOTTOM + _EM}]",
            "FontMatrix": "[0.001 0 0 0.001 0 0]",
            "CharProcs": dictionary(drawn),
            "Encoding": dictionary(
                {"Type": name("Encoding"), "Differences": array_of(0, *map(name, drawn))}
            ),
            "FirstChar": 0,
            "LastChar": count,
            "Widths": array_of(_M_WIDTH, *[_EM] * count),
            "Resources": dictionary({"XObject": dictionary(shapes)}),
            "ToUnicode": file.refer(f"{font_name}.unicode", stream(to_unicode(codes, 2))),
        }
        file.add_font(font_name, dictionary(font))

    def _mask(self, char: str) -> PdfObject:
        width, height, rows = rows_of(self._pictures[char])
        entries = {
            "Type": name("XObject"),
            "Subtype": name("Image"),
            "Width": width,
            "Height": height,
            "ImageMask": "true",
            "BitsPerComponent": 1,
            "DecodeParms": dictionary(
                {"Predictor": 15, "Colors": 1, "BitsPerComponent": 1, "Columns": width}
            ),
        }
        return packed_stream(rows, entries)


def _drawing(shape: str) -> bytes:
    """Return the operators of a glyph: one em wide, the picture filling the em square."""
    box = f"0 {_BOTTOM} {_EM} {_BOTTOM + _EM}"
    return f"{_EM} 0 {box} d1 {_EM} 0 0 {_EM} 0 {_BOTTOM} cm /{shape} Do".encode("ascii")
