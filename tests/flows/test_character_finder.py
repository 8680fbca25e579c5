# SPDX-License-Identifier: Apache-2.0
"""A name that nobody can type: found, put in, and found again with a question mark."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from clerkapp.gui.kit.card_list import CardList
from scripts.window_driver import WindowDriver

pytestmark = [pytest.mark.window, pytest.mark.slow]

ALT = Qt.KeyboardModifier.AltModifier


def name_field(driver: WindowDriver) -> QLineEdit:
    [field] = driver.window.findChildren(QLineEdit, "applicant.name")
    return field


def go_to_name(driver: WindowDriver) -> None:
    for _ in range(4):
        if driver.focus_name() != "applicant.name":
            driver.press(Qt.Key.Key_Return)
    assert driver.focus_name() == "applicant.name"


def test_a_rare_surname_is_found_by_its_parts_and_again_with_a_question_mark(
    driver: WindowDriver,
) -> None:
    driver.press(Qt.Key.Key_F3)
    driver.wait_page("new_visit")
    driver.type("wcn")
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("intake")
    go_to_name(driver)
    driver.press(Qt.Key.Key_F, ALT)
    driver.type("水")
    driver.press(Qt.Key.Key_Escape)
    assert (driver.focus_name(), name_field(driver).text()) == ("applicant.name", "")
    driver.press(Qt.Key.Key_F, ALT)
    driver.type("吉土口")
    driver.settle()
    driver.press(Qt.Key.Key_Return)
    driver.type("野萱")
    driver.press(Qt.Key.Key_Return)
    assert name_field(driver).text() == "𠮷野萱"
    driver.press(Qt.Key.Key_F2)
    driver.type("？野?")
    driver.settle()
    [rows] = driver.curtain.findChildren(CardList, "search_rows")
    assert len(rows.keys()) == 1
