# SPDX-License-Identifier: Apache-2.0
"""A sample of all Han characters is printed and read back; ``make check-glyphs`` does all."""

from pathlib import Path

import pytest

from clerkapp.domain.han import BLOCKS
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import Page, TextLine, UprightText
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.ground import Grounds
from clerkapp.printing.press import ReportlabPress
from scripts.check_glyphs import misses
from tests.printing.fonts_made import truetype
from tests.printing.reading import has_poppler, poppler_text, text_of
from tests.printing.samples import FONTS, load, sample, with_values

EVERY = 61


def sampled() -> list[str]:
    """Return the edges of each block with their neighbours, and every 61st between."""
    found: list[str] = []
    for block in BLOCKS:
        chars = list(block.characters())
        edges = {0, 1, len(chars) - 2, len(chars) - 1}
        found += [char for n, char in enumerate(chars) if n in edges or n % EVERY == 0]
    return found


def own_only(path: Path) -> FontChain:
    return FontChain(path, path)


def test_the_sample_is_printed_and_read_back(fonts: FontChain) -> None:
    assert len(sampled()) > 1_400
    assert list(misses(sampled(), fonts)) == []


@pytest.mark.parametrize("bold", [False, True])
def test_whole_lines_are_read_back_by_both_readers(
    fonts: FontChain, tmp_path: Path, bold: bool
) -> None:
    chars = sampled()
    rows = ["".join(chars[start : start + 40]) for start in range(0, len(chars), 40)]
    page = Page(210, 297)
    page.drawings += [TextLine(10, 7 + 7 * n, row, 12, bold) for n, row in enumerate(rows)]
    pdf = write_pdf([page], Grounds(fonts), "t", "a")
    assert "".join(text_of(pdf).split()) == "".join(chars)
    if has_poppler():
        assert "".join(poppler_text(pdf, tmp_path).split()) == "".join(chars)


@pytest.mark.parametrize(
    "drawing",
    [TextLine(10, 20, "街𠀀𬭊所", 12, tracking=1.2), UprightText(20, 10, 8, "街𠀀𬭊所", 12)],
)
def test_wide_set_text_beyond_the_first_plane_is_read_back(
    fonts: FontChain, tmp_path: Path, drawing: TextLine | UprightText
) -> None:
    page = Page(100, 100)
    page.drawings.append(drawing)
    pdf = write_pdf([page], Grounds(fonts), "t", "a")
    assert "".join(text_of(pdf).split()) == "街𠀀𬭊所"
    if has_poppler():
        assert "".join(poppler_text(pdf, tmp_path).split()) == "街𠀀𬭊所"


def test_a_name_of_such_characters_stands_on_the_form(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    name = "𠮷𪚥𬭊㐂﨎鿯"
    content = with_values(sample("card_registration_form", layout), applicant__name=name)
    assert name in "".join(text_of(press.compose(layout, content)).split())


def test_what_no_font_has_misses(fonts: FontChain) -> None:
    (miss,) = misses(["王", "\U00031350"], fonts)
    assert (miss.char, miss.why) == ("\U00031350", "no font has it")


@pytest.mark.parametrize(
    ("side", "why"), [(0, "missing characters, or empty"), (400, "missing characters, or empty")]
)
def test_an_empty_glyph_and_a_placeholder_miss(tmp_path: Path, side: int, why: str) -> None:
    fonts = own_only(truetype(tmp_path / "a.ttf", "甲乙", {"乙": side}))
    (miss,) = misses(["甲", "乙"], fonts)
    assert miss.char == "乙"
    assert why in miss.why


def test_a_glyph_without_ink_misses(tmp_path: Path) -> None:
    fonts = own_only(truetype(tmp_path / "a.ttf", "甲乙", {"乙": 1}))
    (miss,) = misses(["甲", "乙"], fonts)
    assert (miss.char, miss.why) == ("乙", "nothing is seen on the paper")


def test_the_shipped_fonts_are_where_the_check_looks() -> None:
    assert (FONTS / "HanaMinB.ttf.xz").is_file()
