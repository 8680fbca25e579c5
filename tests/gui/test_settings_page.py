# SPDX-License-Identifier: Apache-2.0
"""The settings page with real keys, over a real store and a real key file."""

from __future__ import annotations

import errno
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageDraw
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.bootstrap import Counter
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, PaperRoute
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.exchange import photos
from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.page import StatusLine
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.pages.settings_page import SettingsPage
from clerkapp.gui.seat import Seat
from clerkapp.gui.tasks import TaskRunner
from clerkapp.gui.widgets.pick_glyph import GlyphPicker
from clerkapp.gui.widgets.printer_section import PARTS
from clerkapp.presentation.words import Words
from clerkapp.services import sessions
from clerkapp.services.own_glyphs import own_glyphs
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart
from clerkapp.storage import keys
from tests.counter import PASSWORD, RecordingQueue, StandingClock, opened_counter
from tests.gui.case_seat import find
from tests.printing.reading import barcodes_of, text_of

pytestmark = pytest.mark.window
RESOURCES = Path(__file__).resolve().parents[2] / "resources"
ALT = Qt.KeyboardModifier.AltModifier
NEW = "he-jia-2026"


class Chosen:
    """Preferences that are kept nowhere."""

    notice = ""

    def __init__(self) -> None:
        self.values = {"language": "zh", "theme": "light", "size": "normal"}

    def chosen(self) -> dict[str, str]:
        return dict(self.values)

    def choose(self, name: str, value: str) -> None:
        self.values[name] = value


@dataclass
class Office:
    """A founded office, and what opens its settings page."""

    counter: Counter
    supervisor: Clerk
    code: str
    tasks: TaskRunner
    bot: QtBot
    app: QApplication
    queue: RecordingQueue = field(default_factory=RecordingQueue)
    glyph_file: Path = Path()

    def open(self, clerk: Clerk | None = None) -> SettingsPage:
        desk = replace(
            self.counter.desk(clerk or self.supervisor, EXAMPLE_OFFICE), clock=StandingClock()
        )
        theme = Theme(RESOURCES)
        theme.load_fonts()
        apply_theme(self.app, theme)
        words = Words.load(RESOURCES / "words", "zh")
        finder = self.counter.characters
        glyphs = self.counter.glyphs
        seat = Seat(desk, self.tasks, words, theme, self.queue, photos, finder, glyphs)
        picker = GlyphPicker(words, lambda *_: str(self.glyph_file))
        page = SettingsPage(seat, self.counter.vault, Chosen(), self.counter.routes, picker)
        self.bot.addWidget(page)
        page.resize(theme.px("window_width"), theme.px("window_height"))
        page.show()
        page.activateWindow()
        self.bot.waitUntil(page.isActiveWindow)
        page.enter()
        self.rest()
        return page

    def rest(self) -> None:
        """Wait until nothing runs and everything is painted."""
        self.app.processEvents()
        self.bot.waitUntil(self.tasks.is_idle)
        self.app.processEvents()

    def type(self, text: str) -> None:
        """Type into what has the focus, as keyboard and input method do."""
        widget = self.app.focusWidget()
        assert widget is not None
        if text.isascii():
            self.bot.keyClicks(widget, text)
            return
        commit = QInputMethodEvent()
        commit.setCommitString(text)
        QApplication.sendEvent(widget, commit)

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        self.bot.keyClick(widget, key, modifier)
        self.rest()

    def fill(self, *lines: str) -> None:
        """Type each line and go on with Enter."""
        for line in lines:
            self.type(line)
            self.press(Qt.Key.Key_Return)


@pytest.fixture
def office(tmp_path: Path, qtbot: QtBot, qapp: QApplication) -> Iterator[Office]:
    with ExitStack() as stack:
        counter = stack.enter_context(opened_counter(tmp_path))
        start = FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD)
        clerk, code = sessions.set_up(counter.vault, StandingClock(), start, "c1")
        tasks = TaskRunner()
        tasks.at_end(counter.close_connections)
        stack.callback(tasks.close)
        yield Office(counter, clerk, code, tasks, qtbot, qapp)


