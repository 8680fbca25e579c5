# SPDX-License-Identifier: Apache-2.0
"""Card lists, the search box and scans, driven with keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.card_list import CardGroup, CardList, CardRow
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.scan_listener import ScanListener
from clerkapp.gui.kit.search_box import SearchBox
from clerkapp.gui.kit.theme import Theme
from tests.gui.kit.finding import find

Shown = Callable[..., QWidget]

NUMBER = "110150003022026112400370"
GROUPS = (
    CardGroup(
        (CardRow("card", "社保卡申领", "1"), CardRow("cover", "医保参保", "2")), "符合的", "2"
    ),
    CardGroup((CardRow("loss", "挂失", "3"),), "其他"),
)


@pytest.fixture
def cards(theme: Theme, shown: Shown) -> CardList:
    made = CardList(theme, "items")
    shown(made)
    made.show_groups(GROUPS)
    made.setFocus()
    return made


def test_arrows_pass_over_headings(cards: CardList, qtbot: QtBot) -> None:
    seen = [cards.current()]
    cards.current_changed.connect(seen.append)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(cards, key)
    assert seen == ["card", "cover", "loss", "cover"]


def test_enter_opens_and_digits_choose(cards: CardList, qtbot: QtBot) -> None:
    qtbot.keyClick(cards, Qt.Key.Key_3)
    with qtbot.waitSignal(cards.activated_row) as caught:
        qtbot.keyClick(cards, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert caught.args == ["loss"]
    qtbot.keyClick(cards, Qt.Key.Key_9)
    assert cards.current() == "loss"


def test_the_height_is_that_of_rows_and_headings(cards: CardList, theme: Theme) -> None:
    rows, headings = 3 * theme.px("row_card"), 2 * theme.px("row_group")
    assert cards.content_height() == rows + headings + theme.px("s12")


def test_the_current_row_is_kept_when_rows_change(cards: CardList) -> None:
    cards.select("loss")
    cards.show_groups(GROUPS[1:], cards.current())
    assert cards.current() == "loss"
    cards.show_rows([])
    assert cards.current() == ""


def test_rows_are_read_out_whole(cards: CardList) -> None:
    model = cards.model()
    spoken = model.index(1, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "1，社保卡申领"


def test_a_click_opens_where_one_click_is_enough(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    made = CardList(theme, "clerks", one_click=True)
    shown(made)
    made.show_rows(GROUPS[0].rows)
    place = made.visualRect(made.model().index(1, 0)).center()
    with qtbot.waitSignal(made.activated_row) as caught:
        qtbot.mouseClick(made.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == ["cover"]


@pytest.fixture
def box(theme: Theme, shown: Shown) -> SearchBox:
    new_visit = KeyAction("new_visit", "新受理", "F3")
    made = SearchBox(theme, "扫码，或输入", "查找", new_visit)
    new_visit.setParent(made)
    shown(made, LineField(theme, "other"))
    made.focus()
    return made


def test_typing_asks_and_enter_opens_the_row(box: SearchBox, qtbot: QtBot) -> None:
    asked: list[str] = []
    box.query_edited.connect(asked.append)
    qtbot.keyClicks(box.field, " wz")
    box.show_rows([CardRow("a", "1124-02-0037"), CardRow("b", "1124-02-0031")])
    assert box.is_open()
    qtbot.keyClick(box.field, Qt.Key.Key_Down)
    with qtbot.waitSignal(box.row_activated) as caught:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert caught.args == ["b"]
    assert asked == ["", "w", "wz"]
    assert (box.query(), box.is_open()) == ("", False)


def test_a_complete_number_opens_without_a_list(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, NUMBER)
    with qtbot.waitSignal(box.scan_recognised) as caught:
        qtbot.keyClick(box.field, Qt.Key.Key_Return)
    assert caught.args == [NUMBER]


def test_nothing_found_says_so_and_offers_a_new_visit(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "zzz")
    box.show_nothing("本机记录里没有「zzz」")
    window = box.window()
    assert find(window, QWidget, "search_nothing").isVisible()
    button = find(window, KeyCapButton, "new_visit_button")
    with qtbot.waitSignal(button.action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_escape_empties_the_box(box: SearchBox, qtbot: QtBot) -> None:
    qtbot.keyClicks(box.field, "wz")
    box.show_rows([CardRow("a", "1124-02-0037")])
    qtbot.keyClick(box.field, Qt.Key.Key_Escape)
    assert (box.query(), box.is_open()) == ("", False)


def test_an_answer_that_comes_too_late_opens_nothing(box: SearchBox) -> None:
    find(box.window(), QLineEdit, "other").setFocus()
    box.show_rows([CardRow("a", "1124-02-0037")])
    assert not box.is_open()


def test_the_box_switches_the_input_method_off_until_f2_is_struck_again(box: SearchBox) -> None:
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled
    assert not box.field.testAttribute(enabled)
    box.focus()
    assert box.field.testAttribute(enabled)
    find(box.window(), QLineEdit, "other").setFocus()
    box.focus()
    assert not box.field.testAttribute(enabled)


class Clock:
    """Seconds that a test moves on."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


