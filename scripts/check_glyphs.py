# SPDX-License-Identifier: Apache-2.0
"""Prints every Han character of GB 18030-2022 and reads it back: ``make check-glyphs``.

    python -m scripts.check_glyphs [--fonts DIR]

Each character goes through the engine that draws every paper. Of the PDF, the text must be the same
code points in the same order, and the picture must show ink where each stands. It is a check of a
build, not a command for the counter: what a counter's own fonts reach, ``clerkapp doctor`` says.
Exit 1 when a character misses.
"""

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from clerkapp.domain.han import han_characters, han_coverage
from clerkapp.printing.document import write_pdf
from clerkapp.printing.drawings import POINT, Page, TextLine
from clerkapp.printing.fonts import FontChain, code_point
from clerkapp.printing.ground import Grounds
from clerkapp.system.paths import cache_folder
from clerkapp.system.shipped import shipped_folder

COLUMNS, ROWS = 40, 40
A_SHEET = COLUMNS * ROWS

_CELL = 5.0
_LEFT, _TOP = 5.0, 10.0
_SIZE = 10.0
_SCALE = 2
"""Pixels a point: 28 across a cell, in which the finest stroke leaves something grey."""

_INK = 160
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Miss:
    """A character that does not come through, and what became of it."""

    char: str
    why: str


def misses(chars: Sequence[str], fonts: FontChain) -> Iterator[Miss]:
    """Print characters, sheet after sheet, and yield those that do not come through."""
    for start in range(0, len(chars), A_SHEET):
        known: list[str] = []
        for char in chars[start : start + A_SHEET]:
            if fonts.glyph(char) is None:
                yield Miss(char, "no font has it")
            elif _is_placeholder(char, fonts):
                yield Miss(char, "its glyph is the one for missing characters, or empty")
            else:
                known.append(char)
        if known:
            yield from _read(known, write_pdf([_sheet(known)], Grounds(fonts), "glyphs", "check"))


def _is_placeholder(char: str, fonts: FontChain) -> bool:
    glyph = fonts.glyph(char)
    if glyph is None:
        return True
    face = fonts.file(glyph.font)
    record = face.outline(glyph.glyph).record
    return not record or record == face.outline(0).record


def _sheet(chars: Sequence[str]) -> Page:
    page = Page(COLUMNS * _CELL + 2 * _LEFT, ROWS * _CELL + 2 * _TOP)
    for place, char in enumerate(chars):
        row, column = divmod(place, COLUMNS)
        left, baseline = _LEFT + column * _CELL, _TOP + (row + 0.75) * _CELL
        page.drawings.append(TextLine(left, baseline, char, _SIZE))
    return page


def _read(chars: Sequence[str], pdf: bytes) -> Iterator[Miss]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        page = document[0]
        read = "".join(page.get_textpage().get_text_range().split())
        seen = page.render(scale=_SCALE).to_pil().convert("L")
    finally:
        document.close()
    if len(read) != len(chars):
        for char in chars:
            if char not in read:
                yield Miss(char, "not in the text that is read back")
        yield Miss(chars[0], f"{len(chars)} characters printed, {len(read)} read")
        return
    for place, char in enumerate(chars):
        if read[place] != char:
            yield Miss(char, f"read back as {code_point(read[place])}")
        row, column = divmod(place, COLUMNS)
        left, top = _LEFT + column * _CELL, _TOP + row * _CELL
        box = (left, top, left + _CELL, top + _CELL)
        cell = seen.crop(tuple(round(side / POINT * _SCALE) for side in box))
        if cell.getextrema()[0] > _INK:
            yield Miss(char, "nothing is seen on the paper")


def main(argv: list[str] | None = None) -> int:
    """Check all characters, print the level reached and what misses."""
    parser = argparse.ArgumentParser(description="Print and read back all of GB 18030-2022.")
    parser.add_argument("--fonts", type=Path, metavar="DIR", help="further fonts, as an office's")
    own: Path | None = parser.parse_args(argv).fonts
    began = time.perf_counter()
    fonts = FontChain.shipped(shipped_folder("resources") / "fonts", cache_folder(), own)
    chars = list(han_characters())
    missed = list(misses(chars, fonts))
    lost = {miss.char for miss in missed}
    coverage = han_coverage(lambda char: char not in lost)
    for miss in missed[:_SHOWN]:
        print(f"{code_point(miss.char)} {miss.char}: {miss.why}")
    if len(missed) > _SHOWN:
        print(f"… and {len(missed) - _SHOWN} more")
    print(
        f"GB 18030-2022 level {coverage.level}: {len(chars) - len(lost):,} of {len(chars):,} Han"
        f" characters are printed and read back, in {time.perf_counter() - began:.0f} s"
    )
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