def line(page: SettingsPage, name: str) -> QLineEdit:
    found = page.findChild(QLineEdit, name)
    assert found is not None
    return found


def message(page: SettingsPage, name: str) -> str:
    row = page.findChild(FieldRow, f"row_{name}")
    assert row is not None
    said = row.message()
    return "" if said is None else said[1]


def listed(page: SettingsPage) -> list[str]:
    found = page.findChild(QWidget, "clerk_list")
    assert found is not None
    labels = [label for label in found.findChildren(QLabel) if label.isVisible()]
    return [label.text() for label in labels if label.text()]


def add(office: Office, *lines: str) -> None:
    office.press(Qt.Key.Key_C, ALT)
    name, password, again = lines
    office.fill(name)
    office.press(Qt.Key.Key_Right)
    office.press(Qt.Key.Key_Return)
    office.fill(password, again)


def test_a_supervisor_adds_a_clerk_with_keys_alone(office: Office) -> None:
    page = office.open()
    said: list[str] = []

    def keep(told: StatusLine) -> None:
        said.append(told.text)

    page.said.connect(keep)
    assert listed(page) == ["陈敏　负责人（您）"]
    add(office, "何佳", NEW, NEW)
    assert listed(page) == ["陈敏　负责人（您）", "何佳　复核"]
    assert said == ["已添加何佳，可以登录了"]
    clerk = office.counter.vault.clerks()[1]
    assert (clerk.name, clerk.role) == ("何佳", Role.REVIEWER)
    office.counter.vault.unlock(clerk.id, NEW)
    assert [line(page, f"clerks.{name}").text() for name in ("clerk_name", "password")] == ["", ""]
    role = page.findChild(Segments, "clerks.role")
    assert role is not None
    assert role.value() == "clerk"
    assert line(page, "clerks.clerk_name").hasFocus()


def test_what_is_wrong_with_a_new_clerk_is_said_at_the_line(office: Office) -> None:
    page = office.open()
    add(office, "陈敏", "kurz", "kurzer")
    assert message(page, "clerks.password") == "密码至少 8 位"
    assert message(page, "clerks.password_again") == "两次输入的密码不同"
    assert line(page, "clerks.password").hasFocus()
    for name in ("password", "password_again"):
        line(page, f"clerks.{name}").setText(NEW)
    office.press(Qt.Key.Key_A, ALT)
    assert "已有“陈敏”" in message(page, "clerks.clerk_name")
    assert message(page, "clerks.password") == ""
    assert line(page, "clerks.clerk_name").hasFocus()
    assert len(office.counter.vault.clerks()) == 1
    office.type("二")
    assert message(page, "clerks.clerk_name") == ""


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.AUDITOR])
def test_others_see_no_clerks_but_their_own_password(office: Office, role: Role) -> None:
    page = office.open(replace(office.supervisor, role=role))
    assert page.findChild(QWidget, "clerk_list") is None
    assert page.findChild(QWidget, "add_clerk_button") is None
    assert line(page, "password.old_password").isVisible()


def test_a_password_is_changed_with_the_old_one(office: Office) -> None:
    page = office.open()
    office.press(Qt.Key.Key_M, ALT)
    office.fill("not-it-2026", NEW, NEW)
    assert message(page, "password.old_password") == "密码不对"
    assert line(page, "password.old_password").hasFocus()
    line(page, "password.old_password").clear()
    office.type(PASSWORD)
    office.press(Qt.Key.Key_S, ALT)
    office.counter.vault.unlock("c1", NEW)
    with pytest.raises(ClerkError):
        office.counter.vault.unlock("c1", PASSWORD)
    assert line(page, "password.password").text() == ""


