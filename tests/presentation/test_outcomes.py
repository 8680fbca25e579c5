# SPDX-License-Identifier: Apache-2.0
"""Which outcome the rules recommend, and why another cannot be chosen."""

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import Letter
from clerkapp.domain.papers import Verdict
from clerkapp.domain.roles import Role
from clerkapp.domain.states import OPEN, CaseStatus
from clerkapp.presentation.eligibility_rows import (
    Standing,
    eligibility_rows,
    eligibility_summary,
)
from clerkapp.presentation.outcomes import (
    OutcomeBar,
    OutcomeCode,
    Readiness,
    may_end,
    outcome_bar,
)
from clerkapp.services.judgement import judge
from tests.counter import MORNING, check_digit
from tests.presentation.cases import catalogue, checked, item_named, judged, make_case, words

ADULT = {"applicant.document_number": "11015020000518104" + check_digit("11015020000518104")}
NOTICE = Letter("l", "case", "notice", "柳荫社保告〔2026〕000001 号", MORNING, "c1")


def bar_of(
    case: Case,
    letters: tuple[Letter, ...] = (),
    role: Role = Role.CLERK,
    item: ServiceItem | None = None,
    language: str = "zh",
) -> OutcomeBar:
    return outcome_bar(words(language), item or item_named(), case, judged(case), letters, role)


def test_papers_without_verdict_come_first():
    bar = bar_of(make_case())
    accept = bar.outcome(OutcomeCode.ACCEPT)
    assert bar.recommended is accept
    assert accept.readiness is Readiness.TO_SETTLE
    assert accept.note == "先看完：还有 4 份没有结论"
    assert bar.outcome(OutcomeCode.NOTIFY).readiness is Readiness.FORBIDDEN


def test_complete_papers_may_be_accepted():
    bar = bar_of(checked(make_case()))
    assert bar.recommended.code is OutcomeCode.ACCEPT
    assert bar.recommended.readiness is Readiness.READY
    assert (bar.tone, bar.sentence) == ("ok", "材料齐全，条件符合。可以受理。")


def test_a_missing_paper_forbids_acceptance_and_recommends_the_notice():
    bar = bar_of(checked(make_case(), but={"guardian_id": Verdict.MISSING}))
    accept = bar.outcome(OutcomeCode.ACCEPT)
    assert accept.readiness is Readiness.FORBIDDEN
    assert accept.note == "不能选：「监护人身份证件」未通过"
    assert bar.recommended.code is OutcomeCode.NOTIFY
    assert bar.recommended.note == "印告知单，列明 1 份缺件"


def test_a_paper_mended_at_the_desk_needs_no_notice():
    bar = bar_of(checked(make_case(), but={"guardian_id": Verdict.MENDED}))
    assert bar.recommended.code is OutcomeCode.ACCEPT
    assert bar.outcome(OutcomeCode.NOTIFY).note == "不能选：没有缺件"


def test_a_paper_that_only_an_unverified_rule_asks_for_never_blocks():
    bar = bar_of(checked(make_case(), but={"photo_receipt": Verdict.MISSING}))
    assert bar.recommended.code is OutcomeCode.ACCEPT
    assert bar.recommended.readiness is Readiness.READY
    assert bar.outcome(OutcomeCode.NOTIFY).readiness is Readiness.READY
    assert "待核实" in bar.sentence


def test_an_unfulfilled_condition_recommends_refusal():
    bar = bar_of(checked(make_case(ADULT)))
    assert bar.recommended.code is OutcomeCode.REFUSE
    assert bar.outcome(OutcomeCode.ACCEPT).note == "不能选：不符合「申请人未满 18 周岁」"
    assert bar.outcome(OutcomeCode.ACCEPT).readiness is Readiness.FORBIDDEN


def test_gaps_in_the_form_lead_back_to_intake():
    bar = bar_of(checked(make_case({"guardian.mobile": ""})))
    assert bar.recommended.code is OutcomeCode.ACCEPT
    assert bar.recommended.readiness is Readiness.TO_SETTLE
    assert "先回登记" in bar.recommended.note


@pytest.mark.parametrize(
    ("role", "readiness"),
    [(Role.CLERK, Readiness.FORBIDDEN), (Role.SUPERVISOR, Readiness.READY)],
)
def test_a_second_notice_wants_a_supervisor(role: Role, readiness: Readiness):
    case = checked(make_case(), but={"guardian_id": Verdict.WRONG})
    notify = bar_of(case, (NOTICE,), role).outcome(OutcomeCode.NOTIFY)
    assert notify.readiness is readiness
    if readiness is Readiness.FORBIDDEN:
        assert "11-24 已告知过" in notify.note


def test_an_item_without_reasons_cannot_be_refused():
    item = replace(item_named(), refusals=())
    assert bar_of(make_case(), item=item).outcome(OutcomeCode.REFUSE).readiness is (
        Readiness.FORBIDDEN
    )


@pytest.mark.parametrize("language", ["zh", "en"])
def test_always_the_same_four_in_the_same_order(language: str):
    for case in (make_case(), checked(make_case()), checked(make_case(ADULT))):
        bar = bar_of(case, language=language)
        assert [o.code for o in bar.outcomes] == list(OutcomeCode)
        assert sum(o.recommended for o in bar.outcomes) == 1
        assert all(o.note and o.title for o in bar.outcomes)


@pytest.mark.parametrize("status", list(CaseStatus))
def test_only_a_case_under_review_can_be_ended(status: CaseStatus):
    under_review = OPEN - {CaseStatus.DRAFT}
    assert may_end(make_case(status=status)) is (status in under_review)


def test_conditions_stand_unfulfilled_first_then_to_check_then_fulfilled():
    case = make_case(ADULT | {"applicant.hukou_type": "52"})
    found = eligibility_rows(catalogue(), words(), item_named(), judged(case))
    standings = [row.standing for row in found]
    assert standings == sorted(standings, key=list(Standing).index)
    assert found[0].code == "minor"
    assert found[0].standing is Standing.UNFULFILLED
    local = next(row for row in found if row.code == "local_household")
    assert (local.standing, local.unverified) == (Standing.CHECK, True)


def test_a_condition_shows_what_decided_it():
    found = eligibility_rows(catalogue(), words(), item_named(), judged(make_case()))
    by_code = {row.code: row for row in found}
    assert by_code["minor"].decided_by == "7 岁，2019-05-18 出生"
    assert by_code["guardian_adult"].decided_by == "李静，母亲，36 岁"
    assert eligibility_summary(words(), found) == "6 条，6 条符合"


def test_what_is_not_known_is_to_be_checked():
    case = make_case({"applicant.document_number": ""})
    found = {r.code: r for r in eligibility_rows(catalogue(), words(), item_named(), judged(case))}
    assert found["minor"].standing is Standing.CHECK
    assert found["minor"].decided_by == "登记里还没有，请核对"


def test_a_card_that_does_not_expire_yet_is_explained_with_the_day():
    item = item_named("card_exchange")
    answers = {"exchange.reason": "expired", "card.expires_on": "2027-02-01"}
    found = judge(catalogue(), item, answers, date(2026, 11, 24))
    rows = {row.code: row for row in eligibility_rows(catalogue(), words(), item, found)}
    row = rows["expires_soon"]
    assert (row.standing, row.unverified) == (Standing.CHECK, True)
    assert row.sentence == "到期换领的，卡片已到期，或者到期前 30 天以内"
    assert row.decided_by.split("，")[0] == "2027-02-01"
    assert row.decided_by.split("，")[-1] == "2027-01-02 起可以办"
