# SPDX-License-Identifier: Apache-2.0
"""A character that no font has, printed from its picture and read back as its code point."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageOps

from clerkapp.domain.problems import ClerkError
from clerkapp.exchange.glyph_pictures import read_glyph
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import POINT, Page, TextLine, UprightText
from clerkapp.printing.fonts import MOST_PICTURES, FontChain
from clerkapp.printing.ground import Grounds
from clerkapp.printing.pngs import rows_of
from clerkapp.printing.press import ReportlabPress
from tests.printing.fonts_made import truetype
from tests.printing.glyphs_made import drawn
from tests.printing.reading import has_poppler, poppler_text, text_of
from tests.printing.samples import load, sample, with_values

NEW = "\U00031350"
PRIVATE = "\ue863"
FAR = "\U000f1234"
GLYPH = read_glyph(drawn(), PRIVATE)


def pictured(fonts: FontChain, *chars: str) -> FontChain:
    return fonts.pictured(dict.fromkeys(chars, GLYPH))


def printed(fonts: FontChain, *drawings: TextLine | UprightText) -> bytes:
    page = Page(100, 60)
    page.drawings += drawings
    return write_pdf([page], Grounds(fonts), "t", "a")


def seen(pdf: bytes, scale: int = 4) -> Image.Image:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return document[0].render(scale=scale).to_pil().convert("L")
    finally:
        document.close()


@pytest.mark.parametrize("char", [PRIVATE, NEW, FAR])
@pytest.mark.parametrize("bold", [False, True])
def test_it_is_read_back_as_its_code_point(
    fonts: FontChain, tmp_path: Path, char: str, bold: bool
) -> None:
    text = f"王{char}媛𠮷{char}"
    pdf = printed(pictured(fonts, char), TextLine(10, 20, text, 12, bold))
    assert "".join(text_of(pdf).split()) == text
    if has_poppler():
        assert "".join(poppler_text(pdf, tmp_path).split()) == text


def test_it_stands_in_the_line_like_its_neighbours(fonts: FontChain) -> None:
    """One em wide, its middle at the middle of Han characters."""
    size = 40.0
    em = size * POINT
    page = seen(printed(pictured(fonts, PRIVATE), TextLine(10, 30, f"国{PRIVATE}国", size)))
    boxes = []
    for place in range(3):
        left, right = (10 + (place + part) * em for part in (0, 1))
        left, top, right, bottom = (round(v / POINT * 4) for v in (left, 5, right, 50))
        box = ImageOps.invert(page.crop((left, top, right, bottom))).getbbox()
        assert box is not None
        boxes.append(box)
    before, own, after = boxes
    for mine, others in zip(own, before, strict=True):
        assert mine == pytest.approx(others, abs=0.08 * size * 4)
    assert after[1:4:2] == before[1:4:2]


def test_its_width_is_one_em_and_it_is_no_trouble(fonts: FontChain) -> None:
    chain = pictured(fonts, PRIVATE)
    assert chain.width(f"王{PRIVATE}") == 2.0
    assert chain.trouble(f"王{PRIVATE}") is None
    assert fonts.trouble(f"王{PRIVATE}") == PRIVATE
    assert fonts.lacking(f"王{PRIVATE}\u202e\n{NEW}") == {PRIVATE, NEW}
    assert fonts.pictured({}) is fonts


def test_a_font_that_has_the_character_goes_before_the_picture(tmp_path: Path) -> None:
    own = truetype(tmp_path / "own.ttf", f"王{PRIVATE}")
    chain = pictured(FontChain(own, own), PRIVATE)
    assert b"/Type3" not in printed(chain, TextLine(10, 20, f"王{PRIVATE}", 12))


def test_wide_set_and_upright_text_take_it_too(fonts: FontChain) -> None:
    chain = pictured(fonts, PRIVATE)
    for drawing in (
        TextLine(10, 20, f"街{PRIVATE}所", 12, tracking=1.2),
        UprightText(20, 5, 8, f"街{PRIVATE}所", 12),
    ):
        assert "".join(text_of(printed(chain, drawing)).split()) == f"街{PRIVATE}所"


def test_more_of_them_than_one_font_takes(fonts: FontChain) -> None:
    chars = [chr(0xE000 + n) for n in range(MOST_PICTURES + 10)]
    rows = ["".join(chars[start : start + 30]) for start in range(0, len(chars), 30)]
    lines = [TextLine(5, 5 + 5 * n, row, 8) for n, row in enumerate(rows)]
    pdf = printed(pictured(fonts, *chars), *lines)
    assert "".join(text_of(pdf).split()) == "".join(chars)


def test_a_form_refuses_the_name_without_its_glyph_and_prints_it_with_it(
    press: ReportlabPress,
) -> None:
    layout = load("card_registration_form")
    name = f"王{PRIVATE}"
    content = with_values(sample("card_registration_form", layout), applicant__name=name)
    with pytest.raises(ClerkError) as caught:
        press.compose(layout, content)
    assert (caught.value.code, caught.value.field) == ("print.no_glyph", "applicant.name")
    assert press.lacking(name) == {PRIVATE}
    with_glyph = replace(content, glyphs={PRIVATE: GLYPH})
    first = press.compose(layout, with_glyph)
    assert name in "".join(text_of(first).split())
    assert press.compose(layout, with_glyph) == first
    with pytest.raises(ClerkError):
        press.compose(layout, content)


@pytest.mark.parametrize("content", [b"", b"GIF89a", drawn()])
def test_only_black_and_white_rows_go_into_a_pdf(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"PNG|black"):
        rows_of(content)
