# SPDX-License-Identifier: Apache-2.0
"""Whole visits at the real window, with keys alone."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from scripts.demo_visits import BOY, GIRL
from scripts.window_driver import WindowDriver
from tests.counter import PASSWORD
from tests.flows.conftest import Place, sign_in
from tests.printing.reading import barcodes_of, poppler_text

pytestmark = [pytest.mark.window, pytest.mark.slow]

ALT = Qt.KeyboardModifier.AltModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


def choose(driver: WindowDriver, typed: str) -> None:
    driver.press(Qt.Key.Key_F3)
    driver.wait_page("new_visit")
    driver.type(typed)
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("intake")


def pass_papers(driver: WindowDriver) -> None:
    driver.wait_page("review")
    for _ in range(8):
        driver.press(Qt.Key.Key_1)
        driver.press(Qt.Key.Key_Down)


def serve(driver: WindowDriver) -> None:
    """Serve the girl and her mother from the choice of the item to the slip."""
    choose(driver, "wcn")
    driver.fill(GIRL)
    driver.press(Qt.Key.Key_F12)
    pass_papers(driver)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("signature")
    driver.press(Qt.Key.Key_F9)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("slip")
    driver.press(Qt.Key.Key_F9)


def test_a_visit_by_keyboard_alone_prints_a_form_and_a_slip(
    driver: WindowDriver, place: Place, tmp_path: Path
) -> None:
    serve(driver)
    (form_title, form), (slip_title, slip) = place.queue.printed
    number = "110150003022026112400013"
    for pdf in (form, slip):
        assert "王梓萱" in poppler_text(pdf, tmp_path)
        assert number in barcodes_of(pdf)
    assert "110150201905181041" in poppler_text(form, tmp_path)
    assert "110150201905181041" not in poppler_text(slip, tmp_path)
    assert "2026年12月08日" in poppler_text(slip, tmp_path)
    assert not any("王" in title for title in (form_title, slip_title))
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("new_visit")


def test_one_key_prints_the_grandmothers_letter(
    driver: WindowDriver, place: Place, tmp_path: Path
) -> None:
    choose(driver, "1")
    driver.press(Qt.Key.Key_V, ALT)
    driver.press(Qt.Key.Key_Right)
    driver.press(Qt.Key.Key_S, ALT)
    driver.fill(BOY)
    driver.press(Qt.Key.Key_F7)
    driver.press(Qt.Key.Key_F9)
    [(_title, letter)] = place.queue.printed
    said = poppler_text(letter, tmp_path)
    for words in ("李静", "李秀英", "王浩然·阿卜杜", "2026年11月24日", "2027年05月23日", "同意"):
        assert words in said
    driver.press(Qt.Key.Key_Escape)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("review")


def test_a_scanned_slip_opens_the_case_at_its_step(driver: WindowDriver) -> None:
    serve(driver)
    driver.press(Qt.Key.Key_2, CONTROL)
    driver.wait_page("queue")
    driver.press(Qt.Key.Key_F2)
    driver.type("110150003022026112400013")
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("slip")
    assert driver.window.search_box.query() == ""


@pytest.mark.parametrize("said", ["1124-02-0001", "1041", "梓", "wzx"])
def test_the_search_box_finds_what_people_say(driver: WindowDriver, said: str) -> None:
    choose(driver, "wcn")
    driver.fill(GIRL)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("review")
    driver.press(Qt.Key.Key_2, CONTROL)
    driver.wait_page("queue")
    driver.press(Qt.Key.Key_F2)
    driver.type(said)
    driver.settle()
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("review")
    page = driver.window.current_page()
    assert page is not None
    assert "王梓萱" in [getattr(part, "text", "") for part in page.header.right]


def test_locking_covers_everything_and_comes_back_to_the_same_place(driver: WindowDriver) -> None:
    choose(driver, "wcn")
    driver.type("110150201905181041")
    driver.press(Qt.Key.Key_Return)
    driver.type("王梓")
    driver.press(Qt.Key.Key_L, CONTROL)
    assert driver.page_name() == "cover"
    driver.type(PASSWORD)
    driver.press(Qt.Key.Key_Return)
    driver.wait_page("intake")
    driver.type("萱")
    number = driver.window.findChild(QLineEdit, "applicant.document_number")
    name = driver.window.findChild(QLineEdit, "applicant.name")
    assert number is not None
    assert name is not None
    assert (number.text(), name.text()) == ("110150201905181041", "王梓萱")


def test_changing_a_signed_answer_voids_the_printed_form_visibly(
    driver: WindowDriver, place: Place
) -> None:
    choose(driver, "wcn")
    driver.fill(GIRL)
    driver.press(Qt.Key.Key_F12)
    pass_papers(driver)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("signature")
    driver.press(Qt.Key.Key_F9)
    driver.press(Qt.Key.Key_1, ALT)
    driver.wait_page("intake")
    driver.press(Qt.Key.Key_L, ALT)
    driver.press(Qt.Key.Key_A, CONTROL)
    driver.type("柳荫街道槐安里9号楼")
    driver.press(Qt.Key.Key_Return)
    banner = driver.window.banner()
    assert banner is not None
    assert "作废" in banner.what
    assert len(place.queue.printed) == 1


def test_the_window_speaks_english_throughout(
    open_window: Callable[..., WindowDriver], place: Place
) -> None:
    driver = open_window("en")
    sign_in(driver)
    driver.wait_page("queue")
    serve(driver)
    assert len(place.queue.printed) == 2


def test_a_second_case_of_the_same_child_is_said_and_not_blocked(driver: WindowDriver) -> None:
    serve(driver)
    driver.press(Qt.Key.Key_F12)
    choose(driver, "wcn")
    driver.type(GIRL["applicant.document_number"])
    driver.press(Qt.Key.Key_Return)
    banner = driver.window.banner()
    assert banner is not None
    assert "1124-02-0001" in banner.what
    driver.fill({name: GIRL[name] for name in GIRL if name != "applicant.document_number"})
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("review")
