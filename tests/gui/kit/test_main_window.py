# SPDX-License-Identifier: Apache-2.0
"""The window's shell: pages, keys, search, cover; driven with keys."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.banner import BannerContent
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.page import ActionPart, Bar, Header, Page
from clerkapp.gui.kit.rail import Section
from clerkapp.gui.kit.stepper import Step
from clerkapp.gui.kit.text import Text
from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words
from tests.gui.kit.finding import find

ROOT = Path(__file__).resolve().parents[3]


class SomePage(Page):
    """A page with one field and one act."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self.field = LineField(theme, f"{name}_field")
        QVBoxLayout(self).addWidget(self.field)
        self.next = KeyAction(f"{name}_next", "下一步", "F12", parent=self)
        steps = (Step("intake", "登记", "done", key="Alt+1"), Step("review", "初审", "now"))
        self.set_header(Header(name, ChipContent("草稿"), steps=steps))
        self.set_bar(Bar(trailing=(ActionPart(self.next, "primary"),)))

    def enter(self) -> None:
        self.field.setFocus()


@pytest.fixture
def window(
    words: Words, theme: Theme, tasks: TaskRunner, qapp: QApplication, qtbot: QtBot
) -> MainWindow:
    made = MainWindow(words, theme, tasks, qapp)
    qtbot.addWidget(made)
    made.set_sections(
        [
            Section("visit", "file-plus-2", "受理", "Ctrl+1"),
            Section("queue", "list-checks", "待办", "Ctrl+2"),
        ]
    )
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def pages(window: MainWindow, theme: Theme, qapp: QApplication) -> tuple[SomePage, SomePage]:
    visit, queue = SomePage(theme, "visit"), SomePage(theme, "queue")
    window.add_page(visit, "visit", is_first=True)
    window.add_page(queue, "queue", is_first=True)
    window.show_page(visit)
    qapp.processEvents()
    return visit, queue


Pages = tuple[SomePage, SomePage]


def test_the_page_on_top_has_header_bar_focus_and_section(window: MainWindow, pages: Pages) -> None:
    visit, _ = pages
    assert window.current_page() is visit
    assert find(window, Text, "page_title").text() == "visit"
    assert visit.field.hasFocus()
    assert find(window, QAbstractButton, "section_visit").isChecked()
    assert find(window, QWidget, "visit_next_button").isVisible()


