# SPDX-License-Identifier: Apache-2.0
"""A child that was entered under its birth certificate gets its number (待取得号码).

The new number, and a real name in place of 某某之子, are amendments of the same person: the old
values stay in the case's history, and the clock that waited for the number starts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services.amending import amended
from clerkapp.services.answers import read_answer
from clerkapp.services.casework import item_of, keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.joint import JOINT
from clerkapp.services.ports import UnitOfWork
from clerkapp.services.promises import promises_again

NUMBER = "applicant.document_number"
TYPE = "applicant.document_type"
NAME = "applicant.name"
HOUSEHOLD_BOOK = "01H"


@dataclass(frozen=True, slots=True)
class NewIdentity:
    """What the household book says: the citizen's number and the name."""

    number: str
    name: str


def rekey(desk: Desk, case_id: str, identity: NewIdentity, reason: str) -> tuple[Case, ...]:
    """Give a waiting case, and those of the same visit, the child's number and real name.

    Raises:
        ClerkError: ``rekey.not_waiting``; ``rekey.needs_reason``; ``rekey.wrong_number`` where
            the number cannot be one.
    """
    if not reason.strip():
        raise ClerkError("rekey.needs_reason")
    with desk.work() as work:
        first = work.case(case_id)
        if first.status is not CaseStatus.AWAITING_NUMBER:
            raise ClerkError("rekey.not_waiting")
        joint = [work.case(other) for other, kind in work.linked(case_id) if kind == JOINT]
        waiting = [case for case in joint if case.status is CaseStatus.AWAITING_NUMBER]
        kept = tuple(_rekeyed(desk, work, case, identity, reason) for case in (first, *waiting))
        work.commit()
    return kept


def _rekeyed(
    desk: Desk, work: UnitOfWork, before: Case, identity: NewIdentity, reason: str
) -> Case:
    new = _checked(desk, before, identity)
    accepted = moved(desk, before, CaseStatus.ACCEPTED)
    after = amended(desk, accepted, new, reason.strip())
    after = replace(after, promises=promises_again(desk, after))
    return keep(desk, work, before, after, "rekey", reason)


def _checked(desk: Desk, case: Case, identity: NewIdentity) -> Mapping[str, str]:
    item = item_of(desk, case)
    new = {TYPE: HOUSEHOLD_BOOK, NUMBER: identity.number.strip(), NAME: identity.name.strip()}
    answers = dict(case.answers) | new
    for name in (NUMBER, NAME):
        reading = read_answer(
            desk.catalogue, item.field(name), answers[name], answers, desk.today()
        )
        wrong = [problem for problem in reading.problems if problem.severity.value == "error"]
        if wrong or not reading.value:
            raise ClerkError("rekey.wrong_number", field=name)
        new[name] = reading.value
    return new
