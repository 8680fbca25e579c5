# SPDX-License-Identifier: Apache-2.0
"""Looks up what a box of a layout prints, and refuses what is missing or cannot be printed."""

from dataclasses import dataclass

from clerkapp.catalogue.layouts import OUTSIDE_KEYS, PLACE, Box, Choice, PaperContent
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Stroke
from clerkapp.printing.fonts import FontChain

DOES_NOT_APPLY = "／"


@dataclass(frozen=True, slots=True)
class Filling:
    """The content of a paper with the number of the page on which it is being put."""

    content: PaperContent
    fonts: FontChain
    number: int = 1
    count: int = 1

    def value(self, key: str) -> str:
        """Return the text of a key, checked for what no font has.

        Raises:
            ClerkError: ``print.missing_value``, ``print.no_glyph``, ``print.control_character``.
        """
        if key in OUTSIDE_KEYS:
            found = self.content.outside.get(key, "")
        elif key == "page.number":
            return str(self.number)
        elif key == "page.count":
            return str(self.count)
        elif key == "content.code":
            return f"{self.code[:4]}-{self.code[4:]}"
        elif key in self.content.values:
            found = self.content.values[key]
        else:
            raise ClerkError("print.missing_value", field=key)
        self.fonts.check(found, key)
        return found

    @property
    def code(self) -> str:
        """The content code, unbroken."""
        if not self.content.content_code:
            raise ClerkError("print.missing_value", field="content.code")
        return self.content.content_code

    def text(self, box: Box) -> str:
        """Return what a box prints; values stay text, whatever is in them."""
        return self.value(box.source) if box.source else self.filled(box.text)

    def filled(self, text: str) -> str:
        """Return a layout's text with its places filled, in one pass."""
        self.fonts.check(PLACE.sub("", text), "")
        return PLACE.sub(lambda place: self.value(place[1]), text)

    def applies(self, box: Box) -> bool:
        """Tell whether a box has anything to say in this case; else ／ is printed."""
        keys = [box.source] if box.source else PLACE.findall(box.text)
        return not keys or not all(key in self.content.not_applicable for key in keys)

    def choices(self, box: Box) -> tuple[Choice, ...]:
        """Return what can be ticked in a box."""
        if box.choices:
            return box.choices
        if box.source not in self.content.choices:
            raise ClerkError("print.missing_value", field=box.source)
        return self.content.choices[box.source]

    def chosen(self, box: Box) -> frozenset[str]:
        """Return the codes ticked in a box; without a key, what the paper itself ticks."""
        if not box.source:
            return frozenset(box.ticked)
        if box.source not in self.content.chosen:
            raise ClerkError("print.missing_value", field=box.source)
        chosen = self.content.chosen[box.source]
        known = {choice.code for choice in self.choices(box)}
        if not chosen <= known:
            raise ClerkError("print.unknown_choice", field=box.source)
        return chosen

    def strokes(self, box: Box) -> tuple[Stroke, ...]:
        """Return what was drawn on the pad for a box, nothing if it is signed on paper."""
        return self.content.strokes.get(box.source, ())


def field_of(box: Box) -> str:
    """Return the name by which a message calls a box."""
    return box.source or box.id


def does_not_fit(box: Box) -> ClerkError:
    """Return the refusal of a text that does not fit its box."""
    return ClerkError("print.does_not_fit", field=field_of(box))
