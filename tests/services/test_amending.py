# SPDX-License-Identifier: Apache-2.0
"""An accepted case is amended with a reason; the signed sheet stays, and the list says whom."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from clerkapp.catalogue.conditions import Is
from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.catalogue.visit_file import Outcome, VisitScript
from clerkapp.domain.aid import AidList, AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError, Severity
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.services import stages
from clerkapp.services.aid_channel import enrolled_ordinarily, listed_since
from clerkapp.services.aid_lists import load_aid_list
from clerkapp.services.amending import amend
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import perform
from tests.counter import CHINA, GIRL, MORNING, StandingClock, with_role
from tests.services.test_visits import ENROLMENT

LISTED = AidList("2026-11", (AidRow(GIRL["applicant.document_number"], "王梓萱", "A1"),))
TO_AID = {"channel": "civil_affairs"}
WHY = "列入 11 月民政名单"
SCRIPT = VisitScript("minor_medical", MORNING, ENROLMENT)


def enrolled(desk: Desk, **answers: str) -> Case:
    given = {name.replace("__", "."): value for name, value in answers.items()}
    result = perform(desk, replace(SCRIPT, answers=ENROLMENT | given))
    assert result.case.status is CaseStatus.ACCEPTED, result.problems
    return result.case


def kept(desk: Desk, case: Case) -> Case:
    with desk.reads() as work:
        return work.case(case.id)


def audit(desk: Desk) -> list[tuple[str, str]]:
    with desk.reads() as work:
        rows = work._connection.exec_driver_sql(  # type: ignore[attr-defined]
            "SELECT act, reason FROM audit ORDER BY rowid"
        )
        return [(row.act, row.reason) for row in rows]


def refused(desk: Desk, case: Case, changes: dict[str, str], reason: str = WHY) -> tuple[str, str]:
    """Return the code and field of the refusal; nothing may have been written."""
    before = audit(desk)
    with pytest.raises(ClerkError) as caught:
        amend(desk, case.id, changes, reason)
    assert kept(desk, case) == case
    assert audit(desk) == before
    return caught.value.code, caught.value.field


def test_a_child_listed_later_is_amended_with_what_the_list_says(
    desk: Desk, clock: StandingClock
) -> None:
    case = enrolled(desk)
    load_aid_list(desk, LISTED, "digest")
    clock.moment += timedelta(days=3)
    amended = amend(desk, case.id, TO_AID, f" {WHY} ", "云民〔2026〕12 号").case
    assert kept(desk, case) == amended
    why = f"{WHY}；云民〔2026〕12 号"
    history = {(a.field, a.before, a.after, a.reason, a.clerk_id, a.at) for a in amended.amendments}
    assert history == {
        ("enrolment.channel", "guardian", "civil_affairs", why, desk.clerk.id, clock.moment),
        ("enrolment.aid_listed", "", "yes", why, desk.clerk.id, clock.moment),
        ("enrolment.aid_category", "", "A1", why, desk.clerk.id, clock.moment),
    }
    assert amended.answers["enrolment.aid_category"] == "A1"
    assert audit(desk)[-1] == ("amend", why)


def test_the_sheet_stays_as_it_was_signed(desk: Desk) -> None:
    case = enrolled(desk)
    with desk.reads() as work:
        papers = work.documents(case.id)
    load_aid_list(desk, LISTED, "digest")
    amended = amend(desk, case.id, TO_AID, WHY).case
    assert (amended.presented, amended.signatures) == (case.presented, case.signatures)
    assert amended.signature is not None
    assert (amended.status, amended.promises) == (case.status, case.promises)
    with desk.reads() as work:
        assert work.documents(case.id) == papers


def test_it_is_judged_on_the_day_on_which_it_was_received(desk: Desk, clock: StandingClock) -> None:
    case = enrolled(desk)
    load_aid_list(desk, LISTED, "digest")
    clock.moment = datetime(2027, 3, 1, 10, tzinfo=CHINA)
    amended = amend(desk, case.id, TO_AID, WHY).case
    assert amended.received_on == MORNING.date()
    judgement = judgement_of(desk, amended)
    assert "aid_listed" in {each.code for each in judgement.guidance}
    assert judgement.errors == ()


def test_what_is_said_outweighs_the_list(desk: Desk) -> None:
    case = enrolled(desk)
    load_aid_list(desk, LISTED, "digest")
    amended = amend(desk, case.id, {**TO_AID, "aid_category": "A2"}, WHY).case
    assert amended.answers["enrolment.aid_category"] == "A2"


def test_any_case_in_effect_may_be_amended_and_again(desk: Desk) -> None:
    case = enrolled(desk)
    stages.reach_stage(desk, case.id, CaseStatus.SUBMITTED)
    amend(desk, case.id, {"contact.mobile": "13900003316"}, "换了号码")
    again = amend(desk, case.id, {"contact.mobile": "13900003317"}, "又换了").case
    assert again.status is CaseStatus.SUBMITTED
    assert [(a.before, a.after) for a in again.amendments][1:] == [("13900003316", "13900003317")]


def test_a_doubt_that_comes_with_it_is_told(desk: Desk) -> None:
    case = enrolled(desk, enrolment__category="pupil")
    done = amend(desk, case.id, {"enrolment.category": "student"}, "更正")
    assert [d.code for d in done.doubts] == []
    done = amend(
        desk,
        case.id,
        {
            "channel": "school",
            "school.unit": "柳荫小学",
            "school.class": "一班",
            "school.batch": "1",
            "enrolment.category": "preschool",
        },
        "更正",
    )
    assert [d.code for d in done.doubts] == ["check.not_a_pupil"]
    assert done.case.answers["school.unit"] == "柳荫小学"


@pytest.mark.parametrize("reason", ["", "  "])
def test_without_a_reason_nothing_is_amended(desk: Desk, reason: str) -> None:
    assert refused(desk, enrolled(desk), TO_AID, reason)[0] == "amend.needs_reason"


@pytest.mark.parametrize(
    "field",
    [
        "applicant.name",
        "applicant.document_number",
        "applicant.document_type",
        "guardian.name",
        "guardian.document_number",
        "applicant.birth_date",
        "visit.visitor",
        "enrolment.kind",
    ],
)
def test_who_somebody_is_and_what_is_applied_for_is_not_amended(desk: Desk, field: str) -> None:
    assert refused(desk, enrolled(desk), {field: "X"}) == ("amend.is_fixed", field)


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"channel": "nobody"}, "answer.not_in_list", "enrolment.channel"),
        ({"channel": "guardian"}, "amend.nothing_changed", ""),
        ({"chanel": "guardian"}, "amend.no_such_field", ""),
        ({"mobile": "13900003316"}, "amend.no_such_field", ""),
        ({"channel": "school"}, "amend.lacks_answer", "school.unit"),
        ({"guardian.mobile": ""}, "amend.lacks_answer", "guardian.mobile"),
        ({"school.unit": "柳荫小学"}, "amend.does_not_apply", "school.unit"),
        ({"contact.mobile": "139"}, "phone.mobile_length", "contact.mobile"),
        ({"guardian.relation": "61"}, "amend.lacks_paper", ""),
    ],
)
def test_what_could_not_have_been_accepted_is_not_amended(
    desk: Desk, changes: dict[str, str], code: str, field: str
) -> None:
    assert refused(desk, enrolled(desk), changes) == (code, field)


def with_rules(desk: Desk, change: Callable[[ServiceItem], ServiceItem]) -> Desk:
    """Return the desk with another definition of the enrolment."""
    items = tuple(change(i) if i.code == SCRIPT.item else i for i in desk.catalogue.items)
    return replace(desk, catalogue=replace(desk.catalogue, items=items))


def test_a_condition_that_refuses_refuses_the_amendment_too(desk: Desk) -> None:
    def strict(item: ServiceItem) -> ServiceItem:
        rule = item.eligibility[0]
        by_guardian = Is("enrolment.channel", "guardian")
        firm = replace(
            rule, code="by_guardian", fulfilled_when=by_guardian, refuses=True, verified=True
        )
        return replace(item, eligibility=(firm,))

    strict_desk = with_rules(desk, strict)
    assert refused(strict_desk, enrolled(strict_desk), TO_AID)[0] == "amend.unfulfilled"


def test_a_contradiction_refuses_the_amendment(desk: Desk) -> None:
    def strict(item: ServiceItem) -> ServiceItem:
        checks = (
            replace(
                item.form.checks[0],
                code="no_aid_here",
                field="enrolment.channel",
                wrong_when=Is("enrolment.channel", "civil_affairs"),
                severity=Severity.ERROR,
                verified=True,
            ),
        )
        return replace(item, form=replace(item.form, checks=checks))

    strict_desk = with_rules(desk, strict)
    found = refused(strict_desk, enrolled(strict_desk), TO_AID)
    assert found == ("amend.contradicts", "enrolment.channel")


def test_only_a_case_in_effect_and_only_at_the_counter(desk: Desk) -> None:
    draft = perform(desk, replace(SCRIPT, outcome=Outcome.DRAFT)).case
    assert refused(desk, draft, TO_AID)[0] == "amend.not_in_effect"
    auditor = with_role(desk, Role.AUDITOR)
    assert refused(auditor, draft, TO_AID)[0] == "case.not_your_role"


def test_the_list_tells_who_was_enrolled_ordinarily_and_is_in_effect(desk: Desk) -> None:
    perform(desk, replace(SCRIPT, outcome=Outcome.WITHDRAW, reason="不办了"))
    perform(desk, VisitScript("minor_card", MORNING, GIRL))
    load_aid_list(desk, LISTED, "digest")
    assert enrolled_ordinarily(desk, "2026-11") == ()
    case = enrolled(desk, enrolment__aid_listed="no")
    assert enrolled_ordinarily(desk, "2026-11") == (case,)
    assert enrolled_ordinarily(desk, "2026-10") == ()
    with desk.reads() as work:
        assert listed_since(desk, work, case) == LISTED.rows[0]
    amended = amend(desk, case.id, TO_AID, WHY).case
    assert enrolled_ordinarily(desk, "2026-11") == ()
    with desk.reads() as work:
        assert listed_since(desk, work, amended) is None


def test_an_enrolment_of_an_earlier_year_is_over(desk: Desk, clock: StandingClock) -> None:
    case = enrolled(desk)
    clock.moment = datetime(2027, 5, 3, 9, tzinfo=CHINA)
    load_aid_list(desk, replace(LISTED, month="2027-05"), "digest")
    assert enrolled_ordinarily(desk, "2027-05") == (case,)
    clock.moment = datetime(2028, 5, 3, 9, tzinfo=CHINA)
    load_aid_list(desk, replace(LISTED, month="2028-05"), "digest")
    assert enrolled_ordinarily(desk, "2028-05") == ()
    with desk.reads() as work:
        assert listed_since(desk, work, case) is None


def test_a_later_list_without_the_child_offers_nothing(desk: Desk, clock: StandingClock) -> None:
    case = enrolled(desk)
    load_aid_list(desk, LISTED, "digest")
    load_aid_list(desk, AidList("2026-12", (AidRow("110150201605201397", "宋知行", "A2"),)), "x")
    with desk.reads() as work:
        assert listed_since(desk, work, case) == LISTED.rows[0]
    clock.moment += timedelta(days=10)
    with desk.reads() as work:
        assert listed_since(desk, work, case) is None
