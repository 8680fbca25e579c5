# SPDX-License-Identifier: Apache-2.0
"""Stepper, rail, banners, bars, header, side panel, key sheet and focus ring."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.banner import BannerContent, BannerPlace, UndoBar
from clerkapp.gui.kit.bars import ActionBar, StatusBar, StatusChip
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.empty_state import EmptyState, WorkPanel
from clerkapp.gui.kit.focus_ring import FocusRing
from clerkapp.gui.kit.key_sheet import KeySheet
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.marks import Chip, ChipContent
from clerkapp.gui.kit.page import ActionPart, Bar, Header, StatusLine, TextPart
from clerkapp.gui.kit.page_header import PageHeader
from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.kit.rail import Count, Rail, Section
from clerkapp.gui.kit.side_panel import DateLine, IconLine, PairLine, SideBlock, SidePanel
from clerkapp.gui.kit.stepper import Step, Stepper
from clerkapp.gui.kit.text import ElidedText, IconText, Text
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words
from tests.gui.kit.finding import find

Shown = Callable[..., QWidget]

STEPS = (
    Step("intake", "登记", "done", key="Alt+1"),
    Step("review", "初审", "now", key="Alt+2"),
    Step("signature", "签名", "todo", "先选初审结论", "Alt+3"),
)


def texts(widget: QWidget) -> list[str]:
    return [text.text() for text in widget.findChildren(Text) if text.isVisible()]


@pytest.fixture
def stepper(theme: Theme, shown: Shown) -> Stepper:
    made = Stepper(theme)
    made.show_steps(STEPS)
    shown(made)
    return made


def test_a_step_that_was_reached_is_asked_for(stepper: Stepper, qtbot: QtBot) -> None:
    asked: list[str] = []
    stepper.step_requested.connect(asked.append)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.mouseClick(find(stepper, QWidget, "step_intake"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(stepper.window(), Qt.Key.Key_1, alt)
    qtbot.keyClick(stepper.window(), Qt.Key.Key_2, alt)
    qtbot.keyClick(stepper.window(), Qt.Key.Key_3, alt)
    qtbot.mouseClick(find(stepper, QWidget, "step_signature"), Qt.MouseButton.LeftButton)
    assert asked == ["intake", "intake"]


def test_a_step_not_reached_says_why(stepper: Stepper) -> None:
    button = find(stepper, QWidget, "step_signature")
    assert button.toolTip() == "先选初审结论"
    assert button.accessibleName() == "签名"


def test_the_steppers_box_keeps_its_width(stepper: Stepper, theme: Theme) -> None:
    stepper.show_steps(STEPS[:2])
    assert stepper.sizeHint().width() == theme.px("stepper")


def test_the_rail_shows_only_its_sections_and_counts(
    theme: Theme, qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    rail = Rail(theme, "保")
    shown(rail)
    rail.show_sections(
        [
            Section("visit", "file-plus-2", "受理", "Ctrl+1"),
            Section("queue", "list-checks", "待办", "Ctrl+2"),
        ]
    )
    rail.set_current("visit")
    rail.set_count("queue", Count(2, urgent=True, spoken="待办，19 件，2 件超期或未送达"))
    rail.set_count("pickup", Count(9))
    qapp.processEvents()
    names = [c.objectName() for c in rail.findChildren(QWidget) if not c.isHidden()]
    assert names == ["section_visit", "section_queue"]
    queue = find(rail, QAbstractButton, "section_queue")
    assert queue.accessibleName() == "待办，19 件，2 件超期或未送达"
    with qtbot.waitSignal(rail.section_requested) as caught:
        qtbot.keyClick(rail.window(), Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert caught.args == ["queue"]
    with qtbot.waitSignal(rail.section_requested):
        qtbot.mouseClick(queue, Qt.MouseButton.LeftButton)
    assert find(rail, QAbstractButton, "section_visit").isChecked()
    assert not queue.isChecked()


@pytest.fixture
def banners(theme: Theme, shown: Shown) -> BannerPlace:
    made = BannerPlace(theme)
    shown(made)
    return made


def test_the_graver_banner_shows(banners: BannerPlace) -> None:
    info = BannerContent("info", "上次有 1 件没办完")
    error = BannerContent("error", "打印机没有响应", "请看电源和纸")
    banners.set_banner("page", info)
    banners.set_banner("window", error)
    assert banners.shown() == error
    banners.set_banner("window", None)
    assert banners.shown() == info
    banners.set_banner("page", None)
    assert banners.shown() is None
    assert not banners.isVisible()


def test_a_banner_is_closed_only_if_it_may_be(banners: BannerPlace, qtbot: QtBot) -> None:
    banners.set_banner("page", BannerContent("block", "要负责人放行", closable=False))
    assert not banners.close_shown()
    banners.set_banner("page", BannerContent("info", "上次有 1 件没办完"))
    with qtbot.waitSignal(banners.closed) as caught:
        assert banners.close_shown()
    assert caught.args == ["page"]


def test_a_banners_buttons_act(banners: BannerPlace, qtbot: QtBot, qapp: QApplication) -> None:
    retry = KeyAction("retry", "再试", "F9")
    banners.set_banner("window", BannerContent("error", "没有响应", "请看电源", (retry,)))
    qapp.processEvents()
    with qtbot.waitSignal(retry.triggered):
        qtbot.keyClick(banners.window(), Qt.Key.Key_F9)


def test_the_undo_bar_acts(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    undo = KeyAction("undo", "撤销", "Ctrl+Z")
    window = shown(UndoBar(theme, "已清空「代办人」5 项。", undo))
    with qtbot.waitSignal(undo.triggered):
        qtbot.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)


def test_new_notes_leave_the_bars_buttons_and_the_focus_alone(
    theme: Theme, qapp: QApplication, shown: Shown
) -> None:
    bar = ActionBar(theme)
    shown(bar)
    step = KeyAction("go", "去初审", "F12", parent=bar)
    trailing = (ActionPart(step, "primary"),)
    bar.show_bar(Bar(trailing=trailing, notes=(("error", "1 处需更正"),)))
    qapp.processEvents()
    button = find(bar, KeyCapButton, "go_button")
    button.setFocus()
    bar.show_bar(Bar(trailing=trailing, notes=(("empty", "还差 3 项"),)))
    qapp.processEvents()
    assert find(bar, KeyCapButton, "go_button") is button
    assert button.hasFocus()
    assert texts(bar) == ["还差 3 项"]


def test_a_bar_that_goes_takes_its_keys_along(
    theme: Theme, qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    bar = ActionBar(theme)
    window = shown(bar)
    step = KeyAction("go", "去初审", "F12", parent=bar)
    times: list[bool] = []
    step.triggered.connect(lambda: times.append(True))
    bar.show_bar(Bar(trailing=(ActionPart(step, "primary"),)))
    bar.show_bar(Bar())
    qapp.processEvents()
    qtbot.keyClick(window, Qt.Key.Key_F12)
    assert times == []


def test_the_status_bar_tells_and_its_chips_can_be_clicked(
    theme: Theme, qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    bar = StatusBar(theme)
    shown(bar)
    bar.say(StatusLine("草稿已保存 14:06:41"))
    bar.show_chips([StatusChip("printer", "printer", "打印机 没有响应", "err")])
    qapp.processEvents()
    assert bar.text() == "草稿已保存 14:06:41"
    chip = find(bar, QWidget, "status_printer")
    with qtbot.waitSignal(bar.chip_clicked) as caught:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert caught.args == ["printer"]


def test_the_stepper_stands_at_the_same_place_whatever_the_title(
    theme: Theme, qapp: QApplication, shown: Shown
) -> None:
    header = PageHeader(theme)
    shown(header)
    places = set()
    right = (TextPart("1124-02-0037", "title"),)
    for title in ("社保卡申领", "领卡", "未成年人城乡居民基本医疗保险参保登记（监护人渠道）"):
        header.show_header(Header(title, ChipContent("草稿"), steps=STEPS, right=right))
        qapp.processEvents()
        places.add(header.stepper.mapTo(header, QPoint(0, 0)).x())
    assert places == {theme.px("page_x") + theme.px("title_box")}
    header.show_header(Header("待办", note="19 件"))
    assert not header.stepper.isVisible()


def test_a_pages_own_widget_comes_and_goes_with_the_header(
    theme: Theme, qapp: QApplication, shown: Shown
) -> None:
    header = PageHeader(theme)
    shown(header)
    field = LineField(theme, "filter")
    header.show_header(Header("待办", right=(field,)))
    qapp.processEvents()
    assert field.isVisible()
    header.show_header(Header("受理"))
    qapp.processEvents()
    assert field.parent() is None
    header.show_header(Header("待办", right=(field,)))
    qapp.processEvents()
    assert field.isVisible()


def test_a_block_of_the_side_panel_is_filled_and_emptied(
    theme: Theme, qapp: QApplication, shown: Shown
) -> None:
    panel = SidePanel(theme)
    shown(panel)
    block = panel.add_block("要处理", "to_settle")
    block.set_count("2")
    block.add(IconLine(theme, "circle-x", "手机号少 1 位", "err", note="监护人", cap="Ctrl+E"))
    block.add(PairLine(theme, "居民户口簿", "原件"), DateLine(theme, "领卡", "2027-01-06", "预计"))
    qapp.processEvents()
    lines = ["手机号少 1 位", "监护人", "居民户口簿", "原件", "领卡", "2027-01-06", "预计"]
    assert texts(block) == ["要处理", "2", *lines]
    block.clear()
    qapp.processEvents()
    assert texts(block) == ["要处理", "2"]


def test_marks_say_what_they_show(theme: Theme, shown: Shown) -> None:
    chip = Chip(theme, ChipContent("容缺受理", "ok", "circle-check"))
    empty = EmptyState(theme, "list-checks", "没有待办", "按 F3 开始新受理")
    work = WorkPanel(theme, "正在校验备份", "可以接着办件")
    line = IconText(theme, "info", "不满 14 周岁须监护人同意")
    shown(chip, empty, work, line)
    work.show_progress(62, "62%")
    chip.show_content(ChipContent("草稿"))
    names = [widget.accessibleName() for widget in (chip, empty, line)]
    assert names == ["草稿", "没有待办", "不满 14 周岁须监护人同意"]
    assert "62%" in texts(work)


def test_making_a_line_opens_no_window(theme: Theme, qtbot: QtBot) -> None:
    line = IconText(theme, "info", "不满 14 周岁须监护人同意")
    qtbot.addWidget(line)
    assert not line.icon.isVisible()


def test_the_key_sheet_lists_the_actions_and_closes(
    theme: Theme, words: Words, qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    window = shown(QWidget())
    sheet = KeySheet(theme, words, window)
    sheet.show_groups([("本页", [KeyAction("go", "去初审", "F12", parent=sheet)]), ("各处", [])])
    qapp.processEvents()
    assert "去初审" in texts(sheet)
    assert "各处" not in texts(sheet)
    with qtbot.waitSignal(sheet.closed):
        qtbot.keyClick(sheet, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_ring_stands_2_pixels_outside_the_focused_control(
    theme: Theme, qapp: QApplication, shown: Shown
) -> None:
    one, two, bare = LineField(theme), LineField(theme), LineField(theme)
    bare.setProperty("no_ring", True)
    window = shown(one, two, bare)
    ring = FocusRing(theme, qapp, window)
    two.setFocus()
    assert ring.widget() is two
    margin = theme.px("ring_margin")
    wanted = two.geometry().adjusted(-margin, -margin, margin, margin)
    assert ring.geometry() == wanted
    assert ring.isVisible()
    image = window.grab().toImage()
    accent = theme.colour("accent")
    assert image.pixelColor(wanted.left() + 1, wanted.center().y()) == accent
    assert image.pixelColor(wanted.left() + 2, wanted.center().y()) != accent
    two.set_state("error")
    qapp.processEvents()
    assert ring.isVisible()
    bare.setFocus()
    assert ring.widget() is None


def test_in_a_narrow_window_the_side_panel_is_a_drawer(
    theme: Theme, words: Words, qtbot: QtBot, qapp: QApplication, shown: Shown
) -> None:
    panel = SidePanel(theme, "side", words("kit.side.open"))
    line = PairLine(theme, "居民户口簿", "原件")
    panel.add_block("要带的材料").add(line)
    window = shown(panel)
    qapp.processEvents()
    alt = Qt.KeyboardModifier.AltModifier
    assert (panel.width(), line.isVisible()) == (theme.px("side"), True)
    window.resize(1000, 600)
    qapp.processEvents()
    assert (panel.width(), line.isVisible()) == (theme.px("drawer_strip"), False)
    qtbot.keyClick(window, Qt.Key.Key_P, alt)
    qapp.processEvents()
    assert line.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_P, alt)
    assert not line.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_P, alt)
    window.resize(1366, 768)
    qapp.processEvents()
    assert (panel.width(), line.isVisible()) == (theme.px("side"), True)
    assert line.window() is window
    assert panel.isAncestorOf(line)


def test_an_elided_name_stands_in_its_tooltip_as_it_was_typed(qtbot: QtBot) -> None:
    name = ElidedText("<b>王</b>梓萱 & 李静")
    qtbot.addWidget(name)
    name.resize(40, 20)
    name.grab()
    assert QTextDocumentFragment.fromHtml(name.toolTip()).toPlainText() == name.text()


@pytest.mark.parametrize(
    "make",
    [
        lambda theme, _words, _tasks: SideBlock(theme, name="fee"),
        lambda theme, words, tasks: PdfPreview(theme, words, tasks, tools=False),
        lambda theme, _words, _tasks: IconText(theme, "info", "说明"),
        lambda theme, _words, _tasks: PageHeader(theme),
    ],
    ids=["block without a title", "preview without tools", "icon line", "header"],
)
def test_no_part_is_left_a_window_of_its_own(
    theme: Theme,
    words: Words,
    tasks: TaskRunner,
    qapp: QApplication,
    qtbot: QtBot,
    make: Callable[[Theme, Words, TaskRunner], QWidget],
) -> None:
    before = set(qapp.topLevelWidgets())
    made = make(theme, words, tasks)
    qtbot.addWidget(made)
    assert set(qapp.topLevelWidgets()) - before == {made}
    assert not made.isVisible()
