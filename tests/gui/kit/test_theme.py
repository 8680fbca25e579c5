# SPDX-License-Identifier: Apache-2.0
"""Tokens: contrast, a style sheet without gaps, fonts, and no literal beside the tokens."""

import json
import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontInfo
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.theme import THEMES, Theme, add_font_file, apply_theme

ROOT = Path(__file__).resolve().parents[3]
TOKENS = json.loads((ROOT / "resources/themes/tokens.json").read_text("utf-8"))

TEXT, EDGE = 4.5, 3.0
PAIRS = [
    *[("text", ground, TEXT) for ground in ("surface", "win", "sunken", "hover")],
    *[("text2", ground, TEXT) for ground in ("surface", "win", "sunken")],
    *[("text3", ground, TEXT) for ground in ("surface", "win", "hover")],
    *[("edge", ground, EDGE) for ground in ("surface", "win")],
    *[("accent", ground, TEXT) for ground in ("surface", "win")],
    *[("on_accent", fill, TEXT) for fill in ("accent", "accent_hover", "accent_press")],
    *[("soft_text", "accent_soft", TEXT), ("soft_accent", "accent_soft", TEXT)],
    *[("soft_text3", "accent_soft", TEXT), ("seg_ok", "seg_ok_fill", TEXT)],
    *[("seg_err", "seg_err_fill", TEXT), ("text", "info_soft", TEXT), ("ink", "paper", TEXT)],
    *[(tone, "surface", TEXT) for tone in ("ok", "warn", "err", "block")],
    *[(tone, f"{tone}_soft", TEXT) for tone in ("ok", "warn", "err", "block")],
    *[("text", f"{tone}_soft", TEXT) for tone in ("ok", "warn", "err", "block")],
    *[("text2", f"{tone}_soft", TEXT) for tone in ("ok", "warn", "err", "block")],
    ("cap_text", "surface", TEXT),
    ("surface", "err", TEXT),
]


def luminance(value: str) -> float:
    colour = QColor(value)
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", THEMES)
@pytest.mark.parametrize(("tone", "ground", "least"), PAIRS)
def test_contrast(name: str, tone: str, ground: str, least: float) -> None:
    colours = TOKENS["colour"][name]
    assert contrast(colours[tone], colours[ground]) >= least


@pytest.mark.parametrize(
    ("tone", "ground", "light", "dark", "high"),
    [
        ("text", "surface", 16.6, 13.1, 21.0),
        ("text3", "win", 4.9, 6.7, 15.9),
        ("edge", "surface", 3.4, 4.3, 21.0),
        ("accent", "surface", 6.6, 7.4, 16.0),
        ("on_accent", "accent", 6.6, 8.1, 16.0),
        ("ok", "surface", 6.3, 8.0, 16.7),
        ("warn", "surface", 6.7, 8.5, 13.5),
        ("err", "err_soft", 5.7, 6.4, 10.4),
        ("block", "block_soft", 6.5, 6.6, 13.2),
    ],
)
def test_contrast_is_what_the_design_says(
    tone: str, ground: str, light: float, dark: float, high: float
) -> None:
    for name, wanted in zip(THEMES, (light, dark, high), strict=True):
        colours = TOKENS["colour"][name]
        assert contrast(colours[tone], colours[ground]) == pytest.approx(wanted, abs=0.06)


def test_all_themes_have_the_same_tokens() -> None:
    first, *others = (set(TOKENS["colour"][name]) for name in THEMES)
    assert all(other == first for other in others)


@pytest.mark.parametrize("name", THEMES)
def test_the_style_sheet_has_no_gap(theme: Theme, name: str) -> None:
    theme.switch(name)
    sheet = theme.style_sheet()
    assert "$" not in sheet
    assert TOKENS["colour"][name]["accent"].lower() in sheet


def test_an_unknown_theme_is_refused(theme: Theme) -> None:
    with pytest.raises(KeyError):
        theme.switch("pink")


