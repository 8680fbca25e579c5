# SPDX-License-Identifier: Apache-2.0
"""The shipped holiday table, its script, and the reading of one further year."""

from datetime import date
from pathlib import Path

import pytest

from clerkapp.catalogue.loader import load_catalogue
from clerkapp.catalogue.loader_calendars import load_holidays, read_calendar
from clerkapp.catalogue.sources import CatalogueError, Findings
from clerkapp.domain.deadlines import HolidayTable
from scripts import calendars

FORMS = Path(__file__).resolve().parents[2] / "forms"
NEXT_YEAR = """\
year: 2027
source: 样例通知
holidays: [2027-01-01, 2027-02-05, 2027-02-06, 2027-04-05, 2027-05-01, 2027-06-09, 2027-09-15,
  2027-10-01]
working_days: [2027-02-07]
"""


def shipped() -> HolidayTable:
    findings = Findings()
    table = load_holidays(FORMS, findings)
    assert findings.problems == []
    return table


def calendar_in(folder: Path, text: str = NEXT_YEAR, name: str = "notice.yaml") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def problems_of(path: Path) -> list[str]:
    with pytest.raises(CatalogueError) as caught:
        read_calendar(path, shipped())
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize("year", calendars.years())
def test_the_script_writes_what_is_shipped(year: int) -> None:
    path = calendars.CALENDARS / f"{year}.yaml"
    shipped_text = path.read_text(encoding="utf-8")
    assert calendars.written(year, calendars.source_of(path)) == shipped_text


def test_a_year_without_a_file_is_written_with_the_package_as_its_source(tmp_path: Path) -> None:
    assert calendars.source_of(tmp_path / "2026.yaml").startswith("chinesecalendar 1.")


def test_a_further_year_is_read_whatever_its_file_is_called(tmp_path: Path) -> None:
    year = read_calendar(calendar_in(tmp_path), shipped())
    assert (year.year, year.source, year.published) == (2027, "样例通知", True)
    assert date(2027, 2, 7) in year.working_days


def test_a_further_year_must_follow_those_at_hand(tmp_path: Path) -> None:
    path = calendar_in(tmp_path, NEXT_YEAR.replace("2027", "2028"))
    problems = problems_of(path)
    assert "notice.yaml:1: no calendar for 2027; add calendars/2027.yaml first" in problems


def test_a_further_year_of_which_a_part_was_lost_is_refused(tmp_path: Path) -> None:
    cut = NEXT_YEAR.replace(" 2027-09-15,\n  2027-10-01]", "]")
    named = [
        line.split("where ")[1].split(" ")[0] for line in problems_of(calendar_in(tmp_path, cut))
    ]
    assert named == ["中秋节", "国庆节"]


def test_a_year_that_is_only_guessed_may_be_open(tmp_path: Path) -> None:
    guess = "year: 2027\nsource: 估计\npublished: false\nholidays: [2027-02-06]\nworking_days: []\n"
    assert not read_calendar(calendar_in(tmp_path, guess), shipped()).published


@pytest.mark.parametrize("text", ["", "- 2027-01-01\n", "holidays: []\n", "year: soon\n"])
def test_a_file_that_is_no_calendar_is_told_so(tmp_path: Path, text: str) -> None:
    assert problems_of(calendar_in(tmp_path, text))


def test_the_office_adds_a_year_and_corrects_one(tmp_path: Path) -> None:
    own = tmp_path / "forms"
    calendar_in(own / "calendars", name="2027.yaml")
    local = (FORMS / "calendars" / "2026.yaml").read_text(encoding="utf-8")
    closed = local.replace("  # 端午节", "  # 本地停办\n  - 2026-06-15\n  # 端午节")
    calendar_in(own / "calendars", closed, "2026.yaml")
    table = load_catalogue(FORMS, own).holidays
    assert [year.year for year in table.years][-2:] == [2026, 2027]
    assert not table.is_working_day(date(2026, 6, 15))
    assert shipped().is_working_day(date(2026, 6, 15))


def test_a_mistake_in_the_office_s_own_year_names_its_place(tmp_path: Path) -> None:
    own = tmp_path / "forms"
    calendar_in(own / "calendars", NEXT_YEAR.replace("2027-05-01", "2027-05-32"), "2027.yaml")
    with pytest.raises(CatalogueError, match=r"^forms/calendars/2027\.yaml:3: '2027-05-32'"):
        load_catalogue(FORMS, own)


def test_an_office_that_added_nothing_has_the_shipped_years(tmp_path: Path) -> None:
    assert load_catalogue(FORMS, tmp_path / "forms").holidays == shipped()
