# SPDX-License-Identifier: Apache-2.0
"""Looks up what a box of a layout prints, and refuses what is missing or cannot be printed."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from clerkapp.catalogue.layouts import (
    OUTSIDE_KEYS,
    PLACE,
    ROW_COUNT_KEYS,
    Box,
    Choice,
    PaperContent,
    Rect,
)
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Stroke
from clerkapp.printing.drawings import TextLine
from clerkapp.printing.fonts import FontChain, code_point, is_control, is_right_to_left
from clerkapp.printing.setting import Measures, Placing, place, set_text

FixedLines = tuple[TextLine, ...]

_MOST_FIXED = 4000
"""Words kept at their places: those of all layouts, and of some rolls on which they moved."""


@dataclass(frozen=True, slots=True)
class Filling:
    """The content of a paper with the number of the page on which it is being put.

    Attributes:
        names: Key → the words beside its value on paper, for messages.
        rows: Rows of the table whose foot is filled: on this page, and up to its end.
        fixed: Where the layout's own words stood the last time; never anything of a case.
    """

    content: PaperContent
    fonts: FontChain
    names: Mapping[str, str]
    fixed: dict[tuple[object, ...], FixedLines | None] = field(
        default_factory=dict[tuple[object, ...], FixedLines | None]
    )
    number: int = 1
    count: int = 1
    rows: tuple[int, int] = (0, 0)

    def value(self, key: str) -> str:
        """Return the text of a key, checked for what no font has.

        Raises:
            ClerkError: ``print.missing_value``, ``print.no_glyph``, ``print.control_character``,
                ``print.right_to_left``.
        """
        if key in OUTSIDE_KEYS:
            found = self.content.outside.get(key, "")
        elif key == "page.number":
            return str(self.number)
        elif key == "page.count":
            return str(self.count)
        elif key in ROW_COUNT_KEYS:
            return str(self.rows[key == "page.rows_so_far"])
        elif key == "content.code":
            return f"{self.code[:4]}-{self.code[4:]}"
        elif key in self.content.values:
            found = self.content.values[key]
        else:
            raise self.refusal("print.missing_value", key)
        self.check(found, key)
        return found

    @property
    def code(self) -> str:
        """The content code, unbroken."""
        if not self.content.content_code:
            raise self.refusal("print.missing_value", "content.code")
        return self.content.content_code

    def text(self, box: Box) -> str:
        """Return what a box prints; values stay text, whatever is in them."""
        return self.value(box.source) if box.source else self.filled(box.text)

    def filled(self, text: str) -> str:
        """Return a layout's text with its places filled, in one pass."""
        self.check(PLACE.sub("", text), "")
        return PLACE.sub(lambda place: self.value(place[1]), text)

    def fixed_lines(
        self, text: str, measures: Measures, at: Rect, placing: Placing
    ) -> FixedLines | None:
        """Return words of the layout at their place; they are set once for all papers."""
        key = (text, measures, at, placing)
        if key not in self.fixed:
            if len(self.fixed) >= _MOST_FIXED:
                self.fixed.clear()
            setting = set_text(text, self.fonts, measures, at.w, at.h)
            placed = () if setting is None else place(setting, at, placing, self.fonts)
            lines = tuple(replace(line, fixed=True) for line in placed)
            self.fixed[key] = None if setting is None else lines
        return self.fixed[key]

    def applies(self, box: Box) -> bool:
        """Tell whether a box has anything to say in this case; else ／ is printed."""
        keys = [box.source] if box.source else PLACE.findall(box.text)
        return not keys or not all(key in self.content.not_applicable for key in keys)

    def choices(self, box: Box) -> tuple[Choice, ...]:
        """Return what can be ticked in a box."""
        if box.choices:
            return tuple(Choice(each.code, self.filled(each.text)) for each in box.choices)
        if box.source not in self.content.choices:
            raise self.refusal("print.missing_value", box.source)
        return self.content.choices[box.source]

    def chosen(self, box: Box) -> frozenset[str]:
        """Return the codes ticked in a box; without a key, what the paper itself ticks."""
        if not box.source:
            return frozenset(box.ticked)
        if box.source not in self.content.chosen:
            raise self.refusal("print.missing_value", box.source)
        chosen = self.content.chosen[box.source]
        known = {choice.code for choice in self.choices(box)}
        if not chosen <= known:
            raise self.refusal("print.unknown_choice", box.source)
        return chosen

    def picture(self, box: Box) -> bytes | None:
        """Return the JPEG for a box, or None where its words stand."""
        return self.content.pictures.get(box.source)

    def strokes(self, box: Box) -> tuple[Stroke, ...]:
        """Return what was drawn on the pad for a box, nothing if it is signed on paper."""
        return self.content.strokes.get(box.source, ())

    def check(self, text: str, key: str) -> None:
        """Refuse a text with a character that cannot be printed, naming it."""
        trouble = self.fonts.trouble(text)
        if trouble is not None:
            params = {"code_point": code_point(trouble)}
            if is_control(trouble):
                raise self.refusal("print.control_character", key, **params)
            if is_right_to_left(trouble):
                raise self.refusal("print.right_to_left", key, character=trouble, **params)
            raise self.refusal("print.no_glyph", key, character=trouble, **params)

    def does_not_fit(self, box: Box) -> ClerkError:
        """Return the refusal of a text that does not fit, naming the longest value in its box."""
        values = self.content.values
        keys = (box.source, *PLACE.findall(box.text), *PLACE.findall(box.caption))
        known = (key for key in keys if key in values)
        longest = max(known, key=lambda key: len(values[key]), default=box.source or box.id)
        return self.refusal("print.does_not_fit", longest)

    def refusal(self, code: str, key: str, **params: str) -> ClerkError:
        """Return a refusal that names the key and the words beside it on paper."""
        return ClerkError(code, field=key, place=self.names.get(key, key), **params)
