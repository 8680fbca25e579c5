# SPDX-License-Identifier: Apache-2.0
"""The slip page at a real counter: shown whole, printed honestly, left once."""

import errno
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.aid import AidList, AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind
from clerkapp.domain.problems import OutsideError
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.combo import Combo
from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.pages.printing import Printing
from clerkapp.gui.pages.slip_page import SlipPage
from clerkapp.gui.widgets.after_block import AfterBlock
from clerkapp.gui.widgets.print_line import PrintLine
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.services import prints, review, signing
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


def test_the_slip_on_a4_brings_the_stub_of_the_office(at: At):
    paper = find(at.page, Segments, "slip_paper")
    paper.setFocus()
    at.press(Key.Key_Right)
    at.press(Key.Key_Right)
    at.press(Key.Key_F9)
    assert at.prints()["受理回执（A4 附存根）"] == "已打印·第 1 份"
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_a_paper_that_is_asked_for_is_made_once_and_printed(at: At):
    further = find(at.page, Combo, "slip_further")
    assert further.isVisible()
    for _ in range(2):
        further.choose("acceptance_letter")
        at.place.settle()
        (paper,) = (s for s in at.page.findChildren(Segments, "slip_paper") if s.isVisible())
        assert paper.value() == "acceptance_letter"
        paper.choose("a5")
        at.place.settle()
    with at.place.desk.reads() as work:
        made = [d for d in work.documents(at.case_id) if d.kind == "acceptance_letter"]
    assert len(made) == 1
    further.choose("acceptance_letter")
    at.place.settle()
    at.press(Key.Key_F9)
    assert at.prints()["受理通知书"] == "已打印·第 1 份"


def test_a_card_that_is_not_there_is_not_offered_to_be_announced(at: At):
    further = find(at.page, Combo, "slip_further")
    further.choose("arrival_notice")
    at.place.settle()
    assert further.value() == ""
    assert "领卡通知" not in at.prints()


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


def state_of(at: At, kind: str = "slip") -> PrintState:
    with at.place.desk.reads() as work:
        return next(d.state for d in work.documents(at.case_id) if d.kind == kind)


def wait_for(at: At, state: PrintState) -> None:
    at.place.bot.waitUntil(lambda: state_of(at) is state)
    at.place.settle()


def test_the_queue_is_asked_until_the_paper_is_out(at: At) -> None:
    queue = at.place.queue
    queue.answer = PrintState.QUEUED
    at.press(Key.Key_F9)
    assert at.prints()["受理回执"] == "正在排队"
    queue.answer, queue.trouble = PrintState.PRINTING, "paper_out"
    wait_for(at, PrintState.PRINTING)
    at.place.bot.waitUntil(lambda: at.page.banner is not None)
    assert at.page.banner is not None
    assert at.page.banner.severity == "warning"
    assert "缺纸" in at.page.banner.what
    assert at.prints()["受理回执"] == "正在打印：打印机缺纸"
    at.press(Key.Key_F9)
    assert len(queue.printed) == 1
    queue.answer, queue.trouble = PrintState.PRINTED, ""
    wait_for(at, PrintState.PRINTED)
    assert at.prints()["受理回执"] == "已打印·第 1 份"
    assert at.page.banner is None
    assert len(queue.printed) == 1
    assert at.place.queue.kinds == [PaperKind.SLIP]


def test_a_failure_tells_its_reason_and_the_same_copy_is_printed_again(at: At) -> None:
    queue = at.place.queue
    queue.answer, queue.trouble = PrintState.FAILED, "paper_jam"
    at.press(Key.Key_F9)
    assert at.page.banner is not None
    assert "卡纸" in at.page.banner.what
    assert "Ctrl+S" in at.page.banner.why
    assert at.prints()["受理回执"] == "没有打出来：打印机卡纸"
    queue.answer, queue.trouble = PrintState.PRINTED, ""
    at.press(Key.Key_F9)
    assert at.prints()["受理回执"] == "已打印·第 1 份"
    assert [pdf for _title, pdf in queue.printed] == [queue.printed[0][1]] * 2
    assert queue.canceled == ["laser-1"]


def test_two_presses_in_a_row_print_once(at: At) -> None:
    at.place.queue.answer = PrintState.QUEUED
    focused = at.page.focusWidget()
    for _ in range(3):
        at.place.bot.keyClick(focused, Key.Key_F9)
    at.place.settle()
    at.place.bot.keyClick(focused, Key.Key_F9)
    at.place.settle()
    assert len(at.place.queue.printed) == 1
    assert not find(at.page, QWidget, "reprint_panel").isVisible()


