# SPDX-License-Identifier: Apache-2.0
"""What a paper may say of a loss report, a late enrolment, a payment or a gap."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.definitions import RefusalReason, Text
from clerkapp.domain.case import Case, StageEntry
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.papers import PaperCheck
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.occasion_facts import occasion_facts, words_of_letter
from clerkapp.services.paper_content import content_of
from clerkapp.services.paper_facts import LetterWords, lacking_rows
from tests.builders import make_case
from tests.counter import GIRL, MORNING

MOTHER = GIRL | {"visit.visitor": "guardian"}


def case_with(desk: Desk, answers: Mapping[str, str]) -> Case:
    day = MORNING.date()
    version = desk.catalogue.item_on("minor_card", day).version
    number = CaseNumber.take("110150", "003", "02", day, 17)
    return replace(make_case(answers, MORNING), item_version=version, number=number)


def facts_of(desk: Desk, case: Case, further: Mapping[str, str] | None = None) -> dict[str, str]:
    """Return the facts; further ones stand for the answers of forms that are not shipped here."""
    judgement = judgement_of(desk, case)
    judgement = replace(judgement, facts={**judgement.facts, **(further or {})})
    return occasion_facts(desk, case, item_of(desk, case), judgement)


def test_loss_report_is_undelivered_until_a_stage_is_recorded(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    known = facts_of(desk, case)
    assert known["loss.delivery"].startswith("未送达")
    assert (known["loss.delivery_reference"], known["loss.delivered_at"]) == ("", "")
    stage = StageEntry(CaseStatus.SUBMITTED, MORNING, "c1", reference="SK-0009")
    known = facts_of(desk, replace(case, stages=(stage,)))
    assert known["loss.delivery"] == "已送达"
    assert known["loss.delivery_reference"] == "SK-0009"
    assert known["loss.delivered_at"] == "2026-11-24 09:30"


@pytest.mark.parametrize(("division", "hotline"), [("110105", "96102"), ("440305", "12333")])
def test_an_undelivered_loss_names_the_hotline_of_the_region(
    desk: Desk, division: str, hotline: str
) -> None:
    there = replace(desk, catalogue=desk.catalogue.for_office(division))
    means = facts_of(there, case_with(there, MOTHER))["loss.delivery_means"]
    assert f"请立即拨打{hotline}和服务银行" in means


def test_loss_receipt_shows_the_end_of_the_card_number_only(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    assert facts_of(desk, case)["loss.card_tail"] == "未提供"
    known = facts_of(desk, case, {"card.number": "AB12345K7"})
    assert known["loss.card_tail"] == "5K7（后三位）"
    assert "AB1234" not in "".join(known.values())


@pytest.mark.parametrize(
    ("started", "last", "days"),
    [
        ("2026-10-08", "2026年11月09日", "15"),
        ("2026-10-23", "2026年11月23日", "1"),
    ],
    ids=["thirtieth day is a Saturday", "thirtieth day is a Sunday"],
)
def test_late_enrolment_counts_from_a_last_day_that_is_a_working_day(
    desk: Desk, started: str, last: str, days: str
) -> None:
    case = case_with(desk, MOTHER)
    known = facts_of(desk, case, {"employment.start_date": started, "unit.name": "甲公司"})
    assert known["late.employer"] == "甲公司"
    assert (known["late.due_on"], known["late.days"]) == (last, days)


def test_enrolment_in_time_is_never_called_late(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    assert "late.days" not in facts_of(desk, case)
    for started in ("2026-10-25", "2026-11-25", "9999-12-31"):
        assert "late.days" not in facts_of(desk, case, {"employment.start_date": started})
    with pytest.raises(ClerkError) as caught:
        content_of(desk, case, desk.catalogue.newest_layout("late_notice"), LetterWords("1"))
    assert (caught.value.code, caught.value.field) == ("print.missing_value", "late.days")


def test_use_case_brings_what_only_it_knows(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    layout = desk.catalogue.newest_layout("lapse_letter")
    with pytest.raises(ClerkError) as caught:
        content_of(desk, case, layout, LetterWords("1"))
    assert (caught.value.code, caught.value.field) == ("print.missing_value", "lapse.reason")
    content = content_of(desk, case, layout, LetterWords("1", values={"lapse.reason": "逾期。"}))
    assert content.values["lapse.reason"] == "逾期。"


def test_rows_of_the_use_case_reach_the_paper_with_the_cells_that_it_prints(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    row = {"number": "1", "name": "甲", "standard": "乙", "due": "丙", "more": "丁"}
    values = {"gap.consequence": "戊"}
    letter = LetterWords("1", rows={"lacking": (row,)}, values=values)
    layout = desk.catalogue.newest_layout("gap_notice")
    content = content_of(desk, case, layout, letter)
    printed = {cell: text for cell, text in row.items() if cell != "more"}
    assert content.rows == {"lacking": (printed,)}


def test_referral_says_the_reason_and_the_place_of_its_refusal() -> None:
    reason = RefusalReason("other", Text("甲", ""), Text("乙", ""), Text("丙", ""), refers=True)
    known = words_of_letter(LetterWords("1", refusal=reason))
    assert (known["referral.reason"], known["referral.to"]) == ("甲", "丙")
    over = LetterWords("1", refusal=reason, values={"referral.to": "丁"})
    assert words_of_letter(over)["referral.to"] == "丁"


def test_each_paper_follows_by_the_day_of_its_check(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    first, second = item_of(desk, case).papers[:2]
    check = PaperCheck(first.code, due_on=date(2026, 12, 4))
    rows = lacking_rows(replace(case, checks={first.code: check}), (first, second))
    assert [row.get("due", "") for row in rows] == ["2026年12月04日", ""]
    assert [row["due"] for row in lacking_rows(case, (first, second), "2026年12月08日")] == [
        "2026年12月08日"
    ] * 2


@pytest.mark.parametrize("code", ["withdrawal", "loss_receipt", "payment_guidance"])
def test_sheet_without_a_number_needs_no_letter(desk: Desk, code: str) -> None:
    case = case_with(desk, MOTHER)
    assert content_of(desk, case, desk.catalogue.newest_layout(code)).values["office.name"]


def test_each_shipped_sheet_of_a_case_is_filled_and_printed(desk: Desk) -> None:
    case = case_with(desk, MOTHER)
    paper = item_of(desk, case).papers[0]
    values = {"gap.due": "2026年12月04日", "gap.consequence": "终止。", "lapse.reason": "逾期。"}
    letter = LetterWords("1", lacking=(paper,), values=values)
    for code in ("gap_notice", "gap_promise", "promise_letter", "lapse_letter"):
        layout = desk.catalogue.newest_layout(code)
        content = replace(content_of(desk, case, layout, letter), content_code="7F3K9Q2M")
        assert desk.press.compose(layout, content)
