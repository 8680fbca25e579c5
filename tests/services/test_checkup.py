# SPDX-License-Identifier: Apache-2.0
"""What the doctor finds: good, worth looking at, or wrong."""

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.sources import DefinitionProblem
from clerkapp.domain.han import han_coverage
from clerkapp.domain.problems import OutsideError
from clerkapp.services.checkup import (
    LEAST_FREE_MB,
    Health,
    definitions_finding,
    disk_finding,
    enrolment_years_findings,
    holiday_finding,
    own_font_findings,
    printer_finding,
    rare_character_finding,
    regions_finding,
    store_finding,
    unverified_finding,
)
from tests.counter import MORNING, shipped_catalogue

TODAY = MORNING.date()


@pytest.mark.parametrize(
    ("day", "health"),
    [
        (date(2026, 10, 31), Health.GOOD),
        (date(2026, 11, 1), Health.WARNING),
        (date(2027, 1, 1), Health.WARNING),
    ],
)
def test_next_years_holidays_are_missed_from_november_on(day: date, health: Health) -> None:
    found = holiday_finding(shipped_catalogue(), day)
    assert (found.health, found.params["last"]) == (health, "2026")


@pytest.mark.parametrize(
    ("division", "day", "health", "ends"),
    [
        ("", date(2026, 11, 28), Health.GOOD, "2027-09-01"),
        ("", date(2027, 7, 2), Health.GOOD, "2027-09-01"),
        ("", date(2027, 7, 3), Health.WARNING, "2027-09-01"),
        ("440305", date(2027, 7, 3), Health.GOOD, "2027-09-20"),
    ],
)
def test_the_next_insurance_year_is_asked_for_before_its_season_begins(
    division: str, day: date, health: Health, ends: str
) -> None:
    (found,) = enrolment_years_findings(shipped_catalogue().for_office(division), day)
    assert found.health is health
    assert found.params == {"last": "2027", "wanted": "2028", "day": ends}


def test_where_no_item_asks_for_the_year_nothing_is_said_of_it() -> None:
    without = replace(shipped_catalogue(), choices={})
    assert enrolment_years_findings(without, TODAY) == ()


def test_little_room_is_wrong() -> None:
    assert disk_finding(LEAST_FREE_MB).health is Health.GOOD
    assert disk_finding(LEAST_FREE_MB - 1).health is Health.WRONG


def test_a_stopped_printer_is_named_only_when_no_other_prints() -> None:
    assert printer_finding(("laser",), ("old",)).params == {"names": "laser"}
    stopped = printer_finding((), ("old",))
    assert (stopped.part, stopped.health) == ("printer.stopped", Health.WARNING)
    assert (printer_finding((), ()).part, printer_finding((), ()).params) == ("printer", {})


def test_the_level_that_the_fonts_reach_is_told_with_what_they_lack() -> None:
    whole = rare_character_finding(han_coverage(lambda _char: True))
    assert whole.health is Health.GOOD
    assert whole.params == {"level": "3", "count": "87887"}
    lacking = rare_character_finding(han_coverage(lambda char: char not in "𠀀𠀁𬺰"))
    assert lacking.health is Health.WARNING
    assert lacking.params == {
        "level": "2",
        "missing": "3",
        "blocks": "B 2、F 1",
        "first": "U+20000",
    }


def test_fonts_of_the_office_are_named_also_those_that_cannot_be_used() -> None:
    assert own_font_findings((), ()) == ()
    broken = OutsideError("print.font_unreadable", file="a.ttf")
    postscript = OutsideError("print.font_outlines", file="b.otf")
    used, unreadable, outlines = own_font_findings(("c.ttf", "d.ttf"), (broken, postscript))
    assert (used.part, used.health) == ("own_fonts", Health.GOOD)
    assert used.params == {"names": "c.ttf、d.ttf"}
    assert (unreadable.part, unreadable.params) == ("own_fonts.unreadable", {"file": "a.ttf"})
    assert (outlines.part, outlines.health) == ("own_fonts.outlines", Health.WARNING)


def test_a_store_that_is_not_there_yet_is_worth_a_word() -> None:
    assert store_finding(is_new=True, slots=0).health is Health.WARNING
    assert store_finding(is_new=False, slots=2).params == {"clerks": "2"}


@pytest.mark.parametrize(("language", "name"), [("zh", "制卡"), ("en", "card")])
def test_local_values_that_nobody_verified_are_named(language: str, name: str) -> None:
    catalogue = shipped_catalogue()
    found = unverified_finding(catalogue, TODAY, language)
    values = [each.on(TODAY) for each in catalogue.parameters.values()]
    assert found.health is Health.WARNING
    assert int(found.params["count"]) == sum(1 for v in values if v and not v.verified)
    assert name in found.params["names"]
    assert found.params["checked"] == "2026-11-22"


def test_verified_values_are_good() -> None:
    catalogue = shipped_catalogue()
    verified = {
        name: replace(each, values=tuple(replace(v, verified=True) for v in each.values))
        for name, each in catalogue.parameters.items()
    }
    found = unverified_finding(replace(catalogue, parameters=verified), TODAY, "zh")
    assert found.health is Health.GOOD


def test_regions_with_values_of_their_own_are_named() -> None:
    found = regions_finding(shipped_catalogue())
    assert found.health is Health.GOOD
    assert {"11", "4403"} <= set(found.params["codes"].split("、"))


def test_without_any_regional_values_the_national_defaults_are_said() -> None:
    assert regions_finding(replace(shipped_catalogue(), regional={})).health is Health.WARNING


def test_the_first_mistake_in_the_definitions_is_named() -> None:
    assert definitions_finding(shipped_catalogue(), ()).health is Health.GOOD
    wrong = (DefinitionProblem("items/a/item.yaml", 4, "unknown key 'nummer'", "write number"),)
    found = definitions_finding(shipped_catalogue(), wrong)
    assert found.health is Health.WRONG
    assert found.params["first"].startswith("items/a/item.yaml:4: ")
