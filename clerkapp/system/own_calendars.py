# SPDX-License-Identifier: Apache-2.0
"""The years of holidays that the office has taken over; they lie with its data, not the program."""

import os
from pathlib import Path

from clerkapp.domain.problems import OutsideError


class OwnCalendars:
    """Fulfils ``services.ports.CalendarShelf`` with the folder ``calendars`` of the own forms."""

    def __init__(self, forms: Path) -> None:
        """Take the folder of the office's own definitions, which need not exist yet."""
        self._folder = forms / "calendars"

    def keep(self, year: int, content: bytes) -> None:
        """Keep the file of a year; after a power cut the old or the new one is there, whole.

        Raises:
            OutsideError: ``file.cannot_write``; the old file is untouched.
        """
        path = self._folder / f"{year}.yaml"
        fresh = path.with_name(path.name + ".new")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with fresh.open("wb") as stream:
                stream.write(content)
                stream.flush()
                os.fsync(stream.fileno())
            fresh.replace(path)
        except OSError as error:
            raise OutsideError("file.cannot_write", file=str(path)) from error