def test_after_the_recovery_code_only_the_new_password_is_asked(office: Office) -> None:
    sessions.recover(office.counter.vault, StandingClock(), office.code)
    page = office.open()
    page.ask_new_password()
    page.enter()
    assert page.banner is not None
    assert "恢复码" in page.banner.what
    assert not line(page, "password.old_password").isVisible()
    assert line(page, "password.password").hasFocus()
    office.fill(NEW, NEW)
    assert page.banner is None
    assert line(page, "password.old_password").isVisible()
    office.counter.vault.unlock("c1", NEW)


def test_what_the_disk_refuses_goes_to_the_window_and_the_button_works_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(path: Path, content: bytes) -> None:
        raise OutsideError("store.disk_full")

    page = office.open()
    with monkeypatch.context() as full:
        full.setattr(keys, "write_durably", disk_is_full)
        with office.bot.waitSignal(page.failed) as failed:
            add(office, "何佳", NEW, NEW)
    assert failed.args is not None
    assert failed.args[0].code == "store.disk_full"
    assert line(page, "clerks.clerk_name").text() == "何佳"
    office.press(Qt.Key.Key_A, ALT)
    assert [clerk.name for clerk in office.counter.vault.clerks()] == ["陈敏", "何佳"]


def test_typed_passwords_go_when_the_page_is_left(office: Office) -> None:
    page = office.open()
    office.press(Qt.Key.Key_C, ALT)
    office.fill("何佳")
    line(page, "clerks.password").setText(NEW)
    line(page, "password.old_password").setText(PASSWORD)
    page.hide()
    typed = {name: line(page, name).text() for name in ("clerks.password", "password.old_password")}
    assert set(typed.values()) == {""}
    assert line(page, "clerks.clerk_name").text() == "何佳"


@pytest.mark.parametrize(("name", "told"), [("theme", 1), ("size", 1), ("language", 0)])
def test_choices_are_kept_and_looks_are_shown_at_once(office: Office, name: str, told: int) -> None:
    page = office.open()
    looks: list[bool] = []
    page.look_changed.connect(lambda: looks.append(True))
    segments = page.findChild(Segments, name)
    assert segments is not None
    segments.setFocus()
    office.press(Qt.Key.Key_Right)
    assert len(looks) == told


def combo(page: SettingsPage, name: str) -> Combo:
    found = page.findChild(Combo, f"printers.{name}")
    assert found is not None
    return found


def shown(page: SettingsPage, kind: str) -> list[str]:
    return [combo(page, f"{kind}.{part}").text() for part in PARTS]


def test_each_kind_of_paper_gets_its_printer_with_keys_alone(office: Office) -> None:
    page = office.open()
    assert shown(page, "slip") == ["默认（laser）", "自动", "1 份", "单面"]
    office.press(Qt.Key.Key_D, ALT)
    office.press(Qt.Key.Key_Tab)
    assert combo(page, "form.tray").hasFocus()
    for text in ("Tray2", "2", "双面长边"):
        office.fill(text)
    routes = office.counter.routes
    assert routes.route(PaperKind.FORM) == PaperRoute("", "Tray2", 2, "two-sided-long-edge")
    assert combo(page, "slip.printer").hasFocus()
    office.fill("laser")
    assert routes.route(PaperKind.SLIP) == PaperRoute("laser")
    assert routes.route(PaperKind.ROLL) == PaperRoute()


def test_another_printer_has_other_trays(office: Office) -> None:
    office.counter.routes.set_route(PaperKind.LIST, PaperRoute("gone", "Tray9", 3))
    page = office.open()
    assert shown(page, "list") == ["gone（不在）", "Tray9", "3 份", "单面"]
    assert "找不到「gone」" in message(page, "printers.list")
    combo(page, "list.printer").choose("laser")
    assert office.counter.routes.route(PaperKind.LIST) == PaperRoute("laser", "", 3)
    assert message(page, "printers.list") == ""


