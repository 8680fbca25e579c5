# SPDX-License-Identifier: Apache-2.0
"""What goes wrong outside, seen at the real window: a clear message, and nothing lost."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from clerkapp.bootstrap import join_counter
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.gui.opening import Rest
from clerkapp.services import lookups
from clerkapp.system.single_instance import SingleInstance
from scripts.demo_visits import GIRL
from scripts.window_driver import ROOT, WindowDriver
from tests.counter import desk_in
from tests.flows.conftest import Place, sign_in
from tests.flows.test_visit_by_keyboard import choose, serve

pytestmark = [pytest.mark.window, pytest.mark.slow]


def said_on_lock(driver: WindowDriver) -> str:
    """Return what the lock screen says is wrong."""
    view = driver.opening.lock._view
    return f"{view.problem.text()} {view.remedy.text()}"


def test_a_wrong_password_is_said_and_opens_nothing(
    open_window: Callable[..., WindowDriver],
) -> None:
    driver = open_window()
    sign_in(driver, "not-this-one")
    assert driver.page_name() == "cover"
    assert "密码不对" in said_on_lock(driver)


def test_a_damaged_database_is_said_and_not_opened(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    [database] = [p for p in (place.data / "store").iterdir() if p.suffix == ".db"]
    content = bytearray(database.read_bytes())
    content[:4096] = os.urandom(4096)
    database.write_bytes(content)
    driver = open_window()
    sign_in(driver)
    assert driver.page_name() == "cover"
    assert "损坏" in said_on_lock(driver)


def test_a_second_program_on_the_same_folder_is_told(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    hold = SingleInstance(place.data)
    try:
        driver = open_window()
        driver.settle()
        assert "已" in said_on_lock(driver)
        assert "打开" in said_on_lock(driver)
    finally:
        hold.release()


def test_a_folder_that_cannot_be_written_is_said(
    place: Place, open_window: Callable[..., WindowDriver], tmp_path: Path
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", "utf-8")
    elsewhere = replace(place, data=blocked / "data")
    driver = open_window(rest=elsewhere.rest)
    driver.settle()
    assert "不能写入" in said_on_lock(driver)


def test_without_a_printer_the_form_can_be_saved_and_nothing_claims_to_be_printed(
    place: Place, driver: WindowDriver
) -> None:
    place.queue.printer = ""
    choose(driver, "wcn")
    serve_to_signature(driver)
    driver.press(Qt.Key.Key_F9)
    banner = driver.window.banner()
    assert banner is not None
    assert "打印机没有响应" in banner.what
    assert "Ctrl+S" in banner.why
    driver.press(Qt.Key.Key_F12)
    assert driver.page_name() == "signature"


def serve_to_signature(driver: WindowDriver) -> None:
    driver.fill(GIRL)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("review")
    for _ in range(8):
        driver.press(Qt.Key.Key_1)
        driver.press(Qt.Key.Key_Down)
    driver.press(Qt.Key.Key_F12)
    driver.wait_page("signature")


def test_a_full_disk_is_said_and_the_typed_text_stays_until_it_can_be_saved(
    driver: WindowDriver, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(driver, "wcn")
    driver.type("110150201905181041")
    with monkeypatch.context() as patch:

        def full(*_: object) -> None:
            raise OutsideError("store.disk_full")

        patch.setattr("clerkapp.storage.unit_of_work.StoreWork.commit", full)
        driver.press(Qt.Key.Key_Return)
        banner = driver.window.banner()
        assert banner is not None
        assert "磁盘" in banner.what
    driver.type("王梓萱")
    driver.press(Qt.Key.Key_Return)
    room = driver.opening.room
    drafts = lookups.unfinished_drafts(room._seat.desk)
    room._counter.close_connections()
    assert [(row.name, row.document_number) for row in drafts] == [("王梓萱", "110150201905181041")]


TYPIST = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from PySide6.QtWidgets import QApplication
from scripts.window_driver import Qt, WindowDriver
from tests.flows.conftest import Place, sign_in
from tests.flows.test_visit_by_keyboard import choose
from tests.counter import RecordingQueue
from clerkapp.gui.opening import Look
app = QApplication([])
place = Place(Path({data!r}), RecordingQueue(), app)
driver = WindowDriver(app, Look(), place.rest)
sign_in(driver)
driver.wait_page("queue")
choose(driver, "wcn")
driver.type("110150201905181041")
driver.press(Qt.Key.Key_Return)
driver.type("王梓萱")
driver.press(Qt.Key.Key_Return)
driver.type("unfinished")
print("typed", flush=True)
app.exec()
"""


def test_after_kill_9_the_next_start_offers_the_draft(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    script = TYPIST.format(root=str(ROOT), data=str(place.data))
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as typist:
        assert typist.stdout is not None
        assert typist.stdout.readline().strip() == "typed"
        typist.send_signal(signal.SIGKILL)
    driver = open_window()
    sign_in(driver)
    driver.wait_page("queue")
    driver.wait(lambda: driver.window.banner() is not None, "the offer")
    banner = driver.window.banner()
    assert banner is not None
    assert "王梓萱" in banner.why
    driver.press(Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    driver.wait_page("intake")
    number = driver.window.findChild(QLineEdit, "applicant.document_number")
    assert number is not None
    assert number.text() == "110150201905181041"


def test_a_store_that_was_founded_is_never_founded_again(place: Place) -> None:
    with pytest.raises(ClerkError, match=r"office\.exists"), desk_in(place.data):
        pass


def test_pressing_accept_twice_in_a_row_acts_once(place: Place, driver: WindowDriver) -> None:
    serve(driver)
    assert [title.split("-")[0] for title, _pdf in place.queue.printed] == [
        "registration_form",
        "slip",
    ]


def test_a_damaged_settings_file_is_said_and_the_defaults_hold(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    (place.data / "settings.json").write_text("{", "utf-8")
    driver = open_window()
    sign_in(driver)
    driver.wait_page("queue")
    driver.wait(lambda: driver.window.banner() is not None, "the notice")
    banner = driver.window.banner()
    assert banner is not None
    assert "设置文件读不出来" in banner.what


def break_own_calendar(data: Path) -> None:
    own = data / "forms" / "calendars"
    own.mkdir(parents=True)
    (own / "2027.yaml").write_text("year: 2027\nsource: x\nhollidays: []\n", "utf-8")


def test_wrong_definitions_are_said_with_the_line_and_a_draft_can_still_be_gone_on_with(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    driver = open_window()
    sign_in(driver)
    driver.wait_page("queue")
    choose(driver, "wcn")
    driver.type("110150201905181041")
    driver.press(Qt.Key.Key_Return)
    driver.settle()
    driver.close()
    break_own_calendar(place.data)
    again = open_window()
    sign_in(again)
    again.wait(lambda: again.window.banner() is not None, "the notice")
    banner = again.window.banner()
    assert banner is not None
    assert "上次可用的定义" in banner.what
    assert "forms/calendars/2027.yaml:3: " in banner.why
    assert [action.objectName() for action in banner.actions] == ["resume"]


def test_definitions_that_were_never_right_are_said_on_the_lock_screen(
    place: Place, open_window: Callable[..., WindowDriver], tmp_path: Path
) -> None:
    (tmp_path / "wrong" / "items").mkdir(parents=True)

    def rest() -> Rest:
        join_counter(tmp_path / "empty", tmp_path / "wrong")
        return place.rest()

    driver = open_window(rest=rest)
    driver.settle()
    assert "程序打不开" in said_on_lock(driver)
    assert "items:1: no item" in said_on_lock(driver)
