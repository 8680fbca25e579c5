# SPDX-License-Identifier: Apache-2.0
"""What the character finder says of characters: rows, the large one, and how many there are."""

from dataclasses import dataclass

from clerkapp.domain.characters import code_point
from clerkapp.presentation.words import Words
from clerkapp.services.characters import Found, Listed

READINGS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class CharacterRow:
    """One character in a list.

    Attributes:
        char: The character.
        head: Code point and readings.
        note: Its parts and the number of its strokes.
        mark: Why it stands beside another (异体, 形近), or empty.
        warning: That papers cannot print it, or empty.
    """

    char: str
    head: str
    note: str
    mark: str = ""
    warning: str = ""

    def said(self) -> str:
        """Return the row as it is read out."""
        return " ".join(
            part for part in (self.char, self.head, self.note, self.mark, self.warning) if part
        )


def character_row(words: Words, listed: Listed) -> CharacterRow:
    """Return the row of a character."""
    character = listed.character
    readings = " ".join(character.readings[:READINGS_SHOWN])
    strokes = words("finder.strokes", count=character.strokes)
    return CharacterRow(
        char=character.char,
        head="  ".join(part for part in (code_point(character.char), readings) if part),
        note="  ".join(part for part in (listed.sequence, strokes) if part),
        mark=words(f"finder.likeness.{listed.likeness}") if listed.likeness else "",
        warning="" if listed.has_shape else words("finder.no_shape"),
    )


def found_line(words: Words, found: Found) -> str:
    """Say how many characters answer what was typed."""
    if not found.count:
        return words("finder.none")
    shown = len(found.characters)
    if shown < found.count:
        return words("finder.many", count=found.count, shown=shown)
    return words("finder.count", count=found.count)
