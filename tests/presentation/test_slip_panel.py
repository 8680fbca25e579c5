# SPDX-License-Identifier: Apache-2.0
"""The slip panel, its dates and prints, and the panel of a letter."""

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.domain.case import Amendment, Promise
from clerkapp.domain.documents import Delivery, Letter, PrintState
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.after_acceptance import after_panel
from clerkapp.presentation.dates import offered_dates, promised_dates
from clerkapp.presentation.letter_panel import (
    deliveries,
    letter_comes_first,
    letter_panel,
    letter_papers,
)
from clerkapp.presentation.print_rows import print_rows, to_confirm
from clerkapp.presentation.print_says import failed_banner, said_of
from clerkapp.presentation.slip_panel import (
    papers_offered,
    reprint_reasons,
    slip_of,
    slip_panel,
    slip_title,
)
from tests.counter import MORNING
from tests.presentation.cases import catalogue, item_named, judged, make_case, make_document, words

SLIP = make_document("slip", PrintState.NOT_PRINTED, layout="slip_a5")
ROLL_SLIP = make_document("slip", PrintState.NOT_PRINTED, id="roll", layout="slip_roll80")
STUB_SLIP = make_document("slip", PrintState.NOT_PRINTED, id="stub", layout="slip_a4")
PROMISES = (
    Promise("registration", "received", date(2026, 12, 8), provisional=False),
    Promise("card", "card_requested", date(2027, 1, 6), provisional=True),
)
NOTICE = Letter("l", "case", "notice", "柳荫社保告〔2026〕000001 号", MORNING, "c1")


def test_the_panel_shows_the_number_in_its_groups():
    case = replace(make_case(status=CaseStatus.ACCEPTED), promises=PROMISES)
    panel = slip_panel(words(), item_named(), case, (SLIP,), MORNING, "陈敏")
    assert panel.short_number == "1124-02-0037"
    assert [len(part) for part in panel.grouped_number.split()] == [6, 3, 2, 8, 4, 1]
    assert panel.result == "已受理"
    assert panel.result_note == "2026-11-24 09:30　经办 陈敏"


def test_two_clocks_stand_apart_each_with_its_start():
    registration, card = promised_dates(words(), item_named(), PROMISES)
    assert (registration.due, registration.start) == ("2026-12-08", "自收件日起")
    assert not registration.provisional
    assert (card.start, card.provisional, card.unverified) == ("自申请制卡起", True, True)


def test_a_clock_that_has_not_begun_is_offered_as_provisional():
    offered = {row.name: row for row in offered_dates(words(), judged(make_case()).promises)}
    assert offered["领卡"].provisional
    assert not offered["登记办结"].provisional


@pytest.mark.parametrize(
    ("state", "said", "confirm"),
    [
        (PrintState.NOT_PRINTED, "还没有打印", False),
        (PrintState.HANDED_OVER, "已交打印机，请看出纸", True),
        (PrintState.PRINTED, "已打印·第 1 份", False),
        (PrintState.FAILED, "没有打出来", False),
        (PrintState.SAVED, "已另存 PDF·第 1 份", False),
    ],
)
def test_print_rows_never_say_more_than_is_known(state: PrintState, said: str, confirm: bool):
    (row,) = print_rows(words(), (replace(SLIP, state=state),), ("slip",))
    assert (row.state, row.to_confirm) == (said, confirm)


def test_void_documents_and_other_kinds_are_left_out():
    form = make_document("registration_form", PrintState.PRINTED, void=True)
    assert print_rows(words(), (form, SLIP), ("registration_form",)) == ()


def test_a_reprint_names_its_reason():
    again = replace(SLIP, id="2", copy=2, reason="lost")
    assert print_rows(words(), (again,), ("slip",))[0].name == "受理回执（补打·遗失）"


def test_the_latest_paper_handed_over_is_the_one_to_look_for():
    handed = replace(SLIP, state=PrintState.HANDED_OVER)
    assert to_confirm((SLIP, handed)) is handed
    assert to_confirm((SLIP,)) is None


def test_each_paper_size_has_its_own_slip():
    assert slip_of((SLIP, ROLL_SLIP), "a5") is SLIP
    assert slip_of((SLIP, ROLL_SLIP), "roll") is ROLL_SLIP
    assert slip_of((SLIP,), "roll") is None
    assert slip_of((SLIP, STUB_SLIP), "a5") is SLIP
    assert slip_of((SLIP, STUB_SLIP), "a4") is STUB_SLIP


