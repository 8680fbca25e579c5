# SPDX-License-Identifier: Apache-2.0
"""The table of characters with its ways in: parts, readings, strokes, code points, likeness.

Words may be mixed: parts (土口), pinyin of the character or of a part (``tu kou``), the number of
strokes (``6``), a code point (``U+20BB7``); a pasted character is its own largest part.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from clerkapp.domain.characters import FORMS, Character, parts_of, toneless
from clerkapp.domain.private_use import standardised

_TOLERANCE = 1
"""Strokes by which tables count a part differently inside a character (艹 3 or 4)."""

_COMMON_PART = 2
"""Up to this level a character is taken for what a reading means as a part."""

_LONGEST_READING = 6

_LONGEST_WORDS = 60
"""What is pasted beyond it means no character."""

_SHAPES = frozenset("".join(FORMS.values()))

_CODE_POINT = re.compile(r"[Uu]\+([0-9A-Fa-f]{4,6})|(?=[A-Fa-f]*[0-9])([0-9A-Fa-f]{4,6})")
_LATIN = re.compile(r"[a-z\u00c0-\u024f\u0300-\u036f\u1e00-\u1eff]+[1-5]?", re.IGNORECASE)
_STROKES = re.compile(r"[0-9]{1,2}")


class Resemblance(StrEnum):
    """Why a character is shown beside another."""

    VARIANT = "variant"
    SIMILAR = "similar"


@dataclass(frozen=True, slots=True)
class Query:
    """What was typed, taken apart.

    Attributes:
        parts: Characters with the number of times they are wanted.
        sounds: Readings without tones, with the number of times.
        strokes: Strokes of the whole character, 0 for any.
        sequence: The whole text, where it may be a description sequence (⿱土口).
        code: The character of a code point, or empty.
    """

    parts: Mapping[str, int]
    sounds: Mapping[str, int]
    strokes: int = 0
    sequence: str = ""
    code: str = ""


class CharacterIndex:
    """The table with its ways in."""

    def __init__(self, characters: Iterable[Character]) -> None:
        self._known = {character.char: character for character in characters}
        self._parents: dict[str, list[str]] = defaultdict(list)
        self._read: dict[str, list[str]] = defaultdict(list)
        for char, character in self._known.items():
            for part in {p for sequence in character.sequences for p in parts_of(sequence)}:
                self._parents[part].append(char)
            for sound in {toneless(reading) for reading in character.readings}:
                self._read[sound].append(char)

    # -- what was typed ------------------------------------------------------------------------

    def query(self, text: str) -> Query:
        """Take apart what was typed; marks between the words mean nothing."""
        text = standardised(text.strip())[:_LONGEST_WORDS]
        parts: Counter[str] = Counter()
        sounds: Counter[str] = Counter()
        strokes = 0
        code = _CODE_POINT.fullmatch(text)
        if code is not None:
            number = int(code[1] or code[2], 16)
            return Query({}, {}, code=chr(number) if number <= 0x10FFFF else "")
        place = 0
        while place < len(text):
            latin, digits = _LATIN.match(text, place), _STROKES.match(text, place)
            if latin is not None:
                sounds.update(self._syllables(toneless(latin[0])))
            elif digits is not None:
                strokes = int(digits[0])
            elif text[place] in self._known or text[place] in self._parents:
                parts[text[place]] += 1
            word = latin or digits
            place = word.end() if word is not None else place + 1
        return Query(parts, sounds, strokes, text)

    def _syllables(self, letters: str) -> list[str]:
        """Part letters that were typed in one go into readings, the longest first."""
        ways: dict[int, list[str]] = {len(letters): []}
        for start in range(len(letters) - 1, -1, -1):
            for end in range(min(len(letters), start + _LONGEST_READING), start, -1):
                if end in ways and letters[start:end] in self._read:
                    ways[start] = [letters[start:end], *ways[end]]
                    break
        return ways.get(0, [letters])

    # -- finding -------------------------------------------------------------------------------

    def find(self, query: Query) -> list[Character]:
        """Return everything that answers a query, best first."""
        if query.code:
            known = self._known.get(standardised(query.code))
            return [] if known is None else [known]
        found = [self._known[char] for char in self._candidates(query)]
        wanted = sum(self._strokes(part) * count for part, count in query.parts.items())
        fitting = [
            character
            for character in found
            if character.strokes >= wanted - _TOLERANCE and query.strokes in (0, character.strokes)
        ]
        made = dict.fromkeys(self._variants_made_of(query))
        first = [character for character in made if character not in fitting]
        return first + sorted(fitting, key=lambda c: self._rank(query, wanted, c))

    def _candidates(self, query: Query) -> set[str]:
        sets = [self._holding(FORMS.get(p, p), count) for p, count in query.parts.items()]
        for sound, count in query.sounds.items():
            own = set(self._read.get(sound, ())) if count == 1 else set[str]()
            sets.append(own | self._holding(self._heard(sound), count))
        found = sets.pop() if sets else set[str]()
        for other in sets:
            found &= other
        return found

    def _rank(self, query: Query, wanted: int, character: Character) -> tuple[int, ...]:
        """Order by how little a character holds beyond the parts, then by how common it is.

        Where only pinyin was typed, characters that are read so come before those with such a part.
        """
        if query.parts:
            first = (query.sequence not in character.sequences, abs(character.strokes - wanted))
        else:
            heard = {toneless(reading) for reading in character.readings}
            first = (heard.isdisjoint(query.sounds), character.level)
        return (*first, character.level, character.strokes, ord(character.char))

    def _variants_made_of(self, query: Query) -> list[Character]:
        """Return 𠮷 for 吉土口: a variant of one part that is made of the others."""
        if len(query.parts) < 2 or query.sounds:
            return []
        found: list[Character] = []
        for part in query.parts:
            others = {p: n for p, n in query.parts.items() if p != part}
            made = self._candidates(Query(others, {}))
            known = self._known.get(part)
            variants = known.variants if known is not None else ""
            found += [self._known[char] for char in variants if char in made]
        return found

    def _strokes(self, part: str) -> int:
        known = self._known.get(part)
        forms = [self._known[form] for form in FORMS.get(part, "") if form in self._known]
        counts = [character.strokes for character in ([known] if known else []) + forms]
        return min(counts, default=1)

    def _heard(self, sound: str) -> str:
        """Return the common characters whose first reading is a sound, with their forms."""
        common = [
            char
            for char in self._read.get(sound, ())
            if (self._known[char].level <= _COMMON_PART or char in _SHAPES)
            and toneless(self._known[char].readings[0]) == sound
        ]
        return "".join(FORMS.get(char, char) for char in common)

    def _holding(self, forms: str, count: int) -> set[str]:
        """Return the characters in which any of these forms stands so many times at any depth."""
        reached = set(forms) & (self._known.keys() | self._parents.keys())
        waiting = list(reached)
        while waiting:
            for parent in self._parents.get(waiting.pop(), ()):
                if parent not in reached:
                    reached.add(parent)
                    waiting.append(parent)
        if count == 1:
            return {char for char in reached if char in self._known}
        times: dict[str, int] = {}
        return {c for c in reached if c in self._known and self._times(c, forms, times) >= count}

    def _times(self, char: str, forms: str, times: dict[str, int]) -> int:
        """Return how often any of these forms stands in a character."""
        if char in forms:
            return 1
        if char not in times:
            times[char] = 0
            known = self._known.get(char)
            for sequence in known.sequences if known is not None else ():
                inside = sum(self._times(part, forms, times) for part in parts_of(sequence))
                times[char] = max(times[char], inside)
        return times[char]

    # -- looking alike -------------------------------------------------------------------------

    def look_alikes(self, char: str) -> list[tuple[Character, Resemblance]]:
        """Return what a character is easily taken for, the likest first."""
        known = self._known.get(char)
        if known is None:
            return []
        variants = [self._known[other] for other in known.variants if other in self._known]
        variants.sort(key=lambda other: (abs(other.strokes - known.strokes), other.level))
        similar: dict[str, int] = {}
        for other, difference in self._differing_in_one_part(known):
            if other != char and other not in known.variants:
                similar[other] = min(difference, similar.get(other, difference))
        ranked = sorted(similar, key=lambda c: (similar[c], self._known[c].level, c))
        return [(other, Resemblance.VARIANT) for other in variants] + [
            (self._known[other], Resemblance.SIMILAR) for other in ranked
        ]

    def _differing_in_one_part(self, known: Character) -> Iterator[tuple[str, int]]:
        """Return characters that share all but one part with another, and how far that one is."""
        if not known.sequences:
            return
        sequence = known.sequences[0]
        parts = parts_of(sequence)
        near = {other for part in set(parts) for other in self._parents.get(part, ())}
        for other in near:
            for theirs in self._known[other].sequences:
                difference = self._difference(sequence, parts, theirs)
                if difference is not None:
                    yield other, difference

    def _difference(self, sequence: str, parts: tuple[str, ...], theirs: str) -> int | None:
        others = parts_of(theirs)
        if len(others) != len(parts) or len(parts) < 2:
            return None
        if sorted(others) == sorted(parts):
            return 0
        differing = [(a, b) for a, b in zip(parts, others, strict=True) if a != b]
        if len(differing) != 1 or theirs[0] != sequence[0]:
            return None
        mine, other = (self._known.get(part) for part in differing[0])
        if mine is None or other is None:
            return None
        if other.char in mine.variants:
            return 1
        apart = abs(mine.strokes - other.strokes)
        if apart > 1:
            return None
        return apart + 2 if _share_a_part(mine, other) else apart + 4


def _share_a_part(one: Character, other: Character) -> bool:
    """Say whether two parts have a part in common, such as 土 and 士."""
    return not _inside(one).isdisjoint(_inside(other))


def _inside(character: Character) -> set[str]:
    return {character.char, *(p for s in character.sequences for p in parts_of(s))}
