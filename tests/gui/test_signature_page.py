# SPDX-License-Identifier: Apache-2.0
"""The signature page at a real counter: presented, printed, signed, voided."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.kit.signature_pad import SignaturePad
from clerkapp.gui.kit.text import IconText
from clerkapp.gui.pages.signature_page import SignaturePage
from clerkapp.gui.widgets.pick_scan import LARGEST_MB, ScanPicker
from clerkapp.gui.widgets.save_place import SavePlace
from clerkapp.services import review
from tests.counter import GRANDMOTHER
from tests.gui.case_seat import Place, find, seated, to_be_signed

pytestmark = pytest.mark.window

Key = Qt.Key
PLAIN = Qt.KeyboardModifier.NoModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class At:
    """The signature page of one case, as a clerk sees it."""

    def __init__(
        self, place: Place, folder: Path, changes: Mapping[str, str] | None = None
    ) -> None:
        self.place = place
        self.folder = folder
        self.scan = folder / "scan.pdf"
        words = place.seat.words
        self.page = SignaturePage(
            place.seat,
            SavePlace(words, lambda *_: str(folder)),
            ScanPicker(words, lambda *_: str(self.scan)),
        )
        self.accepted: list[str] = []
        self.to_intake: list[str] = []
        self.to_review: list[str] = []
        self.page.case_accepted.connect(self.accepted.append)
        self.page.intake_requested.connect(self.to_intake.append)
        self.page.review_requested.connect(self.to_review.append)
        place.show(self.page)
        self.case_id = to_be_signed(place.desk, changes).id
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

    def label(self, name: str) -> str:
        return find(self.page, QLabel, name).text()

    def step(self, name: str) -> str:
        return find(self.page, QWidget, f"step_{name}").accessibleDescription()

    @property
    def manner(self) -> Segments:
        return find(self.page, Segments, "signature_manner")

    def case(self) -> Case:
        return self.place.case(self.case_id)

    def documents(self) -> tuple[PrintedDocument, ...]:
        with self.place.desk.reads() as work:
            return work.documents(self.case_id)


@pytest.fixture
def place(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Place]:
    with seated(qtbot, qapp, tmp_path / "counter") as found:
        yield found


@pytest.fixture
def at(place: Place, tmp_path: Path) -> Iterator[At]:
    folder = tmp_path / "desktop"
    folder.mkdir()
    found = At(place, folder)
    yield found
    found.let_go()


def allowing_pad(place: Place) -> Place:
    """Let the office's parameter allow the pad."""
    desk = place.desk
    pad = desk.catalogue.parameters["signature_pad_allowed"]
    allowed = replace(pad, values=tuple(replace(v, value="yes") for v in pad.values))
    parameters = dict(desk.catalogue.parameters) | {"signature_pad_allowed": allowed}
    desk = replace(desk, catalogue=replace(desk.catalogue, parameters=parameters))
    return replace(place, desk=desk, seat=replace(place.seat, desk=desk))


def test_the_form_is_made_and_its_code_shown_large(at: At):
    presented = at.case().presented
    assert presented is not None
    assert at.label("content_code") == presented.content_code
    assert find(at.page, QLabel, "content_code").property("role") == "head"
    assert at.label("signer_name") == "李静"
    assert at.step("print") == "还没有打印"


def test_only_what_the_office_allows_can_be_chosen(at: At):
    assert [segment.value for segment in at.manner.segments] == ["paper", "fingerprint"]


def test_f12_before_the_print_asks_for_it(at: At):
    at.press(Key.Key_F12)
    assert at.page.banner is not None
    assert at.page.banner.what == "登记表还没有打印"
    assert at.case().status is CaseStatus.AWAITING_SIGNATURE


def test_printed_and_signed_on_paper(at: At):
    at.press(Key.Key_F9)
    assert at.step("print") == "已打印·第 1 份"
    at.press(Key.Key_F12)
    at.press(Key.Key_F12)
    case = at.case()
    assert case.status is CaseStatus.ACCEPTED
    assert at.accepted == [at.case_id]
    assert case.signature is not None
    assert (case.signature.manner, case.signature.signer) == (Manner.PAPER, Signer.GUARDIAN)
    assert case.signature.content_code == at.label("content_code")
    assert [d.kind for d in at.documents()] == ["registration_form", "slip"]


