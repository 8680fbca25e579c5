# SPDX-License-Identifier: Apache-2.0
"""The character finder at intake, driven by keys over the shipped table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.private_use import AS_READ
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.gui.widgets.character_list import CharacterList
from clerkapp.services import lookups
from tests.gui.case_seat import Place, find, seated

pytestmark = pytest.mark.window

NAME, ADDRESS, NUMBER = "applicant.name", "contact.address", "applicant.document_number"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


class Hands:
    """A clerk at the intake page; keys go where the focus is."""

    def __init__(self, place: Place, app: QApplication) -> None:
        self.place = place
        self.app = app
        self.said: list[str] = []
        self.page = IntakePage(place.seat)
        self.page.said.connect(lambda line: self.said.append(line.text))
        place.show(self.page)
        self.page.show_new("minor_card")
        place.bot.waitUntil(self.page.isActiveWindow)

    @property
    def here(self) -> str:
        widget = self.app.focusWidget()
        return widget.objectName() if widget is not None else ""

    def go_to(self, name: str) -> QLineEdit:
        line = find(self.page, QLineEdit, name)
        line.setFocus(Qt.FocusReason.OtherFocusReason)
        return line

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        self.place.bot.keyClick(widget, key, modifier)
        self.place.settle()

    def type(self, text: str) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        if text.isascii():
            self.place.bot.keyClicks(widget, text)
        else:
            self.place.compose(widget, text)
        self.place.settle()

    def open_from(self, name: str) -> None:
        self.go_to(name)
        self.press(Qt.Key.Key_F, ALT)

    def listed(self, name: str) -> str:
        return find(self.page, CharacterList, name).chars()

    @property
    def large(self) -> str:
        return find(self.page, QLabel, "finder_large").text()

    @property
    def is_open(self) -> bool:
        return find(self.page, QWidget, "finder_words").isVisible()


@pytest.fixture
def hands(place: Place, qapp: QApplication) -> Hands:
    return Hands(place, qapp)


def test_parts_are_typed_and_the_character_goes_into_the_name(hands: Hands) -> None:
    hands.go_to(NAME)
    hands.type("王野")
    hands.press(Qt.Key.Key_Left)
    hands.press(Qt.Key.Key_F, ALT)
    assert (hands.is_open, hands.here) == (True, "finder_words")
    hands.type("吉土口")
    assert hands.large == "𠮷"
    assert hands.listed("finder_alike")[0] == "吉"
    hands.press(Qt.Key.Key_Return)
    assert (hands.is_open, hands.here) == (False, NAME)
    assert hands.go_to(NAME).text() == "王𠮷野"
    hands.press(Qt.Key.Key_Return)
    [draft] = [hands.place.case(row.id) for row in lookups.unfinished_drafts(hands.place.desk)]
    assert draft.answers[NAME] == "王𠮷野"


def test_escape_goes_back_and_changes_nothing(hands: Hands) -> None:
    hands.go_to(NAME)
    hands.type("王")
    hands.press(Qt.Key.Key_F, ALT)
    hands.type("20BB7")
    assert hands.large == "𠮷"
    hands.page.back_requested.emit()
    assert (hands.is_open, hands.here) == (False, NAME)
    assert hands.go_to(NAME).text() == "王"


def test_arrows_choose_and_tab_leads_to_the_look_alikes(hands: Hands) -> None:
    hands.open_from(ADDRESS)
    hands.type("木木木")
    second = hands.listed("finder_found")[1]
    hands.press(Qt.Key.Key_Down)
    assert hands.large == second
    hands.press(Qt.Key.Key_Up)
    assert hands.large == "森"
    hands.press(Qt.Key.Key_Tab)
    hands.press(Qt.Key.Key_Tab)
    assert hands.here == "finder_alike"
    like = hands.listed("finder_alike")[0]
    hands.press(Qt.Key.Key_Return)
    assert hands.go_to(ADDRESS).text() == like


def test_a_selected_character_is_looked_up_and_gives_way(hands: Hands) -> None:
    line = hands.go_to(NAME)
    hands.type("王\ue854")
    line.setSelection(1, 1)
    hands.press(Qt.Key.Key_F, ALT)
    assert hands.large == "\u9fba"
    hands.press(Qt.Key.Key_Return)
    assert line.text() == "王\u9fba"


def test_the_input_method_keeps_enter_while_it_composes(hands: Hands) -> None:
    hands.open_from(NAME)
    field = hands.app.focusWidget()
    assert field is not None
    QApplication.sendEvent(field, QInputMethodEvent("tu", []))
    hands.press(Qt.Key.Key_Down)
    assert hands.is_open
    hands.type("土口")
    assert "𠮷" in hands.listed("finder_found")


def test_a_number_field_sends_the_clerk_to_a_field_of_words(hands: Hands) -> None:
    hands.open_from(NUMBER)
    assert not hands.is_open
    assert "文字栏" in hands.said[-1]


def test_nothing_found_says_what_to_do(hands: Hands) -> None:
    hands.open_from(NAME)
    hands.type("龙龙龙龙龙龙")
    assert hands.listed("finder_found") == ""
    assert hands.large == ""
    said = find(hands.page, QWidget, "finder_said").accessibleName()
    assert "请少写一个部件" in said
    hands.press(Qt.Key.Key_Return)
    assert hands.is_open


def test_the_next_step_waits_until_the_finder_is_closed(hands: Hands) -> None:
    hands.open_from(NAME)
    hands.press(Qt.Key.Key_F12)
    hands.press(Qt.Key.Key_F7)
    assert hands.is_open


def test_another_case_closes_the_finder(hands: Hands) -> None:
    hands.open_from(NAME)
    hands.page.show_new("minor_card")
    assert not hands.is_open


def test_a_private_code_is_replaced_at_one_press_and_both_are_kept(hands: Hands) -> None:
    line = hands.go_to(NAME)
    hands.type("张\ue854")
    hands.press(Qt.Key.Key_Return)
    button = find(hands.page, QPushButton, f"suggest_{NAME}_button")
    button.setFocus(Qt.FocusReason.TabFocusReason)
    hands.press(Qt.Key.Key_Space)
    assert line.text() == "张\u9fba"
    [row] = lookups.unfinished_drafts(hands.place.desk)
    answers = hands.place.case(row.id).answers
    assert (answers[NAME], answers[NAME + AS_READ]) == ("张\u9fba", "张\ue854")
