# SPDX-License-Identifier: Apache-2.0
"""The shipped lists of divisions: whole, told apart, and found by initials."""

import pytest

from clerkapp.gui.kit.choice_popup import Entry, find_entries
from tests.counter import shipped_catalogue


def test_every_county_has_six_digits_and_its_province_before_it() -> None:
    divisions = shipped_catalogue().choices["divisions"].entries
    assert len(divisions) > 2_900
    assert all(len(entry.code) == 6 and entry.code.isdigit() for entry in divisions)
    assert len({entry.text.zh for entry in divisions}) == len(divisions)
    assert shipped_catalogue().choices["divisions"].find("110101") is not None


@pytest.mark.parametrize(
    ("typed", "code"),
    [("dcq", "110101"), ("440113", "440113"), ("番禺", "440113"), ("pyq", "440113")],
)
def test_a_county_is_found_by_initials_code_or_chinese(typed: str, code: str) -> None:
    entries = [
        Entry(c.code, c.text.zh, c.initials)
        for c in shipped_catalogue().choices["divisions"].entries
    ]
    assert code in [entry.code for entry in find_entries(entries, typed)][:8]


def test_an_office_is_offered_the_streets_of_its_own_province() -> None:
    catalogue = shipped_catalogue()
    here = catalogue.for_office("110105").choices["streets"]
    assert here.find("110101001") is not None
    assert catalogue.for_office("440305").choices["streets"].find("110101001") is None
    assert [c.code for c in catalogue.for_office("310101").choices["streets"].entries] == ["other"]
