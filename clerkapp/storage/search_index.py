# SPDX-License-Identifier: Apache-2.0
"""What a case is found by: the index rows of a case, and the ranges that typed words ask for.

Every question becomes a range of one B-tree, because SQLite's trigram index finds no Chinese
pattern of one or two characters. Numbers are kept backwards, so that their last digits are a
prefix; names are kept from every character on, so that any part of them is one.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from clerkapp.domain.case import Case
from clerkapp.domain.identity.text import normalise_number
from clerkapp.domain.numbers import parse_short
from clerkapp.domain.private_use import standardised
from clerkapp.domain.problems import ClerkError
from clerkapp.storage.initials import Initials

NAME_FIELD = "applicant.name"
DOCUMENT_FIELD = "applicant.document_number"

_NAMES = ".name"
_NUMBERS = (".document_number", ".mobile", ".phone")

# 5,000 characters in a name are kept as an answer, but not found by their 4,000th.
_LONGEST_KEY = 24
_MOST_PARTS = 50
_WILDCARDS = "?？"
_ABOVE_ALL = "\U0010ffff"

BACKWARDS = "number"
NAME = "name"
SPELT = "initials"

Key = tuple[str, str, int]
"""Kind, key, and the place in the name at which the key begins."""


@dataclass(frozen=True, slots=True)
class Range:
    """Index rows to look at.

    Attributes:
        kind: Kind of key.
        low: First key.
        high: Key after the last.
        skip: Characters of the name that stand before the key, at least.
        like: Pattern that the key must meet, or empty.
    """

    kind: str
    low: str
    high: str
    skip: int = 0
    like: str = ""


def keys_of(case: Case, initials: Initials) -> frozenset[Key]:
    """Return all index rows of a case."""
    keys = set(_name_keys(case.answers, initials))
    for number in _numbers_of(case):
        keys.add((BACKWARDS, number[::-1][:_LONGEST_KEY], 0))
    return frozenset(keys)


def searched_answers(answers: Mapping[str, str]) -> dict[str, str]:
    """Return the answers on which index rows depend."""
    return {
        field: value
        for field, value in answers.items()
        if value and field.endswith((_NAMES, *_NUMBERS))
    }


def ranges_for(words: str) -> tuple[Range, ...]:
    """Return the ranges that answer what was typed or scanned; none for no words."""
    number = normalise_number(words)
    if number.isascii() and number.isalnum():
        if any(char.isdigit() for char in number):
            return tuple(_number_ranges(words, number))
        return (_prefix(SPELT, number.lower()), _prefix(NAME, number.lower()))
    pattern = _name_range(words)
    return () if pattern is None else (pattern,)


def _number_ranges(words: str, number: str) -> Iterator[Range]:
    yield _prefix(BACKWARDS, number[::-1])
    try:
        short = normalise_number(parse_short(words))
    except ClerkError:
        return
    if short != number:
        yield _prefix(BACKWARDS, short[::-1])


def _name_range(words: str) -> Range | None:
    """Return the range for part of a name in which ``?`` stands for one unknown character."""
    pattern = _name_key(words, keep=_WILDCARDS).replace("？", "?")
    known = pattern.lstrip("?")
    if not known:
        return None
    skip = len(pattern) - len(known)
    literal = known.split("?", 1)[0]
    found = _prefix(NAME, literal)
    like = "" if literal == known else _like(known[:_LONGEST_KEY])
    return Range(NAME, found.low, found.high, skip, like)


def _like(pattern: str) -> str:
    escaped = pattern.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    return escaped.replace("?", "_") + "%"


def _prefix(kind: str, prefix: str) -> Range:
    cut = prefix[:_LONGEST_KEY]
    return Range(kind, cut, cut + _ABOVE_ALL)


def _name_keys(answers: Mapping[str, str], initials: Initials) -> Iterator[Key]:
    for field, value in answers.items():
        if not field.endswith(_NAMES):
            continue
        key = _name_key(value[: _MOST_PARTS + _LONGEST_KEY])
        for place in range(min(len(key), _MOST_PARTS)):
            yield NAME, key[place : place + _LONGEST_KEY], place
        for spelling in initials.of(key[:_LONGEST_KEY]):
            yield SPELT, spelling, 0


def _numbers_of(case: Case) -> Iterator[str]:
    if case.number is not None:
        yield case.number.digits
        yield normalise_number(case.number.short)
    for field, value in case.answers.items():
        if field.endswith(_NUMBERS):
            number = normalise_number(value)
            if number:
                yield number


def _name_key(name: str, keep: str = "") -> str:
    """Fold case and drop spaces and points: people type names without them.

    A private-use code of an old card is found as its standard character, and the other way round.
    """
    return "".join(
        char
        for char in standardised(name).casefold()
        if char in keep
        or unicodedata.category(char)[0] not in "ZPC"
        or unicodedata.category(char) in ("Co", "Cn")
    )
