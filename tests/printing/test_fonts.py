# SPDX-License-Identifier: Apache-2.0
"""The fonts: what they cover, how they are read, unpacked and embedded."""

import io
import shutil
import zlib
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont

from clerkapp.domain.problems import OutsideError
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import Page, TextLine
from clerkapp.printing.fontfile import FontFile, table_checksum
from clerkapp.printing.fonts import FontChain, is_control
from clerkapp.printing.fontstore import unpacked
from clerkapp.printing.ground import Grounds, ground_of, packed_font
from clerkapp.printing.subset import Subset
from tests.printing.reading import text_of
from tests.printing.samples import FONTS

TEXT = "社会保障卡 0123Xg，。《》①✂·“”"


def test_lazy_face_reads_what_fonttools_reads() -> None:
    path = FONTS / "NotoSansSC-Regular.ttf"
    face = FontFile(path)
    with TTFont(path, lazy=True) as font:
        names = font.getBestCmap() or {}
        for char in TEXT:
            glyph = face.glyph(char)
            assert font.getGlyphName(glyph) == names[ord(char)]
            assert face.advance(glyph) == font["hmtx"][names[ord(char)]][0]
    assert face.glyph("\U0001f600") == 0


def whole(subset: Subset) -> bytes:
    """Return the font of a subset as a reader unpacks it."""
    head, rest = subset._truetype()
    packed = packed_font(head, subset.ground, rest, level=1)
    unpacked = zlib.decompress(packed)
    assert unpacked == head + subset.ground.outlines + rest
    return unpacked


@pytest.mark.parametrize("ground", ["", TEXT[::2], TEXT, TEXT + "别的字"])
def test_subset_is_a_font_that_others_can_read(ground: str) -> None:
    face = FontFile(FONTS / "NotoSansSC-Bold.ttf")
    subset = Subset(face, ground_of(face, ground))
    shown = subset.shown(TEXT)
    assert shown is not None
    glyphs = [int(shown[place : place + 4], 16) for place in range(0, len(shown), 4)]
    assert [subset._chars[code] for code in glyphs] == list(TEXT)
    with TTFont(io.BytesIO(whole(subset)), checkChecksums=2) as font:
        assert font["maxp"].numGlyphs == len(set(TEXT + ground)) + 1
        assert getattr(font["head"], "checkSumAdjustment", 0) != 0
        outlines = font["glyf"]
        assert outlines[font.getGlyphName(glyphs[0])].numberOfContours > 0
        assert font["hmtx"][font.getGlyphName(glyphs[0])][0] == 1000