def test_two_presses_of_f12_accept_once(at: At):
    at.press(Key.Key_F9)
    focused = at.page.focusWidget()
    at.place.bot.keyClick(focused, Key.Key_F12)
    at.place.bot.keyClick(focused, Key.Key_F12)
    at.place.settle()
    assert at.accepted == [at.case_id]
    assert sum(d.kind == "slip" for d in at.documents()) == 1


def test_f12_from_the_page_before_does_not_sign(at: At):
    at.press(Key.Key_F9)
    at.page.show_case(at.case_id)
    at.place.settle()
    at.press(Key.Key_F12)
    assert at.case().status is CaseStatus.AWAITING_SIGNATURE


def test_handed_over_is_not_called_printed_until_the_clerk_saw_the_paper(at: At):
    at.place.queue.answer = PrintState.HANDED_OVER
    at.press(Key.Key_F9)
    assert at.step("print") == "已交打印机，请看出纸"
    at.press(Key.Key_Y, ALT)
    assert at.step("print") == "已打印·第 1 份"
    assert at.documents()[0].state is PrintState.PRINTED


def test_without_a_printer_the_pdf_is_the_other_way(at: At):
    at.place.queue.printer = ""
    at.press(Key.Key_F9)
    assert at.page.banner is not None
    assert "打印机没有响应" in at.page.banner.what
    assert at.step("print") == "没有打出来"
    at.press(Key.Key_S, CTRL)
    (saved,) = at.folder.glob("*.pdf")
    assert saved.read_bytes().startswith(b"%PDF")
    assert at.step("print") == "已另存 PDF·第 1 份"
    at.press(Key.Key_F12)
    assert at.case().status is CaseStatus.ACCEPTED


def test_a_folder_that_cannot_be_written_loses_nothing(at: At):
    at.folder.rmdir()
    at.press(Key.Key_S, CTRL)
    assert at.page.banner is not None
    assert at.page.banner.what == "PDF 没有存下来"
    assert at.step("print") == "还没有打印"


def test_a_further_print_asks_why_and_bears_the_same_code(at: At):
    at.press(Key.Key_F9)
    at.press(Key.Key_F9)
    assert len(at.place.queue.printed) == 1
    at.press(Key.Key_Right)
    at.press(Key.Key_Right)
    at.press(Key.Key_Return)
    assert len(at.place.queue.printed) == 2
    first, again = at.documents()
    assert (again.copy, again.reason) == (2, "damaged")
    assert again.content_code == first.content_code == at.label("content_code")


def test_a_changed_answer_voids_the_print_and_says_so(at: At):
    at.press(Key.Key_F9)
    old = at.label("content_code")
    at.place.clock.pass_minutes(40)
    at.place.change(at.case(), {"contact.address": "云浦市青禾区柳荫街道槐安里9号楼"})
    at.open()
    banner = find(find(at.page, QWidget, "signature_void"), QWidget, "banner")
    assert banner.accessibleName() == f"10:10 改过「现住址」，之前打印的 {old} 已作废，请收回。"
    assert at.label("content_code") != old
    assert at.step("print") == "还没有打印"
    at.open()
    assert find(at.page, QWidget, "signature_void").isVisible()


def test_adding_a_paper_voids_nothing(at: At):
    at.press(Key.Key_F9)
    code = at.label("content_code")
    check = replace(at.case().checks["household_book"], pages=9)
    review.record_check(at.place.desk, at.case_id, check)
    at.open()
    assert at.label("content_code") == code
    assert at.step("print") == "已打印·第 1 份"
    assert not find(at.page, QWidget, "signature_void").isVisible()


