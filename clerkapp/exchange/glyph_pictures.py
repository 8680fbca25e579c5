# SPDX-License-Identifier: Apache-2.0
"""Reads the picture of a character that no font has: a drawing, or a font that has it.

Whatever comes in, what leaves is one em across and down, black on white, the character in its
middle as Han characters stand, so that drawings of any size sit in a line alike.
"""

import io
import struct
import warnings
import zlib

from PIL import Image, ImageDraw, ImageFont, ImageOps, UnidentifiedImageError

from clerkapp.domain.glyphs import SIDE
from clerkapp.domain.problems import ClerkError

_PNG = b"\x89PNG\r\n\x1a\n"
_FONTS = (b"\x00\x01\x00\x00", b"true", b"OTTO", b"ttcf")
_MOST_BYTES = 5_000_000
_MOST_FONT_BYTES = 200_000_000
_MOST_SIDE = 4_096
_LEAST_INK_SIDE = 48
"""Pixels across or down below which strokes of a dense character run into each other."""

_FACE = 0.92
"""Part of the em that the larger side of a Han character fills."""

_BLACK = 128
_MOST_INK = 0.6
"""A character leaves more than this white; more ink is white on black, or no character."""

_MISSING = "\U0010ffff"
"""A code point that is no character: a font draws its placeholder for it."""

# What Pillow's readers raise for files that break off or contradict themselves.
_DAMAGE = (
    *(OSError, EOFError, SyntaxError, ValueError, TypeError, ArithmeticError, LookupError),
    *(struct.error, zlib.error, Image.DecompressionBombError, Image.DecompressionBombWarning),
)


def read_glyph(content: bytes, char: str) -> bytes:
    """Return the PNG under which a character is kept and printed.

    Args:
        content: A PNG, black on white or on nothing, or a font (TrueType or OpenType).
        char: The character; of a font its glyph is taken, of a picture the whole.

    Raises:
        ClerkError: ``glyph.too_large``, ``glyph.other_kind``, ``glyph.damaged``,
            ``glyph.not_in_font``, ``glyph.blank``, ``glyph.not_black_on_white``,
            ``glyph.too_small``.
    """
    if content.startswith(_PNG):
        return _placed(_drawing(content))
    if content.startswith(_FONTS):
        return _placed(_from_font(content, char))
    raise ClerkError("glyph.other_kind")


def _drawing(content: bytes) -> Image.Image:
    if len(content) > _MOST_BYTES:
        raise ClerkError("glyph.too_large", most=str(_MOST_SIDE))
    try:
        with warnings.catch_warnings():
            # Of tags that are skipped; nothing of them is kept anyway.
            warnings.simplefilter("ignore", UserWarning)
            opened = Image.open(io.BytesIO(content), formats=("PNG",))
            if max(opened.size) > _MOST_SIDE:
                raise ClerkError("glyph.too_large", most=str(_MOST_SIDE))
            seen = opened.convert("RGBA")
    except (*_DAMAGE, UnidentifiedImageError):
        raise ClerkError("glyph.damaged") from None
    ground = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(ground, seen).convert("L")


def _from_font(content: bytes, char: str) -> Image.Image:
    if len(content) > _MOST_FONT_BYTES:
        raise ClerkError("glyph.too_large", most=str(_MOST_SIDE))
    try:
        font = ImageFont.truetype(io.BytesIO(content), SIDE)
        drawn, placeholder = _drawn(font, char), _drawn(font, _MISSING)
    except _DAMAGE:
        raise ClerkError("glyph.damaged") from None
    if drawn.tobytes() == placeholder.tobytes():
        raise ClerkError("glyph.not_in_font", code_point=f"U+{ord(char):04X}")
    return drawn


def _drawn(font: ImageFont.FreeTypeFont, char: str) -> Image.Image:
    """Return a character with room around it, whatever its box in the font."""
    picture = Image.new("L", (3 * SIDE, 3 * SIDE), "white")
    ImageDraw.Draw(picture).text((SIDE, SIDE), char, fill="black", font=font)
    return picture


def _placed(picture: Image.Image) -> bytes:
    """Return the ink of a picture in the middle of the em square."""
    box = ImageOps.invert(_two_tone(picture).convert("L")).getbbox()
    if box is None:
        raise ClerkError("glyph.blank")
    inked = picture.crop(box)
    if max(inked.size) < _LEAST_INK_SIDE:
        raise ClerkError("glyph.too_small", least=str(_LEAST_INK_SIDE))
    if sum(inked.histogram()[:_BLACK]) > _MOST_INK * inked.width * inked.height:
        raise ClerkError("glyph.not_black_on_white")
    face = round(SIDE * _FACE)
    fitted = ImageOps.contain(inked, (face, face), Image.Resampling.LANCZOS)
    square = Image.new("L", (SIDE, SIDE), "white")
    square.paste(fitted, ((SIDE - fitted.width) // 2, (SIDE - fitted.height) // 2))
    written = io.BytesIO()
    _two_tone(square).save(written, "PNG")
    return written.getvalue()


def _two_tone(picture: Image.Image) -> Image.Image:
    return picture.convert("1", dither=Image.Dither.NONE)
