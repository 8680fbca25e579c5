# SPDX-License-Identifier: Apache-2.0
"""Buttons: one action gives words, cap, key and reason."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QTextDocumentFragment
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.actions import KeyAction, cap_text
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.theme import Theme

Shown = Callable[..., QWidget]


@pytest.mark.parametrize(
    ("key", "cap"),
    [("F12", "F12"), ("Ctrl+E", "Ctrl+E"), ("Return", "Enter"), ("Shift+Return", "Shift+Enter")],
)
def test_caps(key: str, cap: str) -> None:
    assert cap_text(QKeySequence(key)) == cap


def test_a_cap_may_differ_from_the_key(qapp: object) -> None:
    assert KeyAction("see", "看原件", "Space", cap="空格").cap() == "空格"
    assert KeyAction("see", "看原件").cap() == ""


def test_click_and_key_do_the_same(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    action = KeyAction("go", "去初审", "F12")
    button = KeyCapButton(theme, action, "primary", "tall")
    window = shown(button)
    times: list[bool] = []
    action.triggered.connect(lambda: times.append(True))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert len(times) == 2
    assert button.objectName() == "go_button"
    assert button.accessibleName() == "去初审"
    assert button.height() == theme.px("control_tall")


def test_a_hidden_buttons_key_does_nothing(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    action = KeyAction("go", "去初审", "F12")
    button = KeyCapButton(theme, action)
    window = shown(button)
    times: list[bool] = []
    action.triggered.connect(lambda: times.append(True))
    button.hide()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert times == []


def test_enter_on_the_numeric_pad_is_enter(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    action = KeyAction("open", "开始登记", "Return")
    window = shown(KeyCapButton(theme, action, "primary"))
    with qtbot.waitSignal(action.triggered):
        qtbot.keyClick(window, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)


def test_a_forbidden_action_says_why_and_comes_back(theme: Theme, qtbot: QtBot) -> None:
    action = KeyAction("go", "去初审", "F12")
    button = KeyCapButton(theme, action)
    qtbot.addWidget(button)
    action.forbid("还没选服务银行")
    assert not button.isEnabled()
    assert button.toolTip() == "还没选服务银行"
    assert button.accessibleDescription() == "还没选服务银行"
    action.forbid("")
    assert button.isEnabled()


def test_a_button_is_never_narrower_than_its_words(theme: Theme, qtbot: QtBot) -> None:
    action = KeyAction("go", "去", "F12")
    button = KeyCapButton(theme, action)
    qtbot.addWidget(button)
    before = button.minimumSizeHint().width()
    action.setText("去初审并打印登记表")
    assert button.minimumSizeHint().width() > before + 7 * 14


def test_making_a_button_shows_no_window(theme: Theme, qtbot: QtBot) -> None:
    button = KeyCapButton(theme, KeyAction("go", "去", "F12"))
    qtbot.addWidget(button)
    assert not button.isVisible()


def test_a_reason_that_looks_like_markup_is_shown_as_it_is(theme: Theme, qtbot: QtBot) -> None:
    action = KeyAction("go", "去初审", "F12")
    button = KeyCapButton(theme, action)
    qtbot.addWidget(button)
    action.forbid("「<b>王</b>」没有监护人")
    shown = QTextDocumentFragment.fromHtml(button.toolTip()).toPlainText()
    assert shown == "「<b>王</b>」没有监护人"
    assert button.accessibleDescription() == "「<b>王</b>」没有监护人"
