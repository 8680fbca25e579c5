# SPDX-License-Identifier: Apache-2.0
"""Finding an item, and the item at a glance."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.definitions import NO_TEXT, ServiceItem
from clerkapp.presentation.item_filter import item_rows
from clerkapp.presentation.item_glance import item_glance
from tests.presentation.cases import catalogue
from tests.presentation.cases import words as words_in

DAY = date(2026, 11, 24)
TWO = ("minor_card", "minor_medical")


def two_items() -> list[ServiceItem]:
    """Return the two items that the queries below are about."""
    return [item for item in catalogue().items_on(DAY) if item.code in TWO]


@pytest.mark.parametrize(
    ("query", "fitting"),
    [
        ("", ["minor_card", "minor_medical"]),
        ("wcn", ["minor_card", "minor_medical"]),
        ("WCNRCX", ["minor_medical"]),
        ("2", ["minor_medical"]),
        (" 参保 ", ["minor_medical"]),
        ("card", ["minor_card"]),
        ("bzk", ["minor_card"]),
        ("nothing", []),
    ],
)
def test_items_are_found_by_initials_words_or_number(query: str, fitting: list[str]) -> None:
    rows = item_rows(two_items(), query)
    assert [row.item.code for row in rows if row.matches] == fitting
    assert len(rows) == len(TWO)


def test_the_letters_that_were_typed_are_lit() -> None:
    rows = item_rows(two_items(), "wcnr")
    assert [row.initials_matched for row in rows] == [4, 4]
    assert item_rows(two_items(), "bzk")[0].initials_matched == 0


def test_an_exact_number_comes_before_everything_else() -> None:
    first, second = two_items()
    twelfth = replace(first, number=12, initials="2abc")
    rows = item_rows([twelfth, second], "2")
    assert [row.item.number for row in rows] == [2, 12]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_an_item_at_a_glance(language: str) -> None:
    words = words_in(language)
    for item in catalogue().items_on(DAY):
        glance = item_glance(words, catalogue(), item, DAY)
        assert glance.name == item.name.in_language(language)
        assert len(glance.lines) == 4
        assert glance.papers
        assert all(paper.name and paper.how for paper in glance.papers)


def test_what_is_empty_is_left_out_and_what_is_not_verified_says_so() -> None:
    words = words_in("zh")
    card = catalogue().item_on("minor_card", DAY)
    labels = [label for label, _ in item_glance(words, catalogue(), card, DAY).lines]
    free = replace(card, fee=NO_TEXT)
    assert len(item_glance(words, catalogue(), free, DAY).lines) == len(labels) - 1
    clocks = dict(item_glance(words, catalogue(), card, DAY).lines)["多久"]
    assert "登记办结：收件次日起 10 个工作日" in clocks
    assert clocks.endswith("（待核实）")
