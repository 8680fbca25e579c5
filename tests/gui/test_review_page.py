# SPDX-License-Identifier: Apache-2.0
"""The review page at a real counter: papers by single keys, outcomes, letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.documents import Delivery, PrintState
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.pages.review_page import ReviewPage
from clerkapp.gui.widgets.outcome_bar import OutcomeButton
from clerkapp.gui.widgets.paper_table import PaperTable
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.services import intake, review
from tests.forms.test_cases import worked_cases
from tests.gui.case_seat import Place, find, find_all_good, seated

pytestmark = pytest.mark.window

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier


class At:
    """The review page of one case, as a clerk sees it."""

    def __init__(self, place: Place, page: ReviewPage) -> None:
        self.place, self.page = place, page
        self.table = find(page, PaperTable, "paper_table")
        self.passed: list[str] = []
        self.ended: list[str] = []
        self.to_intake: list[str] = []
        self.nexts: list[bool] = []
        page.review_passed.connect(self.passed.append)
        page.case_ended.connect(self.ended.append)
        page.intake_requested.connect(self.to_intake.append)
        page.next_requested.connect(lambda: self.nexts.append(True))

    def open(self, case_id: str) -> None:
        self.case_id = case_id
        self.page.show_case(case_id)
        self.place.settle()
        self.place.bot.waitUntil(self.page.is_armed)

    def press(self, key: Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        focused = self.page.focusWidget() or self.page
        self.place.bot.keyClick(focused, key, modifier)

    def go_to(self, code: str) -> None:
        codes = [row.code for row in self.table.rows()]
        self.table.select_row(codes.index(code))
        self.table.setFocus()

    def check(self, code: str) -> PaperCheck:
        self.place.settle()
        return self.place.case(self.case_id).checks[code]

    def all_good(self) -> None:
        for row in range(len(self.table.rows())):
            self.table.select_row(row)
            self.press(Key.Key_1)
        self.place.settle()

    def button(self, name: str) -> OutcomeButton:
        return find(self.page, OutcomeButton, f"outcome_{name}_button")

    def filled(self) -> list[str]:
        buttons = self.page.findChildren(OutcomeButton)
        return [b.text() for b in buttons if b.is_filled()]

    def status(self) -> CaseStatus:
        self.place.settle()
        return self.place.case(self.case_id).status

    def missing_guardian_id(self) -> None:
        self.all_good()
        self.go_to("guardian_id")
        self.press(Key.Key_2)
        self.place.settle()


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[At]:
    with seated(qtbot, qapp, tmp_path) as place:
        folder = tmp_path / "saved"
        folder.mkdir()
        save = SavePlace(place.seat.words, lambda *_: str(folder))
        page = ReviewPage(place.seat, save)
        place.show(page)
        found = At(place, page)
        found.open(place.in_review().id)
        yield found


def test_it_opens_at_the_first_paper_with_the_focus_in_the_table(at: At):
    assert at.table.hasFocus()
    assert at.table.current_row() == 0
    assert not at.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_single_keys_tell_what_was_found(at: At):
    at.go_to("guardian_id")
    at.press(Key.Key_Space)
    at.press(Key.Key_Plus)
    at.press(Key.Key_Plus)
    at.press(Key.Key_Minus)
    at.press(Key.Key_E)
    at.press(Key.Key_H)
    at.press(Key.Key_3)
    check = at.check("guardian_id")
    assert (check.original, check.copies, check.electronic, check.held) == (True, 1, True, True)
    assert check.verdict is Verdict.WRONG


def test_brackets_count_the_pages_of_a_paper(at: At):
    at.go_to("household_book")
    at.press(Key.Key_1)
    at.press(Key.Key_BracketRight)
    at.press(Key.Key_BracketRight)
    at.press(Key.Key_BracketLeft)
    check = at.check("household_book")
    assert (check.copies, check.pages) == (3, 4)
    assert find(at.page, Text, "detail_pages").text() == "留存共 4 页"


def test_one_on_an_untouched_paper_counts_everything_as_seen(at: At):
    at.go_to("household_book")
    at.press(Key.Key_1)
    check = at.check("household_book")
    assert (check.original, check.copies, check.verdict) == (True, 3, Verdict.GOOD)


def test_arrows_move_between_papers(at: At):
    at.press(Key.Key_Down)
    assert at.table.current_row() == 1
    at.press(Key.Key_Up)
    assert at.table.current_row() == 0


def test_an_excused_paper_takes_no_key(at: At):
    at.go_to("guardianship_proof")
    at.press(Key.Key_2)
    at.place.settle()
    assert "guardianship_proof" not in at.place.case(at.case_id).checks


def test_letters_do_not_act_while_the_remark_is_typed(at: At):
    at.go_to("guardian_id")
    at.press(Key.Key_B)
    remark = find(at.page, QLineEdit, "paper_remark")
    assert remark.hasFocus()
    at.place.bot.keyClicks(remark, "1 E 2")
    at.press(Key.Key_Return)
    assert at.table.hasFocus()
    check = at.check("guardian_id")
    assert (check.remark, check.verdict, check.electronic) == ("1 E 2", None, False)


def test_a_remark_goes_to_the_paper_at_which_it_was_typed(at: At):
    at.go_to("guardian_id")
    at.press(Key.Key_B)
    remark = find(at.page, QLineEdit, "paper_remark")
    at.place.bot.keyClicks(remark, "x")
    row = at.table.visualRect(at.table.model().index(0, 0)).center()
    at.place.bot.mouseClick(at.table.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert at.check("guardian_id").remark == "x"
    assert at.table.current_row() == 0
    assert remark.text() == ""


def test_a_click_on_a_segment_gives_its_verdict(at: At):
    index = at.table.model().index(0, 4)
    cell = at.table.visualRect(index)
    segment = QPoint(cell.left() + 6, cell.center().y())
    at.place.bot.mouseClick(at.table.viewport(), Qt.MouseButton.LeftButton, pos=segment)
    assert at.check("household_book").verdict is Verdict.GOOD


def test_f12_leads_to_the_first_paper_without_a_verdict(at: At):
    at.press(Key.Key_1)
    at.press(Key.Key_F12)
    assert at.table.rows()[at.table.current_row()].code == "guardian_id"
    assert at.passed == []


def test_complete_papers_pass_with_f12_once(at: At):
    at.all_good()
    assert at.filled() == ["受理"]
    at.press(Key.Key_F12)
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.AWAITING_SIGNATURE
    assert at.passed == [at.case_id]


def test_f12_right_after_the_page_came_is_taken_for_a_double_press(at: At):
    at.all_good()
    at.page.show_case(at.case_id)
    at.place.settle()
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.IN_REVIEW


def test_a_forbidden_outcome_explains_itself(at: At):
    at.missing_guardian_id()
    button = at.button("accept")
    assert button.isEnabled()
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
    at.press(Key.Key_S, Qt.KeyboardModifier.AltModifier)
    assert at.page.banner is not None
    assert at.page.banner.what == "不能选：「监护人身份证件」未通过"
    assert at.status() is CaseStatus.IN_REVIEW


def test_an_unverified_paper_never_blocks(at: At):
    at.all_good()
    at.go_to("photo_receipt")
    at.press(Key.Key_2)
    at.place.settle()
    assert at.filled() == ["受理"]
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.AWAITING_SIGNATURE


def test_the_notice_is_shown_printed_and_signed_for(at: At):
    at.missing_guardian_id()
    assert at.filled() == ["一次性告知"]
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.CORRECTION_NOTIFIED
    assert at.ended == [at.case_id]
    letter = find(at.page, QWidget, "letter_view")
    assert letter.isVisible()
    at.press(Key.Key_F9)
    at.place.settle()
    assert len(at.place.queue.printed) == 1
    assert at.place.queue.printed[0][1].startswith(b"%PDF")
    at.press(Key.Key_Right)
    at.press(Key.Key_Q, Qt.KeyboardModifier.AltModifier)
    at.place.settle()
    with at.place.desk.reads() as work:
        assert work.letters(at.case_id)[0].delivery is Delivery.SIGNED
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_leaving_an_undelivered_letter_is_asked_about_once(at: At):
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    at.press(Key.Key_F12)
    assert at.nexts == []
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.page.banner is not None
    assert at.page.banner.what == "还没有签收"
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_a_refused_receipt_wants_a_witness(at: At):
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    at.press(Key.Key_Right)
    at.press(Key.Key_Right)
    witness = find(at.page, QLineEdit, "delivery_witness")
    assert witness.hasFocus()
    at.press(Key.Key_Return)
    at.place.settle()
    assert find(at.page, IconText, "delivery_problem").text() == "拒收须填见证人姓名"
    at.place.compose(witness, "林主任")
    at.press(Key.Key_Return)
    at.place.settle()
    with at.place.desk.reads() as work:
        letter = work.letters(at.case_id)[0]
    assert (letter.delivery, letter.witness) == (Delivery.REFUSED, "林主任")


def test_a_second_copy_of_a_letter_asks_for_the_reason(at: At):
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    for _ in range(2):
        at.press(Key.Key_F9)
        at.place.settle()
    assert len(at.place.queue.printed) == 1
    panel = find(at.page, QWidget, "reprint_panel")
    assert panel.isVisible()
    at.press(Key.Key_Right)
    at.press(Key.Key_Return)
    at.place.settle()
    assert len(at.place.queue.printed) == 2
    with at.place.desk.reads() as work:
        again = work.documents(at.case_id)[-1]
    assert (again.copy, again.reason, again.state) == (2, "lost", PrintState.PRINTED)


def test_a_letter_can_be_saved_where_there_is_no_printer(at: At, tmp_path: Path):
    at.place.queue.printer = ""
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    at.press(Key.Key_F9)
    at.place.settle()
    assert at.page.banner is not None
    assert "Ctrl+S" in at.page.banner.why
    at.press(Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    at.place.settle()
    (saved,) = (tmp_path / "saved").iterdir()
    assert saved.read_bytes().startswith(b"%PDF")
    assert "王" not in saved.name


def test_the_papers_come_back_when_they_are_brought(at: At):
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    at.press(Key.Key_R, Qt.KeyboardModifier.AltModifier)
    assert at.table.isVisible()
    at.go_to("guardian_id")
    at.press(Key.Key_4)
    at.place.settle()
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.AWAITING_SIGNATURE


def test_a_second_notice_asks_a_supervisor_for_the_reason(at: At):
    at.missing_guardian_id()
    at.press(Key.Key_F12)
    at.place.settle()
    at.press(Key.Key_R, Qt.KeyboardModifier.AltModifier)
    at.press(Key.Key_G, Qt.KeyboardModifier.AltModifier)
    field = find(at.page, QLineEdit, "ending_reason")
    assert field.hasFocus()
    at.press(Key.Key_F12)
    assert find(at.page, IconText, "ending_problem").text() == "请先写明原因"
    at.place.bot.keyClicks(field, "first one was lost")
    at.press(Key.Key_F12)
    at.place.settle()
    with at.place.desk.reads() as work:
        assert len(work.letters(at.case_id)) == 2


def test_a_refusal_wants_a_reason_of_the_list(at: At):
    at.press(Key.Key_B, Qt.KeyboardModifier.AltModifier)
    panel = find(at.page, QWidget, "ending_panel")
    assert panel.isVisible()
    assert at.filled() == []
    at.press(Key.Key_F12)
    assert find(at.page, QWidget, "ending_problem").isVisible()
    assert at.status() is CaseStatus.IN_REVIEW
    find(at.page, QRadioButton, "refusal_not_our_office").setChecked(True)
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.REFUSED
    assert find(at.page, QWidget, "letter_view").isVisible()
    with at.place.desk.reads() as work:
        assert work.letters(at.case_id)[0].kind == "refusal"


def test_esc_leaves_the_question_and_changes_nothing(at: At):
    at.press(Key.Key_B, Qt.KeyboardModifier.AltModifier)
    at.press(Key.Key_Escape)
    assert not find(at.page, QWidget, "ending_panel").isVisible()
    assert at.table.hasFocus()
    assert at.filled() == ["受理"]
    assert at.status() is CaseStatus.IN_REVIEW


def test_withdrawal_ends_the_case(at: At):
    at.press(Key.Key_C, Qt.KeyboardModifier.AltModifier)
    at.press(Key.Key_F12)
    assert at.status() is CaseStatus.WITHDRAWN
    assert at.ended == [at.case_id]
    assert at.page.banner is not None
    assert "已撤回" in at.page.banner.what
    at.press(Key.Key_1)
    at.place.settle()
    assert at.place.case(at.case_id).checks == {}
    at.press(Key.Key_F12)
    assert at.nexts == []
    at.place.bot.waitUntil(at.page.is_armed)
    at.press(Key.Key_F12)
    assert at.nexts == [True]


def test_back_to_intake(at: At):
    button = find(at.page, QWidget, "review_to_intake_button")
    at.place.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert at.to_intake == [at.case_id]


def test_a_gap_in_the_form_leads_to_intake(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    with seated(qtbot, qapp, tmp_path) as place:
        case = place.in_review()
        find_all_good(place.desk, case)
        place.change(case, {"guardian.mobile": ""})
        page = ReviewPage(place.seat)
        place.show(page)
        found = At(place, page)
        found.open(case.id)
        found.press(Key.Key_F12)
        assert found.to_intake == [case.id]


def test_a_clerk_cannot_give_a_second_notice(qtbot: QtBot, qapp: QApplication, tmp_path: Path):
    with seated(qtbot, qapp, tmp_path, role=Role.CLERK) as place:
        case = place.in_review()
        page = ReviewPage(place.seat)
        place.show(page)
        found = At(place, page)
        found.open(case.id)
        found.missing_guardian_id()
        review.notify(place.desk, case.id)
        review.record_delivery(place.desk, case.id, Delivery.SIGNED)
        found.open(case.id)
        assert found.table.isVisible()
        found.press(Key.Key_G, Qt.KeyboardModifier.AltModifier)
        assert page.banner is not None
        assert "已告知过" in page.banner.what


def test_a_case_that_waits_for_its_signature_can_still_be_notified(at: At):
    at.all_good()
    at.press(Key.Key_F12)
    at.place.settle()
    at.open(at.case_id)
    at.go_to("guardian_id")
    at.press(Key.Key_2)
    at.press(Key.Key_G, Qt.KeyboardModifier.AltModifier)
    assert at.status() is CaseStatus.CORRECTION_NOTIFIED


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_is_wider_than_its_place(
    language: str, qtbot: QtBot, qapp: QApplication, tmp_path: Path
):
    with seated(qtbot, qapp, tmp_path, language) as place:
        page = ReviewPage(place.seat)
        place.show(page)
        page.show_case(place.in_review().id)
        place.settle()
        assert (page.width(), page.height()) == (1290, 642)


def told_in(at: At) -> list[str]:
    block = find(at.page, QWidget, "review_told")
    return [label.text() for label in block.findChildren(QLabel) if label.isVisible()]


def test_what_the_applicant_should_know_stands_beside_the_papers(at: At):
    assert find(at.page, QWidget, "review_told").isHidden()
    case = worked_cases()["loss_written"]
    loss = intake.start_draft(at.place.desk, case.item, dict(case.answers))
    at.open(intake.hand_to_review(at.place.desk, loss.id).id)
    said = told_in(at)
    assert said[0] == "请留意"
    assert any(line.startswith("急用的：") for line in said)
