# SPDX-License-Identifier: Apache-2.0
"""逾期未补: a draft or notice nobody came back for, or papers that did not follow in time."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from types import MappingProxyType

from clerkapp.domain.case import Case
from clerkapp.domain.deadlines import add_working_days
from clerkapp.domain.documents import Letter, PrintedDocument
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of, keep, moved, numbered
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.findings import findings
from clerkapp.services.gaps import ASK_ONCE
from clerkapp.services.letters import write_letter
from clerkapp.services.paper_facts import LetterWords, paper_date
from clerkapp.services.ports import CaseRow, UnitOfWork

LETTER = "lapse_letter"

_REASONS = {
    CaseStatus.DRAFT: "自{day}起没有继续办理，申请材料没有提交齐全。",
    CaseStatus.CORRECTION_NOTIFIED: "已一次性告知补正内容，补正期限至{day}，期满没有补正。",
    CaseStatus.ACCEPTED_WITH_GAP: "容缺受理的材料应于{day}前补交，期满没有补交。",
}


@dataclass(frozen=True, slots=True)
class Lapse:
    """A case whose time ran out, and the last day of that time."""

    case: Case
    last_day: date


def last_day(desk: Desk, case: Case, letters: tuple[Letter, ...]) -> date | None:
    """Return the last day to come back, or None for a case that does not wait for anybody."""
    parameters = desk.catalogue.parameters_on(case.received_on)
    if case.status is CaseStatus.DRAFT:
        return _draft_until(desk, case.received_on, case.changed_at)
    if case.status is CaseStatus.CORRECTION_NOTIFIED:
        notices = [letter for letter in letters if letter.kind == "notice"]
        made = notices[-1].made_at.date()
        return _after(desk, made, int(parameters["correction_days"]))
    if case.status is CaseStatus.ACCEPTED_WITH_GAP:
        days = [c.due_on for c in case.checks.values() if c.due_on is not None and not c.passes]
        return max(days, default=None)
    return None


def _draft_until(desk: Desk, received_on: date, changed_at: datetime) -> date:
    parameters = desk.catalogue.parameters_on(received_on)
    return _after(desk, changed_at.date(), int(parameters["draft_days"]))


def _after(desk: Desk, day: date, days: int) -> date:
    return add_working_days(day, days, desk.catalogue.holidays).on


def lapsed_cases(desk: Desk) -> tuple[Lapse, ...]:
    """Return the cases whose time has run out, the longest over first."""
    with desk.reads() as work:
        found = [
            Lapse(case, day)
            for row in work.open_cases()
            if _may_be_over(desk, row)
            and (case := work.case(row.id))
            and (day := last_day(desk, case, work.letters(case.id))) is not None
            and day < desk.today()
        ]
    return tuple(sorted(found, key=lambda lapse: lapse.last_day))


def _may_be_over(desk: Desk, row: CaseRow) -> bool:
    """Say whether the whole case must be read: lists are long, and most of them is in time."""
    if row.status is CaseStatus.DRAFT:
        return _draft_until(desk, row.received_on, row.changed_at) < desk.today()
    return row.status in _REASONS


def lapse(desk: Desk, case_id: str) -> tuple[Case, PrintedDocument | None]:
    """End a case whose time ran out, with a letter to whoever is named on it.

    Where the parameter ``gap_consequence`` says so, papers that did not follow are asked for
    once instead, and the case waits for its correction.

    Raises:
        ClerkError: ``lapse.still_time`` with the last day; ``lapse.not_waiting``.
    """
    with desk.work() as work:
        before = work.case(case_id)
        day = last_day(desk, before, work.letters(case_id))
        if day is None:
            raise ClerkError("lapse.not_waiting")
        if day >= desk.today():
            raise ClerkError("lapse.still_time", day=day.isoformat())
        parameters = desk.catalogue.parameters_on(before.received_on)
        gap = before.status is CaseStatus.ACCEPTED_WITH_GAP
        if gap and parameters["gap_consequence"] == ASK_ONCE:
            kept, document = _ask_once(desk, work, before)
        else:
            kept, document = _end(desk, work, before, day)
        work.commit()
    return kept, document


def _ask_once(desk: Desk, work: UnitOfWork, before: Case) -> tuple[Case, PrintedDocument]:
    lacking = findings(judgement_of(desk, before), before).to_follow
    checks = {code: replace(check, due_on=None) for code, check in before.checks.items()}
    overdue = replace(before, checks=MappingProxyType(checks))
    after = moved(desk, overdue, CaseStatus.CORRECTION_NOTIFIED)
    letter = write_letter(desk, work, after, "notice", "")
    kept = keep(desk, work, before, after, "ask_after_gap")
    words = LetterWords(letter.number, lacking=lacking)
    return kept, make_document(desk, work, kept, "notice", letter=words)


def _end(
    desk: Desk, work: UnitOfWork, before: Case, day: date
) -> tuple[Case, PrintedDocument | None]:
    reason = _REASONS[before.status].format(day=paper_date(day))
    rules = {rule.kind for rule in item_of(desk, before).documents}
    named = bool(before.answers.get("applicant.name", "").strip()) and LETTER in rules
    after = moved(desk, before, CaseStatus.LAPSED)
    if not named:
        return keep(desk, work, before, after, "lapse", reason), None
    after = numbered(desk, work, after)
    letter = write_letter(desk, work, after, LETTER, reason)
    kept = keep(desk, work, before, after, "lapse", reason)
    words = LetterWords(letter.number, values={"lapse.reason": reason})
    return kept, make_document(desk, work, kept, LETTER, letter=words)