@pytest.mark.parametrize("ground", ["", "甲"])
def test_parts_of_a_composite_glyph_come_along(tmp_path: Path, ground: str) -> None:
    """HanaMinB and Noto have none; a font of an office's own may."""
    square = TTGlyphPen(None)
    square.moveTo((0, 0))
    for corner in ((0, 500), (500, 500), (500, 0)):
        square.lineTo(corner)
    square.closePath()
    drawn = {".notdef": TTGlyphPen(None).glyph(), "dot": square.glyph()}
    double = TTGlyphPen(drawn)
    double.addComponent("dot", (1, 0, 0, 1, 0, 0))
    double.addComponent("dot", (0.5, 0, 0, 0.5, 500, 500))
    drawn["double"] = double.glyph()
    builder = FontBuilder(1000)
    builder.setupGlyphOrder([".notdef", "dot", "double"])
    builder.setupCharacterMap({ord("甲"): "double"})
    builder.setupGlyf(drawn)
    builder.setupHorizontalMetrics(dict.fromkeys(drawn, (1000, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Own", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(tmp_path / "own.ttf")

    own = FontFile(tmp_path / "own.ttf")
    subset = Subset(own, ground_of(own, ground))
    assert subset.shown("甲") == "0001"
    with TTFont(io.BytesIO(whole(subset)), checkChecksums=2) as font:
        parts = font["glyf"][font.getGlyphName(1)].components
        assert [part.glyphName for part in parts] == [font.getGlyphName(2)] * 2
        assert font["glyf"][font.getGlyphName(2)].numberOfContours == 1


def test_checksum_is_that_of_the_standard() -> None:
    assert table_checksum(b"\x00\x00\x00\x01\xff\xff\xff\xff\x02") == 0x02000000


@pytest.mark.parametrize("char", ["𠮷", "𪚥", "㐂", "龥", "𬮱", "〇", "·"])
def test_chain_covers_rare_characters(fonts: FontChain, char: str) -> None:
    assert fonts.trouble(char) is None


def test_chain_names_what_it_lacks(fonts: FontChain) -> None:
    assert fonts.trouble("王😀") == "😀"
    assert fonts.trouble("王\u0007") == "\u0007"
    assert fonts.trouble("王\u202e") == "\u202e"
    assert is_control("\u200b")


def test_own_font_of_the_office_extends_the_chain(font_cache: Path, tmp_path: Path) -> None:
    shutil.copy(FONTS / "NotoSansSC-SemiBold.ttf", tmp_path / "office.ttf")
    chain = FontChain.shipped(FONTS, font_cache, own=tmp_path)
    assert chain.file(3).path.name == "office.ttf"


def test_every_plane_is_read_back(fonts: FontChain) -> None:
    text = "".join(chr(0x20000 + 257 * step) for step in range(160))
    text = "".join(char for char in text if fonts.trouble(char) is None)
    assert len(text) > 140
    rows = [text[start : start + 40] for start in range(0, len(text), 40)]
    page = Page(210, 297)
    page.drawings += [TextLine(10, 20 + 9 * n, row, 12) for n, row in enumerate(rows)]
    read = "".join(text_of(write_pdf([page], Grounds(fonts), "t", "a")).split())
    assert read == text


def test_marks_that_meet_share_their_blank_half(fonts: FontChain) -> None:
    assert fonts.width("）（") == pytest.approx(1.5)
    assert fonts.width("、、") == pytest.approx(1.5)
    assert fonts.width("“（") == pytest.approx(1.5)
    assert fonts.width("（一") == pytest.approx(2.0)


class TestUnpacking:
    def test_unpacks_once_and_whole(self, font_cache: Path) -> None:
        first = unpacked(FONTS / "HanaMinB.ttf.xz", FONTS / "README.md", font_cache)
        stamp = first.stat().st_mtime_ns
        again = unpacked(FONTS / "HanaMinB.ttf.xz", FONTS / "README.md", font_cache)
        assert again.stat().st_mtime_ns == stamp
        assert [path.name for path in font_cache.iterdir()] == ["HanaMinB.ttf"]

    def test_mends_a_damaged_font_in_the_cache(self, tmp_path: Path) -> None:
        (tmp_path / "HanaMinB.ttf").write_bytes(b"half a font")
        path = unpacked(FONTS / "HanaMinB.ttf.xz", FONTS / "README.md", tmp_path)
        assert path.stat().st_size > 30_000_000

    def test_refuses_a_damaged_packed_font(self, tmp_path: Path) -> None:
        packed = tmp_path / "HanaMinB.ttf.xz"
        packed.write_bytes((FONTS / "HanaMinB.ttf.xz").read_bytes()[:100_000])
        with pytest.raises(OutsideError) as caught:
            unpacked(packed, FONTS / "README.md", tmp_path / "cache")
        assert caught.value.code == "print.font_unreadable"
        assert not (tmp_path / "cache").exists() or not list((tmp_path / "cache").iterdir())

    def test_font_without_a_known_sum_is_refused(self, tmp_path: Path) -> None:
        sums = tmp_path / "README.md"
        sums.write_text("nothing here", encoding="utf-8")
        with pytest.raises(OutsideError):
            unpacked(FONTS / "HanaMinB.ttf.xz", sums, tmp_path)


@pytest.mark.parametrize("content", [b"", b"not a font", b"\x00\x01\x00\x00\x00\x01" + bytes(40)])
def test_file_that_is_no_font_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.ttf"
    path.write_bytes(content)
    with pytest.raises(OutsideError) as caught:
        FontFile(path)
    assert caught.value.code == "print.font_unreadable"
