# SPDX-License-Identifier: Apache-2.0
"""A condition that is called impossible never holds, whatever the facts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.catalogue.conditions import (
    All,
    Any,
    Condition,
    FromDaysBefore,
    FromMonthsBefore,
    Given,
    Is,
    Not,
    OneOf,
    ParameterIs,
    Setting,
    WithinDaysOf,
    WithinMonthsOf,
    YoungerThan,
    holds,
)
from clerkapp.catalogue.contradictions import never_together

A = Is("visit.kind", "a")
B = Is("visit.kind", "b")
AB = OneOf("visit.kind", frozenset({"a", "b"}))
LEAVES = (
    A,
    B,
    AB,
    Given("visit.kind"),
    ParameterIs("rule", "yes"),
    ParameterIs("rule", "no"),
    YoungerThan("applicant.birth_date", Setting(16)),
    YoungerThan("applicant.birth_date", Setting(18)),
    YoungerThan("applicant.birth_date", Setting(parameter="age")),
    WithinMonthsOf("applicant.birth_date", Setting(180)),
    WithinMonthsOf("applicant.birth_date", Setting(240)),
    WithinDaysOf("applicant.birth_date", Setting(6000)),
    WithinDaysOf("applicant.birth_date", Setting(6000), moves=True),
    FromDaysBefore("applicant.birth_date", Setting(30)),
    FromMonthsBefore("applicant.birth_date", Setting(1)),
)
CONDITIONS = st.recursive(
    st.sampled_from(LEAVES),
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, min_size=1, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=5,
)


@pytest.mark.parametrize(
    "parts",
    [
        (A, B),
        (A, Not(A)),
        (A, Not(AB)),
        (AB, Not(A), Not(B)),
        (A, All((B,))),
        (A, Not(Given("visit.kind"))),
        (ParameterIs("rule", "yes"), ParameterIs("rule", "no")),
        (LEAVES[6], Not(LEAVES[7])),
        (LEAVES[8], Not(LEAVES[8])),
        (LEAVES[9], Not(LEAVES[10])),
        (LEAVES[12], Not(LEAVES[12])),
        (FromDaysBefore("applicant.birth_date", Setting(7)), Not(LEAVES[13])),
        (FromMonthsBefore("applicant.birth_date", Setting(0)), Not(LEAVES[14])),
    ],
)
def test_the_fact_is_named(parts: tuple[Condition, ...]) -> None:
    assert never_together(parts) in {"visit.kind", "rule", "applicant.birth_date"}


@pytest.mark.parametrize(
    "parts",
    [
        (A, AB),
        (AB, Not(A)),
        (A, Given("visit.kind")),
        (LEAVES[7], Not(LEAVES[6])),
        (LEAVES[8], Not(LEAVES[7])),
        (LEAVES[10], Not(LEAVES[9])),
        (LEAVES[9], Not(LEAVES[11])),
        (LEAVES[12], Not(LEAVES[11])),
        (A, Any((B, A))),
        (Not(A), Not(B)),
    ],
)
def test_what_can_hold_is_let_pass(parts: tuple[Condition, ...]) -> None:
    assert never_together(parts) == ""


@given(
    st.lists(CONDITIONS, min_size=2, max_size=4),
    st.sampled_from(("", "a", "b", "c")),
    st.sampled_from(("yes", "no")),
    st.dates(date(2000, 1, 1), date(2026, 1, 1)),
    st.integers(10, 20),
)
def test_what_is_called_impossible_never_holds(
    parts: list[Condition], kind: str, rule: str, born: date, age: int
) -> None:
    facts = {
        "visit.kind": kind,
        "applicant.birth_date": born.isoformat(),
        "received_on": "2026-11-24",
        "counted_on": "2026-11-21",
    }
    if holds(All(tuple(parts)), facts, {"rule": rule, "age": str(age)}) is True:
        assert never_together(parts) == ""
