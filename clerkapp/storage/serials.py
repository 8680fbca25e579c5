# SPDX-License-Identifier: Apache-2.0
"""High-water marks of running numbers, kept outside the database.

A restored backup brings an older database back, and a clock may be set back: each run (a day, or a
nature of letters in a year) goes on from the higher of its two marks, so no number repeats.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import cast

from clerkapp.storage.files import write_durably


class HighWaterMarks:
    """The marks in their file; what was raised is written when `save` is called."""

    def __init__(self, path: Path) -> None:
        """Take the file; it need not exist."""
        self._path = path
        self._raised: dict[str, int] = {}

    def next(self, run: str, last_in_database: int) -> int:
        """Return the number after the highest that any mark of a run knows, and raise the mark."""
        marks = {**_read(self._path), **self._raised}
        number = max(last_in_database, marks.get(run, 0)) + 1
        self._raised[run] = number
        return number

    def save(self) -> None:
        """Make raised marks durable, before the transaction that uses them is.

        Raises:
            OutsideError: ``store.disk_full``, ``store.cannot_write``, ``store.disk_failed``.
        """
        if not self._raised:
            return
        marks = {**_read(self._path), **self._raised}
        write_durably(self._path, json.dumps(marks, ensure_ascii=False, sort_keys=True).encode())
        self._raised = {}


def run_of_day(day: date) -> str:
    """Name the run of case numbers of a day."""
    return day.isoformat()


def run_of_letters(nature: str, year: int) -> str:
    """Name the run of letters of a nature in a year."""
    return f"{year} {nature}"


def _read(path: Path) -> Mapping[str, int]:
    """Read the marks; where the file is missing or damaged the database's own marks hold."""
    try:
        said = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(said, dict):
        return {}
    marks = cast("dict[str, object]", said)
    return {run: mark for run, mark in marks.items() if isinstance(mark, int)}
