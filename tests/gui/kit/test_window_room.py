# SPDX-License-Identifier: Apache-2.0
"""How the window deals out its room and its keys: header, banner, status line, scrolling."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.banner import Banner, BannerContent
from clerkapp.gui.kit.choice_popup import Entry
from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.page import Header, Page, TextPart
from clerkapp.gui.kit.stepper import Step, Stepper
from clerkapp.gui.kit.text import Text
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words
from tests.gui.kit.finding import find

STEPS = (Step("intake", "登记", "done"), Step("review", "初审", "now"))
LONG_NAME = "阿卜杜热合曼·吐尔逊·买买提明·阿不都热依木·艾合买提江·库尔班·艾力"


@pytest.fixture
def window(
    words: Words, theme: Theme, tasks: TaskRunner, qapp: QApplication, qtbot: QtBot
) -> MainWindow:
    made = MainWindow(words, theme, tasks, qapp)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def put_in(window: MainWindow, *widgets: QWidget, name: str = "page") -> Page:
    """Bring a page with these widgets on top."""
    page = Page(name)
    column = QVBoxLayout(page)
    for widget in widgets:
        column.addWidget(widget)
    window.add_page(page, "visit")
    window.show_page(page)
    return page


@pytest.mark.parametrize("typed", ["", "xyz"])
def test_esc_leaves_a_combo_before_the_page(
    window: MainWindow, theme: Theme, qtbot: QtBot, typed: str
) -> None:
    combo = Combo(theme, "ethnic")
    combo.set_entries([Entry("01", "汉", "h"), Entry("03", "回", "h")])
    combo.set_value("01")
    page = put_in(window, combo)
    left: list[bool] = []
    page.back_requested.connect(lambda: left.append(True))
    combo.setFocus()
    qtbot.keyClicks(combo, typed)
    if not typed:
        qtbot.keyClick(combo, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
        assert combo.is_open()
    qtbot.keyClick(combo, Qt.Key.Key_Escape)
    assert not combo.is_open()
    assert combo.text() == "汉"
    assert left == []
    qtbot.keyClick(combo, Qt.Key.Key_Escape)
    assert left == [True]


def test_the_counters_keys_work_in_a_text_field(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    field = LineField(theme, "name")
    put_in(window, field)
    field.setText("王梓萱")
    field.setFocus()
    with qtbot.waitSignal(window.clerk_change_requested):
        qtbot.keyClick(field, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    assert field.text() == "王梓萱"


@pytest.mark.parametrize("key", [Qt.Key.Key_E, Qt.Key.Key_U])
def test_a_text_field_does_not_claim_the_counters_keys(
    theme: Theme, qtbot: QtBot, key: Qt.Key
) -> None:
    field = LineField(theme, "name")
    qtbot.addWidget(field)
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, key, Qt.KeyboardModifier.ControlModifier)
    # Text editing on X11 says yes; the field has to say no whatever the platform says.
    asked.accept()
    field.event(asked)
    assert not asked.isAccepted()


def test_a_page_that_would_like_more_height_does_not_make_the_window_scroll(
    window: MainWindow, qapp: QApplication
) -> None:
    put_in(window, *(Text("一段很长的说明，" * 60, wrap=True) for _ in range(12)))
    qapp.processEvents()
    status = find(window, QWidget, "StatusBar")
    assert status.mapTo(window, status.rect().bottomLeft()).y() == window.height() - 1


def test_what_one_page_said_does_not_stay_under_another(window: MainWindow) -> None:
    first = put_in(window, name="first")
    first.say("列表已更新")
    assert window.status.text() == "列表已更新"
    put_in(window, name="second")
    assert window.status.text() == ""


def test_a_banner_keeps_off_the_page(window: MainWindow, theme: Theme, qapp: QApplication) -> None:
    page = put_in(window)
    page.set_banner(BannerContent("info", "这件已经办结"))
    qapp.processEvents()
    banner = find(window, Banner, "banner")
    bottom = banner.mapTo(window, banner.rect().bottomLeft()).y() + 1
    assert page.mapTo(window, page.rect().topLeft()).y() - bottom == theme.px("s8")


def header_of(name: str, *more: QWidget) -> Header:
    right = (TextPart("1124-02-0001", "title"), TextPart(name))
    return Header("未成年人社会保障卡申领", steps=STEPS, right=(*right, *more))


@pytest.mark.parametrize("width", [1366, 1093])
def test_a_long_name_in_the_header_is_elided_and_moves_nothing(
    window: MainWindow, qapp: QApplication, width: int
) -> None:
    page = put_in(window)
    page.set_header(header_of("王梓萱"))
    window.resize(1920, 1080)
    qapp.processEvents()
    page.set_header(header_of(LONG_NAME))
    qapp.processEvents()
    window.resize(width, 614)
    qapp.processEvents()
    window.grab()
    header = find(window, QWidget, "PageHeader")
    shown = [text for text in header.findChildren(Text) if text.isVisible()]
    [name] = [text for text in shown if text.text() == LONG_NAME]
    [number] = [text for text in shown if text.text() == "1124-02-0001"]
    stepper = find(window, Stepper, "stepper")
    assert name.toolTip() == LONG_NAME
    assert name.mapTo(window, name.rect().topRight()).x() < width
    assert number.width() >= number.sizeHint().width()
    assert stepper.geometry().right() < number.x()
    assert stepper.width() == stepper.sizeHint().width()


def test_the_stepper_keeps_its_place_beside_a_long_name(
    window: MainWindow, qapp: QApplication
) -> None:
    page = put_in(window)
    places: list[int] = []
    for name in ("王梓萱", LONG_NAME):
        page.set_header(header_of(name))
        qapp.processEvents()
        places.append(find(window, Stepper, "stepper").x())
    assert places[0] == places[1]


def test_the_header_gives_a_pages_widget_back(
    window: MainWindow, theme: Theme, qapp: QApplication
) -> None:
    page = put_in(window)
    lent = LineField(theme, "filter")
    lent.setParent(page)
    page.set_header(header_of("王梓萱", lent))
    qapp.processEvents()
    assert lent.isVisible()
    put_in(window, name="second")
    assert lent.parentWidget() is page
    assert not lent.isVisible()
    window.show_page(page)
    qapp.processEvents()
    assert lent.isVisible()
    window.remove_pages()
    assert lent.parentWidget() is page
