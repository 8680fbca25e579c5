# SPDX-License-Identifier: Apache-2.0
"""What the screen says of two cases that look alike."""

from dataclasses import replace

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.duplicates import DECISIONS, LikenessKind
from clerkapp.domain.identity import person_keys
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.duplicates import comparison_panel, duplicate_banner
from clerkapp.services.duplicates import Comparison, Likeness
from clerkapp.services.judgement import judge
from clerkapp.services.likeness import Side
from clerkapp.services.ports import CaseRow
from tests.counter import GIRL, MORNING
from tests.presentation.cases import NUMBER, catalogue, item_named, make_case, words


def likeness(kind: LikenessKind = LikenessKind.DOCUMENT, *, is_draft: bool = False) -> Likeness:
    row = CaseRow(
        id="other",
        number=None if is_draft else NUMBER,
        item="minor_card",
        status=CaseStatus.IN_REVIEW,
        name="王梓萱",
        document_number=GIRL["applicant.document_number"],
        received_on=MORNING.date(),
        clerk_id="c1",
        clerk_name="陈敏",
        changed_at=MORNING,
        due_on=None,
    )
    return Likeness(kind, row, MORNING.date())


def side(case: Case) -> Side:
    item = item_named(case.item)
    facts = judge(catalogue(), item, case.answers, case.received_on).facts
    return Side(case, item, facts, frozenset(person_keys(facts)))


def test_the_panel_tells_what_agrees_and_what_does_not() -> None:
    this = make_case({"applicant.name": "王梓轩"})
    other = replace(make_case(status=CaseStatus.ACCEPTED), id="other")
    panel = comparison_panel(words(), Comparison(likeness(), side(this), side(other)))
    rows = {row.label: (row.this, row.other, row.same) for row in panel.rows}
    assert rows["姓名"] == ("王梓轩", "王梓萱", False)
    assert rows["证件号码"] == ("110150********1041", "110150********1041", True)
    assert rows["出生日期"] == ("2019-05-18", "2019-05-18", True)
    assert rows["监护人"] == ("李静", "李静", True)
    assert rows["状态"][0] != rows["状态"][1]
    assert "2026-11-24" in panel.note
    assert "本机记录" in panel.note
    assert NUMBER.short in panel.other
    assert tuple(code for code, _words in panel.choices) == DECISIONS


@pytest.mark.parametrize("kind", list(LikenessKind))
def test_the_banner_names_the_likeness_and_says_whether_it_must_be_decided(
    kind: LikenessKind,
) -> None:
    found = (likeness(kind), likeness(LikenessKind.NAME_BIRTH))
    banner = duplicate_banner(words(), found)
    assert words()(f"duplicate.kind.{kind.value}") in banner.what
    assert NUMBER.short in banner.what
    assert "另有 1 件" in banner.what
    assert ("须对照" in banner.do) is found[0].waits


def test_a_draft_has_no_number_to_be_named_by() -> None:
    assert "草稿" in duplicate_banner(words(), (likeness(is_draft=True),)).what
