# SPDX-License-Identifier: Apache-2.0
"""The command that takes over a year of holidays and settles the dates that waited for it."""

from pathlib import Path

from clerkapp.catalogue.loader_calendars import read_calendar
from clerkapp.cli.commands import DONE
from clerkapp.domain.problems import OutsideError
from clerkapp.presentation.dates import moved_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.calendars import recompute_provisional, take_over_calendar
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.ports import CalendarShelf


def calendar(desk: Desk, shelf: CalendarShelf, file: Path | None, words: Words) -> int:
    """Take a file over if one is given, and print one line per date that has changed."""
    if file is not None:
        desk = _with_year_of(file, desk, shelf, words)
    moved = recompute_provisional(desk)
    for each in moved:
        print(moved_sentence(words, item_of(desk, each.case), each))
    if not moved:
        print(words("cli.calendar.nothing_moved"))
    return DONE


def _with_year_of(file: Path, desk: Desk, shelf: CalendarShelf, words: Words) -> Desk:
    try:
        year = read_calendar(file, desk.catalogue.holidays)
        content = file.read_bytes()
    except OSError as error:
        raise OutsideError("file.cannot_read", file=str(file)) from error
    desk = take_over_calendar(desk, year, content, shelf)
    print(words("cli.calendar.kept", year=year.year, source=year.source))
    return desk
