# SPDX-License-Identifier: Apache-2.0
"""The intake page, typed with real keys over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.case import Case
from clerkapp.domain.problems import OutsideError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.page import Page
from clerkapp.gui.pages.intake_page import IntakePage
from clerkapp.gui.seat import Seat
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.gui.widgets.settle_entry import SettleEntry
from clerkapp.services import intake, lookups, review
from tests.counter import GIRL, GRANDMOTHER
from tests.gui.case_seat import Place, seated

pytestmark = pytest.mark.window

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CHILD = "applicant.document_number"


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path) as found:
        yield found


class Typist:
    """A clerk at the page: keys go where the focus is."""

    def __init__(self, place: Place, page: IntakePage, app: QApplication) -> None:
        self.place = place
        self.page = page
        self.app = app

    @property
    def here(self) -> str:
        """Name the field under the cursor."""
        widget = self.app.focusWidget()
        return widget.objectName() if widget is not None else ""

    def field(self, name: str) -> QWidget:
        found = self.page.findChild(QWidget, name)
        assert found is not None, name
        return found

    def line(self, name: str) -> QLineEdit:
        found = self.field(name)
        assert isinstance(found, QLineEdit)
        return found

    def row(self, name: str) -> FieldRow:
        found = self.field(f"row_{name}")
        assert isinstance(found, FieldRow)
        return found

    def key(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        self.place.bot.keyClick(widget, key, modifier)

    def keys(self, text: str) -> None:
        widget = self.app.focusWidget()
        assert widget is not None
        self.place.bot.keyClicks(widget, text)

    def compose(self, text: str) -> None:
        """Commit a word as an input method does."""
        widget = self.app.focusWidget()
        assert widget is not None
        event = QInputMethodEvent()
        event.setCommitString(text)
        QApplication.sendEvent(widget, event)

    def go_to(self, name: str) -> None:
        self.field(name).setFocus(Qt.FocusReason.OtherFocusReason)

    def fill(self, name: str, text: str) -> None:
        """Type into a field and leave it with Enter."""
        self.go_to(name)
        self.line(name).selectAll()
        if text.isascii():
            self.keys(text)
        else:
            self.compose(text)
        self.key(Qt.Key.Key_Return)

    def says(self, name: str) -> str:
        """Return severity and words under a field."""
        message = self.row(name).message()
        return "" if message is None else f"{message[0]}: {message[1]}"

    def settle(self) -> None:
        self.place.settle()

    def drafts(self) -> list[Case]:
        rows = lookups.unfinished_drafts(self.place.desk)
        return [self.place.case(row.id) for row in rows]


def open_new(place: Place, app: QApplication, seat: Seat | None = None) -> Typist:
    page = IntakePage(seat or place.seat)
    place.show(page)
    page.show_new("minor_card")
    place.bot.waitUntil(page.isActiveWindow)
    return Typist(place, page, app)


@pytest.fixture
def clerk(place: Place, qapp: QApplication) -> Typist:
    return open_new(place, qapp)


def reopened(place: Place, app: QApplication, case_id: str) -> Typist:
    page = IntakePage(place.seat)
    place.show(page)
    page.show_case(case_id)
    place.settle()
    place.bot.waitUntil(page.isActiveWindow)
    return Typist(place, page, app)


def stored(place: Place, changes: dict[str, str] | None = None) -> Case:
    item = place.desk.catalogue.item_on("minor_card", place.desk.today())
    answers = intake.opening_answers(item) | GIRL | (changes or {})
    return intake.start_draft(place.desk, "minor_card", answers)


def type_the_family(clerk: Typist) -> None:
    """Type a girl of seven and her mother from the first field to the last, keys alone."""
    assert clerk.here == CHILD
    clerk.keys("110150201905181041\r")
    clerk.compose("王梓萱")
    clerk.key(Qt.Key.Key_Return)
    for _ in ("ethnic group", "household", "nationality"):
        clerk.key(Qt.Key.Key_Return)
    assert clerk.here == "applicant.hukou_address"
    clerk.compose("云浦市青禾区柳荫街道槐安里6号楼2单元301")
    clerk.key(Qt.Key.Key_Return)
    clerk.key(Qt.Key.Key_Return)
    clerk.keys("110151199008230620\r")
    clerk.compose("李静")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.here == "guardian.relation"
    clerk.keys("mq\r")
    clerk.keys("20380611\r")
    clerk.keys("13800138000\r")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.here == "guardian.consent"
    clerk.key(Qt.Key.Key_Left)
    clerk.key(Qt.Key.Key_L, ALT)
    assert clerk.here == "contact.address"
    clerk.key(Qt.Key.Key_F6)
    clerk.key(Qt.Key.Key_Return)
    clerk.keys("103\r")


def test_keys_alone_take_a_family_to_review(clerk: Typist) -> None:
    type_the_family(clerk)
    clerk.key(Qt.Key.Key_E, CTRL)
    assert clerk.here == "card.photo_source"
    clerk.keys("gazpk\r")
    assert clerk.here == "applicant.occupation"
    clerk.keys("xs\r")
    with clerk.place.bot.waitSignal(clerk.page.case_numbered) as numbered:
        clerk.key(Qt.Key.Key_F12)
    assert numbered.args
    case = clerk.place.case(numbered.args[0])
    assert case.status is CaseStatus.IN_REVIEW
    assert case.answers["applicant.name"] == "王梓萱"
    assert case.answers["guardian.relation"] == "52"
    assert case.answers["guardian.consent"] == "given"
    assert case.answers["contact.address"] == case.answers["applicant.hukou_address"]


def test_nothing_is_stored_before_a_field_has_been_left(clerk: Typist) -> None:
    clerk.key(Qt.Key.Key_Return)
    clerk.keys("11015020190518104")
    clerk.settle()
    assert clerk.drafts() == []


def test_the_row_is_made_with_the_first_field_and_kept_with_every_other(clerk: Typist) -> None:
    clerk.keys("110150201905181041\r")
    clerk.settle()
    [case] = clerk.drafts()
    assert case.answers[CHILD] == "110150201905181041"
    assert case.number is None
    clerk.compose("王梓萱")
    clerk.key(Qt.Key.Key_Return)
    clerk.settle()
    [again] = clerk.drafts()
    assert (again.id, again.answers["applicant.name"]) == (case.id, "王梓萱")


def test_two_fields_left_at_once_make_one_row(clerk: Typist) -> None:
    clerk.keys("110150201905181041\r")
    clerk.compose("王梓萱")
    clerk.key(Qt.Key.Key_Return)
    clerk.settle()
    [case] = clerk.drafts()
    assert case.answers["applicant.name"] == "王梓萱"


def test_a_field_is_judged_when_it_is_left_and_not_before(clerk: Typist) -> None:
    clerk.keys("110150201902301045")
    assert clerk.says(CHILD) == ""
    clerk.key(Qt.Key.Key_Return)
    assert clerk.says(CHILD) == "error: 2019 年 2 月没有 30 日。请核对第 7 至 14 位"
    assert clerk.line(CHILD).property("state") == "error"


def test_the_message_goes_while_typing_as_soon_as_the_text_is_right(clerk: Typist) -> None:
    clerk.fill("guardian.mobile", "1380013800")
    assert "应为 11 位，现为 10 位" in clerk.says("guardian.mobile")
    clerk.go_to("guardian.mobile")
    clerk.key(Qt.Key.Key_End)
    clerk.keys("0")
    assert clerk.says("guardian.mobile") == ""
    clerk.keys("1")
    assert clerk.says("guardian.mobile") == ""


def test_a_number_is_shown_in_one_spelling_once_it_is_left(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150 20190518 104x")
    assert clerk.line(CHILD).text() == "11015020190518104X"
    clerk.go_to(CHILD)
    clerk.line(CHILD).selectAll()
    clerk.compose("１１０１５０２０１９０５１８１０４１")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.line(CHILD).text() == "110150201905181041"


def test_number_fields_switch_the_input_method_off(clerk: Typist) -> None:
    off = Qt.WidgetAttribute.WA_InputMethodEnabled
    for name in (CHILD, "guardian.mobile", "guardian.valid_until", "contact.postcode"):
        assert not clerk.field(name).testAttribute(off)
    assert clerk.field("applicant.name").testAttribute(off)


@pytest.mark.parametrize(
    ("key", "modifier"),
    [
        (Qt.Key.Key_L, ALT),
        (Qt.Key.Key_E, CTRL),
        (Qt.Key.Key_F6, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_F12, Qt.KeyboardModifier.NoModifier),
    ],
)
def test_no_shortcut_takes_a_key_while_the_input_method_composes(
    clerk: Typist, key: Qt.Key, modifier: Qt.KeyboardModifier
) -> None:
    clerk.go_to("applicant.name")
    QApplication.sendEvent(clerk.field("applicant.name"), QInputMethodEvent("wang", []))
    clerk.key(key, modifier)
    assert clerk.here == "applicant.name"
    clerk.compose("王")
    clerk.key(Qt.Key.Key_L, ALT)
    assert clerk.here == "contact.address"
    assert clerk.line("applicant.name").text().endswith("王")


def test_what_the_number_tells_is_shown_and_not_typed(clerk: Typist) -> None:
    clerk.fill(CHILD, "11010520190518104X")
    texts = {label.text() for label in clerk.row(CHILD).findChildren(QLabel)}
    assert "女·2019-05-18 出生·7 周岁·北京市朝阳区" in texts


def test_a_warning_does_not_hide_what_the_number_tells(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150201905181041")
    assert "warning" in clerk.says(CHILD)
    shown = {w.text() for w in clerk.row(CHILD).findChildren(QLabel) if w.isVisible()}
    assert "女·2019-05-18 出生·7 周岁" in shown


def test_the_relation_is_a_sentence(clerk: Typist) -> None:
    clerk.fill("applicant.name", "王梓萱")
    clerk.fill("guardian.name", "李静")
    texts = {label.text() for label in clerk.row("guardian.relation").findChildren(QLabel)}
    assert "李静 是 王梓萱 的" in texts


def test_enter_in_a_combo_takes_what_is_lit_and_goes_on(clerk: Typist) -> None:
    clerk.go_to("guardian.relation")
    clerk.keys("fq")
    clerk.key(Qt.Key.Key_Return)
    assert clerk.here == "guardian.valid_until"
    assert clerk.line("guardian.relation").text() == "父亲"
    clerk.key(Qt.Key.Key_Return, SHIFT)
    assert clerk.here == "guardian.relation"


def test_the_agent_appears_with_the_visitor(clerk: Typist) -> None:
    assert not clerk.row("agent.name").isVisible()
    clerk.key(Qt.Key.Key_V, ALT)
    clerk.key(Qt.Key.Key_Right)
    assert clerk.row("agent.name").isVisible()
    clerk.key(Qt.Key.Key_Left)
    assert not clerk.row("agent.name").isVisible()


def test_from_sixteen_on_the_applicant_may_come_alone(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150200905181040")
    clerk.key(Qt.Key.Key_V, ALT)
    clerk.key(Qt.Key.Key_Left)
    assert not clerk.row("guardian.name").isVisible()
    assert not clerk.row("guardian.consent").isVisible()


@pytest.mark.parametrize("consent", ["given", "pending", "not_given"])
def test_consent_never_blocks(place: Place, qapp: QApplication, consent: str) -> None:
    changes = {
        "guardian.consent": consent,
        "applicant.occupation": "student",
        "card.photo_source": "police",
    }
    clerk = reopened(place, qapp, stored(place, changes).id)
    with place.bot.waitSignal(clerk.page.case_numbered):
        clerk.key(Qt.Key.Key_F12)


@pytest.mark.parametrize("name", ["王" * 5000, "<b>&\"'</b>", "王小😀"])
def test_a_strange_name_is_kept_whole_and_shown_as_it_is(clerk: Typist, name: str) -> None:
    clerk.fill("applicant.name", name)
    clerk.settle()
    assert clerk.says("applicant.name") != ""
    [case] = clerk.drafts()
    assert case.answers["applicant.name"] == name
    assert clerk.line("applicant.name").text() == name
    for label in clerk.page.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_f12_goes_to_the_first_error_then_to_the_first_gap(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150201905181041")
    clerk.fill("guardian.mobile", "1380013800")
    clerk.key(Qt.Key.Key_F12)
    assert clerk.here == "guardian.mobile"
    clerk.keys("13800138000")
    clerk.key(Qt.Key.Key_F12)
    assert clerk.here == "applicant.name"
    assert clerk.says("applicant.name") == "empty: 还没填「姓名」。请补填"
    clerk.compose("王")
    assert clerk.says("applicant.name") == ""


def test_f6_says_so_when_there_is_nothing_to_copy(clerk: Typist) -> None:
    clerk.go_to("contact.address")
    with clerk.place.bot.waitSignal(clerk.page.said) as said:
        clerk.key(Qt.Key.Key_F6)
    assert said.args
    assert "没有可照抄的内容" in said.args[0].text


def test_a_suggested_spelling_is_taken_by_a_button(clerk: Typist) -> None:
    clerk.fill("applicant.name", "买买提.艾力")
    button = clerk.field("suggest_applicant.name_button")
    clerk.place.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert clerk.line("applicant.name").text() == "买买提·艾力"
    assert clerk.says("applicant.name") == ""


def test_a_supervisor_lets_a_wrong_check_digit_pass_with_a_reason(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150201905181042")
    assert clerk.says(CHILD).startswith("error")
    clerk.place.bot.mouseClick(clerk.field(f"override_{CHILD}_button"), Qt.MouseButton.LeftButton)
    assert clerk.here == "override_reason"
    clerk.key(Qt.Key.Key_Return)
    assert clerk.here == "override_reason"
    clerk.compose("证件确是这样，已见原件")
    clerk.key(Qt.Key.Key_Return)
    clerk.settle()
    assert clerk.says(CHILD).startswith("warning")
    assert clerk.here == CHILD
    [case] = clerk.drafts()
    assert [(o.field, o.reason) for o in case.overrides] == [(CHILD, "证件确是这样，已见原件")]


def test_a_clerk_is_told_to_fetch_the_supervisor(
    qtbot: QtBot, qapp: QApplication, tmp_path: Path
) -> None:
    with seated(qtbot, qapp, tmp_path, role=Role.CLERK) as place:
        clerk = open_new(place, qapp)
        clerk.fill(CHILD, "110150201905181042")
        qtbot.mouseClick(clerk.field(f"override_{CHILD}_button"), Qt.MouseButton.LeftButton)
        assert clerk.page.banner is not None
        assert clerk.page.banner.what == "放行须由负责人办理"
        place.settle()


def test_hiding_the_page_keeps_the_field_under_the_cursor(clerk: Typist) -> None:
    clerk.keys("110150201905")
    clerk.page.hide()
    clerk.settle()
    [case] = clerk.drafts()
    assert case.answers[CHILD] == "110150201905"


def test_another_case_gets_nothing_of_the_one_before(clerk: Typist) -> None:
    clerk.fill("applicant.name", "王梓萱")
    clerk.go_to("applicant.hukou_address")
    clerk.compose("槐安里")
    clerk.page.show_new("minor_card")
    clerk.settle()
    assert clerk.line("applicant.hukou_address").text() == ""
    [case] = clerk.drafts()
    assert case.answers["applicant.hukou_address"] == "槐安里"


def test_a_reopened_case_shows_its_answers_and_masks_the_number(
    place: Place, qapp: QApplication
) -> None:
    case = place.in_review({"applicant.occupation": "student", "card.photo_source": "police"})
    clerk = reopened(place, qapp, case.id)
    assert clerk.line("guardian.name").text() == "李静"
    shown = [getattr(part, "text", "") for part in clerk.page.header.right]
    assert shown == ["1124-02-0001", "王梓萱 110150********1041"]


def test_a_full_disk_loses_nothing_and_the_next_field_tries_again(
    place: Place, qapp: QApplication
) -> None:
    full = [True]

    def work() -> object:
        if full[0]:
            raise OutsideError("store.disk_full")
        return place.desk.work()

    desk = replace(place.desk, work=work)
    clerk = open_new(place, qapp, replace(place.seat, desk=desk))
    clerk.keys("110150201905181041\r")
    clerk.settle()
    assert clerk.page.banner is not None
    assert clerk.page.banner.severity == "error"
    assert clerk.line(CHILD).text() == "110150201905181041"
    full[0] = False
    clerk.compose("王梓萱")
    clerk.key(Qt.Key.Key_Return)
    clerk.settle()
    [case] = clerk.drafts()
    assert case.answers[CHILD] == "110150201905181041"
    assert clerk.page.banner is None


def test_f7_leads_to_the_agent_and_then_makes_the_letter(place: Place, qapp: QApplication) -> None:
    clerk = reopened(place, qapp, stored(place).id)
    clerk.key(Qt.Key.Key_F7)
    assert clerk.here == "agent.document_number"
    grandmother = GRANDMOTHER | {"agent.valid_from": "2026-11-24", "agent.until": "2026-12-31"}
    case = stored(place, grandmother)
    clerk = reopened(place, qapp, case.id)
    clerk.key(Qt.Key.Key_F7)
    place.settle()
    panel = clerk.field("letter_panel")
    place.bot.waitUntil(panel.isVisible)
    kept = place.case(case.id)
    assert kept.number is not None
    assert kept.status is CaseStatus.DRAFT
    clerk.page.findChild(KeyAction, "print_letter").trigger()  # type: ignore[union-attr]
    place.settle()
    assert len(place.queue.printed) == 1
    clerk.page.back_requested.emit()
    assert not panel.isVisible()


def test_the_form_goes_on_after_the_printer_failed(place: Place, qapp: QApplication) -> None:
    place.queue.printer = ""
    grandmother = GRANDMOTHER | {"agent.valid_from": "2026-11-24", "agent.until": "2026-12-31"}
    clerk = reopened(place, qapp, stored(place, grandmother).id)
    clerk.key(Qt.Key.Key_F7)
    place.settle()
    place.bot.waitUntil(clerk.field("letter_panel").isVisible)
    clerk.key(Qt.Key.Key_F9)
    place.settle()
    assert clerk.page.banner is not None
    assert clerk.page.banner.severity == "error"


def test_a_line_of_the_side_panel_leads_to_its_field(clerk: Typist) -> None:
    clerk.fill("guardian.mobile", "1380013800")
    clerk.go_to("contact.address")
    panel = clerk.field("to_settle")
    entry = next(e for e in panel.findChildren(SettleEntry) if "手机号码" in e.accessibleName())
    clerk.place.bot.mouseClick(entry, Qt.MouseButton.LeftButton)
    assert clerk.here == "guardian.mobile"


def test_a_case_that_has_ended_is_read_and_not_changed(place: Place, qapp: QApplication) -> None:
    case = review.withdraw(place.desk, stored(place).id, "家长改日再来")
    clerk = reopened(place, qapp, case.id)
    assert clerk.line("guardian.name").text() == "李静"
    assert not clerk.line("guardian.name").isEnabled()
    action = clerk.page.findChild(KeyAction, "to_review")
    assert action is not None
    assert not action.isEnabled()
    clerk.page.flush()
    place.settle()
    assert clerk.page.banner is None


def test_esc_leaves_the_question_for_a_reason(clerk: Typist) -> None:
    clerk.fill(CHILD, "110150201905181042")
    clerk.place.bot.mouseClick(clerk.field(f"override_{CHILD}_button"), Qt.MouseButton.LeftButton)
    clerk.key(Qt.Key.Key_Escape)
    assert clerk.here == CHILD
    clerk.place.bot.mouseClick(clerk.field(f"override_{CHILD}_button"), Qt.MouseButton.LeftButton)
    clerk.page.back_requested.emit()
    assert clerk.here == CHILD
    assert clerk.says(CHILD).startswith("error")


def test_the_letter_is_saved_where_the_clerk_says(
    place: Place, qapp: QApplication, tmp_path: Path
) -> None:
    grandmother = GRANDMOTHER | {"agent.valid_from": "2026-11-24", "agent.until": "2026-12-31"}
    page = IntakePage(place.seat, SavePlace(place.seat.words, lambda *_: str(tmp_path)))
    place.show(page)
    page.show_case(stored(place, grandmother).id)
    place.settle()
    page.findChild(KeyAction, "authority_letter").trigger()  # type: ignore[union-attr]
    place.settle()
    page.findChild(KeyAction, "save_letter").trigger()  # type: ignore[union-attr]
    place.settle()
    [saved] = tmp_path.glob("*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert "王梓萱" not in saved.name


def test_what_was_half_typed_in_a_list_does_not_stay_for_the_next_case(clerk: Typist) -> None:
    clerk.go_to("card.bank")
    clerk.keys("zzz")
    clerk.page.show_new("minor_card")
    assert clerk.line("card.bank").text() == ""
    clerk.page.show_new("minor_medical")
    clerk.settle()
    assert clerk.here == CHILD


def test_on_a_narrow_screen_the_side_panel_opens_with_its_key(clerk: Typist) -> None:
    panel = clerk.field("SidePanel")
    assert panel.isVisible()
    clerk.page.resize(1017, 488)
    assert not panel.isVisible()
    clerk.key(Qt.Key.Key_P, ALT)
    assert panel.isVisible()
    clerk.key(Qt.Key.Key_P, ALT)
    assert not panel.isVisible()
    clerk.page.resize(1290, 642)
    assert panel.isVisible()


def test_the_page_is_one_of_the_window(clerk: Typist) -> None:
    assert isinstance(clerk.page, Page)
    assert clerk.page.bar is not None
    assert [part.kind for part in clerk.page.bar.trailing] == ["primary"]
    assert clerk.page.header.title == "未成年人社会保障卡申领"
