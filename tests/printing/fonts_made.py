# SPDX-License-Identifier: Apache-2.0
"""Small fonts made for a test: an office's own, whole or with something wrong."""

from collections.abc import Mapping
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.basePen import BasePen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000


def _box(pen: BasePen | TTGlyphPen, side: int, left: int = 100) -> None:
    corners = ((left, 0), (left, side), (left + side, side), (left + side, 0))
    pen.moveTo(corners[0])
    for corner in corners[1:]:
        pen.lineTo(corner)
    pen.closePath()


def _builder(chars: str, *, postscript: bool) -> FontBuilder:
    names = [f"g{ord(char):X}" for char in chars]
    builder = FontBuilder(EM, isTTF=not postscript)
    builder.setupGlyphOrder([".notdef", *names])
    builder.setupCharacterMap({ord(char): name for char, name in zip(chars, names, strict=True)})
    return builder


def _finish(builder: FontBuilder, path: Path) -> Path:
    builder.setupHorizontalMetrics(dict.fromkeys(builder.font.getGlyphOrder(), (EM, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(path)
    return path


def truetype(path: Path, chars: str, outlines: Mapping[str, int] | None = None) -> Path:
    """Write a font in which each character is a black square; ``outlines`` give sides, 0 none."""
    builder = _builder(chars, postscript=False)
    drawn = {}
    for char in ("", *chars):
        pen = TTGlyphPen(None)
        side = (outlines or {}).get(char, 700) if char else 400
        if side:
            _box(pen, side)
        drawn[f"g{ord(char):X}" if char else ".notdef"] = pen.glyph()
    builder.setupGlyf(drawn)
    return _finish(builder, path)


def postscript(path: Path, chars: str) -> Path:
    """Write a font with CFF outlines, which the engine does not read."""
    builder = _builder(chars, postscript=True)
    drawn = {}
    for name in builder.font.getGlyphOrder():
        pen = T2CharStringPen(EM, None)
        _box(pen, 700)
        drawn[name] = pen.getCharString()
    builder.setupCFF("Own-Regular", {}, drawn, {})
    return _finish(builder, path)
