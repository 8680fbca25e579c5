# SPDX-License-Identifier: Apache-2.0
"""The pages of a case inside the window: no key is wanted by two, none is lost."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.page import Page
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.pages.review_page import ReviewPage
from clerkapp.gui.pages.signature_page import SignaturePage
from clerkapp.gui.pages.slip_page import SlipPage
from clerkapp.gui.widgets.outcome_bar import OutcomeButton
from clerkapp.gui.widgets.paper_table import PaperTable
from tests.gui.case_seat import Place, find, in_review, seated, to_be_signed

pytestmark = pytest.mark.window

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


def window_of(place: Place, app: QApplication, page: Page) -> MainWindow:
    seat = place.seat
    window = MainWindow(seat.words, seat.theme, seat.tasks, app)
    window.add_page(page, "visit", is_first=True)
    place.show(window, 1366, 768)
    window.show_page(page)
    return window


def press(place: Place, window: QWidget, key: Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
    place.bot.keyClick(window.focusWidget() or window, key, modifier)
    place.settle()


def test_esc_belongs_to_the_remark_then_to_the_question(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    with seated(qtbot, qapp, tmp_path) as place:
        page = ReviewPage(place.seat)
        window = window_of(place, qapp, page)
        page.show_case(in_review(place.desk).id)
        place.settle()
        table = find(page, PaperTable, "paper_table")
        press(place, window, Key.Key_B)
        assert find(page, QLineEdit, "paper_remark").hasFocus()
        press(place, window, Key.Key_Escape)
        assert table.hasFocus()
        press(place, window, Key.Key_B, ALT)
        assert find(page, QWidget, "ending_panel").isVisible()
        press(place, window, Key.Key_Escape)
        assert not find(page, QWidget, "ending_panel").isVisible()


def test_the_steppers_keys_reach_the_flow(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    with seated(qtbot, qapp, tmp_path) as place:
        page = ReviewPage(place.seat)
        window = window_of(place, qapp, page)
        wanted: list[str] = []
        page.step_requested.connect(wanted.append)
        page.show_case(in_review(place.desk).id)
        place.settle()
        press(place, window, Key.Key_1, ALT)
        press(place, window, Key.Key_4, ALT)
        assert wanted == ["intake"]


def test_every_page_has_one_filled_button(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    with seated(qtbot, qapp, tmp_path) as place:
        signature = SignaturePage(place.seat)
        window = window_of(place, qapp, signature)
        signature.show_case(to_be_signed(place.desk).id)
        place.settle()
        assert len(filled(window)) == 1
        slip = SlipPage(place.seat)
        window.add_page(slip, "visit")
        accepted: list[str] = []
        signature.case_accepted.connect(accepted.append)
        press(place, window, Key.Key_F9)
        qtbot.waitUntil(signature.is_armed)
        press(place, window, Key.Key_F12)
        slip.show_case(accepted[0])
        window.show_page(slip)
        place.settle()
        assert filled(window) == ["下一位"]
        review = ReviewPage(place.seat)
        window.add_page(review, "visit")
        review.show_case(in_review(place.desk).id)
        window.show_page(review)
        place.settle()
        assert filled(window) == ["受理"]


def filled(window: MainWindow) -> list[str]:
    """Return the words of the filled buttons that can be seen."""
    plain = [
        b.text()
        for b in window.findChildren(QPushButton)
        if b.isVisible() and b.property("kind") == "primary"
    ]
    outcomes = [b for b in window.findChildren(OutcomeButton) if b.isVisible()]
    return plain + [b.text() for b in outcomes if b.is_filled()]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("height", [768, 690])
def test_nothing_makes_the_window_scroll(
    language: str, height: int, qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    with seated(qtbot, qapp, tmp_path, language) as place:
        page = ReviewPage(place.seat)
        window = window_of(place, qapp, page)
        page.show_case(in_review(place.desk).id)
        place.settle()
        window.resize(1366, height)
        press(place, window, Key.Key_B, ALT)
        strip = find(page, QWidget, "OutcomeBar")
        bottom = strip.mapTo(window, strip.rect().bottomLeft()).y()
        assert bottom < height
        assert page.width() == 1366 - place.seat.theme.px("rail")


def test_at_125_percent_the_conditions_wait_in_a_drawer(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    with seated(qtbot, qapp, tmp_path) as place:
        page = ReviewPage(place.seat)
        window = window_of(place, qapp, page)
        page.show_case(in_review(place.desk).id)
        place.settle()
        assert find(page, QWidget, "eligibility").isVisible()
        window.resize(1093, 614)
        place.settle()
        table = find(page, PaperTable, "paper_table")
        conditions = find(window, QWidget, "eligibility")
        assert not conditions.isVisible()
        assert table.width() > 900
        press(place, window, Key.Key_P, ALT)
        assert conditions.isVisible()
        assert table.hasFocus()
        press(place, window, Key.Key_P, ALT)
        assert not conditions.isVisible()
