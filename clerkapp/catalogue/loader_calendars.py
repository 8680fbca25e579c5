# SPDX-License-Identifier: Apache-2.0
"""Reads the years of ``forms/calendars/``: days off and make-up working days.

A year that says it is published must hold a day off for every public holiday, so that a table of
which a part was lost on the way is refused instead of counted with.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerkapp.catalogue.reading import Entry, file_entry, iso_day
from clerkapp.catalogue.sources import CatalogueError, Findings, open_source
from clerkapp.domain.deadlines import HolidayTable, HolidayYear

FOLDER = "calendars"
_KEYS = ("year", "source", "published", "holidays", "working_days")
_YEAR = re.compile(r"[12][0-9]{3}")
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class _Festival:
    """A public holiday and the month and day between which some day off of it always lies.

    The span reaches beyond the festival itself: one on a weekend may be made up for after it, and
    who writes the file may leave the weekend out.
    """

    name: str
    first: tuple[int, int]
    last: tuple[int, int]
    since: int = 1999


# 全国年节及纪念日放假办法 Art. 2; Qingming, Dragon Boat and Mid-Autumn were added for 2008.
_DRAGON_BOAT = _Festival("端午节", (5, 27), (6, 28), since=2008)
_FESTIVALS = (
    _Festival("元旦", (1, 1), (1, 3)),
    _Festival("春节", (1, 20), (2, 24)),
    _Festival("清明节", (4, 2), (4, 8), since=2008),
    _Festival("劳动节", (5, 1), (5, 5)),
    _DRAGON_BOAT,
    _Festival("国庆节", (10, 1), (10, 7)),
)
_MID_AUTUMN = _Festival("中秋节", (9, 6), (9, 30), since=2008)
# Mid-Autumn comes 97 to 100 days after Dragon Boat, a leap month aside, and a leap month lies
# between them only where Dragon Boat falls in May: days off that begin here mean September.
_DRAGON_BOAT_BEFORE_SEPTEMBER = ((6, 4), (6, 18))


def load_holidays(folder: Path, findings: Findings, own: Path | None = None) -> HolidayTable:
    """Read the years whose notices are at hand.

    Args:
        folder: The definitions.
        findings: Where problems are written down.
        own: What the office has added; its year takes the place of the shipped one.
    """
    years: dict[int, HolidayYear] = {}
    paths = [(path, folder) for path in _files(folder)]
    paths += [] if own is None else [(path, own.parent) for path in _files(own)]
    named = {int(path.stem) for path, _ in paths if _YEAR.fullmatch(path.stem)}
    for path, base in paths:
        source = open_source(base, path, findings)
        if source is None:
            continue
        entry = file_entry(source, "calendar", _KEYS)
        year = _year(entry, path.stem)
        if year is not None:
            _check_gap(entry, year.year, named)
            years[year.year] = year
    return HolidayTable(tuple(years[number] for number in sorted(years)))


def _files(folder: Path) -> list[Path]:
    return sorted((folder / FOLDER).glob("*.yaml"))


def read_calendar(path: Path, known: HolidayTable) -> HolidayYear:
    """Read a file of one further year, whatever it is called.

    Args:
        path: The file.
        known: The years at hand, which the new one must join.

    Raises:
        CatalogueError: One line per problem, as ``file:line: what; what to write instead``.
        OSError: The file cannot be read.
    """
    findings = Findings()
    year: HolidayYear | None = None
    source = open_source(path.parent, path, findings)
    if source is not None:
        entry = file_entry(source, "calendar", _KEYS)
        year = _year(entry)
        if year is not None:
            _check_gap(entry, year.year, {each.year for each in known.years})
    if findings.problems or year is None:
        raise CatalogueError(findings.sorted())
    return year


def _year(entry: Entry, stem: str | None = None) -> HolidayYear | None:
    """Return a year, or None when it cannot be told which; a file in a folder is named after it."""
    written = entry.text("year", example=stem or "2027")
    if written and stem is not None and written != stem:
        entry.problem("year", f"year {written} is not the file's", f"write {stem}")
        return None
    if _YEAR.fullmatch(written) is None:
        if written:
            entry.problem("year", f"'{written}' is no year", "write four digits such as 2027")
        return None
    seen: dict[date, str] = {}
    days = {key: _days(entry, key, written, seen) for key in ("holidays", "working_days")}
    year = HolidayYear(
        year=int(written),
        source=entry.text("source", example="国务院办公厅…通知"),
        holidays=frozenset(days["holidays"]),
        working_days=frozenset(days["working_days"]),
        published=entry.flag("published", True),
    )
    # A day refused above would be missed here once more.
    if year.published and not entry.source.findings.of(entry.source.file):
        _check_whole(entry, year)
    return year


def _days(entry: Entry, key: str, year: str, seen: dict[date, str]) -> Sequence[date]:
    found: list[date] = []
    for written, node in entry.list_of_texts(key):
        day = iso_day(written)
        problem = _wrong_day(written, day, year, seen) or _idle_make_up(key, day)
        if problem is not None:
            entry.source.problem(node, *problem)
        elif day is not None:
            seen[day] = key
            found.append(day)
    return found


def _wrong_day(
    written: str, day: date | None, year: str, seen: Mapping[date, str]
) -> tuple[str, str] | None:
    if day is None:
        return f"'{written}' is no date", "write a day that exists as YYYY-MM-DD"
    if str(day.year) != year:
        return f"{day} does not lie in {year}", f"move it to {day.year}.yaml"
    if day in seen:
        return f"{day} stands already under {seen[day]}", "keep it once"
    return None


def _idle_make_up(key: str, day: date | None) -> tuple[str, str] | None:
    if key == "working_days" and day is not None and day.weekday() < _SATURDAY:
        return f"{day} is no Saturday or Sunday", "take it out: offices work on it anyway"
    return None


def _check_whole(entry: Entry, year: HolidayYear) -> None:
    """Say which public holidays have no day off in a published year."""
    for festival in _FESTIVALS:
        _check_festival(entry, year, festival)
    dragon_boat = _days_off(year, _DRAGON_BOAT)
    first, last = (date(year.year, *day) for day in _DRAGON_BOAT_BEFORE_SEPTEMBER)
    if dragon_boat and first <= dragon_boat[0] <= last:
        _check_festival(entry, year, _MID_AUTUMN)


def _check_festival(entry: Entry, year: HolidayYear, festival: _Festival) -> None:
    if year.year < festival.since or _days_off(year, festival):
        return
    first, last = date(year.year, *festival.first), date(year.year, *festival.last)
    entry.problem(
        "holidays",
        f"no day off from {first} to {last}, where {festival.name} lies",
        f"add the days off of {festival.name}, or write 'published: false' until they are known",
    )


def _days_off(year: HolidayYear, festival: _Festival) -> list[date]:
    """Return the days off in a festival's span, in their order."""
    first, last = date(year.year, *festival.first), date(year.year, *festival.last)
    return sorted(day for day in year.holidays if first <= day <= last)


def _check_gap(entry: Entry, year: int, years: Collection[int]) -> None:
    """Say where the year before is missing though earlier ones are there."""
    if year - 1 not in years and any(other < year for other in years):
        entry.problem("year", f"no calendar for {year - 1}", f"add calendars/{year - 1}.yaml first")
