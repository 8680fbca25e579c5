# SPDX-License-Identifier: Apache-2.0
"""Column types over TEXT, INTEGER and BLOB, the three that STRICT tables and we both know."""

import json
import zlib
from abc import ABC, abstractmethod
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Generic, TypeVar

from sqlalchemy import Integer, LargeBinary, Text
from sqlalchemy.engine import Dialect
from sqlalchemy.types import TypeDecorator

from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.signature import Point, Stroke

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


class _Converted(TypeDecorator[T], ABC, Generic[T]):
    """A value that is written as one of the three kinds; None stays NULL."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: T | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """Write a value."""
        return None if value is None else self.written(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> T | None:  # noqa: ARG002
        """Read a value."""
        return None if value is None else self.read(value)

    @abstractmethod
    def written(self, value: T) -> str | int | bytes:
        """Return what the column holds for a value."""

    @abstractmethod
    def read(self, kept: Any) -> T:
        """Return the value for what the column holds."""


class Day(_Converted[date]):
    """A calendar day, as ISO text."""

    cache_ok = True

    def written(self, value: date) -> str:
        """Return the ISO text."""
        return value.isoformat()

    def read(self, kept: str) -> date:
        """Return the day."""
        return date.fromisoformat(kept)


class Moment(_Converted[datetime]):
    """An aware time with its offset, as ISO text, so that it reads back as it was written."""

    cache_ok = True

    def written(self, value: datetime) -> str:
        """Return the ISO text.

        Raises:
            ValueError: The time is naive.
        """
        if value.tzinfo is None:
            raise ValueError("a time without offset cannot be stored")
        return value.isoformat()

    def read(self, kept: str) -> datetime:
        """Return the time."""
        return datetime.fromisoformat(kept)


class YesNo(_Converted[bool]):
    """A truth value, as 0 or 1."""

    impl = Integer
    cache_ok = True

    def written(self, value: bool) -> int:
        """Return 0 or 1."""
        return int(value)

    def read(self, kept: int) -> bool:
        """Return the truth value."""
        return bool(kept)


class WordOf(_Converted[Word], Generic[Word]):
    """One word of a closed list."""

    cache_ok = True

    def __init__(self, words: type[Word]) -> None:
        """Take the list."""
        super().__init__()
        self.words = words

    def written(self, value: Word) -> str:
        """Return the word."""
        return value.value

    def read(self, kept: str) -> Word:
        """Return the word as a member of its list."""
        return self.words(kept)


class NumberText(_Converted[CaseNumber]):
    """A case number, as its 24 digits."""

    cache_ok = True

    def written(self, value: CaseNumber) -> str:
        """Return the digits."""
        return value.digits

    def read(self, kept: str) -> CaseNumber:
        """Return the number."""
        return CaseNumber(kept)


class Answers(_Converted[Mapping[str, str]]):
    """Answers that belong together and are never asked for one by one, as JSON."""

    cache_ok = True

    def written(self, value: Mapping[str, str]) -> str:
        """Return the JSON text."""
        return json.dumps(dict(value), ensure_ascii=False, separators=(",", ":"))

    def read(self, kept: str) -> Mapping[str, str]:
        """Return the answers."""
        return MappingProxyType(json.loads(kept))


class Names(_Converted[tuple[str, ...]]):
    """A short list of texts, as JSON."""

    cache_ok = True

    def written(self, value: tuple[str, ...]) -> str:
        """Return the JSON text."""
        return json.dumps(value, ensure_ascii=False)

    def read(self, kept: str) -> tuple[str, ...]:
        """Return the texts."""
        return tuple(json.loads(kept))


class Strokes(_Converted[tuple[Stroke, ...]]):
    """Pen strokes, as compressed JSON: thousands of points that only the drawing reads."""

    impl = LargeBinary
    cache_ok = True

    def written(self, value: tuple[Stroke, ...]) -> bytes:
        """Return the bytes; no strokes are no bytes."""
        if not value:
            return b""
        said = [[(p.x, p.y, p.t, p.pressure) for p in stroke] for stroke in value]
        return zlib.compress(json.dumps(said, separators=(",", ":")).encode())

    def read(self, kept: bytes) -> tuple[Stroke, ...]:
        """Return the strokes."""
        if not kept:
            return ()
        said = json.loads(zlib.decompress(kept))
        return tuple(tuple(Point(*point) for point in stroke) for stroke in said)
