# SPDX-License-Identifier: Apache-2.0
"""Finding cases: the search box, the work list, one case whole."""

from dataclasses import dataclass

from clerkapp.domain.aid import AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.documents import Letter, PrintedDocument
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.states import CaseStatus
from clerkapp.services.aid_channel import listed_since
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.ports import CaseRow, UnitOfWork

ROWS_SHOWN = 8
"""Rows of the search box's list."""


@dataclass(frozen=True, slots=True)
class CaseView:
    """A case with all that a page shows of it.

    Attributes:
        case: The case.
        judgement: What follows from its answers on its day of judgement.
        documents: Its documents, oldest first.
        letters: Its letters, oldest first.
        listed: What the civil affairs list says of an applicant who was enrolled ordinarily.
    """

    case: Case
    judgement: Judgement
    documents: tuple[PrintedDocument, ...]
    letters: tuple[Letter, ...]
    listed: AidRow | None = None


def open_case(desk: Desk, case_id: str) -> CaseView:
    """Return a case whole; opening it is recorded (社会保险经办条例 Art. 38)."""
    with desk.work() as work:
        view = _view(desk, work, work.case(case_id))
        work.record(desk.entry("open_case", case_id))
        work.commit()
    return view


def open_numbered(desk: Desk, number: CaseNumber) -> CaseView:
    """Return the case with a number, as ``open_case`` does.

    Raises:
        ClerkError: ``case.not_found``.
    """
    with desk.work() as work:
        case_id = work.case_numbered(number).id
    return open_case(desk, case_id)


def _view(desk: Desk, work: UnitOfWork, case: Case) -> CaseView:
    return CaseView(
        case,
        judgement_of(desk, case),
        work.documents(case.id),
        work.letters(case.id),
        listed_since(desk, work, case),
    )


def find(desk: Desk, words: str) -> tuple[CaseRow, ...]:
    """Search this computer's cases (本机记录)."""
    if not words.strip():
        return ()
    with desk.reads() as work:
        return work.search(words.strip(), ROWS_SHOWN)


def work_list(desk: Desk) -> tuple[CaseRow, ...]:
    """Return the cases that wait for the counter, latest change first."""
    with desk.reads() as work:
        return work.open_cases()


def unfinished_drafts(desk: Desk) -> tuple[CaseRow, ...]:
    """Return the drafts that this clerk has worked on, to be offered at the next start."""
    return tuple(
        row
        for row in work_list(desk)
        if row.status is CaseStatus.DRAFT and row.clerk_id == desk.clerk.id and not row.is_as_listed
    )
