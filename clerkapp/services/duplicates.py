# SPDX-License-Identifier: Apache-2.0
"""Cases of this computer (本机记录) that look like the one at hand, and the clerk's decision.

A likeness never refuses: it is shown, and a grave one waits for a clerk's decision with a reason.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from clerkapp.domain.case import Case
from clerkapp.domain.duplicates import (
    BLOCKING,
    DECISIONS,
    GO_ON,
    DuplicateDecision,
    LikenessKind,
)
from clerkapp.domain.identity import plain_name
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.domain.states import IN_EFFECT, OPEN, CaseStatus
from clerkapp.services.casework import keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.likeness import NAME, NUMBER, Side, alike, side_of
from clerkapp.services.ports import CaseRow, UnitOfWork

ROWS_LOOKED_AT = 500
"""Newest cases that one name or number is searched in: a common name has many."""

_CITIZEN_LENGTH = 18

_LIVING = OPEN | IN_EFFECT
"""A case that ended without effect is nobody's duplicate."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """Another case of this computer that looks like the one at hand.

    Attributes:
        kind: Why.
        row: The other case.
        newest_on: Day of its newest record: what happened since elsewhere is not known here.
        decision: What a clerk decided of this likeness, or None.
    """

    kind: LikenessKind
    row: CaseRow
    newest_on: date
    decision: DuplicateDecision | None = None

    @property
    def waits(self) -> bool:
        """Say whether acceptance waits for a clerk's decision."""
        return self.decision is None and self.kind in BLOCKING


def possible_duplicates(desk: Desk, case: Case) -> tuple[Likeness, ...]:
    """Return the cases that look like this one, the gravest first; those decided included."""
    with desk.reads() as work:
        return likenesses_of(desk, work, case)


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cases side by side, as a clerk decides of them."""

    likeness: Likeness
    this: Side
    other: Side


def compare_undecided(desk: Desk, case_id: str) -> Comparison | None:
    """Return the gravest likeness that acceptance waits for, with both cases, or None.

    Reading the other case is recorded (社会保险经办条例 Art. 38).
    """
    with desk.work() as work:
        case = work.case(case_id)
        waiting = next((each for each in likenesses_of(desk, work, case) if each.waits), None)
        if waiting is None:
            return None
        other = side_of(desk, work.case(waiting.row.id))
        work.record(desk.entry("compare_duplicate", waiting.row.id))
        work.commit()
    return Comparison(waiting, side_of(desk, case), other)


def require_decided(desk: Desk, work: UnitOfWork, case: Case) -> None:
    """Refuse to accept a case while a grave likeness is undecided.

    Raises:
        ClerkError: ``duplicate.undecided``, naming the other case.
    """
    for likeness in likenesses_of(desk, work, case):
        if likeness.waits:
            row = likeness.row
            number = row.number.short if row.number is not None else "—"
            day = row.received_on.isoformat()
            raise ClerkError("duplicate.undecided", field=NUMBER, number=number, day=day)


def decide_duplicate(
    desk: Desk, case_id: str, other_id: str, kind: str, decision: str, reason: str
) -> Case:
    """Keep what a clerk decided of a likeness, with the reason; it holds for both cases.

    To go on with the other case ends this one, without effect: there is one matter.

    Raises:
        ClerkError: ``duplicate.needs_reason``, ``duplicate.no_such_decision``; ``duplicate.gone``
            where the two cases no longer look alike in this way; ``case.no_such_step`` where this
            case can no longer be ended; ``case.not_your_role``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    if not reason.strip():
        raise ClerkError("duplicate.needs_reason")
    if decision not in DECISIONS:
        raise ClerkError("duplicate.no_such_decision")
    with desk.work() as work:
        before = work.case(case_id)
        found = likenesses_of(desk, work, before)
        if not any(each.row.id == other_id and each.kind == kind for each in found):
            raise ClerkError("duplicate.gone")
        decided = DuplicateDecision(
            case_id, other_id, kind, decision, reason.strip(), desk.clerk.id, desk.now()
        )
        work.add_duplicate_decision(decided)
        words = f"{kind} {decision} {other_id} {decided.reason}"
        work.record(desk.entry("decide_duplicate", case_id, words))
        kept = before
        if decision == GO_ON:
            after = moved(desk, before, CaseStatus.WITHDRAWN)
            kept = keep(desk, work, before, after, "withdraw", decided.reason)
        work.commit()
    return kept


def likenesses_of(desk: Desk, work: UnitOfWork, case: Case) -> tuple[Likeness, ...]:
    """Return the likenesses of a case, kept or about to be, within the running transaction."""
    this = side_of(desk, case)
    joined = {other for other, _kind in work.linked(case.id)}
    found: list[Likeness] = []
    others = {
        row: side_of(desk, work.case(row.id))
        for row in _candidates(work, this)
        if row.id != case.id and row.id not in joined and row.status in _LIVING
    }
    for row, other in others.items():
        kind = alike(this, other)
        if kind is LikenessKind.ACTIVE_CARD and _is_cancelled(other, others.values()):
            continue
        if kind is not None:
            decision = _decision_on(work, case.id, row.id, kind)
            found.append(Likeness(kind, row, row.changed_at.date(), decision))
    order = tuple(LikenessKind)
    return tuple(sorted(found, key=lambda each: order.index(each.kind)))


def _is_cancelled(card: Side, others: Iterable[Side]) -> bool:
    """Say whether a card was cancelled at this counter after it had been applied for."""
    return any(
        other.cancels_card
        and other.case.opened_at > card.case.opened_at
        and other.fact(NUMBER) == card.fact(NUMBER)
        for other in others
    )


def _candidates(work: UnitOfWork, this: Side) -> tuple[CaseRow, ...]:
    """Return the cases whose applicant bears one of this one's numbers, or its name."""
    rows: dict[str, CaseRow] = {}
    numbers = this.numbers
    born = this.fact("applicant.birth_date").replace("-", "")
    for words in (*sorted(numbers), this.fact(NAME)):
        if not words:
            continue
        for row in work.search(words, ROWS_LOOKED_AT):
            # The search also finds guardians and agents, and longer names.
            by_name = plain_name(row.name) == this.name and _may_be_born(row, born)
            if row.document_number in numbers or by_name:
                rows[row.id] = row
    return tuple(rows.values())


def _may_be_born(row: CaseRow, born: str) -> bool:
    """Say whether a row's number leaves the birth date possible: a common name has many others.

    Only what is left is read whole and judged.
    """
    number = row.document_number
    bears_birth = len(number) == _CITIZEN_LENGTH and number[:-1].isdigit()
    return bool(born) and (not bears_birth or number[6:14] == born)


def _decision_on(
    work: UnitOfWork, case_id: str, other_id: str, kind: LikenessKind
) -> DuplicateDecision | None:
    """Return the last decision on two cases, from whichever side it was made."""
    both = (*work.duplicate_decisions(case_id), *work.duplicate_decisions(other_id))
    pair = {case_id, other_id}
    made = [each for each in both if {each.case_id, each.other_id} == pair and each.kind == kind]
    return max(made, key=lambda each: each.at, default=None)
