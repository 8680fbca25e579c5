# SPDX-License-Identifier: Apache-2.0
"""What is read and said of a case that is entered after its day."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.case import BackEntry
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation import back_entry
from clerkapp.presentation.back_entry import BackDay, read_back_day
from clerkapp.services.desk import Desk
from tests.counter import desk_in
from tests.presentation.cases import make_case, words

TODAY = date(2026, 11, 24)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as seated:
        yield seated


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("20261120", date(2026, 11, 20)),
        ("2026-11-20", date(2026, 11, 20)),
        ("1123", date(2026, 11, 23)),
        ("1124", date(2025, 11, 24)),
        ("1225", date(2025, 12, 25)),
    ],
)
def test_a_day_without_its_year_is_the_latest_that_is_past(typed: str, day: date) -> None:
    assert read_back_day(typed, "停电 ", TODAY) == BackDay(day, "停电")


@pytest.mark.parametrize(
    ("typed", "reason", "code", "field"),
    [
        ("0230", "停电", "no_date", "day"),
        ("昨天", "停电", "no_date", "day"),
        ("2026-11-25", "停电", "future", "day"),
        ("2026-11-24", "停电", "today", "day"),
        ("2026-11-23", "", "needs_reason", "reason"),
    ],
)
def test_what_cannot_be_read_names_its_field(
    typed: str, reason: str, code: str, field: str
) -> None:
    with pytest.raises(ClerkError, match=code) as caught:
        read_back_day(typed, reason, TODAY)
    assert caught.value.field == field


@given(st.text(), st.text())
def test_whatever_is_typed_gives_a_past_day_with_a_reason_or_a_sentence(
    day: str, reason: str
) -> None:
    said, found = "", None
    try:
        found = read_back_day(day, reason, TODAY)
    except ClerkError as error:
        said = f"problem.{error.code}"
    assert said in words() if found is None else found.day < TODAY


def test_an_accepted_case_opens_where_its_day_is_to_be_confirmed(desk: Desk) -> None:
    entry = BackEntry("停电", TODAY)
    case = replace(
        make_case(status=CaseStatus.ACCEPTED),
        back_entry=entry,
        received_on=TODAY - timedelta(days=4),
    )
    reviewer = replace(desk, clerk=Clerk("c9", "赵建国", Role.REVIEWER))
    assert back_entry.step_to_open(reviewer, case) == "review"
    confirmed = replace(case, back_entry=replace(entry, reviewer_id="c9"))
    assert back_entry.step_to_open(reviewer, confirmed) == "slip"
    clerk = replace(desk, clerk=Clerk("c9", "赵建国", Role.CLERK))
    assert back_entry.step_to_open(clerk, case) == "slip"
    assert back_entry.why_not_confirm(words(), clerk, case) == "由复核或负责人核对"
    own = replace(reviewer, clerk=Clerk(case.clerk_id, "陈敏", Role.REVIEWER))
    assert back_entry.why_not_confirm(words(), own, case) == "补录的人不能自己复核"
