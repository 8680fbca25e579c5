# SPDX-License-Identifier: Apache-2.0
"""Enrolled ordinarily, and on the civil affairs list since: whose channel is to be amended.

A child that no list had was enrolled and paid for as others are; once a list has it, its case is
amended to the channel of civil affairs (社会保险法 Art. 25 para 3).
"""

from datetime import date

from clerkapp.domain.aid import AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.identity import normalise_number
from clerkapp.services.aid_lists import NUMBER, is_asked_by, newest_month
from clerkapp.services.amending import CHANNEL, CIVIL_AFFAIRS
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.likeness import side_of, years_of
from clerkapp.services.ports import UnitOfWork


def enrolled_ordinarily(desk: Desk, month: str) -> tuple[Case, ...]:
    """Return the cases in effect this year whose applicant a month's list has, by their numbers.

    The year is that of the list: an enrolment of an earlier insurance year is over.
    """
    since = date(int(month[:4]) - 1, 1, 1)
    with desk.reads() as work:
        listed = (work.case(row.id) for row in work.listed_in_effect(month, since))
        found = [case for case in listed if _is_ordinary(desk, case, int(month[:4]))]
    return tuple(sorted(found, key=lambda case: case.number.digits if case.number else ""))


def listed_since(desk: Desk, work: UnitOfWork, case: Case) -> AidRow | None:
    """Return what the newest list says of an applicant who was enrolled ordinarily, or None."""
    number = normalise_number(case.answers.get(NUMBER, ""))
    month = newest_month(work, desk.today())
    if not (case.is_in_effect and number and month):
        return None
    entry = work.aid_entry(month, number)
    return entry if entry and _is_ordinary(desk, case, int(month[:4])) else None


def _is_ordinary(desk: Desk, case: Case, year: int) -> bool:
    if not is_asked_by(item_of(desk, case)) or case.answers.get(CHANNEL) == CIVIL_AFFAIRS:
        return False
    side = side_of(desk, case)
    return not side.needs_earlier and any(each >= year for each in years_of(side))
