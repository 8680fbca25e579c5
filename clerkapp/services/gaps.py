# SPDX-License-Identifier: Apache-2.0
"""容缺受理: the case is accepted while minor papers are still to follow by a day that is set.

The main papers must be complete; the day lies within the time promised for the whole case.
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from clerkapp.domain.case import Case
from clerkapp.domain.deadlines import add_working_days
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.papers import PaperCheck
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of, keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.duplicates import require_decided
from clerkapp.services.findings import findings
from clerkapp.services.letters import write_letter
from clerkapp.services.paper_facts import LetterWords, paper_date
from clerkapp.services.review import in_review, require_complete, write_promise

NOTICE = "gap_notice"
PROMISE = "gap_promise"

END = "end"
"""Value of the parameter ``gap_consequence``: the case ends; so it does on a value not known."""

ASK_ONCE = "notice"
"""Value of the parameter ``gap_consequence``: the papers that did not follow are asked for once."""

CONSEQUENCES = MappingProxyType(
    {
        END: "逾期未补齐的，本机构终止办理本次申请并书面告知，已收材料的原件退还；"
        "申请人可以随时重新申请。",
        ASK_ONCE: "逾期未补齐的，本机构按材料不齐一次性告知补正，办理期限自补正之日起重新计算。",
    }
)
"""What the parameter means, as notice and promise print it."""


def allows_gap(desk: Desk, case: Case) -> bool:
    """Say whether the item prints the notice that an acceptance with a gap needs."""
    return any(rule.kind == NOTICE for rule in item_of(desk, case).documents)


def gap_due(desk: Desk, case: Case) -> date:
    """Return the last day to bring the papers: the office's time, within the promised one."""
    days = int(desk.catalogue.parameters_on(case.received_on)["gap_days"])
    own = add_working_days(desk.today(), days, desk.catalogue.holidays).on
    promised = [offer.promise.due_on for offer in judgement_of(desk, case).promises]
    return min([own, *promised[:1]])


def tolerate(desk: Desk, case_id: str) -> tuple[Case, tuple[PrintedDocument, ...]]:
    """Accept the review with a gap: set the day, make the notice and the promise to be signed.

    Papers in whose place the applicant promises (告知承诺) are promised under the same number.

    Raises:
        ClerkError: ``gap.not_offered`` where the item has no such way; ``gap.nothing_lacking``;
            ``gap.not_tolerable`` with the first paper that may not follow; what
            ``require_complete`` says of the rest; ``duplicate.undecided``.
    """
    with desk.work() as work:
        before = work.case(case_id)
        if not allows_gap(desk, before):
            raise ClerkError("gap.not_offered")
        found = findings(judgement_of(desk, before), before)
        if not found.lacking:
            raise ClerkError("gap.nothing_lacking")
        if not found.tolerable:
            hard = [paper for paper in found.lacking if not paper.tolerable]
            if hard:
                raise ClerkError("gap.not_tolerable", paper=hard[0].name.zh)
        due = gap_due(desk, before)
        checks = dict(before.checks)
        for paper in found.lacking:
            checks[paper.code] = replace(checks[paper.code], due_on=due)
        with_gap = replace(before, checks=MappingProxyType(checks))
        require_complete(desk, with_gap)
        require_decided(desk, work, before)
        after = moved(desk, in_review(desk, with_gap), CaseStatus.AWAITING_SIGNATURE)
        letter = write_letter(desk, work, after, NOTICE, "")
        kept = keep(desk, work, before, after, "tolerate")
        values = gap_values(desk, before, due)
        words = LetterWords(letter.number, lacking=found.lacking, values=values)
        documents = tuple(
            make_document(desk, work, kept, kind, letter=words) for kind in (NOTICE, PROMISE)
        )
        promise = write_promise(desk, work, kept, letter)
        work.commit()
    return kept, documents + promise


def gap_values(desk: Desk, case: Case, due: date) -> Mapping[str, str]:
    """Return what the notice and the promise say of the day and of missing it."""
    consequence = desk.catalogue.parameters_on(case.received_on)["gap_consequence"]
    return {
        "gap.due": paper_date(due),
        "gap.consequence": CONSEQUENCES.get(consequence, CONSEQUENCES[END]),
    }


def settle_gap(desk: Desk, case_id: str, check: PaperCheck) -> Case:
    """Keep a paper that was brought later; with the last one the acceptance is whole.

    The day of judgement stays: a paper brought in time is judged by the rules of that day.

    Raises:
        ClerkError: ``gap.none_open`` where this paper is not waited for.
    """
    with desk.work() as work:
        before = work.case(case_id)
        waited = before.checks.get(check.paper)
        open_ = before.status is CaseStatus.ACCEPTED_WITH_GAP
        if not open_ or waited is None or waited.due_on is None:
            raise ClerkError("gap.none_open")
        checks = dict(before.checks) | {check.paper: replace(check, due_on=waited.due_on)}
        after = replace(before, checks=MappingProxyType(checks))
        if not findings(judgement_of(desk, after), after).to_follow:
            after = moved(desk, after, CaseStatus.ACCEPTED)
        kept = keep(desk, work, before, after, "settle_gap")
        work.commit()
    return kept
