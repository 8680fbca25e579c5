# SPDX-License-Identifier: Apache-2.0
"""Fonts that an office puts into its data folder: used, or left out by name."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clerkapp.domain.problems import OutsideError
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import Page, TextLine
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.ground import Grounds
from clerkapp.printing.ownfonts import OwnFonts
from tests.printing.fonts_made import postscript, truetype
from tests.printing.reading import text_of
from tests.printing.samples import FONTS

NEW = "\U00031350"
PRIVATE = "\ue863"


def printed(fonts: FontChain, text: str) -> bytes:
    page = Page(100, 40)
    page.drawings.append(TextLine(10, 20, text, 12))
    return write_pdf([page], Grounds(fonts), "t", "a")


@pytest.mark.parametrize("name", ["own.ttf", "生僻字 (1).TTF", "a+b#c.otf"])
def test_a_font_in_the_folder_extends_the_chain(
    font_cache: Path, tmp_path: Path, name: str
) -> None:
    truetype(tmp_path / name, NEW + PRIVATE)
    fonts = FontChain.shipped(FONTS, font_cache, own=tmp_path)
    assert fonts.trouble(NEW + PRIVATE) is None
    assert text_of(printed(fonts, f"王{NEW}{PRIVATE}媛")).strip() == f"王{NEW}{PRIVATE}媛"


def test_broken_fonts_are_named_and_the_others_used(font_cache: Path, tmp_path: Path) -> None:
    whole = truetype(tmp_path / "b-own.ttf", NEW)
    (tmp_path / "a-broken.ttf").write_bytes(b"no font")
    (tmp_path / "c-half.ttf").write_bytes(whole.read_bytes()[:-200])
    (tmp_path / "empty.ttf").touch()
    postscript(tmp_path / "d-postscript.otf", NEW)
    (tmp_path / "e.ttf").mkdir()
    (tmp_path / "readme.txt").write_text("not a font")
    own = OwnFonts.in_folder(tmp_path)
    assert [path.name for path in own.usable] == ["b-own.ttf"]
    assert {(error.params["file"], error.code) for error in own.refused} == {
        ("a-broken.ttf", "print.font_unreadable"),
        ("c-half.ttf", "print.font_unreadable"),
        ("d-postscript.otf", "print.font_outlines"),
        ("e.ttf", "print.font_unreadable"),
        ("empty.ttf", "print.font_unreadable"),
    }
    fonts = FontChain.shipped(FONTS, font_cache, own=tmp_path)
    assert fonts.own.usable == own.usable
    assert fonts.trouble(NEW) is None


def test_a_folder_that_is_not_there_holds_no_fonts(tmp_path: Path) -> None:
    assert OwnFonts.in_folder(tmp_path / "none") == OwnFonts()


def test_without_the_font_for_rare_characters_the_others_still_print(tmp_path: Path) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for path in FONTS.glob("NotoSansSC-*.ttf"):
        (fonts / path.name).symlink_to(path)
    chain = FontChain.shipped(fonts, tmp_path / "cache")
    assert chain.trouble("王梓萱") is None
    with pytest.raises(OutsideError) as caught:
        chain.trouble("𠮷")
    assert caught.value.params == {"file": "HanaMinB.ttf.xz"}


@given(place=st.integers(min_value=0), value=st.integers(0, 255), cut=st.integers(0, 40))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
def test_a_damaged_font_is_refused_or_prints(
    tmp_path: Path, place: int, value: int, cut: int
) -> None:
    """One byte wrong, or the end missing: never an error that nobody can read."""
    whole = tmp_path / "whole.ttf"
    if not whole.exists():
        truetype(whole, "甲乙")
    content = bytearray(whole.read_bytes())
    content[place % len(content)] = value
    path = tmp_path / "damaged.ttf"
    path.write_bytes(content[: len(content) - cut])
    assert print_or_name(path) in ("", "damaged.ttf")


def print_or_name(path: Path) -> str:
    """Print in a font, or return the name under which it is refused."""
    try:
        fonts = FontChain(path, path)
        if fonts.trouble("甲乙") is None:
            printed(fonts, "甲乙")
    except OutsideError as error:
        return error.params["file"]
    return ""


def shipped_in(folder: Path, *left_out: str) -> Path:
    """Return a folder of the program's fonts, some of them damaged."""
    for name in ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "HanaMinB.ttf.xz", "README.md"):
        (folder / name).symlink_to(FONTS / name)
    for name in left_out:
        (folder / name).unlink()
        (folder / name).write_bytes(b"\x00" * 40)
    return folder


@pytest.mark.parametrize("name", ["NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf"])
def test_without_one_weight_the_other_is_printed_and_the_missing_one_named(
    font_cache: Path, tmp_path: Path, name: str
) -> None:
    fonts = FontChain.shipped(shipped_in(tmp_path, name), font_cache)
    assert [(error.code, error.params["file"]) for error in fonts.refused] == [
        ("print.font_unreadable", name)
    ]
    assert text_of(printed(fonts, "王梓萱")).strip() == "王梓萱"


def test_without_both_weights_nothing_is_begun(font_cache: Path, tmp_path: Path) -> None:
    folder = shipped_in(tmp_path)
    (folder / "NotoSansSC-Regular.ttf").unlink()
    (folder / "NotoSansSC-Bold.ttf").unlink()
    with pytest.raises(OutsideError) as caught:
        FontChain.shipped(folder, font_cache)
    assert caught.value.params["file"] == "NotoSansSC-Regular.ttf"


def test_a_damaged_rare_font_is_named_only_where_it_is_needed(tmp_path: Path) -> None:
    office = tmp_path / "own"
    office.mkdir()
    truetype(office / "own.ttf", NEW)
    shipped = tmp_path / "shipped"
    shipped.mkdir()
    folder = shipped_in(shipped, "HanaMinB.ttf.xz")
    fonts = FontChain.shipped(folder, tmp_path / "cache", own=office)
    assert fonts.trouble(f"王{NEW}") is None
    with pytest.raises(OutsideError) as caught:
        fonts.trouble("𠮷")
    assert caught.value.params["file"] == "HanaMinB.ttf.xz"
