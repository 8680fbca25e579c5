# SPDX-License-Identifier: Apache-2.0
"""Deadlines in working days, calendar days and months, from the official holiday table.

The day of the event is not counted (Civil Code Art. 201); a period that ends on a day off ends
on the next working day (Art. 203). A period in months ends on the day that bears the number of the
first, or with the month where it has no such day (Art. 202). Terms in working days leave out days
off (Administrative Licensing Law Art. 82).
"""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import MINYEAR, date, timedelta
from types import MappingProxyType

_ONE_DAY = timedelta(days=1)
_SATURDAY = 5
_MONTHS = 12
# Days off whatever the yearly notice says (Regulation on public holidays as amended 2024).
_FIXED_HOLIDAYS = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
# The notice of a year also moves days of the December before: for 2019 it made Saturday
# 2018-12-29 a working day and Monday 2018-12-31 a day off.
_NEXT_NOTICE_REACHES_BACK_TO = (12, 28)


@dataclass(frozen=True, slots=True)
class HolidayYear:
    """The days of one calendar year that are not as the week says.

    Attributes:
        year: Calendar year.
        source: The notice that the days are taken from.
        holidays: Days off, weekends within a holiday included.
        working_days: Saturdays and Sundays on which offices work (调休).
        published: Whether the notice has been published; else its days are a guess.
    """

    year: int
    source: str
    holidays: frozenset[date]
    working_days: frozenset[date]
    published: bool = True

    def __post_init__(self) -> None:
        """Refuse a day of another year and a day that is both on and off."""
        strangers = {day for day in self.holidays | self.working_days if day.year != self.year}
        if strangers:
            raise ValueError(f"not in {self.year}: {min(strangers)}")
        both = self.holidays & self.working_days
        if both:
            raise ValueError(f"day off and working day at once: {min(both)}")


@dataclass(frozen=True, slots=True)
class HolidayTable:
    """The years whose notices are at hand; other years have weekends and fixed days only."""

    years: tuple[HolidayYear, ...] = ()
    _by_number: Mapping[int, HolidayYear] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index the years: every field that a clerk leaves counts days over them."""
        by_number = MappingProxyType({year.year: year for year in self.years})
        object.__setattr__(self, "_by_number", by_number)

    def with_year(self, year: HolidayYear) -> "HolidayTable":
        """Return a table in which a year is added, or takes the place of the one that was there."""
        by_number = {**self._by_number, year.year: year}
        return HolidayTable(tuple(by_number[number] for number in sorted(by_number)))

    def is_working_day(self, day: date) -> bool:
        """Tell whether offices work on a day, as far as the table knows."""
        year = self._year_of(day.year)
        if year is not None:
            if day in year.working_days:
                return True
            if day in year.holidays:
                return False
        elif (day.month, day.day) in _FIXED_HOLIDAYS:
            return False
        return day.weekday() < _SATURDAY

    def is_settled(self, day: date) -> bool:
        """Tell whether no notice still to come can change the day."""
        if not self._is_published(day.year):
            return False
        if (day.month, day.day) < _NEXT_NOTICE_REACHES_BACK_TO:
            return True
        return self._is_published(day.year + 1)

    def _is_published(self, number: int) -> bool:
        year = self._year_of(number)
        return year is not None and year.published

    def _year_of(self, number: int) -> HolidayYear | None:
        return self._by_number.get(number)


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day on which a period ends; provisional (预计) until the year's notice is at hand."""

    on: date
    provisional: bool


def _refuse_negative(days: int) -> None:
    if days < 0:
        raise ValueError(f"a period has no negative length: {days}")


def add_working_days(start: date, days: int, table: HolidayTable) -> DueDate:
    """Give the day on which a period of working days ends.

    Args:
        start: Day of the event, not counted itself.
        days: Length in working days; 0 ends on the day of the event.
        table: Holiday table.
    """
    _refuse_negative(days)
    end, left, provisional = start, days, False
    while left:
        end += _ONE_DAY
        left -= table.is_working_day(end)
        provisional = provisional or not table.is_settled(end)
    return DueDate(end, provisional)


def add_calendar_days(start: date, days: int, table: HolidayTable) -> DueDate:
    """Give the day on which a period of calendar days ends, moved on from a day off.

    Args:
        start: Day of the event, not counted itself.
        days: Length in calendar days.
        table: Holiday table.
    """
    _refuse_negative(days)
    end = start + days * _ONE_DAY
    provisional = not table.is_settled(end)
    while not table.is_working_day(end):
        end += _ONE_DAY
        provisional = provisional or not table.is_settled(end)
    return DueDate(end, provisional)


def first_of_days_off(day: date, table: HolidayTable) -> date:
    """Give the first of the days off right before a day; the day itself if there are none.

    Whatever ended on one of them may still be done on the day (民法典 Art. 203).
    """
    while not table.is_working_day(day - _ONE_DAY):
        day -= _ONE_DAY
    return day


def lies_within_months(day: date, start: date, months: int) -> bool:
    """Tell whether a period of calendar months has not ended before a day.

    Args:
        day: The day to be judged; one before the period lies within it.
        start: Day of the event, not counted itself.
        months: Length in months; from 31 August six months end on the last of February.
    """
    _refuse_negative(months)
    # Months are compared, no date is made: no calendar holds the month after 9999-12, and every
    # day of a month that is too short comes before the number of the first.
    end = (start.year * _MONTHS + start.month + months, start.day)
    return (day.year * _MONTHS + day.month, day.day) <= end


def days_before(day: date, days: int) -> date:
    """Give the day so many days before another; the first of all days if there is none."""
    _refuse_negative(days)
    return day - days * _ONE_DAY if days < day.toordinal() else date.min


def months_before(day: date, months: int) -> date:
    """Give the day of the same number so many months before another, or that month's last day.

    It is the first of all days where no calendar holds an earlier one.
    """
    _refuse_negative(months)
    year, month = divmod(day.year * _MONTHS + day.month - 1 - months, _MONTHS)
    if year < MINYEAR:
        return date.min
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def working_days_between(start: date, end: date, table: HolidayTable) -> int:
    """Count the working days after one day up to and with another; negative when it is past."""
    if end < start:
        return -working_days_between(end, start, table)
    days = range(start.toordinal() + 1, end.toordinal() + 1)
    return sum(table.is_working_day(date.fromordinal(day)) for day in days)
