# SPDX-License-Identifier: Apache-2.0
"""The choice of an item, with real keys over the definitions that ship."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.card_list import CardList
from clerkapp.gui.pages.new_visit_page import NewVisitPage
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
    assert sent.args == [item]


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
