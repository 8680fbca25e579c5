# SPDX-License-Identifier: Apache-2.0
"""What comes with the program from elsewhere is what is told of, with its licence."""

import hashlib
import lzma
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FONTS = ROOT / "resources" / "fonts"
ICONS = ROOT / "resources" / "icons"
CHARACTERS = ROOT / "resources" / "characters"
LIMIT_BYTES = 50_000_000


def _told_sums(folder: Path = FONTS) -> dict[str, str]:
    text = (folder / "README.md").read_text(encoding="utf-8")
    return {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)", text, re.M)}


def test_the_fonts_are_the_ones_told_of() -> None:
    told = _told_sums()
    there = {path.name for path in FONTS.iterdir() if path.suffix in (".ttf", ".xz")}
    assert there == told.keys() - {"HanaMinB.ttf"}
    for name in there:
        assert hashlib.sha256((FONTS / name).read_bytes()).hexdigest() == told[name], name


def test_the_table_of_characters_is_the_one_told_of() -> None:
    name = "characters.tsv.xz"
    digest = hashlib.sha256((CHARACTERS / name).read_bytes()).hexdigest()
    assert digest == _told_sums(CHARACTERS)[name]


def test_the_packed_font_unpacks_to_what_is_told() -> None:
    unpacked = lzma.decompress((FONTS / "HanaMinB.ttf.xz").read_bytes())
    assert hashlib.sha256(unpacked).hexdigest() == _told_sums()["HanaMinB.ttf"]


def test_the_fonts_stay_small_enough() -> None:
    assert sum(path.stat().st_size for path in FONTS.iterdir()) <= LIMIT_BYTES


def test_what_comes_from_elsewhere_has_its_licence() -> None:
    for path in (
        FONTS / "NotoSansSC-LICENSE.txt",
        FONTS / "HanaMinB-LICENSE.txt",
        ICONS / "LICENSE",
        CHARACTERS / "UNICODE-LICENSE.txt",
    ):
        assert path.read_text(encoding="utf-8").strip(), path


def test_every_icon_takes_the_colour_of_the_theme() -> None:
    icons = sorted(ICONS.glob("*.svg"))
    assert icons
    for icon in icons:
        assert 'stroke="currentColor"' in icon.read_text(encoding="utf-8"), icon.name
