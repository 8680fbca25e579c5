# SPDX-License-Identifier: Apache-2.0
"""Finding a character that one cannot type, and what it is easily taken for.

Everything here may take tenths of a second and belongs off the GUI thread.
"""

from dataclasses import dataclass

from clerkapp.domain.characters import Character, parts_of
from clerkapp.services.character_index import CharacterIndex, Resemblance
from clerkapp.services.ports import CharacterShelf

MOST_FOUND = 60
"""Characters that are listed; who finds more adds a part."""

MOST_ALIKE = 8

UNKNOWN_PART = "？"
"""In a description: a part without a code point, or one that no font has."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A character in a list of the finder.

    Attributes:
        character: The character.
        has_shape: Whether papers can print it.
        sequence: How it is made of parts, ``？`` for those that cannot be shown; empty for 一.
        likeness: Why it stands beside another; None for what answers the words.
    """

    character: Character
    has_shape: bool
    sequence: str
    likeness: Resemblance | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What the finder answers.

    Attributes:
        characters: The best ones first, at most ``MOST_FOUND``.
        count: How many there are.
    """

    characters: tuple[Listed, ...] = ()
    count: int = 0


class CharacterFinder:
    """Answers the finder; the table is read at the first question."""

    def __init__(self, shelf: CharacterShelf) -> None:
        """Take the shelf; nothing is read."""
        self._shelf = shelf
        self._index: CharacterIndex | None = None

    def find(self, text: str) -> Found:
        """Return the characters that a text means.

        Raises:
            OutsideError: ``characters.unreadable``.
        """
        index = self._opened()
        found = index.find(index.query(text))
        shown = tuple(self._listed(character) for character in found[:MOST_FOUND])
        return Found(shown, len(found))

    def look_alikes(self, char: str) -> tuple[Listed, ...]:
        """Return what a character is easily taken for, the likest first.

        Raises:
            OutsideError: ``characters.unreadable``.
        """
        index = self._opened()
        return tuple(
            self._listed(other, likeness)
            for other, likeness in index.look_alikes(char)[:MOST_ALIKE]
        )

    def _listed(self, character: Character, likeness: Resemblance | None = None) -> Listed:
        has_shape = self._shelf.has_shape(character.char)
        return Listed(character, has_shape, self._shown_sequence(character), likeness)

    def _shown_sequence(self, character: Character) -> str:
        """Return a description whose parts can all be shown, else the first with gaps."""
        hidden = [
            [part for part in parts_of(sequence) if not self._can_be_shown(part)]
            for sequence in character.sequences
        ]
        if not hidden:
            return ""
        best = min(range(len(hidden)), key=lambda place: len(hidden[place]))
        shown = character.sequences[best]
        for part in hidden[best]:
            shown = shown.replace(part, UNKNOWN_PART)
        return shown

    def _can_be_shown(self, part: str) -> bool:
        return len(part) == 1 and self._shelf.has_shape(part)

    def _opened(self) -> CharacterIndex:
        if self._index is None:
            self._index = CharacterIndex(self._shelf.characters())
        return self._index