class Desk:
    """A window with a text field and a list, and a scanner that types into it."""

    def __init__(self, theme: Theme, shown: Shown, qtbot: QtBot) -> None:
        self.clock = Clock()
        self.search = LineField(theme, "search")
        self.field = LineField(theme, "name")
        self.table = KeyRecorder()
        self.window = shown(self.search, self.field, self.table)
        self.listener = ScanListener(self.window, self.search, self.clock)
        self.listener.attach()
        self.scans: list[str] = []
        self.listener.scanned.connect(self.scans.append)
        self._qtbot = qtbot

    def strike(self, keys: str, gap: float) -> None:
        handle = self.window.windowHandle()
        for key in keys:
            self.clock.now += gap
            if key == "\n":
                self._qtbot.keyClick(handle, Qt.Key.Key_Return)
            else:
                self._qtbot.keyClick(handle, key)


class KeyRecorder(QWidget):
    """A widget in which digits are commands."""

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMinimumHeight(50)
        self.struck = ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.struck += event.text()


@pytest.fixture
def desk(theme: Theme, shown: Shown, qtbot: QtBot) -> Desk:
    return Desk(theme, shown, qtbot)


def test_a_scan_into_a_field_leaves_the_field_as_it_was(desk: Desk) -> None:
    desk.field.setText("李静")
    desk.field.set_origin("id-card", "读卡")
    desk.field.setFocus()
    desk.strike(NUMBER + "\n", 0.01)
    assert desk.scans == [NUMBER]
    assert desk.field.text() == "李静"
    assert desk.field.origin() == ("id-card", "读卡")


def test_slow_digits_stay_in_the_field(desk: Desk) -> None:
    desk.field.setFocus()
    desk.strike(NUMBER + "\n", 0.2)
    assert desk.scans == []
    assert desk.field.text() == NUMBER


def test_a_short_burst_is_no_scan(desk: Desk) -> None:
    desk.field.setFocus()
    desk.strike("13800138000\n", 0.01)
    assert desk.scans == []
    assert desk.field.text() == "13800138000"


def test_a_scan_does_not_act_on_a_table(desk: Desk) -> None:
    desk.table.setFocus()
    desk.strike(NUMBER + "\n", 0.01)
    assert desk.scans == [NUMBER]
    assert desk.table.struck == ""


def test_a_single_digit_reaches_the_table(desk: Desk, qtbot: QtBot) -> None:
    desk.table.setFocus()
    desk.strike("3", 0.5)
    qtbot.waitUntil(lambda: desk.table.struck == "3")


def test_a_letter_gives_held_digits_back_in_order(desk: Desk) -> None:
    desk.table.setFocus()
    desk.strike("2b", 0.01)
    assert desk.table.struck == "2b"