def test_without_a_printer_every_line_says_so(office: Office) -> None:
    office.queue.printer = ""
    page = office.open()
    assert "没有打印机" in message(page, "printers.form")
    office.press(Qt.Key.Key_F9)
    assert page.banner is not None
    assert page.banner.severity == "error"


@pytest.mark.parametrize(
    ("kind", "size"), [("form", (595, 842)), ("slip", (595, 420)), ("roll", (227, 0))]
)
def test_the_test_page_of_the_line_is_printed(
    office: Office, kind: str, size: tuple[int, int]
) -> None:
    office.counter.routes.set_route(PaperKind(kind), PaperRoute("laser"))
    page = office.open()
    combo(page, f"{kind}.tray").setFocus()
    office.press(Qt.Key.Key_F9)
    [(title, pdf)] = office.queue.printed
    assert title == "test_page"
    assert office.queue.kinds == [PaperKind(kind)]
    said = text_of(pdf)
    assert "打印机：laser" in said
    assert "𠮷" in said
    assert barcodes_of(pdf) == ["1101500030220261124" + "00000"]
    document = pypdfium2.PdfDocument(pdf)
    width, height = document[0].get_size()
    assert len(document) == 1
    document.close()
    assert round(width) == size[0]
    assert not size[1] or round(height) == size[1]


def test_a_test_page_that_halts_tells_why(office: Office) -> None:
    office.queue.answer, office.queue.trouble = PrintState.PRINTING, "paper_out"
    page = office.open()
    office.press(Qt.Key.Key_F9)
    assert page.banner is not None
    assert "缺纸" in page.banner.what
    assert "加纸" in page.banner.why


def test_a_choice_that_the_disk_refuses_is_put_back(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    page = office.open()
    with monkeypatch.context() as full, office.bot.waitSignal(page.failed) as failed:
        full.setattr("clerkapp.system.printer_routes.os.replace", refuse)
        combo(page, "slip.copies").choose("4")
    assert failed.args is not None
    assert failed.args[0].code == "settings.not_saved"
    assert shown(page, "slip")[2] == "1 份"


def test_a_glyph_is_loaded_from_the_window_with_keys(office: Office, tmp_path: Path) -> None:
    office.glyph_file = tmp_path / "sheet.png"
    picture = Image.new("L", (300, 300), 255)
    ImageDraw.Draw(picture).rectangle((80, 60, 220, 240), outline=0, width=24)
    picture.save(office.glyph_file)
    page = office.open()
    load = find(page, QPushButton, "glyph_load_button")
    char = find(page, QLineEdit, "glyphs.char")
    office.bot.keyClick(page, Qt.Key.Key_G, ALT)
    assert char.hasFocus()
    office.type("U+E863")
    load.click()
    office.bot.waitUntil(lambda: "U+E863" in find(page, QLabel, "glyphs_loaded").text())
    assert char.text() == ""
    desk = office.counter.desk(office.supervisor, EXAMPLE_OFFICE)
    assert [each.char for each, _name in own_glyphs(desk)] == ["\ue863"]


@pytest.mark.parametrize(
    ("typed", "said"),
    [("王", "本来就有字形"), ("U+", "这不是一个字的码位"), ("U+E863", "文件不是 PNG 图片")],
)
def test_what_cannot_be_a_glyph_is_said_at_the_character(
    office: Office, tmp_path: Path, typed: str, said: str
) -> None:
    office.glyph_file = tmp_path / "sheet.png"
    office.glyph_file.write_text("no picture", "utf-8")
    page = office.open()
    find(page, QLineEdit, "glyphs.char").setText(typed)
    find(page, QPushButton, "glyph_load_button").click()
    [row] = [r for r in page.findChildren(FieldRow) if r.editor.objectName() == "glyphs.char"]
    office.bot.waitUntil(lambda: row.message() is not None)
    message = row.message()
    assert message is not None
    assert said in message[1]
