# SPDX-License-Identifier: Apache-2.0
"""Lists of cases, a case's timeline, the register of invalid cards and the day's ledger."""

from datetime import timedelta

import pytest

from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services import case_lists, invalid_register, ledger, timeline
from clerkapp.services.desk import Desk
from clerkapp.services.further_papers import hand_out
from clerkapp.services.invalid_cards import invalidate_card
from clerkapp.services.prints import print_again
from clerkapp.services.visits import perform
from tests.counter import GIRL, MORNING, StandingClock, shipped_catalogue
from tests.presentation.cases import words
from tests.printing.reading import barcodes_of, text_of
from tests.services.visits_made import draft, visit_of

SCHOOL = "云浦市青禾区柳荫小学"


def accepted(desk: Desk) -> Case:
    return perform(desk, VisitScript("minor_card", MORNING, GIRL)).case


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


def refused(desk: Desk, kind: str, *cases: Case) -> str:
    with pytest.raises(ClerkError) as caught:
        case_lists.list_pdf(desk, kind, tuple(case.id for case in cases), SCHOOL)
    return caught.value.code


def test_the_card_centres_list_says_everything_that_a_card_needs(desk: Desk) -> None:
    case = accepted(desk)
    said = squeezed(case_lists.list_pdf(desk, "card_making_list", (case.id,), SCHOOL))
    for part in ("王梓萱", "110150201905181041", "女", "首次申领", SCHOOL, "合计1人：首次申领1人"):
        assert part in said
    assert "照片齐全1人。" in said


def test_the_pickup_register_masks_every_number(desk: Desk) -> None:
    case = accepted(desk)
    said = squeezed(case_lists.list_pdf(desk, "pickup_register", (case.id,), SCHOOL))
    assert "110150********1041" in said
    assert "110150201905181041" not in said


def test_a_list_takes_a_number_of_its_own_and_is_on_record(desk: Desk) -> None:
    case = accepted(desk)
    pdf = case_lists.list_pdf(desk, "archive_handover", (case.id,), "街道档案室")
    [number] = barcodes_of(pdf)
    assert case.number is not None
    assert number != case.number.digits
    with desk.reads() as work:
        [entry] = [e for e in work.acts_on("") if e.act == "print_list"]
    assert entry.reason == f"archive_handover {number} 1"
    assert "王梓萱" not in squeezed(pdf)


def test_only_what_belongs_on_a_list_stands_there(desk: Desk) -> None:
    begun, enrolled = draft(desk), visit_of(desk, "medical_school_pupil").case
    assert refused(desk, "card_making_list", begun) == "list.not_for"
    assert refused(desk, "card_making_list", visit_of(desk, "loss_written").case) == "list.not_for"
    assert refused(desk, "archive_handover", begun) == "list.not_for"
    assert refused(desk, "batch_receipt") == "list.empty"
    assert case_lists.list_pdf(desk, "batch_receipt", (enrolled.id,), SCHOOL)


def test_a_refused_list_takes_no_number(desk: Desk) -> None:
    refused(desk, "card_making_list", draft(desk))
    case = accepted(desk)
    assert case.number is not None
    assert case.number.serial == 1


def test_the_cases_of_a_batch_come_in_the_order_of_their_numbers(desk: Desk) -> None:
    case = visit_of(desk, "medical_school_pupil").case
    unit, batch = case.answers["school.unit"], case.answers["school.batch"]
    assert case_lists.cases_of_batch(desk, unit, batch) == (case.id,)
    said = squeezed(case_lists.list_pdf(desk, "batch_receipt", (case.id,), unit))
    assert case.answers["school.class"] in said


def test_a_timeline_names_every_act_with_who_and_when(desk: Desk, clock: StandingClock) -> None:
    case = accepted(desk)
    clock.moment += timedelta(hours=2)
    said = squeezed(timeline.timeline_pdf(desk, case.id))
    for part in ("收件登记", "转初审、取得编号", "审查材料", "初审通过", "签名、受理", "陈敏"):
        assert part in said
    again = squeezed(timeline.timeline_pdf(desk, case.id))
    assert "打印办件经过" in again
    with pytest.raises(ClerkError, match=r"case\.no_number"):
        timeline.timeline_pdf(desk, draft(desk).id)


