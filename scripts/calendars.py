# SPDX-License-Identifier: Apache-2.0
"""Writes ``forms/calendars/`` from the package chinesecalendar, one file a year.

A new version of the package, which follows each notice of the State Council, seeds the next year:
``python -m scripts.calendars``. A file that names its notice keeps the name.
"""

import argparse
from collections.abc import Iterator
from datetime import date
from importlib.metadata import version
from pathlib import Path

import yaml
from chinese_calendar.constants import Holiday, holidays, workdays

CALENDARS = Path(__file__).resolve().parents[1] / "forms" / "calendars"
HEADINGS = {
    Holiday.new_years_day: "元旦",
    Holiday.spring_festival: "春节",
    Holiday.tomb_sweeping_day: "清明节",
    Holiday.labour_day: "劳动节",
    Holiday.dragon_boat_festival: "端午节",
    Holiday.mid_autumn_festival: "中秋节",
    Holiday.national_day: "国庆节",
    Holiday.anti_fascist_70th_day: "抗战胜利70周年纪念日",
}
_SATURDAY = 5
_FILE = """\
# SPDX-License-Identifier: Apache-2.0
# Days off and make-up working days of {year}; a new year is a new file.
year: {year}
source: {source}
published: true
holidays:
{holidays}
working_days:
{working_days}
"""


def years() -> tuple[int, ...]:
    """Return the years that the package knows."""
    return tuple(sorted({day.year for day in holidays}))


def written(year: int, source: str) -> str:
    """Return the file of one year."""
    return _FILE.format(
        year=year,
        source=source,
        holidays="\n".join(_off_lines(year)),
        working_days="\n".join(f"  - {day}" for day in sorted(workdays) if day.year == year),
    )


def _off_lines(year: int) -> Iterator[str]:
    for run in _runs([day for day in sorted(holidays) if day.year == year]):
        names = dict.fromkeys(HEADINGS[Holiday(holidays[day])] for day in run if day in holidays)
        yield f"  # {'、'.join(names)}"
        yield from (f"  - {day}" for day in run)


def _runs(days: list[date]) -> Iterator[list[date]]:
    """Part days into runs; a weekend inside a holiday joins it where the package left it out."""
    run: list[date] = []
    for day in days:
        between = _between(run[-1], day) if run else []
        if run and not all(_is_free_weekend(each) for each in between):
            yield run
            run, between = [], []
        run += [*between, day]
    yield run


def _between(first: date, last: date) -> list[date]:
    return [date.fromordinal(day) for day in range(first.toordinal() + 1, last.toordinal())]


def _is_free_weekend(day: date) -> bool:
    return day.weekday() >= _SATURDAY and day not in workdays


def source_of(path: Path) -> str:
    """Return the notice that a file names already, else the package."""
    if path.exists():
        return str(yaml.safe_load(path.read_text(encoding="utf-8"))["source"])
    return f"chinesecalendar {version('chinesecalendar')}，据国务院办公厅通知"


def main() -> None:
    """Write every year."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=CALENDARS, metavar="DIR")
    folder: Path = parser.parse_args().out
    for year in years():
        path = folder / f"{year}.yaml"
        path.write_text(written(year, source_of(path)), encoding="utf-8")


if __name__ == "__main__":
    main()
