# SPDX-License-Identifier: Apache-2.0
"""What is read as the picture of a character, and what is refused, saying why."""

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from clerkapp.domain.glyphs import SIDE
from clerkapp.domain.problems import ClerkError
from clerkapp.exchange.glyph_pictures import read_glyph
from tests.printing.fonts_made import postscript, truetype
from tests.printing.glyphs_made import drawn, png
from tests.printing.samples import FONTS

CHAR = "\ue863"


def ink(picture: bytes) -> tuple[int, int, int, int]:
    """Return the box of what is black."""
    with Image.open(io.BytesIO(picture)) as opened:
        assert (opened.size, opened.mode) == ((SIDE, SIDE), "1")
        box = ImageOps.invert(opened.convert("L")).getbbox()
    assert box is not None
    return box


@pytest.mark.parametrize(
    "content",
    [
        drawn(),
        drawn(60),
        drawn(4096),
        drawn(ground=(255, 255, 255, 0), mode="RGBA"),
        drawn(ground=(0, 0, 0, 0), mode="RGBA"),
        drawn(ground="white", mode="L"),
    ],
)
def test_a_drawing_of_any_size_stands_in_the_middle_of_the_em(content: bytes) -> None:
    left, top, right, bottom = ink(read_glyph(content, CHAR))
    assert right - left == pytest.approx(SIDE * 0.92, abs=3)
    assert left == pytest.approx(SIDE - right, abs=2)
    assert top == pytest.approx(SIDE - bottom, abs=2)


def test_a_flat_character_stays_flat() -> None:
    flat = Image.new("L", (400, 400), 255)
    flat.paste(0, (50, 180, 350, 200))
    flat.paste(255, (60, 185, 340, 195))
    left, top, right, bottom = ink(read_glyph(png(flat), CHAR))
    assert bottom - top < SIDE / 10 < right - left


def test_the_same_drawing_gives_the_same_bytes() -> None:
    assert read_glyph(drawn(), CHAR) == read_glyph(drawn(), CHAR)


def test_a_font_gives_its_glyph() -> None:
    font = (FONTS / "NotoSansSC-Regular.ttf").read_bytes()
    one, other = read_glyph(font, "王"), read_glyph(font, "国")
    assert ink(one) != ink(other)


@pytest.mark.parametrize("make", [truetype, postscript])
def test_a_font_without_the_character_is_refused(
    tmp_path: Path, make: Callable[[Path, str], Path]
) -> None:
    font = make(tmp_path / "own.ttf", "甲").read_bytes()
    with pytest.raises(ClerkError) as caught:
        read_glyph(font, CHAR)
    assert caught.value.code == "glyph.not_in_font"


def jpeg() -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (100, 100)).save(written, "JPEG")
    return written.getvalue()


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "glyph.other_kind"),
        (jpeg(), "glyph.other_kind"),
        (drawn()[:200], "glyph.damaged"),
        (b"\x89PNG\r\n\x1a\n" + bytes(40), "glyph.damaged"),
        (b"\x00\x01\x00\x00" + bytes(40), "glyph.damaged"),
        (drawn(4097), "glyph.too_large"),
        (drawn() + bytes(5_000_000), "glyph.too_large"),
        (drawn(40), "glyph.too_small"),
        (drawn(ink="white"), "glyph.blank"),
        (drawn(ink="white", ground=(255, 255, 255, 0), mode="RGBA"), "glyph.blank"),
        (drawn(ink="white", ground="black"), "glyph.not_black_on_white"),
        (png(Image.new("L", (300, 300), 0)), "glyph.not_black_on_white"),
    ],
)
def test_what_cannot_be_a_character_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(ClerkError) as caught:
        read_glyph(content, CHAR)
    assert caught.value.code == code


def test_a_picture_of_200_megapixels_is_refused_before_it_is_unpacked() -> None:
    head = png(Image.new("1", (8, 8)))
    huge = head[:16] + (20_000).to_bytes(4) + (10_000).to_bytes(4) + head[24:]
    with pytest.raises(ClerkError):
        read_glyph(huge, CHAR)


@given(st.binary(max_size=200), st.integers(0, 400))
def test_any_bytes_are_read_or_refused(noise: bytes, at: int) -> None:
    whole = drawn(100)
    outcome = "read"
    try:
        left, top, right, bottom = ink(
            read_glyph(whole[:at] + noise + whole[at + len(noise) :], CHAR)
        )
        outcome = "read" if 0 <= left < right <= SIDE and 0 <= top < bottom <= SIDE else "odd"
    except ClerkError as refused:
        outcome = refused.code
    assert outcome == "read" or outcome.startswith("glyph.")