def test_only_the_page_on_top_gets_keys(
    window: MainWindow, pages: Pages, qtbot: QtBot, qapp: QApplication
) -> None:
    struck: list[str] = []
    for page in pages:
        page.next.triggered.connect(lambda _=False, name=page.page_name: struck.append(name))
    qtbot.keyClick(window, Qt.Key.Key_F12)
    qtbot.keyClick(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    qapp.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert struck == ["visit", "queue"]


def test_the_rail_shows_the_pages_and_tells(window: MainWindow, pages: Pages, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.section_requested) as caught:
        qtbot.mouseClick(find(window, QWidget, "section_queue"), Qt.MouseButton.LeftButton)
    assert caught.args == ["queue"]
    assert window.current_page() is pages[1]
    assert find(window, QAbstractButton, "section_queue").isChecked()


def test_a_page_below_cannot_change_what_is_shown(window: MainWindow, pages: Pages) -> None:
    visit, queue = pages
    queue.set_header(Header("别的"))
    queue.say("别的")
    queue.set_banner(BannerContent("error", "别的"))
    assert find(window, Text, "page_title").text() == "visit"
    assert window.banner() is None
    visit.set_header(Header("初审"))
    visit.say("已保存")
    assert find(window, Text, "page_title").text() == "初审"
    assert window.status.text() == "已保存"


def test_a_page_without_bar_hides_it(window: MainWindow, pages: Pages) -> None:
    pages[0].set_bar(None)
    assert not find(window, QWidget, "ActionBar").isVisible()


@pytest.mark.parametrize(
    ("key", "modifier", "signal"),
    [
        (Qt.Key.Key_F3, Qt.KeyboardModifier.NoModifier, "new_visit_requested"),
        (Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier, "lock_requested"),
        (Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier, "clerk_change_requested"),
    ],
)
def test_global_keys(
    window: MainWindow,
    pages: Pages,
    qtbot: QtBot,
    key: Qt.Key,
    modifier: Qt.KeyboardModifier,
    signal: str,
) -> None:
    with qtbot.waitSignal(getattr(window, signal)):
        qtbot.keyClick(window, key, modifier)


def test_f2_goes_to_the_search_box(window: MainWindow, pages: Pages, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F2)
    assert window.search_box.field.hasFocus()


def test_f1_lists_this_pages_keys_and_the_global_ones(
    window: MainWindow, pages: Pages, qtbot: QtBot, qapp: QApplication
) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    qapp.processEvents()
    sheet = find(window, QWidget, "key_sheet")
    words = [label.text() for label in sheet.findChildren(QLabel)]
    assert "下一步" in words
    assert "锁定" in words
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert not sheet.isVisible()


def test_escape_closes_what_lies_on_top_and_then_goes_back(
    window: MainWindow, pages: Pages, qtbot: QtBot
) -> None:
    visit, _ = pages
    visit.set_banner(BannerContent("warning", "还没有 2027 年放假安排"))
    qtbot.keyClick(window, Qt.Key.Key_F1)
    back: list[bool] = []
    visit.back_requested.connect(lambda: back.append(True))
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert not find(window, QWidget, "key_sheet").isVisible()
    assert window.banner() is not None
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.banner() is None
    assert visit.banner is None
    assert back == []
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert back == [True]


def test_a_step_of_the_stepper_reaches_the_page(
    window: MainWindow, pages: Pages, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pages[0].step_requested) as caught:
        qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert caught.args == ["intake"]


def test_what_covers_the_window_hides_it_and_stops_its_keys(
    window: MainWindow, pages: Pages, theme: Theme, qtbot: QtBot
) -> None:
    visit, _ = pages
    lock = LineField(theme, "pin")
    struck: list[bool] = []
    visit.next.triggered.connect(lambda: struck.append(True))
    window.lock_requested.connect(lambda: struck.append(True))
    window.cover(lock)
    assert window.is_covered()
    assert lock.hasFocus()
    assert not visit.isVisible()
    assert not window.search_box.isVisible()
    for key in (Qt.Key.Key_F12, Qt.Key.Key_F2):
        qtbot.keyClick(window, key)
    qtbot.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert struck == []
    window.uncover()
    assert visit.field.hasFocus()


def test_a_scan_outside_the_box_is_recognised(
    window: MainWindow, pages: Pages, qtbot: QtBot
) -> None:
    number = "110150003022026112400370"
    with qtbot.waitSignal(window.search_box.scan_recognised) as caught:
        handle = window.windowHandle()
        for key in number:
            qtbot.keyClick(handle, key)
        qtbot.keyClick(handle, Qt.Key.Key_Return)
    assert caught.args == [number]
    assert pages[0].field.text() == ""


def test_put_aside_is_shown_only_when_there_is_some(
    window: MainWindow, pages: Pages, qtbot: QtBot, qapp: QApplication
) -> None:
    button = find(window, QWidget, "put_aside_button")
    assert not button.isVisible()
    window.set_put_aside(2)
    qapp.processEvents()
    assert button.isVisible()
    assert button.accessibleName() == "挂起 2 件"
    with qtbot.waitSignal(window.put_aside_requested):
        qtbot.keyClick(window, Qt.Key.Key_F8, Qt.KeyboardModifier.ShiftModifier)
    window.set_put_aside(0)
    assert not button.isVisible()


def test_the_theme_changes_without_a_restart(
    window: MainWindow, pages: Pages, theme: Theme, qapp: QApplication
) -> None:
    theme.switch("dark")
    apply_theme(qapp, theme)
    qapp.processEvents()
    image = window.grab().toImage()
    assert image.pixelColor(window.width() // 2, 60) == theme.colour("surface")
    assert image.pixelColor(2, 300) == theme.colour("surface")


@pytest.mark.parametrize(("width", "height"), [(1366, 690), (1920, 1080), (1093, 614)])
def test_the_bars_keep_their_heights_at_every_size(
    window: MainWindow, pages: Pages, theme: Theme, qapp: QApplication, width: int, height: int
) -> None:
    window.resize(width, height)
    qapp.processEvents()
    bars = {
        "TopBar": "top_bar",
        "PageHeader": "page_header",
        "ActionBar": "action_bar",
        "StatusBar": "status_bar",
    }
    for name, token in bars.items():
        assert find(window, QWidget, name).height() == theme.px(token)


def test_a_small_window_scrolls_as_a_whole(
    window: MainWindow, pages: Pages, theme: Theme, qapp: QApplication
) -> None:
    window.resize(600, 400)
    qapp.processEvents()
    shell = find(window, QWidget, "StatusBar").parentWidget()
    assert shell is not None
    assert shell.width() == theme.px("window_least_width")


def test_the_program_is_told_before_the_window_closes(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.closing):
        window.close()


def test_importing_the_window_imports_nothing_heavy() -> None:
    code = (
        "import sys; import clerkapp.gui.main_window\n"
        "own = {'PySide6', 'shiboken6', 'clerkapp', '_distutils_hack'}\n"
        "from sysconfig import get_paths\n"
        "site = get_paths()['purelib']\n"
        "found = {n.partition('.')[0] for n, m in list(sys.modules.items())"
        " if (getattr(m, '__file__', '') or '').startswith(site)}\n"
        "print(sorted(found - own))\n"
        "print(sorted(n for n in sys.modules if n.startswith('clerkapp.')"
        " and not n.startswith(('clerkapp.gui', 'clerkapp.presentation'))))\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    third_party, own = done.stdout.splitlines()
    assert third_party == "[]"
    assert own == "[]"


def test_a_page_that_does_not_say_where_gives_the_focus_to_its_first_control(
    window: MainWindow, theme: Theme, qapp: QApplication
) -> None:
    page = Page("plain")
    column = QVBoxLayout(page)
    off, first = LineField(theme, "off"), LineField(theme, "first")
    off.setEnabled(False)
    for field in (off, first):
        column.addWidget(field)
    window.add_page(page, "visit")
    window.show_page(page)
    assert first.hasFocus()
