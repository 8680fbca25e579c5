# SPDX-License-Identifier: Apache-2.0
"""What the papers made on request say beside the facts that every paper of a case may tell.

Papers are in Chinese, so are these words.
"""

from collections.abc import Mapping
from datetime import date, timedelta

from clerkapp.domain.case import Case
from clerkapp.domain.papers import PaperCheck
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.paper_facts import (
    LetterWords,
    answer_text,
    paper_date,
    promise_facts,
)

Rows = tuple[Mapping[str, str], ...]

ACCEPTED = "经审查，申请符合受理条件，本机构自{day}起予以受理。"
ACCEPTED_WITH_GAP = (
    "经审查，主要材料符合要求，本机构自{day}起容缺受理；"
    "尚缺的材料请按容缺受理通知书写明的期限补交。"
)
ELSEWHERE_TITLE = "异地就医材料收件单"
REIMBURSEMENT_TITLE = "医疗费用报销材料收件单"
DOES_NOT_APPLY = "／"
ROWS_BY_HAND = 4
"""Rows of a request for correction that are left to be written by hand."""

RECEIVED = "received"
"""Content key of the rows of papers that were received."""

_NONE = "—"


def words_of(desk: Desk, case: Case, number: str) -> LetterWords:
    """Return the values and rows of the papers made on request, with the letter's number."""
    judgement = judgement_of(desk, case)
    received = received_rows(case, judgement)
    values = {
        "acceptance.sentence": _acceptance(case),
        "intake.totals": _totals(received, case),
        "arrival.on": "",
        "arrival.until": "",
    }
    arrived = arrived_on(case)
    if arrived is not None:
        days = int(desk.catalogue.parameters_on(arrived)["card_kept_days"])
        values["arrival.on"] = paper_date(arrived)
        values["arrival.until"] = paper_date(arrived + timedelta(days=days))
    values |= _elsewhere(judgement.facts)
    rows = {
        RECEIVED: received,
        "clocks": _clock_rows(desk, case),
        "changes": change_rows(desk, case),
    }
    return LetterWords(number, values=values, rows=rows)


def arrived_on(case: Case) -> date | None:
    """Return the day on which the card reached the counter, or None before it did."""
    days = [stage.at.date() for stage in case.stages if stage.status is CaseStatus.ARRIVED]
    return days[-1] if days else None


def _acceptance(case: Case) -> str:
    signature = case.signature
    day = paper_date(signature.at.date() if signature else case.received_on)
    gap = case.status is CaseStatus.ACCEPTED_WITH_GAP
    return (ACCEPTED_WITH_GAP if gap else ACCEPTED).format(day=day)


def received_rows(case: Case, judgement: Judgement) -> Rows:
    """Return each paper of which something was handed over or shown, good or not."""
    found = [
        (paper.name.zh, check)
        for paper in judgement.needed_papers
        if (check := case.checks.get(paper.code)) is not None and _was_received(check)
    ]
    return tuple(
        {
            "number": str(place),
            "name": name,
            "original": _original_words(check),
            "seen": _seen_words(check),
            "copies": str(check.copies) if check.copies else _NONE,
            "pages": str(check.pages) if check.pages else _NONE,
            "remark": "",
        }
        for place, (name, check) in enumerate(found, start=1)
    )


def _was_received(check: PaperCheck) -> bool:
    return check.original or check.electronic or bool(check.copies or check.pages)


def _original_words(check: PaperCheck) -> str:
    if check.original:
        return "核后退还"
    return "电子核验" if check.electronic else _NONE


def _seen_words(check: PaperCheck) -> str:
    """Say whether the original was shown, where it is written by hand what became of it."""
    return "已核" if check.original else _original_words(check)


def _totals(received: Rows, case: Case) -> str:
    checks = [check for check in case.checks.values() if _was_received(check)]
    copies, pages = sum(c.copies for c in checks), sum(c.pages for c in checks)
    return f"共 {len(received)} 种材料，复印件 {copies} 份，{pages} 页。"


def _clock_rows(desk: Desk, case: Case) -> Rows:
    item = item_of(desk, case)
    known = promise_facts(desk, case, item)
    return tuple(
        {
            "name": rule.name.zh,
            "due": known[f"promise.{rule.clock}.due"],
            "basis": known[f"promise.{rule.clock}.basis"],
        }
        for rule in item.promises
    )


def change_rows(desk: Desk, case: Case) -> Rows:
    """Return what was amended, oldest first; without an amendment, empty rows for the pen."""
    item = item_of(desk, case)
    rows = [
        {
            "number": str(place),
            "field": item.field(each.field).label.zh,
            "before": answer_text(desk, item.field(each.field), each.before) or "（空）",
            "after": answer_text(desk, item.field(each.field), each.after) or "（空）",
            "reason": each.reason,
        }
        for place, each in enumerate(case.amendments, start=1)
    ]
    if rows:
        return tuple(rows)
    blank = dict.fromkeys(("field", "before", "after", "reason"), "")
    return tuple({"number": str(place), **blank} for place in range(1, ROWS_BY_HAND + 1))


def _elsewhere(facts: Mapping[str, str]) -> dict[str, str]:
    """Return where and when somebody was treated, for items about treatment elsewhere."""
    places = [facts.get(key, "") for key in ("hospital.name", "treatment.place")]
    days = [facts.get(key, "") for key in ("treatment.from", "treatment.until")]
    count, amount = facts.get("invoices.count", ""), facts.get("invoices.amount", "")
    here = facts.get("treatment.elsewhere", "yes") == "no"
    return {
        "elsewhere.title": REIMBURSEMENT_TITLE if here else ELSEWHERE_TITLE,
        "elsewhere.place": "，".join(place for place in places if place) or DOES_NOT_APPLY,
        "elsewhere.period": " 至 ".join(day for day in days if day) or DOES_NOT_APPLY,
        "elsewhere.invoices": f"{count} 张，合计 {amount} 元" if count else DOES_NOT_APPLY,
    }
