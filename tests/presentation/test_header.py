# SPDX-License-Identifier: Apache-2.0
"""What the page header shows of a case, and where its stepper leads."""

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.header import (
    STATUS_KINDS,
    StepState,
    case_header,
    opening_steps,
    status_word,
)
from tests.presentation.cases import item_named, judged, make_case, words


def header_of(case: Case, current: str):
    return case_header(words(), item_named(), case, judged(case), current)


def test_a_draft_masks_the_number_and_has_no_short_number():
    header = header_of(make_case(status=CaseStatus.DRAFT), "intake")
    assert header.right_small == "申请人 王梓萱 110150********1041"
    assert header.right_large == ""
    assert (header.title, header.chip) == ("未成年人社会保障卡申领", "草稿")


def test_a_numbered_case_shows_short_number_and_name():
    header = header_of(make_case(), "review")
    assert (header.right_large, header.right_small) == ("1124-02-0037", "王梓萱")


def test_steps_done_stay_reachable_and_steps_to_come_say_why():
    steps = {step.code: step for step in header_of(make_case(), "review").steps}
    assert steps["intake"].state is StepState.DONE
    assert steps["intake"].reachable
    assert steps["review"].state is StepState.CURRENT
    assert steps["slip"].state is StepState.TO_COME
    assert not steps["slip"].reachable
    assert steps["slip"].hint == "请先完成初审"


def test_intake_with_something_to_correct_is_marked():
    case = make_case({"guardian.mobile": "1380013800"})
    steps = {step.code: step for step in header_of(case, "review").steps}
    assert steps["intake"].state is StepState.PROBLEM


def test_an_accepted_case_has_all_steps_done_but_the_shown_one():
    steps = header_of(make_case(status=CaseStatus.ACCEPTED), "signature").steps
    assert [s.state for s in steps] == [
        StepState.DONE,
        StepState.DONE,
        StepState.CURRENT,
        StepState.DONE,
    ]


def test_a_visit_without_a_row_is_at_intake():
    assert [s.reachable for s in opening_steps(words())] == [True, False, False, False]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("status", list(CaseStatus))
def test_every_state_has_a_word_and_a_tone(language: str, status: CaseStatus):
    assert status_word(words(language), status)
    assert status in STATUS_KINDS