def test_a_fingerprint_wants_a_witness(at: At):
    at.press(Key.Key_F9)
    at.manner.setFocus()
    at.press(Key.Key_Right)
    witness = find(at.page, QLineEdit, "signature_witness")
    assert witness.isVisible()
    at.press(Key.Key_F12)
    assert "按指印须有见证人" in find(at.page, IconText, "signature_problem").text()
    at.place.compose(witness, "林主任")
    at.press(Key.Key_F12)
    signature = at.case().signature
    assert signature is not None
    assert (signature.manner, signature.witness) == (Manner.FINGERPRINT, "林主任")


def test_a_pad_needs_strokes_and_keeps_them(place: Place, tmp_path: Path):
    at = At(allowing_pad(place), tmp_path)
    at.manner.choose("pad")
    at.press(Key.Key_F12)
    assert "手写板上还没有签名" in find(at.page, IconText, "signature_problem").text()
    pad = find(at.page, SignaturePad, "signature_pad")
    left = Qt.MouseButton.LeftButton
    at.place.bot.mousePress(pad, left, pos=QPoint(20, 20))
    at.place.bot.mouseMove(pad, QPoint(120, 60))
    at.place.bot.mouseRelease(pad, left, pos=QPoint(120, 60))
    at.press(Key.Key_F12)
    signature = at.case().signature
    assert signature is not None
    assert signature.manner is Manner.PAD
    points = [point for stroke in signature.strokes for point in stroke]
    assert points
    assert all(0 <= p.x <= 1 and 0 <= p.y <= 1 for p in points)
    assert sum(d.kind == "registration_form" for d in at.documents()) == 2


def test_the_grandmother_signs_as_agent(place: Place, tmp_path: Path):
    period = {"agent.valid_from": "2026-11-24", "agent.until": "2027-05-24"}
    at = At(place, tmp_path, GRANDMOTHER | period)
    assert at.label("signer_name") == "李秀英"
    at.press(Key.Key_F9)
    at.press(Key.Key_F12)
    signature = at.case().signature
    assert signature is not None
    assert signature.signer is Signer.AGENT


def test_a_scan_may_be_attached(at: At):
    at.scan.write_bytes(b"%PDF-1.7 scan")
    at.press(Key.Key_I, CTRL)
    assert at.step("scan") == "已附 1 份"


@pytest.mark.parametrize(
    ("size", "what"), [(0, "没有读出来"), (LARGEST_MB * 1_000_000 + 1, "太大")]
)
def test_a_scan_that_cannot_be_used_is_named(at: At, size: int, what: str):
    if size:
        with at.scan.open("wb") as file:
            file.truncate(size)
    at.press(Key.Key_I, CTRL)
    assert at.page.banner is not None
    assert what in at.page.banner.what
    assert at.step("scan") == "可现在附，也可以后补"


def test_a_paper_that_went_missing_leads_back_to_the_review(at: At):
    at.press(Key.Key_F9)
    lost = PaperCheck("guardian_id", verdict=Verdict.MISSING)
    review.record_check(at.place.desk, at.case_id, lost)
    at.press(Key.Key_F12)
    assert at.to_review == [at.case_id]
    assert at.case().status is CaseStatus.AWAITING_SIGNATURE


def test_something_wrong_leads_back_to_intake(at: At):
    button = find(at.page, QWidget, "other_signer_button")
    at.place.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert at.to_intake == [at.case_id]


def test_a_name_without_shapes_stops_the_form_and_names_the_character(place: Place, tmp_path: Path):
    at = At(place, tmp_path, {"applicant.name": "王\U0001f600"})
    assert at.page.banner is not None
    assert at.case().presented is None
    assert at.label("content_code") == ""
    at.press(Key.Key_F12)
    assert at.case().status is CaseStatus.AWAITING_SIGNATURE


def test_an_accepted_case_can_only_be_looked_at(at: At):
    at.press(Key.Key_F9)
    at.press(Key.Key_F12)
    at.open()
    assert at.page.banner is not None
    assert "不能再改" in at.page.banner.what
    assert not at.manner.isEnabled()
    at.press(Key.Key_F12)
    assert at.accepted == [at.case_id]


def test_one_filled_button(at: At):
    assert at.page.bar is not None
    parts = at.page.bar.leading + at.page.bar.trailing
    assert [p.action.text() for p in parts if p.kind == "primary"] == ["已核对纸上签名，受理"]
