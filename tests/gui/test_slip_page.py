# SPDX-License-Identifier: Apache-2.0
"""The slip page at a real counter: shown whole, printed honestly, left once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.aid import AidList, AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintState
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.pages.slip_page import SlipPage
from clerkapp.gui.widgets.after_block import AfterBlock
from clerkapp.gui.widgets.print_line import PrintLine
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.services import review, signing
from clerkapp.services.aid_lists import load_aid_list
from tests.counter import GIRL
from tests.gui.case_seat import Place, find, find_all_good, in_review, seated, to_be_signed
from tests.services.test_visits import ENROLMENT

pytestmark = pytest.mark.window

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


class At:
    """The slip page of an accepted case, as a clerk sees it."""

    def __init__(self, place: Place, folder: Path) -> None:
        self.place = place
        self.page = SlipPage(place.seat, SavePlace(place.seat.words, lambda *_: str(folder)))
        self.nexts: list[bool] = []
        self.page.next_requested.connect(lambda: self.nexts.append(True))
        place.show(self.page)
        self.case_id = accepted(place)
        self.open()

    def let_go(self) -> None:
        """Hold the page no longer, so that it ends with its test."""
        del self.page

    def open(self) -> None:
        self.page.show_case(self.case_id)
        self.place.settle()
        self.place.bot.waitUntil(self.page.is_armed)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.place.bot.keyClick(self.page.focusWidget() or self.page, key, modifier)
        self.place.settle()

    def prints(self) -> dict[str, str]:
        lines = self.page.findChildren(PrintLine)
        return {
            line.accessibleName(): line.accessibleDescription()
            for line in lines
            if line.isVisible()
        }

    def label(self, name: str) -> str:
        return find(self.page, QLabel, name).text()


def accepted(place: Place) -> str:
    return signed(place, to_be_signed(place.desk))


def signed(place: Place, case: Case) -> str:
    _case, form = signing.present_form(place.desk, case.id)
    act = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)
    signing.sign_and_accept(place.desk, case.id, act, form.content_code)
    return case.id


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[At]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    with seated(qtbot, qapp, tmp_path / "counter") as place:
        found = At(place, folder)
        yield found
        found.let_go()


def test_number_dates_and_prints_are_shown(at: At):
    assert at.label("short_number") == "1124-02-0001"
    assert at.label("grouped_number").startswith("110150 ")
    assert at.label("result_title") == "已受理"
    assert at.prints() == {"受理回执": "还没有打印", "申请登记表": "还没有打印"}
    dates = find(at.page, QWidget, "slip_dates").findChildren(QWidget)
    assert "登记办结 2026-12-08" in [d.accessibleName() for d in dates]


def test_the_whole_slip_is_in_view(at: At):
    preview = find(at.page, PdfPreview, "pdf_preview")
    at.place.bot.waitUntil(preview.is_sharp)
    assert preview.page_count() == 1
    assert 0.85 < preview.zoom() <= 0.94


def test_a_print_that_nobody_confirmed_is_only_handed_over(at: At):
    at.place.queue.answer = PrintState.HANDED_OVER
    at.press(Key.Key_F9)
    assert at.prints()["受理回执"] == "已交打印机，请看出纸"
    at.press(Key.Key_Y, ALT)
    assert at.prints()["受理回执"] == "已打印·第 1 份"


def test_a_second_print_asks_why_inline(at: At):
    at.press(Key.Key_F9)
    at.press(Key.Key_F9)
    assert find(at.page, QWidget, "reprint_panel").isVisible()
    assert len(at.place.queue.printed) == 1
    at.press(Key.Key_Return)
    assert len(at.place.queue.printed) == 1
    at.press(Key.Key_Right)
    at.press(Key.Key_Return)
    assert len(at.place.queue.printed) == 2
    assert "受理回执（补打·遗失）" in at.prints()


def test_esc_leaves_the_question_unprinted(at: At):
    at.press(Key.Key_F9)
    at.press(Key.Key_F9)
    at.press(Key.Key_Escape)
    assert not find(at.page, QWidget, "reprint_panel").isVisible()
    assert len(at.place.queue.printed) == 1


def test_the_roll_is_made_when_it_is_wanted_and_once(at: At):
    paper = find(at.page, Segments, "slip_paper")
    paper.setFocus()
    at.press(Key.Key_Right)
    assert "受理回执（80 毫米）" in at.prints()
    at.press(Key.Key_Left)
    at.press(Key.Key_Right)
    with at.place.desk.reads() as work:
        rolls = [d for d in work.documents(at.case_id) if "roll" in d.layout]
    assert len(rolls) == 1
    at.press(Key.Key_F9)
    assert at.prints()["受理回执（80 毫米）"] == "已打印·第 1 份"


def test_leaving_without_a_print_is_asked_about_once(at: At):
    at.press(Key.Key_F12)
    assert at.nexts == []
    assert at.page.banner is not None
    assert at.page.banner.what == "回执还没有打印"
    at.press(Key.Key_F12)
    assert at.nexts == []
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_a_printed_slip_is_left_with_one_key(at: At):
    at.press(Key.Key_F9)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_the_key_that_accepted_does_not_leave_the_slip(at: At):
    at.press(Key.Key_F9)
    at.page.show_case(at.case_id)
    at.place.settle()
    at.press(Key.Key_F12)
    assert at.nexts == []


def test_without_a_printer_the_slip_is_saved(at: At, tmp_path: Path):
    at.place.queue.printer = ""
    at.press(Key.Key_F9)
    assert at.page.banner is not None
    assert "Ctrl+S" in at.page.banner.why
    at.press(Key.Key_S, CTRL)
    assert len(list((tmp_path / "desktop").glob("*.pdf"))) == 1
    assert at.prints()["受理回执"] == "已另存 PDF·第 1 份"
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_one_filled_button(at: At):
    assert at.page.bar is not None
    parts = at.page.bar.leading + at.page.bar.trailing
    assert [p.action.text() for p in parts if p.kind == "primary"] == ["下一位"]


def after(at: At) -> AfterBlock:
    return find(at.page, AfterBlock, "after_block")


def test_a_stage_is_recorded_with_its_keys(at: At) -> None:
    assert "未送达" in after(at).state.text()
    at.press(Key.Key_J, ALT)
    at.place.bot.waitUntil(lambda: at.place.case(at.case_id).status is CaseStatus.SUBMITTED)
    at.place.bot.waitUntil(lambda: "已送达市系统" in after(at).reached.text())


def test_a_stage_that_asks_for_a_number_is_not_recorded_without_it(at: At) -> None:
    at.press(Key.Key_J, ALT)
    at.place.bot.waitUntil(lambda: at.place.case(at.case_id).status is CaseStatus.SUBMITTED)
    at.place.settle()
    block = after(at)
    assert block.stages is not None
    block.stages.choose("registered")
    at.press(Key.Key_J, ALT)
    assert at.place.case(at.case_id).status is CaseStatus.SUBMITTED
    assert at.page.banner is not None
    block.entry.setFocus()
    at.place.bot.keyClicks(block.entry, "DJ-20261124-7")
    at.place.bot.keyClick(block.entry, Key.Key_Return)
    at.place.bot.waitUntil(lambda: at.place.case(at.case_id).status is CaseStatus.REGISTERED)
    assert at.place.case(at.case_id).stages[-1].reference == "DJ-20261124-7"


def enrolled(at: At) -> None:
    """Show an enrolment that was accepted as others are."""
    desk = at.place.desk
    case = in_review(desk, ENROLMENT, "minor_medical")
    find_all_good(desk, case)
    at.case_id = signed(at.place, review.pass_review(desk, case.id))
    at.open()


def test_a_child_listed_since_is_amended_with_a_reason_and_one_key(at: At) -> None:
    enrolled(at)
    block = after(at)
    assert not block.listed.isVisible()
    at.press(Key.Key_M, ALT)
    assert at.place.case(at.case_id).amendments == ()
    rows = (AidRow(GIRL["applicant.document_number"], "王梓萱", "A1"),)
    load_aid_list(at.place.desk, AidList("2026-11", rows), "digest")
    at.open()
    assert block.listed.isVisible()
    assert "低保" in block.listed.text()
    at.press(Key.Key_M, ALT)
    assert at.page.banner is not None
    assert at.page.banner.what == "受理后改内容须写明理由"
    assert at.place.case(at.case_id).amendments == ()
    block.aid_reason.setFocus()
    at.place.compose(block.aid_reason, "列入 11 月民政名单")
    at.press(Key.Key_M, ALT)
    answers = at.place.case(at.case_id).answers
    assert answers["enrolment.channel"] == "civil_affairs"
    assert answers["enrolment.aid_listed"] == "yes"
    at.place.bot.waitUntil(lambda: not block.listed.isVisible())
    assert "参保渠道：监护人 → 民政（列入 11 月民政名单）" in block.reached.text()


def test_whom_the_list_does_not_concern_is_offered_nothing(at: At) -> None:
    rows = (AidRow(GIRL["applicant.document_number"], "王梓萱", "A1"),)
    load_aid_list(at.place.desk, AidList("2026-11", rows), "digest")
    at.open()
    assert not after(at).listed.isVisible()
