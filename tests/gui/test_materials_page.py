# SPDX-License-Identifier: Apache-2.0
"""What to bring, asked at the counter with real keys and printed without a case."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.pages.materials_page import MaterialsPage
from tests.gui.case_seat import Place, find, seated
from tests.printing.reading import text_of

pytestmark = pytest.mark.window


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


@pytest.fixture
def page(place: Place) -> MaterialsPage:
    made = MaterialsPage(place.seat)
    place.show(made)
    made.show_item("minor_card")
    place.bot.waitUntil(made.isActiveWindow)
    made.enter()
    return made


def said(page: MaterialsPage) -> str:
    panel = find(page, QWidget, "item_glance")
    return "\n".join(label.text() for label in panel.findChildren(QLabel) if label.isVisible())


def answer(place: Place, page: MaterialsPage, field: str, typed: str) -> None:
    combo = find(page, Combo, field)
    combo.setFocus()
    place.bot.keyClicks(combo, typed)
    place.bot.keyClick(combo, Qt.Key.Key_Return)


def test_the_papers_follow_the_answers(place: Place, page: MaterialsPage) -> None:
    assert "监护关系证明（视情况）" in said(page)
    answer(place, page, "guardian.relation", "wzm")
    place.bot.waitUntil(lambda: "监护关系证明\n" in said(page))


def test_what_the_applicant_should_know_stands_under_the_papers(
    place: Place, page: MaterialsPage
) -> None:
    page.show_item("card_exchange")
    place.bot.waitUntil(lambda: "请留意" in said(page))
    assert "工本费 20 元，由服务银行收取；本窗口不收取任何费用。（待核实）" in said(page)
    assert said(page).index("请留意") > said(page).index("持卡人身份证件")


def test_f9_prints_the_list_and_makes_no_case(place: Place, page: MaterialsPage) -> None:
    answer(place, page, "guardian.relation", "wzm")
    place.bot.keyClick(page, Qt.Key.Key_F9)
    place.bot.waitUntil(lambda: len(place.queue.printed) == 1)
    place.settle()
    title, pdf = place.queue.printed[0]
    assert title == "materials_list"
    assert "监护关系证明" in text_of(pdf)
    with place.desk.reads() as work:
        assert work.open_cases() == ()


def test_without_a_printer_it_says_so(place: Place, page: MaterialsPage) -> None:
    place.queue.printer = ""
    place.bot.keyClick(page, Qt.Key.Key_F9)
    place.bot.waitUntil(lambda: page.banner is not None)


def test_f12_begins_the_item(place: Place, page: MaterialsPage) -> None:
    with place.bot.waitSignal(page.item_chosen) as sent:
        place.bot.keyClick(page, Qt.Key.Key_F12)
    assert sent.args == ["minor_card"]