def test_a_size_without_a_layout_is_not_offered():
    offered = [code for code, _ in papers_offered(words(), item_named(), (SLIP,))]
    assert offered == ["a5", "roll", "a4"]
    rules = [replace(rule, stub="", roll="") for rule in item_named().documents]
    plain = replace(item_named(), documents=tuple(rules))
    assert [code for code, _ in papers_offered(words(), plain, (SLIP,))] == ["a5"]


def test_reasons_are_the_closed_list():
    codes = [code for code, _ in reprint_reasons(words())]
    assert codes == ["lost", "damaged", "unclear", "office"]


def test_an_enrolment_is_no_voucher():
    assert slip_title(words(), item_named("minor_card")) == "受理回执·领卡凭证"
    assert slip_title(words(), item_named("minor_medical")) == "受理回执"


@pytest.mark.parametrize("state", list(PrintState))
def test_every_state_is_said(state: PrintState):
    assert (
        "受理回执" in said_of(words(), replace(SLIP, state=state))
        or state is (PrintState.HANDED_OVER)
        or state is PrintState.NOT_PRINTED
    )


def test_without_a_printer_the_other_way_is_named():
    what, do = failed_banner(words(), OutsideError("print.no_printer"), SLIP)
    assert "受理回执还没有打出来" in what
    assert "Ctrl+S" in do
    what, _do = failed_banner(words(), ClerkError("case.closed"), SLIP)
    assert what == "这件已经办结，不能再改"


def test_a_letter_is_open_until_its_delivery_is_recorded():
    paper = make_document("notice", PrintState.PRINTED, letter_number=NOTICE.number)
    panel = letter_panel(words(), NOTICE, paper)
    assert (panel.title, panel.delivered, panel.delivery) == ("已一次性告知", False, "")
    assert panel.print_state == "已打印·第 1 份"
    done = replace(NOTICE, delivery=Delivery.REFUSED, delivered_at=MORNING, witness="林主任")
    panel = letter_panel(words(), done, None)
    assert panel.delivery == "2026-11-24 09:30 拒收，见证人 林主任"
    assert panel.print_mark is None


def test_the_newest_copy_of_a_letter_is_shown():
    first = make_document("notice", PrintState.PRINTED, letter_number=NOTICE.number)
    again = replace(first, id="2", copy=2)
    other = replace(first, id="3", letter_number="other")
    assert letter_papers(NOTICE, (first, again, other)) == (again,)


def test_a_notice_comes_first_until_it_is_delivered():
    notified = make_case(status=CaseStatus.CORRECTION_NOTIFIED)
    delivered = replace(NOTICE, delivery=Delivery.SIGNED, delivered_at=MORNING)
    assert letter_comes_first(notified, (NOTICE,))
    assert not letter_comes_first(notified, (delivered,))
    assert letter_comes_first(make_case(status=CaseStatus.REFUSED), (delivered,))
    assert not letter_comes_first(make_case(), (NOTICE,))
    assert not letter_comes_first(notified, ())


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_delivery_has_a_word(language: str):
    assert len(deliveries(words(language))) == len(Delivery)


def test_papers_that_are_to_follow_are_offered_until_they_are_here() -> None:
    item = item_named()
    code = item.papers[0].code
    missing = PaperCheck(code, verdict=Verdict.MISSING, due_on=date(2026, 12, 1))
    case = replace(make_case(status=CaseStatus.ACCEPTED_WITH_GAP), checks={code: missing})
    panel = after_panel(words(), catalogue(), item, case)
    assert [paper for paper, _ in panel.to_follow] == [code]
    assert "12-01" in panel.to_follow[0][1]
    brought = replace(case, checks={code: replace(missing, verdict=Verdict.GOOD)})
    assert after_panel(words(), catalogue(), item, brought).to_follow == ()


def test_what_was_amended_is_shown_in_words_with_numbers_masked() -> None:
    item = item_named()
    number = Amendment(
        "applicant.document_number", "T110000123", "110150201905181041", "户口簿", "c1", MORNING
    )
    bank = Amendment("card.bank", "", "103", "更正", "c1", MORNING)
    case = replace(make_case(status=CaseStatus.ACCEPTED), amendments=(number, bank))
    panel = after_panel(words(), catalogue(), item, case)
    assert panel.amended == (
        "2026-11-24 变更 证件号码：******0123 → 110150********1041（户口簿）",
        "2026-11-24 变更 服务银行：— → 农业（更正）",
    )
    assert panel.listed == ""
