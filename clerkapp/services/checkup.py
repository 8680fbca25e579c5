# SPDX-License-Identifier: Apache-2.0
"""What the doctor says: one finding per part of the counter, with what to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import DayOfYear
from clerkapp.catalogue.definitions import Text
from clerkapp.catalogue.sources import DefinitionProblem
from clerkapp.domain.han import HanCoverage
from clerkapp.domain.problems import NO_PARAMS, OutsideError

LEAST_FREE_MB = 500
"""Below this the store may soon refuse to save."""

NOTICE_MONTH = 11
"""The State Council publishes next year's holidays in November."""

ENROLMENT_YEARS = "enrolment_years"
"""Code list of the insurance years that an enrolment may be for; each code is the year."""

SEASON_FROM = "season_from"
"""Parameter: the day of the year from which enrolments for the next year are taken (MM-DD)."""

YEARS_AHEAD = timedelta(days=60)
"""So long before the list of insurance years runs out the doctor asks for the next one."""

_FONT_TROUBLES: Mapping[str, str] = MappingProxyType(
    {
        "print.font_unreadable": "own_fonts.unreadable",
        "print.font_outlines": "own_fonts.outlines",
    }
)

MARK = Text("；", "; ")
"""Between the names of a list."""


class Health(StrEnum):
    """Good, worth looking at, or wrong."""

    GOOD = "good"
    WARNING = "warning"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found on one part; its sentence is looked up by part and health."""

    part: str
    health: Health
    params: Mapping[str, str] = field(default_factory=lambda: NO_PARAMS)


def holiday_finding(catalogue: Catalogue, today: date) -> Finding:
    """Say whether the holiday table reaches far enough; from November on, into next year."""
    years = {year.year for year in catalogue.holidays.years if year.published}
    wanted = today.year + (today.month >= NOTICE_MONTH)
    params = {"last": str(max(years, default=0)), "wanted": str(wanted)}
    return Finding("holidays", Health.GOOD if wanted in years else Health.WARNING, params)


def enrolment_years_findings(catalogue: Catalogue, today: date) -> tuple[Finding, ...]:
    """Say from which day the list of insurance years will lack one; nothing where none is used."""
    listed = catalogue.choices.get(ENROLMENT_YEARS)
    opens = catalogue.parameters_on(today).get(SEASON_FROM, "")
    if listed is None or not opens:
        return ()
    last = max((int(each.code) for each in listed.entries if each.code.isdecimal()), default=0)
    if not last:
        return ()
    month, day = DayOfYear(parameter=SEASON_FROM).resolve({SEASON_FROM: opens})
    ends = date(last, month, day)
    params = {"last": str(last), "wanted": str(last + 1), "day": ends.isoformat()}
    health = Health.GOOD if today + YEARS_AHEAD < ends else Health.WARNING
    return (Finding("enrolment_years", health, params),)


def disk_finding(free_mb: int) -> Finding:
    """Say whether the disk has room."""
    health = Health.GOOD if free_mb >= LEAST_FREE_MB else Health.WRONG
    return Finding("disk", health, {"free": str(free_mb), "least": str(LEAST_FREE_MB)})


def printer_finding(ready: tuple[str, ...], stopped: tuple[str, ...]) -> Finding:
    """Say whether a printer prints; without one, papers can be saved as PDF."""
    if ready:
        return Finding("printer", Health.GOOD, {"names": "、".join(ready)})
    if stopped:
        return Finding("printer.stopped", Health.WARNING, {"names": "、".join(stopped)})
    return Finding("printer", Health.WARNING)


def rare_character_finding(coverage: HanCoverage) -> Finding:
    """Say which level of GB 18030-2022 the fonts reach, and what they lack."""
    params = {"level": str(coverage.level)}
    if not coverage.missing:
        return Finding("fonts", Health.GOOD, params | {"count": str(coverage.count)})
    blocks = "、".join(f"{name} {count}" for name, count in coverage.missing)
    lacking = {
        "missing": str(coverage.missing_count),
        "blocks": blocks,
        "first": f"U+{ord(coverage.first_missing):04X}",
    }
    return Finding("fonts", Health.WARNING, params | lacking)


def weight_findings(refused: tuple[OutsideError, ...]) -> tuple[Finding, ...]:
    """Name the weight of the program's font in whose place the other one is printed."""
    return tuple(Finding("font_weight", Health.WRONG, error.params) for error in refused)


def own_font_findings(
    usable: tuple[str, ...], refused: tuple[OutsideError, ...]
) -> tuple[Finding, ...]:
    """Name the fonts that the office added, and each that cannot be used; nothing without any."""
    names = [Finding("own_fonts", Health.GOOD, {"names": "、".join(usable)})] if usable else []
    wrong = [Finding(_FONT_TROUBLES[error.code], Health.WARNING, error.params) for error in refused]
    return (*names, *wrong)


def store_finding(*, is_new: bool, slots: int) -> Finding:
    """Say whether a store exists and who can open it."""
    if is_new:
        return Finding("store", Health.WARNING)
    return Finding("store", Health.GOOD, {"clerks": str(slots)})


def definitions_finding(catalogue: Catalogue, wrong: tuple[DefinitionProblem, ...]) -> Finding:
    """Say whether the definitions of today are used."""
    if wrong:
        return Finding("forms", Health.WRONG, {"count": str(len(wrong)), "first": str(wrong[0])})
    return Finding("forms", Health.GOOD, {"items": str(len({i.code for i in catalogue.items}))})


def regions_finding(catalogue: Catalogue) -> Finding:
    """Name the regions that have values of their own; elsewhere the national defaults hold."""
    codes = "、".join(sorted(catalogue.regional))
    return Finding("regions", Health.GOOD if codes else Health.WARNING, {"codes": codes})


def unverified_finding(catalogue: Catalogue, today: date, language: str) -> Finding:
    """Name the local values that nobody has verified yet (待核实)."""
    values = [(each.meaning, each.on(today)) for each in catalogue.parameters.values()]
    open_ones = [(meaning, value) for meaning, value in values if value and not value.verified]
    if not open_ones:
        return Finding("parameters", Health.GOOD)
    params = {
        "count": str(len(open_ones)),
        # The meanings hold commas of their own.
        "names": MARK.in_language(language).join(m.in_language(language) for m, _ in open_ones),
        "checked": min(value.checked_on for _, value in open_ones).isoformat(),
    }
    return Finding("parameters", Health.WARNING, params)
