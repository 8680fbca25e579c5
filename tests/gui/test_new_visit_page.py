# SPDX-License-Identifier: Apache-2.0
"""The choice of an item, with real keys over the definitions that ship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.card_list import CardList
from clerkapp.gui.pages.new_visit_page import NewVisitPage
from clerkapp.presentation.back_entry import BackDay
from tests.gui.case_seat import Place, seated

pytestmark = pytest.mark.window


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


@pytest.fixture
def page(place: Place) -> NewVisitPage:
    made = NewVisitPage(place.seat)
    place.show(made)
    place.bot.waitUntil(made.isActiveWindow)
    made.enter()
    return made


def box(page: NewVisitPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "item_box")
    assert found is not None
    return found


def items(page: NewVisitPage) -> CardList:
    found = page.findChild(CardList, "items")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("typed", "item"),
    [("wcnr", "minor_card"), ("2", "minor_medical"), ("wcnrcx", "minor_medical")],
)
def test_initials_or_number_and_enter_begin(
    page: NewVisitPage, qtbot: QtBot, typed: str, item: str
) -> None:
    qtbot.keyClicks(box(page), typed)
    with qtbot.waitSignal(page.item_chosen) as sent:
        qtbot.keyClick(box(page), Qt.Key.Key_Return)
    assert sent.args == [item, None]


def test_chinese_finds_an_item(page: NewVisitPage, qtbot: QtBot) -> None:
    event = QInputMethodEvent()
    event.setCommitString("医疗保险")
    QApplication.sendEvent(box(page), event)
    assert items(page).current() == "minor_medical"


def test_arrows_move_while_the_box_keeps_the_focus(page: NewVisitPage, qtbot: QtBot) -> None:
    assert items(page).current() == "minor_card"
    qtbot.keyClick(box(page), Qt.Key.Key_Down)
    assert items(page).current() == "minor_medical"
    assert box(page).hasFocus()


def test_nothing_fits_and_the_others_can_still_be_reached(page: NewVisitPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(page), "zzz")
    empty = page.findChild(QWidget, "no_item")
    assert empty is not None
    assert empty.isVisible()
    with qtbot.assertNotEmitted(page.item_chosen):
        qtbot.keyClick(box(page), Qt.Key.Key_Return)
    qtbot.keyClick(box(page), Qt.Key.Key_Down)
    with qtbot.waitSignal(page.item_chosen):
        qtbot.keyClick(box(page), Qt.Key.Key_Return)


def test_the_item_at_a_glance_follows_the_choice(page: NewVisitPage, qtbot: QtBot) -> None:
    qtbot.keyClick(box(page), Qt.Key.Key_Down)
    panel = page.findChild(QWidget, "item_glance")
    assert panel is not None
    texts = " ".join(w.text() for w in panel.findChildren(QLabel) if not w.isHidden())
    assert "医疗保险" in texts
    assert panel.accessibleName() == "未成年人城乡居民基本医疗保险参保登记"


def test_coming_back_begins_with_an_empty_box(page: NewVisitPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(box(page), "zzz")
    page.enter()
    assert box(page).text() == ""
    assert items(page).current() == "minor_card"
    assert page.bar is not None
    assert [part.kind for part in page.bar.trailing] == ["primary"]


@pytest.mark.parametrize(("division", "is_said"), [("110150", False), ("650102", True)])
def test_an_office_without_regional_values_is_told_that_the_national_ones_hold(
    place: Place, division: str, is_said: bool
) -> None:
    desk = replace(place.desk, catalogue=place.desk.catalogue.for_office(division))
    page = NewVisitPage(replace(place.seat, desk=desk))
    place.show(page)
    assert page.bar is not None
    assert any("全国默认" in words for _, words in page.bar.notes) is is_said


def earlier(page: NewVisitPage, qtbot: QtBot, day: str, reason: str) -> None:
    """Ask for an earlier day with Alt+B, by keys alone."""
    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    field = page.findChild(QLineEdit, "back_entry_day")
    words = page.findChild(QLineEdit, "back_entry_reason")
    assert field is not None
    assert words is not None
    assert field.hasFocus()
    qtbot.keyClicks(field, day)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert words.hasFocus()
    words.setText(reason)
    qtbot.keyClick(words, Qt.Key.Key_Return)


def test_an_earlier_day_and_its_reason_go_with_the_item(page: NewVisitPage, qtbot: QtBot) -> None:
    earlier(page, qtbot, "1120", "停电")
    assert page.banner is not None
    assert "2026-11-20" in page.banner.what
    assert "停电" in page.banner.why
    assert box(page).hasFocus()
    with qtbot.waitSignal(page.item_chosen) as sent:
        qtbot.keyClick(box(page), Qt.Key.Key_Return)
    assert sent.args == ["minor_card", BackDay(date(2026, 11, 20), "停电")]


def test_the_same_key_goes_back_to_today(page: NewVisitPage, qtbot: QtBot) -> None:
    earlier(page, qtbot, "20261120", "停电")
    qtbot.keyClick(page, Qt.Key.Key_B, Qt.KeyboardModifier.AltModifier)
    assert page.banner is None
    with qtbot.waitSignal(page.item_chosen) as sent:
        qtbot.keyClick(box(page), Qt.Key.Key_Return)
    assert sent.args == ["minor_card", None]


def test_the_next_family_comes_today_again(page: NewVisitPage, qtbot: QtBot) -> None:
    earlier(page, qtbot, "20261120", "停电")
    page.enter()
    assert page.banner is None


@pytest.mark.parametrize(
    ("day", "reason", "said"),
    [
        ("", "停电", "没有读出收件日"),
        ("20261125", "停电", "收件日 2026-11-25 还没有到"),
        ("20261124", "停电", "今天收件不用补录"),
        ("20261120", " ", "补录 2026-11-20 的办件须写明原因"),
    ],
)
def test_what_is_wrong_with_an_earlier_day_is_said_under_its_field(
    page: NewVisitPage, qtbot: QtBot, day: str, reason: str, said: str
) -> None:
    earlier(page, qtbot, day, reason)
    panel = page.findChild(QWidget, "back_entry_panel")
    assert panel is not None
    assert panel.isVisible()
    texts = [w.text() for w in panel.findChildren(QLabel) if w.isVisible()]
    assert any(text.startswith(said) for text in texts)


def test_an_earlier_day_has_the_items_of_that_day(page: NewVisitPage, qtbot: QtBot) -> None:
    earlier(page, qtbot, "20200101", "补录旧件")
    empty = page.findChild(QWidget, "no_item")
    assert empty is not None
    assert empty.isVisible()
