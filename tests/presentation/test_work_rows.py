# SPDX-License-Identifier: Apache-2.0
"""The work list and the rows of the search box."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.states import CaseStatus
from clerkapp.presentation import work_rows as work
from clerkapp.presentation.search_rows import item_name, nothing_found, search_rows
from clerkapp.services.ports import CaseRow
from tests.counter import MORNING
from tests.presentation.cases import NUMBER, catalogue, words

TODAY = MORNING.date()
ROW = CaseRow(
    id="a",
    number=NUMBER,
    item="minor_card",
    status=CaseStatus.IN_REVIEW,
    name="王梓萱",
    document_number="110150201905181041",
    received_on=TODAY,
    clerk_id="c1",
    clerk_name="陈敏",
    changed_at=MORNING,
    due_on=None,
)


def listed(*rows: CaseRow, language: str = "zh"):
    return work.work_rows(catalogue(), words(language), rows, TODAY)


def test_a_row_says_what_to_do_and_shows_the_last_four_only():
    (row,) = listed(ROW)
    assert (row.state, row.next_step, row.tail) == ("初审中", "初审材料", "1041")
    assert (row.short_number, row.name, row.item) == (
        "1124-02-0037",
        "王梓萱",
        "未成年人社会保障卡申领",
    )
    assert row.time == "今天起"
    assert row.group is work.Group.COUNTER


def test_a_draft_without_anything_still_has_a_row():
    draft = replace(ROW, number=None, status=CaseStatus.DRAFT, name="", document_number="")
    (row,) = listed(draft)
    assert (row.short_number, row.name, row.tail) == ("—", "（未填姓名）", "—")
    assert (row.state, row.time) == ("草稿", "未编号")


@pytest.mark.parametrize(
    ("due", "state", "time", "facet"),
    [
        (date(2026, 11, 23), "超期", "超 1 个工作日", work.Facet.OVERDUE),
        (date(2026, 11, 24), "临期", "今天到期", work.Facet.DUE_SOON),
        (date(2026, 11, 26), "临期", "剩 2 个工作日", work.Facet.DUE_SOON),
    ],
)
def test_what_is_late_or_nearly_so_is_for_today(
    due: date, state: str, time: str, facet: work.Facet
):
    (row,) = listed(replace(ROW, due_on=due))
    assert (row.state, row.time, row.group) == (state, time, work.Group.TODAY)
    assert facet in row.facets


def test_an_accepted_late_entry_waits_for_its_reviewer() -> None:
    (row,) = listed(replace(ROW, status=CaseStatus.ACCEPTED, is_unconfirmed=True))
    assert (row.state, row.next_step) == ("补录待复核", "核对收件日和原因")
    (open_row,) = listed(replace(ROW, is_unconfirmed=True))
    assert (open_row.state, open_row.next_step) == ("初审中", "初审材料")
    assert work.Facet.BACK_ENTRY in row.facets & open_row.facets


def test_a_case_for_which_nobody_came_stands_first_and_says_so():
    waiting = replace(ROW, id="b", status=CaseStatus.CORRECTION_NOTIFIED)
    late = replace(ROW, due_on=date(2026, 11, 23))
    over = {"b": date(2026, 11, 19)}
    first, second = work.work_rows(catalogue(), words("zh"), (late, waiting), TODAY, over)
    assert (first.case_id, first.state, first.time) == ("b", "逾期未补", "期限 11-19 已过")
    assert (first.group, second.case_id) == (work.Group.TODAY, "a")
    assert work.Facet.LAPSED in first.facets
    assert work.Facet.LAPSED not in second.facets


def test_time_enough_is_said_in_working_days():
    (row,) = listed(replace(ROW, due_on=date(2026, 12, 1)))
    assert (row.state, row.time) == ("初审中", "剩 5 个工作日")
    assert work.Facet.DUE_SOON not in row.facets


def test_the_applicant_is_waited_for_since():
    waiting = replace(
        ROW, status=CaseStatus.CORRECTION_NOTIFIED, changed_at=MORNING - timedelta(days=3)
    )
    (row,) = listed(waiting)
    assert (row.time, row.group) == ("已等 3 天", work.Group.APPLICANT)


def test_groups_come_in_order_and_the_most_urgent_first():
    rows = listed(
        replace(ROW, id="wait", status=CaseStatus.AWAITING_SIGNATURE),
        replace(ROW, id="mine"),
        replace(ROW, id="soon", due_on=date(2026, 11, 25)),
        replace(ROW, id="late", due_on=date(2026, 11, 20)),
    )
    assert [row.case_id for row in rows] == ["late", "soon", "mine", "wait"]
    lines = work.grouped_lines(words(), rows)
    headings = [line.text for line in lines if isinstance(line, work.GroupLine)]
    assert headings == ["今天必须处理 2", "柜台接着办 1", "等申请人 1"]


def test_facets_count_and_narrow():
    rows = listed(ROW, replace(ROW, id="b", status=CaseStatus.DRAFT, clerk_name="何佳"))
    counts = work.facet_counts(rows)
    assert (counts[work.Facet.ALL], counts[work.Facet.DRAFT]) == (2, 1)
    assert [r.case_id for r in work.narrowed(rows, work.Facet.DRAFT, "")] == ["b"]
    assert [r.case_id for r in work.narrowed(rows, work.Facet.ALL, "", "陈敏")] == ["a"]


@pytest.mark.parametrize("typed", ["王梓", "0037", "1041", "社会保障卡", "初审"])
def test_a_list_is_narrowed_by_what_stands_in_it(typed: str):
    rows = listed(ROW)
    assert work.narrowed(rows, work.Facet.ALL, typed) == rows
    assert work.narrowed(rows, work.Facet.ALL, "李") == ()


@given(column=st.integers(0, len(work.COLUMNS) - 1), descending=st.booleans())
def test_sorting_loses_no_row(column: int, descending: bool):
    rows = listed(*(replace(ROW, id=str(n), name=f"{n % 3}") for n in range(9)))
    sorted_rows = work.ordered(rows, column, descending=descending)
    assert sorted(r.case_id for r in sorted_rows) == sorted(r.case_id for r in rows)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", list(CaseStatus))
def test_every_state_has_a_next_step(language: str, status: CaseStatus):
    (row,) = listed(replace(ROW, status=status), language=language)
    assert row.next_step
    assert row.spoken()


def test_the_search_box_masks_numbers():
    (row,) = search_rows(words(), catalogue(), (ROW,))
    assert row.masked_number == "110150********1041"
    assert (row.short_number, row.name, row.state) == ("1124-02-0037", "王梓萱", "初审中")


def test_an_item_that_forms_no_longer_has_keeps_its_code():
    assert item_name(catalogue(), words(), "gone", TODAY) == "gone"
    assert item_name(catalogue(), words(), "minor_card", date(1999, 1, 1)) == (
        "未成年人社会保障卡申领"
    )


def test_nothing_found_says_where_was_searched():
    what, do = nothing_found(words(), "张三")
    assert what == "本机记录里没有「张三」"
    assert "F3" in do
