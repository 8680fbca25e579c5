# SPDX-License-Identifier: Apache-2.0
"""Finding a character that one cannot type, and what it is easily taken for.

Everything here may take tenths of a second and belongs off the GUI thread.
"""

from dataclasses import dataclass

from clerkapp.domain.characters import Character
from clerkapp.services.character_index import CharacterIndex, Likeness
from clerkapp.services.ports import CharacterShelf

MOST_FOUND = 60
"""Characters that are listed; who finds more adds a part."""

MOST_ALIKE = 8


@dataclass(frozen=True, slots=True)
class Listed:
    """A character in a list of the finder.

    Attributes:
        character: The character.
        has_shape: Whether papers can print it.
        likeness: Why it stands beside another; None for what answers the words.
    """

    character: Character
    has_shape: bool
    likeness: Likeness | None = None


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
        shown = tuple(Listed(c, self._shelf.has_shape(c.char)) for c in found[:MOST_FOUND])
        return Found(shown, len(found))

    def look_alikes(self, char: str) -> tuple[Listed, ...]:
        """Return what a character is easily taken for, the likest first.

        Raises:
            OutsideError: ``characters.unreadable``.
        """
        index = self._opened()
        return tuple(
            Listed(other, self._shelf.has_shape(other.char), likeness)
            for other, likeness in index.look_alikes(char)[:MOST_ALIKE]
        )

    def _opened(self) -> CharacterIndex:
        if self._index is None:
            self._index = CharacterIndex(self._shelf.characters())
        return self._index