@pytest.mark.parametrize("size", ["", "tall", "wizard", "search"])
def test_inputs_have_the_height_of_their_token(theme: Theme, qtbot: QtBot, size: str) -> None:
    token = {"": "control", "search": "search_height"}.get(size, f"control_{size}")
    field = LineField(theme, size=size)
    qtbot.addWidget(field)
    field.ensurePolished()
    assert field.sizeHint().height() == theme.px(token)


@pytest.mark.parametrize("name", THEMES)
def test_controls_are_30_high_in_every_theme(
    theme: Theme, qapp: QApplication, qtbot: QtBot, name: str
) -> None:
    theme.switch(name)
    apply_theme(qapp, theme)
    for widget in (QLineEdit(), QPushButton("打印")):
        qtbot.addWidget(widget)
        widget.ensurePolished()
        assert widget.sizeHint().height() == 30


def test_both_weights_are_the_bundled_family(theme: Theme) -> None:
    assert QFontInfo(theme.font("body")).family() == "Noto Sans SC"
    assert QFontInfo(theme.font("body", strong=True)).weight() == 600
    assert theme.font("head").pixelSize() == 16


def test_large_type_is_a_quarter_larger(theme: Theme) -> None:
    plain = (theme.font("body").pixelSize(), theme.px("gutter"))
    theme.switch("light", large=True)
    assert (plain[0], theme.font("body").pixelSize()) == (14, 18)
    assert theme.px("gutter") == round(plain[1] * 1.25)
    assert (theme.px("control"), theme.px("row")) == (38, 44)


def test_english_has_a_wider_gutter() -> None:
    english = Theme(ROOT / "resources", "light", "en")
    assert (english.px("gutter"), english.px("label")) == (136, 96)


def test_a_missing_font_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"none\.ttf"):
        add_font_file(tmp_path / "none.ttf")


def test_an_added_family_stands_behind_the_others(theme: Theme) -> None:
    theme.add_family("HanaMinB")
    assert theme.font("body").families() == ["Noto Sans SC", "HanaMinB"]


def test_icons_take_the_tokens_colour_and_the_screens_factor(theme: Theme) -> None:
    pixmap = theme.pixmap("circle-check", "icon", "ok", 2.0)
    assert pixmap.size() == QSize(32, 32)
    image = pixmap.toImage()
    colours = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() == 255
    }
    assert colours == {theme.colour("ok").name()}
    assert theme.pixmap("circle-check", "icon", "ok", 2.0).cacheKey() == pixmap.cacheKey()


def test_an_unknown_icon_is_named(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError, match="no-such"):
        theme.pixmap("no-such", "icon", "ok", 1.0)


def test_every_icon_named_in_the_program_is_there() -> None:
    have = {path.stem for path in (ROOT / "resources/icons").glob("*.svg")}
    known = re.compile(r'"([a-z]+(?:-[a-z0-9]+)+)"')
    shapes = ("circle-", "triangle-", "octagon-", "file-", "calendar-", "user-", "users-", "id-")
    named = {
        name
        for path in (ROOT / "clerkapp/gui").rglob("*.py")
        for name in known.findall(path.read_text("utf-8"))
        if name.startswith(shapes)
    }
    assert named - have == set()


LITERALS = {
    "colour": re.compile(r"""["']#[0-9A-Fa-f]{3,8}["']|QColor\(\s*["'0-9]|rgba?\(\d"""),
    "named colour": re.compile(r"GlobalColor\.(?!transparent)\w+"),
    "width or height": re.compile(r"set(Fixed|Minimum|Maximum)(Width|Height|Size)\(\s*[1-9]\d"),
    "spacing": re.compile(r"(setSpacing|addSpacing|set\w+Spacing)\(\s*[1-9]\d*\s*\)"),
    "margins": re.compile(r"setContentsMargins\([^)]*\b[2-9]\d*\b[^)a-z]*\)"),
    "letters": re.compile(r"set(Pixel|Point)Size\w*\(\s*\d"),
}


@pytest.mark.parametrize("kind", LITERALS)
def test_gui_holds_no_literal(kind: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{number} {line.strip()}"
        for path in sorted((ROOT / "clerkapp/gui").rglob("*.py"))
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1)
        if LITERALS[kind].search(line)
    ]
    assert found == []
