# SPDX-License-Identifier: Apache-2.0
"""The chain of fonts in which papers are set, and what it can and cannot print.

Noto Sans SC in two weights comes first, then HanaMinB for the planes beyond it, then what an office
has dropped into its data folder: together the first two hold all 87,887 Han characters of GB 18030
as published in 2022.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from clerkapp.domain.problems import OutsideError
from clerkapp.printing.fontfile import FontFile
from clerkapp.printing.fontstore import unpacked
from clerkapp.printing.ownfonts import OwnFonts

REGULAR, BOLD = 0, 1

PICTURES = 1000
"""Number of the first font of own glyphs, far behind any file."""

MOST_PICTURES = 255
"""How many of them one font takes: its codes are single bytes."""

NO_FONTS = OwnFonts()
NO_PICTURES: Mapping[str, bytes] = MappingProxyType({})

_CLOSING = "、。，．；：！？）》」』】〕〉”’"
_OPENING = "（《「『【〔〈“‘"

MEETING_MARKS = re.compile(f"[{_CLOSING}](?=[{_CLOSING}{_OPENING}])|[{_OPENING}](?=[{_OPENING}])")
"""The first of two full-width marks that meet and share their blank half."""

TIGHTENED = 0.5
"""Em taken out between them."""


@dataclass(frozen=True, slots=True)
class Glyph:
    """One character as it is printed: number of its font in the chain, glyph, advance in em."""

    font: int
    glyph: int
    advance: float


class FontChain:
    """Regular and bold face, and the faces that fill in what they lack.

    A face beyond the first two is opened only when a character asks for it.

    Attributes:
        own: What an office has put into its folder of fonts.
        refused: The weight that could not be read; then the other one is printed in its place.
    """

    def __init__(
        self,
        regular: Path,
        bold: Path,
        further: Sequence[Callable[[], Path]] = (),
        own: OwnFonts = NO_FONTS,
    ) -> None:
        """Open the two weights; ``further`` say where the other faces are, in their order.

        Raises:
            OutsideError: ``print.font_unreadable`` when neither weight can be read.
        """
        self.own = own
        self._pictures: Mapping[str, bytes] = NO_PICTURES
        weights, self.refused = _weights(regular, bold)
        self._files: dict[int, FontFile] = dict(enumerate(weights))
        self._further = (*further, *(lambda path=path: path for path in own.usable))
        self._forget()

    def _forget(self) -> None:
        self._known: tuple[dict[str, Glyph | None], dict[str, Glyph | None]] = ({}, {})
        self._advances: tuple[dict[str, float], dict[str, float]] = ({}, {})
        self._printable = {"\n"}

    @classmethod
    def shipped(cls, fonts: Path, cache: Path, own: Path | None = None) -> "FontChain":
        """Return the chain of the fonts that come with the program.

        Args:
            fonts: The directory ``resources/fonts``.
            cache: Where HanaMinB is unpacked at the first need.
            own: A folder in which an office keeps further TrueType fonts, by name.
        """

        def rare() -> Path:
            return unpacked(fonts / "HanaMinB.ttf.xz", fonts / "README.md", cache)

        return cls(
            fonts / "NotoSansSC-Regular.ttf",
            fonts / "NotoSansSC-Bold.ttf",
            (rare,),
            NO_FONTS if own is None else OwnFonts.in_folder(own),
        )

    def pictured(self, pictures: Mapping[str, bytes]) -> "FontChain":
        """Return the same chain with own glyphs for characters that no face has.

        Args:
            pictures: Character → PNG, see ``domain.glyphs.OwnGlyph``.
        """
        if not pictures:
            return self
        chain = copy(self)
        chain._pictures = pictures
        chain._forget()
        return chain

    def pictures(self, font: int) -> Mapping[str, bytes]:
        """Return the own glyphs that a font number of the chain stands for."""
        chars = sorted(self._pictures)[(font - PICTURES) * MOST_PICTURES :][:MOST_PICTURES]
        return {char: self._pictures[char] for char in chars}

    def file(self, font: int) -> FontFile:
        """Return a face of the chain by its number."""
        found = self._files.get(font)
        if found is None:
            found = self._files[font] = FontFile(self._further[font - 2]())
        return found

    def glyph(self, char: str, bold: bool = False) -> Glyph | None:
        """Return how a character is printed, or nothing if no face has it.

        Raises:
            OutsideError: ``print.font_unreadable`` when a face that might have it cannot be read,
                and none of the others has it.
        """
        known = self._known[bold]
        if char not in known:
            known[char] = self._search(char, bold)
        return known[char]

    def _search(self, char: str, bold: bool) -> Glyph | None:
        chain = ((BOLD,) if bold else (REGULAR,)) + tuple(range(2, 2 + len(self._further)))
        unread: OutsideError | None = None
        for font in chain:
            try:
                face = self.file(font)
                glyph = face.glyph(char)
            except OutsideError as error:
                unread = unread or error
                continue
            if glyph:
                return Glyph(font, glyph, face.advance(glyph) / face.units)
        if char in self._pictures:
            place = sorted(self._pictures).index(char)
            return Glyph(PICTURES + place // MOST_PICTURES, place, 1.0)
        if unread is not None:
            raise unread
        return None

    def lacking(self, text: str) -> frozenset[str]:
        """Return the characters that no face has, but no controls."""
        if self._printable.issuperset(text):
            return frozenset()
        return frozenset(c for c in text if not is_control(c) and c != "\n" and not self.glyph(c))

    def trouble(self, text: str) -> str | None:
        """Return the first character that cannot be printed.

        It is a control, or written from the right, or without a glyph.
        """
        if self._printable.issuperset(text):
            return None
        for char in text:
            if char not in self._printable:
                if is_control(char) or is_right_to_left(char) or self.glyph(char) is None:
                    return char
                self._printable.add(char)
        return None

    def bold_throughout(self, text: str) -> bool:
        """Tell whether the bold face has every character, so that a name is never half bold."""
        return all(self._files[BOLD].glyph(char) for char in text if char != "\n")

    def width(self, text: str, bold: bool = False) -> float:
        """Return the width of one line in em."""
        advances = self._advances[bold]
        try:
            total = sum(map(advances.__getitem__, text))
        except KeyError:
            for char in text:
                glyph = self.glyph(char, bold)
                advances[char] = glyph.advance if glyph is not None else 0.0
            total = sum(map(advances.__getitem__, text))
        return total - TIGHTENED * len(MEETING_MARKS.findall(text))


def _weights(
    regular: Path, bold: Path
) -> tuple[tuple[FontFile, FontFile], tuple[OutsideError, ...]]:
    """Open both weights; one that is missing or damaged is replaced by the other."""
    found: list[FontFile] = []
    refused: list[OutsideError] = []
    for path in (regular, bold):
        try:
            found.append(FontFile(path))
        except OutsideError as error:
            refused.append(error)
    if not found:
        raise refused[0]
    return (found[0], found[-1]), tuple(refused)


def tightening(before: str, char: str) -> float:
    """Return the em taken out between two full-width marks that meet (《…》（… and the like)."""
    return TIGHTENED if MEETING_MARKS.match(before + char) else 0.0


def is_control(char: str) -> bool:
    """Tell whether a character steers instead of being seen; a new line is allowed."""
    return unicodedata.category(char) in ("Cc", "Cf", "Cs") and char != "\n"


def is_right_to_left(char: str) -> bool:
    """Tell whether a character is written from right to left.

    Lines are set from the left and letters are not joined: also with a font such text would be
    wrong (Unicode Standard Annex 9).
    """
    return unicodedata.bidirectional(char) in ("R", "AL")


def code_point(char: str) -> str:
    """Return the code point as one writes it: U+20BB7."""
    return f"U+{ord(char):04X}"
