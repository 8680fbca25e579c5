# SPDX-License-Identifier: Apache-2.0
"""A case entered after its day: typed, marked on every page, and confirmed by somebody else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.case import BackEntry
from clerkapp.domain.roles import Clerk, Role
from clerkapp.gui.kit.page import Page, TextPart
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.gui.pages.review_page import ReviewPage
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.presentation.back_entry import BackDay
from clerkapp.services import intake, lookups
from tests.counter import GIRL
from tests.gui.case_seat import Place, find, seated

pytestmark = pytest.mark.window

DAY = date(2026, 11, 20)


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


def right_of_header(page: Page) -> str:
    return " ".join(part.text for part in page.header.right if isinstance(part, TextPart))


def late_case(place: Place) -> str:
    opening = intake.opening_answers(place.desk.catalogue.item_on("minor_card", DAY))
    case = intake.start_draft(place.desk, "minor_card", opening | GIRL, DAY, "停电")
    return intake.hand_to_review(place.desk, case.id).id


def seen_by(place: Place, clerk: Clerk, case_id: str) -> ReviewPage:
    seat = replace(place.seat, desk=replace(place.desk, clerk=clerk))
    page = ReviewPage(seat, SavePlace(seat.words, lambda *_: ""))
    place.show(page)
    page.show_case(case_id)
    place.settle()
    return page


def texts(page: Page) -> list[str]:
    block = find(page, QWidget, "review_back_entry_block")
    return [label.text() for label in block.findChildren(QLabel) if label.isVisible()]


def test_a_form_of_an_earlier_day_is_kept_under_that_day_with_its_reason(place: Place) -> None:
    page = IntakePage(place.seat, SavePlace(place.seat.words, lambda *_: ""))
    place.show(page)
    page.show_new("minor_card", BackDay(DAY, "停电"))
    assert right_of_header(page) == "补录 收件日 2026-11-20"
    place.bot.waitUntil(page.isActiveWindow)
    field = QApplication.focusWidget()
    assert field is not None
    place.bot.keyClicks(field, "110150201905181041")
    page.flush()
    place.settle()
    [row] = lookups.work_list(place.desk)
    case = place.case(row.id)
    assert case.received_on == DAY
    assert case.back_entry == BackEntry("停电", place.desk.today())
    assert row.is_unconfirmed


def test_a_reviewer_confirms_day_and_reason_with_a_key(place: Place) -> None:
    case_id = late_case(place)
    page = seen_by(place, Clerk("c2", "赵建国", Role.REVIEWER), case_id)
    assert right_of_header(page).endswith("补录 王梓萱")
    assert "收件日 2026-11-20，录入日 2026-11-24" in texts(page)
    assert "收件日和原因还没有复核" in texts(page)
    place.bot.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    place.settle()
    assert "收件日和原因已复核" in texts(page)
    entry = place.case(case_id).back_entry
    assert entry is not None
    assert entry.reviewer_id == "c2"


def test_whoever_entered_it_cannot_confirm_it(place: Place) -> None:
    case_id = late_case(place)
    owner = replace(place.desk.clerk, role=Role.SUPERVISOR)
    page = seen_by(place, owner, case_id)
    place.bot.keyClick(page, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    place.settle()
    entry = place.case(case_id).back_entry
    assert entry is not None
    assert entry.reviewer_id == ""


def test_a_case_of_its_own_day_shows_nothing_of_it(place: Place) -> None:
    page = seen_by(place, place.desk.clerk, place.in_review().id)
    assert find(page, QWidget, "review_back_entry_block").isHidden()