def test_nothing_came_out_so_the_same_copy_is_printed_again(at: At) -> None:
    at.place.queue.answer = PrintState.HANDED_OVER
    at.press(Key.Key_F9)
    assert at.page.banner is not None
    assert [action.cap() for action in at.page.banner.actions] == ["Alt+N"]
    at.page.banner.actions[0].trigger()
    at.place.settle()
    assert len(at.place.queue.printed) == 2
    assert at.place.queue.canceled == ["laser-1"]
    at.press(Key.Key_Y, ALT)
    assert at.prints()["受理回执"] == "已打印·第 1 份"
    assert at.page.banner is None


def test_a_press_that_nobody_answered_asks_before_it_prints_again(at: At) -> None:
    at.place.queue.answer = PrintState.HANDED_OVER
    at.press(Key.Key_F9)
    at.press(Key.Key_F9)
    assert len(at.place.queue.printed) == 1
    assert at.page.banner is not None
    assert "Alt+Y" in at.page.banner.why


def test_a_slip_that_waits_for_paper_is_asked_about_before_leaving(at: At) -> None:
    at.place.queue.answer, at.place.queue.trouble = PrintState.QUEUED, "paper_out"
    at.press(Key.Key_F9)
    at.press(Key.Key_F12)
    assert at.nexts == []
    at.place.queue.answer, at.place.queue.trouble = PrintState.PRINTED, ""
    wait_for(at, PrintState.PRINTED)
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


@pytest.mark.parametrize("job", ["", "laser-7"])
def test_a_print_that_another_program_left_behind_is_asked_about(at: At, job: str) -> None:
    desk = at.place.desk
    slip = next(d for d in prints.documents_of(desk, at.case_id) if d.kind == "slip")
    prints.begin_print(desk, slip)
    if job:
        prints.set_print_state(desk, slip, PrintState.PRINTING, job)
    at.place.queue.answer = PrintState.HANDED_OVER
    at.open()
    wait_for(at, PrintState.HANDED_OVER)
    assert at.place.queue.asked == ([job] if job else [])
    assert at.page.banner is not None
    assert "不知出来没有" in at.page.banner.what
    at.place.queue.answer = PrintState.PRINTED
    at.page.banner.actions[0].trigger()
    at.place.settle()
    assert len(at.place.queue.printed) == 1
    assert at.prints()["受理回执"] == "已打印·第 1 份"


def test_a_print_left_behind_of_which_the_queue_knows_asks_nobody(at: At) -> None:
    desk = at.place.desk
    slip = next(d for d in prints.documents_of(desk, at.case_id) if d.kind == "slip")
    prints.set_print_state(desk, prints.begin_print(desk, slip), PrintState.QUEUED, "laser-7")
    at.open()
    wait_for(at, PrintState.PRINTED)
    assert at.page.banner is None


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EACCES])
def test_a_full_disk_leaves_no_half_file(
    at: At, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def refuse(_descriptor: int) -> None:
        raise OSError(fault, "refused")

    with monkeypatch.context() as full:
        full.setattr("clerkapp.gui.pages.pdf_saving.os.fsync", refuse)
        at.press(Key.Key_S, CTRL)
    assert list((tmp_path / "desktop").iterdir()) == []
    assert at.page.banner is not None
    assert "没有存下来" in at.page.banner.what
    assert at.prints()["受理回执"] == "还没有打印"
    at.press(Key.Key_S, CTRL)
    assert len(list((tmp_path / "desktop").glob("*.pdf"))) == 1


def test_what_the_store_cannot_keep_is_not_given_to_the_printer(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object) -> None:
        raise OutsideError("store.disk_full")

    with monkeypatch.context() as disk:
        disk.setattr("clerkapp.storage.paper_trail.set_print_state", full)
        at.press(Key.Key_F9)
    assert at.place.queue.printed == []
    assert at.page.banner is not None
    assert at.page.banner.severity == "error"
    at.press(Key.Key_F9)
    assert at.prints()["受理回执"] == "已打印·第 1 份"


def test_after_the_last_question_the_clerk_says_what_came_out(at: At) -> None:
    slip = next(d for d in prints.documents_of(at.place.desk, at.case_id) if d.kind == "slip")
    printing = Printing(at.place.seat, at.page, waits_ms=(1, 1, 1))
    at.place.queue.answer = PrintState.QUEUED
    printing.print_copy(slip)
    wait_for(at, PrintState.HANDED_OVER)
    assert len(at.place.queue.asked) == 4


def test_a_queue_that_may_have_taken_the_job_is_not_called_a_failure(
    at: At, monkeypatch: pytest.MonkeyPatch
) -> None:
    def silent(*_arguments: object) -> str:
        raise OutsideError("print.no_answer")

    with monkeypatch.context() as slow:
        slow.setattr(at.place.queue, "submit", silent)
        at.press(Key.Key_F9)
    assert state_of(at) is PrintState.HANDED_OVER
    assert at.page.banner is not None
    assert "不知出来没有" in at.page.banner.what
    at.page.banner.actions[0].trigger()
    at.place.settle()
    assert state_of(at) is PrintState.PRINTED
