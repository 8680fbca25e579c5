# SPDX-License-Identifier: Apache-2.0
"""Two cases that look alike at review: warned of, side by side, decided by keys."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from clerkapp.domain.case import Case
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.pages.review_page import ReviewPage
from clerkapp.gui.widgets.duplicate_panel import DuplicatePanel
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.services.duplicates import possible_duplicates
from tests.gui.case_seat import Place, find, seated
from tests.gui.test_review_page import At, Key


class Beside(At):
    """The review page of a case that looks like an earlier one."""

    def __init__(self, place: Place, page: ReviewPage, earlier: Case) -> None:
        super().__init__(place, page)
        self.earlier = earlier
        self.panel = find(page, DuplicatePanel, "duplicate_panel")
        self.reason = find(page, QLineEdit, "duplicate_reason")
        self.cases_wanted: list[str] = []
        page.case_requested.connect(self.cases_wanted.append)

    def compare(self) -> None:
        self.press(Key.Key_D, Qt.KeyboardModifier.AltModifier)
        self.place.settle()

    def texts(self) -> list[str]:
        return [label.text() for label in self.panel.findChildren(Text) if label.isVisible()]

    def problem(self) -> str:
        line = find(self.panel, IconText, "duplicate_problem")
        return line.text() if line.isVisible() else ""

    def decision(self) -> str:
        self.place.settle()
        [likeness] = possible_duplicates(self.place.desk, self.place.case(self.case_id))
        return likeness.decision.decision if likeness.decision else ""


pytestmark = pytest.mark.window


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Beside]:
    with seated(qtbot, qapp, tmp_path) as place:
        earlier = place.in_review()
        page = ReviewPage(place.seat, SavePlace(place.seat.words, lambda *_: ""))
        place.show(page)
        found = Beside(place, page, earlier)
        found.open(place.in_review().id)
        yield found


def test_the_review_opens_with_a_warning_that_names_the_other_case(at: Beside):
    banner = at.page.banner
    assert banner is not None
    assert at.earlier.number is not None
    assert "同一证件号码" in banner.what
    assert at.earlier.number.short in banner.what
    assert [action.objectName() for action in banner.actions] == ["review_compare"]
    assert not at.panel.isVisible()


def test_both_cases_stand_side_by_side_with_the_number_masked(at: Beside):
    at.compare()
    assert at.panel.isVisible()
    assert not at.table.isVisible()
    shown = at.texts()
    assert shown.count("王梓萱") == 2
    assert shown.count("李静") == 2
    assert shown.count("110150********1041") == 2
    assert any("本机记录" in text and "2026-11-24" in text for text in shown)
    assert not any("110150201905181041" in text for text in shown)


def test_a_key_and_a_reason_decide_and_the_papers_come_back(at: Beside):
    at.compare()
    at.press(Key.Key_2)
    assert at.reason.hasFocus()
    at.place.compose(at.reason, "上一件是换领")
    at.press(Key.Key_Return)
    assert at.decision() == "other_matter"
    assert not at.panel.isVisible()
    assert at.table.isVisible()
    assert at.table.hasFocus()


def test_what_is_missing_is_said_beside_it(at: Beside):
    at.compare()
    at.press(Key.Key_Return)
    assert "1、2 或 3" in at.problem()
    at.press(Key.Key_1)
    at.press(Key.Key_Return)
    assert "理由" in at.problem()
    assert at.decision() == ""


def test_digits_typed_into_the_reason_choose_nothing(at: Beside):
    at.compare()
    at.press(Key.Key_1)
    at.press(Key.Key_3)
    assert at.reason.text() == "3"
    at.press(Key.Key_Return)
    assert at.decision() == "other_person"


def test_acceptance_leads_to_the_two_cases_and_goes_on_after_the_decision(at: Beside):
    at.all_good()
    at.press(Key.Key_F12)
    at.place.settle()
    assert at.passed == []
    assert at.panel.isVisible()
    at.press(Key.Key_1)
    at.place.compose(at.reason, "同号不同人")
    at.press(Key.Key_F12)
    at.place.settle()
    assert not at.panel.isVisible()
    at.press(Key.Key_F12)
    at.place.settle()
    assert at.passed == [at.case_id]


def test_esc_leaves_it_for_later(at: Beside):
    at.compare()
    at.press(Key.Key_Escape)
    at.place.settle()
    assert not at.panel.isVisible()
    assert at.table.hasFocus()
    assert at.decision() == ""


def test_to_go_on_with_the_other_withdraws_this_one_and_opens_it(at: Beside):
    at.compare()
    at.press(Key.Key_3)
    at.place.compose(at.reason, "上午已开一件")
    at.press(Key.Key_Return)
    assert at.status() is CaseStatus.WITHDRAWN
    assert at.cases_wanted == [at.earlier.id]
