# SPDX-License-Identifier: Apache-2.0
"""From the first start to a second clerk and a lost password, at the window with keys alone."""

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from clerkapp.gui.kit.text import IconText
from clerkapp.storage.recovery import parse_recovery_code
from scripts.window_driver import WindowDriver
from tests.counter import PASSWORD, RecordingQueue
from tests.flows.conftest import Place, sign_in

pytestmark = [pytest.mark.window, pytest.mark.slow]

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
FIRST = "he-jia-2026"
NEW = "chen-min-2027"


@pytest.fixture
def new_place(tmp_path: Path, qapp: QApplication) -> Place:
    """A data folder in which nothing is yet."""
    data = tmp_path / "new"
    data.mkdir()
    return Place(data, RecordingQueue(), qapp)


def said(driver: WindowDriver, name: str) -> str:
    found = driver.window.findChild(QWidget, name)
    assert isinstance(found, QLabel | IconText)
    return found.text()


def walk_to_the_code(driver: WindowDriver) -> None:
    """Fill in the example office and the first clerk."""
    driver.wait(lambda: driver.focus_name() == "first_start.name", "the first start")
    driver.press(Qt.Key.Key_F6)
    driver.press(Qt.Key.Key_F12)
    for text in ("陈敏", PASSWORD, PASSWORD):
        driver.type(text)
        driver.press(Qt.Key.Key_Return)


def test_the_first_start_prints_the_code_that_opens_the_store(
    open_window: Callable[..., WindowDriver], new_place: Place
) -> None:
    driver = open_window(rest=new_place.rest)
    walk_to_the_code(driver)
    driver.press(Qt.Key.Key_F9)
    assert "已打印" in said(driver, "code_print")
    [(title, pdf)] = new_place.queue.printed
    assert title == "recovery_sheet"
    document = pypdfium2.PdfDocument(pdf)
    try:
        sheet = document[0].get_textpage().get_text_bounded().splitlines()
    finally:
        document.close()
    shown = said(driver, "recovery_code").split("\n")
    assert set(shown) <= set(sheet)
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("queue")
    assert said(driver, "recovery_code") == ""
    driver.close()
    again = open_window(rest=new_place.rest)
    recover(again, parse_recovery_code(" ".join(shown)))
    assert again.page_name() == "settings"


def test_without_a_printer_the_code_is_copied_by_hand(
    open_window: Callable[..., WindowDriver], new_place: Place
) -> None:
    new_place.queue.printer = ""
    driver = open_window(rest=new_place.rest)
    walk_to_the_code(driver)
    driver.press(Qt.Key.Key_F9)
    assert said(driver, "code_print") == "这台电脑没有可用的打印机，请照上面抄下。"
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("queue")


def recover(driver: WindowDriver, code: str) -> None:
    """Sign in with the code from the safe."""
    driver.wait(lambda: driver.opening.room is not None, "the room")
    driver.settle()
    driver.press(Qt.Key.Key_R, ALT)
    driver.type(code)
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("settings")


def test_the_code_leads_to_a_new_password_also_at_a_locked_counter(
    open_window: Callable[..., WindowDriver], new_place: Place
) -> None:
    driver = open_window(rest=new_place.rest)
    walk_to_the_code(driver)
    code = said(driver, "recovery_code").replace("\n", "-")
    driver.press(Qt.Key.Key_Space)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("queue")
    driver.press(Qt.Key.Key_L, CONTROL)
    recover(driver, code)
    banner = driver.window.banner()
    assert banner is not None
    assert "恢复码" in banner.what
    assert driver.focus_name() == "password.password"
    for _ in range(2):
        driver.type(NEW)
        driver.press(Qt.Key.Key_Return)
    assert driver.window.banner() is None
    driver.press(Qt.Key.Key_L, CONTROL)
    driver.type(PASSWORD)
    driver.press(Qt.Key.Key_Return)
    assert said(driver, "lock_problem") == "密码不对"
    driver.type(NEW)
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("settings")


def test_a_second_clerk_signs_in_and_sees_no_list_of_clerks(
    driver: WindowDriver, open_window: Callable[..., WindowDriver]
) -> None:
    driver.press(Qt.Key.Key_7, CONTROL)
    driver.wait_page("settings")
    driver.press(Qt.Key.Key_C, ALT)
    driver.type("何佳")
    driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_Return)
    for _ in range(2):
        driver.type(FIRST)
        driver.press(Qt.Key.Key_Return)
    driver.press(Qt.Key.Key_L, CONTROL)
    driver.press(Qt.Key.Key_2, ALT)
    sign_in(driver, FIRST)
    driver.wait_page("queue")
    driver.press(Qt.Key.Key_7, CONTROL)
    driver.wait_page("settings")
    assert driver.window.findChild(QWidget, "add_clerk_button") is None
    driver.press(Qt.Key.Key_M, ALT)
    for text in (FIRST, NEW, NEW):
        driver.type(text)
        driver.press(Qt.Key.Key_Return)
    driver.close()
    again = open_window()
    again.wait(lambda: again.opening.room is not None, "the room")
    again.settle()
    again.press(Qt.Key.Key_2, ALT)
    sign_in(again, NEW)
    again.wait_page("queue")
