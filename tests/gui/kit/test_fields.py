# SPDX-License-Identifier: Apache-2.0
"""Inputs, combos, segments and the rows and sections that hold them, driven with keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QFontMetrics, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.choice_popup import Entry, find_entries
from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.kit.field_row import FieldRow, side_by_side
from clerkapp.gui.kit.focus_ring import FocusRing
from clerkapp.gui.kit.form_section import FormArea, FormSection
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.marks import KeyCap
from clerkapp.gui.kit.segments import Segment, Segments, segment_widths
from clerkapp.gui.kit.text import Text
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.kit.ticks import Radio, Tick
from tests.gui.kit.finding import find

Shown = Callable[..., QWidget]

ETHNIC = (
    Entry("01", "汉", "h", show_code=True),
    Entry("02", "蒙古", "mg", show_code=True),
    Entry("03", "回", "h", show_code=True),
    Entry("05", "维吾尔", "wwe", show_code=True),
)
VERDICTS = (
    Segment("good", "合格", "ok"),
    Segment("missing", "缺", "err"),
    Segment("wrong", "不合格", "err"),
)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("", ["01", "02", "03", "05"]),
        ("0", ["01", "02", "03", "05"]),
        ("03", ["03"]),
        ("h", ["01", "03"]),
        ("WW", ["05"]),
        ("古", ["02"]),
        ("01 汉", ["01"]),
        ("zz", []),
    ],
)
def test_entries_are_found_by_code_text_and_initials(query: str, codes: list[str]) -> None:
    assert [entry.code for entry in find_entries(ETHNIC, query)] == codes


@pytest.fixture
def combo(theme: Theme) -> Combo:
    made = Combo(theme, "ethnic")
    made.set_entries(ETHNIC, first=2)
    return made


def test_typing_initials_and_enter_chooses(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    shown(combo)
    combo.setFocus()
    qtbot.keyClicks(combo, "ww")
    assert combo.is_open()
    with qtbot.waitSignal(combo.chosen) as caught:
        qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert caught.args == ["05"]
    assert (combo.value(), combo.text(), combo.is_open()) == ("05", "05 维吾尔", False)


def test_alt_down_opens_and_arrows_move(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    shown(combo)
    combo.set_value("01")
    combo.setFocus()
    qtbot.keyClick(combo, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert combo.is_open()
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.keyClick(combo, Qt.Key.Key_Down)
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert combo.value() == "03"


def test_leaving_takes_what_is_lit(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    other = LineField(combo._theme, "other")
    shown(combo, other)
    combo.setFocus()
    qtbot.keyClicks(combo, "mg")
    qtbot.keyClick(combo, Qt.Key.Key_Tab)
    assert other.hasFocus()
    assert combo.value() == "02"


def test_text_that_means_nothing_is_put_back(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    other = LineField(combo._theme, "other")
    shown(combo, other)
    combo.set_value("01")
    combo.setFocus()
    combo.selectAll()
    qtbot.keyClicks(combo, "zz")
    assert not combo.is_open()
    qtbot.keyClick(combo, Qt.Key.Key_Tab)
    assert (combo.value(), combo.text()) == ("01", "01 汉")


def test_emptying_a_combo_chooses_nothing(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    shown(combo)
    combo.set_value("01")
    combo.setFocus()
    combo.selectAll()
    qtbot.keyClick(combo, Qt.Key.Key_Delete)
    with qtbot.waitSignal(combo.chosen) as caught:
        qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert caught.args == [""]


def test_escape_closes_the_list_and_keeps_the_value(
    combo: Combo, qtbot: QtBot, shown: Shown
) -> None:
    shown(combo)
    combo.set_value("01")
    combo.setFocus()
    combo.selectAll()
    qtbot.keyClicks(combo, "mg")
    qtbot.keyClick(combo, Qt.Key.Key_Escape)
    assert (combo.value(), combo.text(), combo.is_open()) == ("01", "01 汉", False)


def test_a_click_in_the_list_chooses(combo: Combo, qtbot: QtBot, shown: Shown) -> None:
    window = shown(combo)
    combo.setFocus()
    combo.open_list()
    popup = find(window, QWidget, "choice_popup")
    view = find(popup, QWidget, "qt_scrollarea_viewport")
    place = view.rect().center()
    place.setY(combo._theme.px("row_choice") + 5)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=place)
    assert combo.value() == "02"
    assert combo.hasFocus()


def test_filling_a_combo_is_silent(combo: Combo, qtbot: QtBot) -> None:
    qtbot.addWidget(combo)
    with qtbot.assertNotEmitted(combo.chosen), qtbot.assertNotEmitted(combo.textEdited):
        combo.set_value("02")
        combo.set_entries(ETHNIC[:1])
    assert combo.value() == ""


def test_number_fields_switch_the_input_method_off(theme: Theme, qtbot: QtBot) -> None:
    for latin in (True, False):
        field = LineField(theme, latin=latin)
        qtbot.addWidget(field)
        assert field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) is not latin


def test_the_origin_vanishes_when_the_value_is_edited(theme: Theme, qtbot: QtBot) -> None:
    field = LineField(theme)
    qtbot.addWidget(field)
    field.setText("李静")
    field.set_origin("id-card", "读卡")
    assert field.origin() == ("id-card", "读卡")
    qtbot.keyClicks(field, "x")
    assert field.origin() is None


def test_no_shortcut_while_the_input_method_composes(theme: Theme, qtbot: QtBot) -> None:
    field = LineField(theme)
    qtbot.addWidget(field)
    QApplication.sendEvent(field, QInputMethodEvent("wang", []))
    assert field.is_composing()
    key = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier)
    key.ignore()
    QApplication.sendEvent(field, key)
    assert key.isAccepted()
    committed = QInputMethodEvent()
    committed.setCommitString("王")
    QApplication.sendEvent(field, committed)
    assert (field.is_composing(), field.text()) == (False, "王")


def test_arrows_move_in_segments(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    group = Segments(theme, VERDICTS)
    shown(group)
    group.setFocus()
    chosen: list[str] = []
    group.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(group, key)
    assert chosen == ["good", "missing", "good"]
    assert group.accessibleDescription() == "合格"


def test_a_segment_is_chosen_by_the_mouse(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    group = Segments(theme, VERDICTS)
    shown(group)
    button = find(group, QAbstractButton, "segment_wrong")
    for _ in range(2):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert group.value() == "wrong"
        assert button.isChecked()


def test_choosing_a_segment_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    group = Segments(theme, VERDICTS)
    qtbot.addWidget(group)
    before = group.sizeHint()
    group.set_value("wrong")
    assert group.sizeHint() == before
    assert before.width() == sum(segment_widths(theme, VERDICTS)) + 2


def test_a_disabled_group_cannot_be_chosen(theme: Theme, qtbot: QtBot) -> None:
    group = Segments(theme, VERDICTS)
    qtbot.addWidget(group)
    group.setEnabled(False)
    group.choose("wrong")
    assert group.value() == ""


def test_ticks_and_radios_take_keys(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    tick, one, two = Tick(theme, "已核"), Radio(theme, "李静"), Radio(theme, "其他人")
    shown(tick, one, two)
    qtbot.keyClick(tick, Qt.Key.Key_Space)
    assert tick.isChecked()
    one.setFocus()
    qtbot.keyClick(one, Qt.Key.Key_Space)
    qtbot.keyClick(one, Qt.Key.Key_Down)
    assert (one.isChecked(), two.isChecked()) == (False, True)


@pytest.fixture
def row(theme: Theme) -> FieldRow:
    return FieldRow(theme, "手机号码", LineField(theme, "mobile", latin=True))


def test_a_row_shows_the_gravest_line_only(row: FieldRow, qtbot: QtBot) -> None:
    qtbot.addWidget(row)
    row.set_hint("监护人的手机", always=True)
    assert row.line.text() == "监护人的手机"
    row.set_derived("中国移动")
    assert row.line.text() == "中国移动"
    row.set_message("error", "应为 11 位，现为 10 位")
    assert row.line.text() == "应为 11 位，现为 10 位"
    assert row.editor.property("state") == "error"
    assert row.editor.accessibleName() == "手机号码"
    assert row.editor.accessibleDescription() == "应为 11 位，现为 10 位"
    row.clear_message()
    assert (row.line.text(), row.editor.property("state")) == ("中国移动", "")


def test_a_message_adds_22_pixels(row: FieldRow, qtbot: QtBot, shown: Shown) -> None:
    shown(row)
    before = row.sizeHint().height()
    row.set_message("warning", "请核实")
    assert row.sizeHint().height() - before == 22


def test_a_row_tells_when_it_is_entered_and_left(
    row: FieldRow, theme: Theme, qtbot: QtBot, shown: Shown
) -> None:
    other = LineField(theme)
    shown(other, row)
    row.set_hint("监护人的手机")
    with qtbot.waitSignal(row.entered):
        row.focus_editor()
    assert row.line.text() == "监护人的手机"
    with qtbot.waitSignal(row.left):
        other.setFocus()
    assert row.line.text() == ""


def test_a_composite_editor_is_one_field(theme: Theme, qtbot: QtBot, shown: Shown) -> None:
    one, two, other = LineField(theme), LineField(theme), LineField(theme)
    row = FieldRow(theme, "代号、窗口", side_by_side(theme, Text("所"), one, two))
    shown(row, other)
    left: list[bool] = []
    row.left.connect(lambda: left.append(True))
    row.focus_editor()
    assert one.hasFocus()
    qtbot.keyClick(one, Qt.Key.Key_Tab)
    assert (two.hasFocus(), left) == (True, [])
    qtbot.keyClick(two, Qt.Key.Key_Tab)
    assert left == [True]


def test_a_way_out_stands_under_the_message(row: FieldRow, qtbot: QtBot, shown: Shown) -> None:
    shown(row)
    action = KeyAction("override", "负责人放行…")
    row.set_message("error", "末位应为 4，现为 9", action)
    button = find(row, QWidget, "override_button")
    with qtbot.waitSignal(action.triggered):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    row.clear_message()
    assert not button.isVisible()


@pytest.fixture
def form(theme: Theme, shown: Shown) -> tuple[FormArea, FormSection, list[FieldRow]]:
    area = FormArea(theme)
    section = FormSection(theme, "guardian", "监护人", "Alt+J")
    rows = [FieldRow(theme, f"第 {n} 项", LineField(theme, f"field_{n}")) for n in range(5)]
    for number, row in enumerate(rows):
        section.add_field(row, wide=number == 2)
        area.watch(row)
    area.add_section(section)
    area.setMinimumHeight(400)
    shown(area)
    return area, section, rows


def place(row: FieldRow) -> tuple[int, int]:
    return row.x(), row.y()


def test_fields_stand_in_two_columns(
    form: tuple[FormArea, FormSection, list[FieldRow]],
) -> None:
    _, _, rows = form
    assert rows[0].y() == rows[1].y()
    assert rows[0].x() < rows[1].x()
    assert rows[0].width() == rows[1].width()
    assert place(rows[2])[0] == rows[0].x()
    assert rows[2].width() > 2 * rows[0].width()
    assert rows[2].y() - rows[0].y() == 36


def test_hidden_fields_leave_no_gap(
    form: tuple[FormArea, FormSection, list[FieldRow]], qapp: QApplication
) -> None:
    _, section, rows = form
    first = place(rows[0])
    rows[0].hide()
    section.reflow()
    qapp.processEvents()
    assert place(rows[1]) == first


def test_enter_goes_on_and_shift_enter_back(
    form: tuple[FormArea, FormSection, list[FieldRow]], qtbot: QtBot
) -> None:
    _, _, rows = form
    rows[0].focus_editor()
    qtbot.keyClick(rows[0].editor, Qt.Key.Key_Return)
    assert rows[1].editor.hasFocus()
    qtbot.keyClick(rows[1].editor, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert rows[2].editor.hasFocus()
    qtbot.keyClick(rows[2].editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert rows[1].editor.hasFocus()


def test_the_sections_key_jumps_to_its_first_field(
    form: tuple[FormArea, FormSection, list[FieldRow]], qtbot: QtBot
) -> None:
    area, _, rows = form
    rows[3].focus_editor()
    qtbot.keyClick(area.window(), Qt.Key.Key_J, Qt.KeyboardModifier.AltModifier)
    assert rows[0].editor.hasFocus()


def test_the_focused_field_stays_in_view(
    form: tuple[FormArea, FormSection, list[FieldRow]],
    theme: Theme,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    area, section, _ = form
    more = [FieldRow(theme, "更多", LineField(theme)) for _ in range(40)]
    for row in more:
        section.add_field(row)
        area.watch(row)
    qapp.processEvents()
    assert area.verticalScrollBar().value() == 0
    more[-1].focus_editor()
    qtbot.waitUntil(lambda: area.verticalScrollBar().value() > 0)
    bottom = more[-1].mapTo(area.viewport(), more[-1].rect().bottomLeft()).y()
    assert bottom <= area.viewport().height()


def test_a_section_that_does_not_apply_is_one_line(
    form: tuple[FormArea, FormSection, list[FieldRow]], qapp: QApplication
) -> None:
    _, section, rows = form
    action = KeyAction("letter", "改由他人代办", "F7")
    section.show_note("到场的是监护人本人。", action)
    qapp.processEvents()
    assert not rows[0].isVisible()
    section.focus_first()
    assert find(section, QWidget, "letter_button").hasFocus()
    section.show_fields()
    assert rows[0].isVisible()


def test_the_gutter_says_how_far_the_section_is(
    form: tuple[FormArea, FormSection, list[FieldRow]], qapp: QApplication
) -> None:
    _, section, _ = form
    section.set_state([("error", "1 处需更正"), ("warning", "1 处请核实")])
    section.set_state([("ok", "已填好")])
    qapp.processEvents()
    texts = [text.text() for text in section.findChildren(Text) if text.isVisible()]
    assert "已填好" in texts
    assert "1 处需更正" not in texts


def test_names_that_look_like_markup_are_shown_as_they_are(qtbot: QtBot) -> None:
    label = Text("<b>&\"'王")
    qtbot.addWidget(label)
    assert label.textFormat() == Qt.TextFormat.PlainText


def test_the_ring_follows_a_field_that_is_scrolled_into_view(
    form: tuple[FormArea, FormSection, list[FieldRow]],
    theme: Theme,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    area, section, _ = form
    ring = FocusRing(theme, qapp, area.window())
    more = [FieldRow(theme, "更多", LineField(theme)) for _ in range(40)]
    for row in more:
        section.add_field(row)
        area.watch(row)
    qapp.processEvents()
    more[-1].focus_editor()
    qtbot.waitUntil(ring.isVisible)
    place = more[-1].editor.mapTo(area.viewport(), more[-1].editor.rect().topLeft())
    margin = theme.px("ring_margin")
    assert (ring.x() + margin, ring.y() + margin) == (place.x(), place.y())


def test_in_a_wide_window_columns_stop_growing_and_stay_left(
    form: tuple[FormArea, FormSection, list[FieldRow]], theme: Theme, qapp: QApplication
) -> None:
    area, section, rows = form
    area.window().resize(1920, 1080)
    qapp.processEvents()
    body = rows[0].parentWidget()
    assert body is not None
    assert body.x() == theme.px("gutter")
    assert rows[0].width() == theme.px("column_max")
    section.show_note("没有代办人。")
    qapp.processEvents()
    assert find_text(section, "监护人").mapTo(section, QPoint()).x() == 0


def find_text(section: FormSection, words: str) -> Text:
    [found] = [text for text in section.findChildren(Text) if text.text() == words]
    return found


@pytest.mark.parametrize("title", ["代办", "联系与参保", "Contact and card", "参保登记与社保卡"])
def test_a_heading_is_never_cut_and_never_meets_its_key(
    theme: Theme, shown: Shown, title: str
) -> None:
    section = FormSection(theme, "contact", title, "Alt+L")
    section.add_field(FieldRow(theme, "现住址", LineField(theme, "address")))
    shown(section)
    heading = find_text(section, title)
    [cap] = section.findChildren(KeyCap)
    needed = QFontMetrics(heading.font()).boundingRect(
        QRect(0, 0, heading.width(), 1000), Qt.TextFlag.TextWordWrap, title
    )
    assert needed.width() <= heading.width()
    assert needed.height() <= heading.height()
    assert not heading.geometry().intersects(cap.geometry())
    assert cap.geometry().right() < theme.px("gutter")
    assert cap.width() == cap.sizeHint().width()


def test_a_code_typed_whole_takes_its_entry_and_not_the_old_one(
    combo: Combo, qtbot: QtBot, shown: Shown
) -> None:
    shown(combo)
    combo.set_entries([Entry("01H", "居民户口簿"), Entry("01", "居民身份证")])
    combo.set_value("01H")
    combo.setFocus()
    combo.selectAll()
    qtbot.keyClicks(combo, "01")
    qtbot.keyClick(combo, Qt.Key.Key_Return)
    assert combo.value() == "01"