def test_the_timeline_gives_reasons_in_words(desk: Desk) -> None:
    visit = perform(desk, VisitScript("minor_card", MORNING, GIRL))
    print_again(desk, visit.documents[-1], "lost")
    hand_out(desk, visit.case.id, "acceptance_letter")
    with desk.reads() as work:
        rows = timeline.timeline_rows(desk, work.acts_on(visit.case.id), {})
    assert [row["reason"] for row in rows if row["reason"]] == ["遗失", "受理通知书"]


def test_the_same_act_again_and_again_is_one_line(desk: Desk, clock: StandingClock) -> None:
    case = accepted(desk)
    with desk.reads() as work:
        rows = timeline.timeline_rows(desk, work.acts_on(case.id), {desk.clerk.id: "陈敏"})
    assert [row["act"] for row in rows].count("审查材料") == 1
    assert [row["place"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]


def test_the_register_lists_what_this_counter_made_invalid(desk: Desk) -> None:
    invalidate_card(desk, "B23456789", "正式挂失", "lost", replaced_by="C34567891")
    said = squeezed(invalid_register.register_pdf(desk))
    for part in ("B23456789", "正式挂失", "遗失", "C34567891", "共1张"):
        assert part in said


def test_the_ledger_counts_items_prints_and_what_is_left_open(desk: Desk) -> None:
    accepted(desk)
    other = GIRL | {"applicant.document_number": "110150201905183223"}
    visit = VisitScript("minor_card", MORNING, other, outcome=Outcome.REFUSE, reason="out_of_scope")
    perform(desk, visit)
    with desk.reads() as work:
        cases = tuple(work.case(row.id) for row in work.cases_received_on(MORNING.date()))
        documents = work.documents_of_day(MORNING.date())
    assert {case.status for case in cases} <= set(CaseStatus)
    *_, whole = ledger.item_rows(desk, cases)
    assert whole["received"] == str(len(cases))
    assert whole["accepted"] == "1"
    *_, prints = ledger.print_rows(desk, documents)
    assert prints["first"] == str(len(documents))
    said = squeezed(ledger.ledger_pdf(desk, MORNING.date()))
    assert "2026年11月24日（星期二）" in said
    assert "王**" in said
    assert "王梓萱" not in said


@pytest.mark.parametrize(
    ("name", "shown"),
    [("\ufeff王梓萱", "王**"), ("\u202eمحمد", "U+0645**"), ("😀萱", "U+1F600**")],
)
def test_a_name_that_no_paper_can_bear_does_not_keep_back_the_ledger(
    desk: Desk, name: str, shown: str
) -> None:
    answers = GIRL | {"applicant.name": name}
    perform(desk, VisitScript("minor_card", MORNING, answers))
    assert shown in squeezed(ledger.ledger_pdf(desk, MORNING.date()))


def test_a_day_without_cases_has_a_ledger_that_says_so(desk: Desk) -> None:
    said = squeezed(ledger.ledger_pdf(desk, MORNING.date() - timedelta(days=1)))
    assert "使用编号无" in said


@pytest.mark.parametrize("status", list(CaseStatus))
def test_paper_and_screen_name_a_state_alike(status: CaseStatus) -> None:
    entry = shipped_catalogue().choices[ledger.STATES].find(status.value)
    assert entry is not None
    assert entry.text.zh == words()(f"status.{status.value}")
    assert entry.text.en == words("en")(f"status.{status.value}")


def test_paper_and_screen_name_a_reason_alike() -> None:
    for entry in shipped_catalogue().choices[invalid_register.REASONS].entries:
        assert entry.text.zh == words()(f"card.reason.{entry.code}")
