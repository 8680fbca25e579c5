# SPDX-License-Identifier: Apache-2.0
"""A school's roster (学校批量名单) becomes drafts of the school channel, one for each pupil.

Whom civil affairs lists this month is not enrolled by the school; whoever is already there is not
entered again. What was left out is told row by row, the rest is one transaction.
"""

from dataclasses import dataclass

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.batches import ROSTER_FIELDS
from clerkapp.domain.case import Case
from clerkapp.domain.duplicates import BLOCKING, LikenessKind
from clerkapp.domain.identity import mask_name
from clerkapp.domain.problems import ClerkError, FieldProblem, Severity
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.domain.roster import Roster, RosterRow
from clerkapp.domain.sheets import in_sheet_order
from clerkapp.services.aid_lists import is_loaded, month_on, said_by
from clerkapp.services.answers import read_answer
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.duplicates import likenesses_of
from clerkapp.services.intake import new_draft, opening_answers
from clerkapp.services.ports import CaseRow, UnitOfWork

ITEM = "minor_medical"
CHANNEL = {"enrolment.channel": "school"}
SCHOOL_RULE = "school_channel"
"""Condition of the item that says whose way is not the school's."""

DOCUMENT_TYPE = "applicant.document_type"


@dataclass(frozen=True, slots=True)
class RosterTaken:
    """What became of a roster.

    Attributes:
        unit: The school.
        batch: The batch.
        month: Month whose civil affairs list was asked; empty if that list is not loaded, so that
            nobody could be left to civil affairs.
        cases: The drafts that were opened, in the roster's order.
        left_out: The rows of which nothing was written, and why, in the roster's order.
    """

    unit: str
    batch: str
    month: str
    cases: tuple[Case, ...]
    left_out: tuple[FieldProblem, ...]


def take_in_roster(desk: Desk, roster: Roster, sha256: str) -> RosterTaken:
    """Open a draft for every pupil of a roster who is not there yet and not left to others.

    Args:
        desk: The signed-in clerk.
        roster: The roster as it was read.
        sha256: Digest of the file, for the audit record.

    Raises:
        ClerkError: ``case.not_your_role``; ``roster.no_unit`` or ``roster.no_batch`` where the
            name is empty or does not fit its field; ``item.not_in_force``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    item = desk.catalogue.item_on(ITEM, desk.today())
    _require_fit(desk, item, roster)
    month = month_on(desk.today())
    cases: list[Case] = []
    left_out = list(roster.left_out)
    with desk.work() as work:
        month = month if is_loaded(work, month) else ""
        there = {r.document_number: r for r in work.cases_of_batch(roster.unit, roster.batch)}
        for row in roster.rows:
            case = _draft_of(desk, work, item, roster, row, month)
            against = _against(desk, work, case, row, there.get(row.document_number))
            if against is not None:
                left_out.append(against)
                continue
            work.add_case(case)
            work.record(desk.entry("start_draft", case.id, roster.batch))
            cases.append(case)
        if cases:
            words = f"{roster.unit} {roster.batch} {len(cases)}"
            work.record(desk.entry("take_in_roster", reason=words, after=sha256))
            work.commit()
    return RosterTaken(roster.unit, roster.batch, month, tuple(cases), in_sheet_order(left_out))


def _require_fit(desk: Desk, item: ServiceItem, roster: Roster) -> None:
    if not _fits(desk, item, ROSTER_FIELDS["unit"], roster.unit):
        raise ClerkError("roster.no_unit", longest=_longest(item, ROSTER_FIELDS["unit"]))
    if not _fits(desk, item, ROSTER_FIELDS["batch"], roster.batch):
        raise ClerkError("roster.no_batch", longest=_longest(item, ROSTER_FIELDS["batch"]))


def _fits(desk: Desk, item: ServiceItem, field: str, text: str) -> bool:
    reading = read_answer(desk.catalogue, item.field(field), text, {}, desk.today())
    return bool(reading.value) and all(p.severity is not Severity.ERROR for p in reading.problems)


def _longest(item: ServiceItem, field: str) -> str:
    return str(item.field(field).longest)


def _draft_of(
    desk: Desk, work: UnitOfWork, item: ServiceItem, roster: Roster, row: RosterRow, month: str
) -> Case:
    answers = opening_answers(item) | CHANNEL | _answers_of(roster, row)
    if month:
        answers |= said_by(work, item, answers, month)
    return new_draft(desk, item, answers, desk.today())


def _answers_of(roster: Roster, row: RosterRow) -> dict[str, str]:
    columns = {"unit": roster.unit, "unit_class": row.school_class, "batch": roster.batch}
    answers = {ROSTER_FIELDS[column]: value for column, value in columns.items()}
    answers["applicant.name"] = row.name
    answers["applicant.document_number"] = row.document_number
    if not row.document_type.bears_citizen_number:
        # Which paper bears a citizen's number is seen at the review: the form's own stays.
        answers[DOCUMENT_TYPE] = row.document_type.value
    return answers


def _against(
    desk: Desk, work: UnitOfWork, case: Case, row: RosterRow, there: CaseRow | None
) -> FieldProblem | None:
    """Return what stands against entering a pupil, or None."""
    name = mask_name(row.name)
    if there is not None:
        return FieldProblem("roster.in_batch", row.place, params=_names(name, there))
    likeness = next((e for e in likenesses_of(desk, work, case) if e.kind in BLOCKING), None)
    if likeness is not None:
        is_other_name = likeness.kind is LikenessKind.DOCUMENT
        return FieldProblem(
            "roster.other_name" if is_other_name else "roster.enrolled",
            row.place,
            params=_names(name, likeness.row),
        )
    results = judgement_of(desk, case).eligibility
    if any(each.rule.code == SCHOOL_RULE and each.fulfilled is False for each in results):
        return FieldProblem("roster.on_aid_list", row.place, params={"name": name})
    return None


def _names(name: str, row: CaseRow) -> dict[str, str]:
    number = row.number.short if row.number is not None else "—"
    return {"name": name, "number": number, "day": row.received_on.isoformat()}
