# SPDX-License-Identifier: Apache-2.0
"""The lock screen, with real keys: signing in, too early, wrongly, and with the recovery code."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.roles import Clerk, Role
from clerkapp.gui.kit.card_list import CardList
from clerkapp.gui.kit.text import IconText
from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.pages.lock_page import LockPage
from clerkapp.presentation.words import Words

pytestmark = [
    pytest.mark.window,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints"),
]
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
CLERKS = (
    Clerk("c1", "陈敏", Role.CLERK),
    Clerk("c2", "何佳", Role.CLERK),
    Clerk("c3", "周建国", Role.SUPERVISOR),
)
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> LockPage:
    theme = Theme(RESOURCES)
    theme.load_fonts()
    apply_theme(qapp, theme)
    made = LockPage(Words.load(RESOURCES / "words", "zh"), theme)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.setFocus()
    return made


def secret(page: LockPage) -> QLineEdit:
    found = page.findChild(QLineEdit, "secret")
    assert found is not None
    return found


def says(page: LockPage, name: str) -> str:
    found = page.findChild(QWidget, name)
    assert isinstance(found, IconText | QLabel)
    return found.text() if found.isVisible() else ""


def chosen(page: LockPage) -> str:
    found = page.findChild(CardList, "clerks")
    assert found is not None
    return found.current()


def test_the_first_clerk_signs_in_with_enter(page: LockPage, qtbot: QtBot) -> None:
    page.show_clerks(CLERKS)
    qtbot.keyClicks(secret(page), "liu-yin-2026")
    with qtbot.waitSignal(page.sign_in_requested) as sent:
        qtbot.keyClick(secret(page), Qt.Key.Key_Return)
    assert sent.args == ["c1", "liu-yin-2026"]


def test_arrows_and_alt_digits_choose_without_leaving_the_password(
    page: LockPage, qtbot: QtBot
) -> None:
    page.show_clerks(CLERKS)
    qtbot.keyClick(secret(page), Qt.Key.Key_Down)
    assert chosen(page) == "c2"
    qtbot.keyClick(secret(page), Qt.Key.Key_3, ALT)
    assert chosen(page) == "c3"
    assert secret(page).hasFocus()
    assert secret(page).text() == ""


def test_a_password_typed_before_the_clerks_are_known_goes_out_with_them(
    page: LockPage, qtbot: QtBot
) -> None:
    qtbot.keyClicks(secret(page), "liu-yin-2026")
    qtbot.keyClick(secret(page), Qt.Key.Key_Return)
    assert says(page, "lock_problem") == "正在打开数据，请稍候"
    with qtbot.waitSignal(page.sign_in_requested) as sent:
        page.show_clerks(CLERKS)
    assert sent.args == ["c1", "liu-yin-2026"]


def test_clerks_that_come_late_leave_the_typed_password_alone(page: LockPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(secret(page), "liu-")
    with qtbot.assertNotEmitted(page.sign_in_requested):
        page.show_clerks(CLERKS, "c2")
    assert (secret(page).text(), chosen(page)) == ("liu-", "c2")


def test_a_wrong_password_is_said_and_the_next_key_replaces_it(
    page: LockPage, qtbot: QtBot
) -> None:
    page.show_clerks(CLERKS)
    qtbot.keyClicks(secret(page), "wrong\r")
    page.show_busy()
    with qtbot.assertNotEmitted(page.sign_in_requested):
        qtbot.keyClick(secret(page), Qt.Key.Key_Return)
    page.show_error("密码不对", "请看大小写")
    assert says(page, "lock_problem") == "密码不对"
    assert says(page, "lock_remedy") == "请看大小写"
    assert secret(page).accessibleDescription() == "密码不对。请看大小写"
    qtbot.keyClick(secret(page), Qt.Key.Key_L)
    assert secret(page).text() == "l"
    assert says(page, "lock_problem") == ""


def test_an_empty_password_asks_for_one(page: LockPage, qtbot: QtBot) -> None:
    page.show_clerks(CLERKS)
    with qtbot.assertNotEmitted(page.sign_in_requested):
        qtbot.keyClick(secret(page), Qt.Key.Key_Return)
    assert says(page, "lock_problem") == "请输入密码"


def test_the_recovery_code_has_its_own_way_and_a_way_back(page: LockPage, qtbot: QtBot) -> None:
    page.show_clerks(CLERKS)
    qtbot.keyClicks(secret(page), "half a password")
    qtbot.keyClick(secret(page), Qt.Key.Key_R, ALT)
    assert secret(page).text() == ""
    assert secret(page).echoMode() is QLineEdit.EchoMode.Normal
    qtbot.keyClicks(secret(page), "7K3M-QD2X")
    with qtbot.waitSignal(page.recovery_requested) as sent:
        qtbot.keyClick(secret(page), Qt.Key.Key_Return)
    assert sent.args == ["7K3M-QD2X"]
    qtbot.keyClick(secret(page), Qt.Key.Key_R, ALT)
    assert secret(page).echoMode() is QLineEdit.EchoMode.Password
    assert secret(page).text() == ""


def test_caps_lock_is_said_when_a_letter_shows_it(page: LockPage, qtbot: QtBot) -> None:
    assert says(page, "lock_state") == "输入法已关。"
    qtbot.keyClicks(secret(page), "a")
    assert says(page, "lock_state") == "输入法已关。"
    # Caps Lock gives a capital without Shift.
    event_text = "A"
    qtbot.keyClick(secret(page), event_text)
    assert says(page, "lock_state") == "大写锁定已开；输入法已关。"


def test_the_input_method_is_off_and_nothing_stays_once_the_counter_is_open(
    page: LockPage, qtbot: QtBot
) -> None:
    assert not secret(page).testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    qtbot.keyClicks(secret(page), "liu-yin-2026")
    page.hide()
    assert secret(page).text() == ""


def test_the_cover_of_a_counter_says_that_the_case_is_kept(page: LockPage) -> None:
    page.show_clerks(CLERKS, "c2")
    assert says(page, "lock_title") == "已锁定"
    assert "办件已保存" in says(page, "lock_sentence")
    assert chosen(page) == "c2"


def test_the_next_cover_begins_with_who_sits_at_the_counter(page: LockPage, qtbot: QtBot) -> None:
    page.show_clerks(CLERKS)
    qtbot.keyClick(secret(page), Qt.Key.Key_2, ALT)
    page.hide()
    page.show()
    page.show_clerks(CLERKS, "c3")
    assert chosen(page) == "c3"
