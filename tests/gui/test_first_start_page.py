# SPDX-License-Identifier: Apache-2.0
"""The first start, with real keys, up to the code in the safe."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.documents import PrintState
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.text import IconText
from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.pages.first_start_page import FirstStartPage
from clerkapp.presentation.first_start import code_print_line
from clerkapp.presentation.words import Words
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart
from tests.counter import StandingClock

pytestmark = [
    pytest.mark.window,
    pytest.mark.qt_log_ignore("does not support propagateSizeHints"),
]
RESOURCES = Path(__file__).resolve().parents[2] / "resources"


@pytest.fixture
def page(qtbot: QtBot, qapp: QApplication) -> FirstStartPage:
    theme = Theme(RESOURCES)
    theme.load_fonts()
    apply_theme(qapp, theme)
    made = FirstStartPage(Words.load(RESOURCES / "words", "zh"), theme, StandingClock())
    qtbot.addWidget(made)
    made.resize(theme.px("window_width"), theme.px("window_height"))
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def line(page: FirstStartPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, f"first_start.{name}")
    assert found is not None
    return found


def message(page: FirstStartPage, name: str) -> str:
    row = page.findChild(FieldRow, f"row_first_start.{name}")
    assert row is not None
    said = row.message()
    return "" if said is None else said[1]


def here(app: QApplication) -> str:
    widget = app.focusWidget()
    return widget.objectName().removeprefix("first_start.") if widget is not None else ""


def key(qtbot: QtBot, app: QApplication, pressed: Qt.Key) -> None:
    widget = app.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, pressed)


def wait_for_button(page: FirstStartPage, qtbot: QtBot, name: str) -> None:
    """Let the bar show the buttons of a new step, which takes a turn of the event loop."""
    button = page.findChild(QWidget, f"{name}_button")
    assert button is not None
    qtbot.waitUntil(button.isVisible)


def fill(page: FirstStartPage, name: str, text: str) -> None:
    field = line(page, name)
    field.setFocus()
    field.selectAll()
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def label(page: FirstStartPage, name: str) -> str:
    found = page.findChild(QWidget, name)
    assert isinstance(found, QLabel | IconText)
    return found.text()


def test_the_example_and_a_password_found_an_office(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    assert here(qapp) == "name"
    key(qtbot, qapp, Qt.Key.Key_F6)
    key(qtbot, qapp, Qt.Key.Key_F12)
    assert here(qapp) == "clerk_name"
    fill(page, "clerk_name", "陈敏")
    key(qtbot, qapp, Qt.Key.Key_Return)
    qtbot.keyClicks(line(page, "password"), "liu-yin-2026")
    key(qtbot, qapp, Qt.Key.Key_Return)
    qtbot.keyClicks(line(page, "password_again"), "liu-yin-2026")
    with qtbot.waitSignal(page.set_up_requested) as sent:
        key(qtbot, qapp, Qt.Key.Key_Return)
    assert sent.args == [FirstStart(EXAMPLE_OFFICE, "陈敏", "liu-yin-2026")]


def test_nothing_is_asked_twice_while_the_store_is_made(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    test_the_example_and_a_password_found_an_office(page, qtbot, qapp)
    with qtbot.assertNotEmitted(page.set_up_requested):
        key(qtbot, qapp, Qt.Key.Key_F12)
    page.show_error("磁盘满了", "请清理后重试")
    assert label(page, "first_start_problem") == "磁盘满了"
    assert line(page, "clerk_name").text() == "陈敏"
    with qtbot.waitSignal(page.set_up_requested):
        key(qtbot, qapp, Qt.Key.Key_F12)


def test_empty_fields_are_said_and_the_first_gets_the_focus(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    fill(page, "name", "柳荫所")
    key(qtbot, qapp, Qt.Key.Key_F12)
    assert here(qapp) == "short_name"
    assert message(page, "name") == ""
    assert message(page, "division") == "应为 6 位行政区划代码，如 110150"
    assert message(page, "pickup_place") == ""


def test_a_code_is_judged_when_left_and_the_message_goes_while_typing(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    line(page, "code").setFocus()
    qtbot.keyClicks(line(page, "code"), "03")
    assert message(page, "code") == ""
    key(qtbot, qapp, Qt.Key.Key_Return)
    assert message(page, "code") == "应为 3 位数字，如 003"
    line(page, "code").setFocus()
    qtbot.keyClick(line(page, "code"), Qt.Key.Key_Home)
    qtbot.keyClicks(line(page, "code"), "0")
    assert message(page, "code") == ""


def test_the_effect_is_shown_while_typing(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    assert label(page, "number_sample") == "填好上面三个代码后显示"
    qtbot.keyClicks(line(page, "division"), "110105")
    assert label(page, "division_place") == "北京市朝阳区"
    key(qtbot, qapp, Qt.Key.Key_F6)
    assert label(page, "number_sample") == "110150 003 02"
    assert label(page, "short_sample") == "1124-02-0001"
    texts = {found.text() for found in page.findChildren(QLabel)}
    assert "领卡地点　柳荫街道槐安路18号一楼 2 号窗口" in texts


def test_two_passwords_must_agree(page: FirstStartPage, qtbot: QtBot, qapp: QApplication) -> None:
    key(qtbot, qapp, Qt.Key.Key_F6)
    key(qtbot, qapp, Qt.Key.Key_F12)
    fill(page, "clerk_name", "陈敏")
    qtbot.keyClicks(line(page, "password"), "liu-yin-2026")
    qtbot.keyClicks(line(page, "password_again"), "liu-yin-2027")
    with qtbot.assertNotEmitted(page.set_up_requested):
        key(qtbot, qapp, Qt.Key.Key_F12)
    assert message(page, "password_again") == "两次输入的密码不同"
    assert here(qapp) == "password_again"


def test_problems_from_outside_lead_back_to_their_step(
    page: FirstStartPage, qapp: QApplication
) -> None:
    page.show_problems({"division": "office.division"})
    assert here(qapp) == "division"
    page.show_problems({})
    assert message(page, "division") == ""


def test_the_code_must_lie_in_the_safe_before_work_begins(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    page.show_recovery_code("7K3M-QD2X-99AB")
    assert label(page, "recovery_code") == "7K3M-QD2X-99AB"
    assert line(page, "password").text() == ""
    wait_for_button(page, qtbot, "print_code")
    with qtbot.waitSignal(page.print_code_requested) as printed:
        key(qtbot, qapp, Qt.Key.Key_F9)
    assert printed.args == ["7K3M-QD2X-99AB"]
    action = page.findChild(KeyAction, "next_step")
    assert action is not None
    assert not action.isEnabled()
    with qtbot.assertNotEmitted(page.finished):
        key(qtbot, qapp, Qt.Key.Key_F12)
    key(qtbot, qapp, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.finished):
        key(qtbot, qapp, Qt.Key.Key_F12)


CODE = "2345-6789-ABCD-EFGH-JKMN-PQRS-TVWX-YZ23"


@pytest.mark.parametrize("state", list(PrintState))
def test_the_code_stands_as_on_its_sheet_and_its_print_is_told(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication, state: PrintState
) -> None:
    page.show_recovery_code(CODE)
    assert label(page, "recovery_code").split("\n") == [CODE[:19], CODE[20:]]
    wait_for_button(page, qtbot, "print_code")
    with qtbot.waitSignal(page.print_code_requested) as printed:
        key(qtbot, qapp, Qt.Key.Key_F9)
    assert printed.args == [CODE]
    assert label(page, "code_print") == "正在打印…"
    with qtbot.assertNotEmitted(page.print_code_requested):
        key(qtbot, qapp, Qt.Key.Key_F9)
    words = Words.load(RESOURCES / "words", "zh")
    page.show_code_print(*code_print_line(words, state))
    told = {PrintState.PRINTED: "已打印", PrintState.HANDED_OVER: "已交给打印机"}
    assert told.get(state, "没有打印出来") in label(page, "code_print")
    with qtbot.waitSignal(page.print_code_requested):
        key(qtbot, qapp, Qt.Key.Key_F9)


def test_a_code_on_paper_is_let_go(page: FirstStartPage) -> None:
    page.show_recovery_code(CODE)
    page.forget_code()
    assert label(page, "recovery_code") == ""


def test_the_way_back_keeps_what_was_typed(
    page: FirstStartPage, qtbot: QtBot, qapp: QApplication
) -> None:
    key(qtbot, qapp, Qt.Key.Key_F6)
    key(qtbot, qapp, Qt.Key.Key_F12)
    wait_for_button(page, qtbot, "step_back")
    widget = qapp.focusWidget()
    assert widget is not None
    qtbot.keyClick(widget, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert line(page, "name").text() == EXAMPLE_OFFICE.name
    assert line(page, "name").isVisible()
