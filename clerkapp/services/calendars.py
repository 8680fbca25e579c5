# SPDX-License-Identifier: Apache-2.0
"""Next year's holidays: the table is taken over, and the dates that waited for it are settled."""

from dataclasses import dataclass, replace

from clerkapp.domain.case import Case, Promise
from clerkapp.domain.deadlines import HolidayYear
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER, Role
from clerkapp.services.casework import keep
from clerkapp.services.desk import Desk
from clerkapp.services.ports import CalendarShelf
from clerkapp.services.promises import promises_again


@dataclass(frozen=True, slots=True)
class MovedPromise:
    """A provisional date of a case that was counted anew with another result.

    Attributes:
        case: The case as it is now.
        before: What had been promised.
        after: What is promised now; the day may be the same and no longer provisional.
    """

    case: Case
    before: Promise
    after: Promise


def take_over_calendar(desk: Desk, year: HolidayYear, content: bytes, shelf: CalendarShelf) -> Desk:
    """Keep a checked year with the office's data, and return the desk that counts with it.

    Args:
        desk: Whose clerk is a supervisor.
        year: What the file says.
        content: The file.
        shelf: Where it is kept.

    Raises:
        ClerkError: ``calendar.needs_supervisor``.
        OutsideError: ``file.cannot_write``; nothing was changed.
    """
    if desk.clerk.role is not Role.SUPERVISOR:
        raise ClerkError("calendar.needs_supervisor")
    with desk.work() as work:
        work.record(desk.entry("take_over_calendar", reason=f"{year.year} {year.source}"))
        shelf.keep(year.year, content)
        work.commit()
    holidays = desk.catalogue.holidays.with_year(year)
    return replace(desk, catalogue=replace(desk.catalogue, holidays=holidays))


def recompute_provisional(desk: Desk) -> tuple[MovedPromise, ...]:
    """Count the provisional dates of accepted cases anew, all of them or none.

    Each changed case gets its own record. Doing it again changes nothing more.

    Raises:
        ClerkError: ``case.not_your_role``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    moved: list[MovedPromise] = []
    with desk.work() as work:
        for case_id in work.cases_with_provisional_promises():
            before = work.case(case_id)
            after = replace(before, promises=promises_again(desk, before))
            pairs = zip(before.promises, after.promises, strict=True)
            changed = [(old, new) for old, new in pairs if old != new]
            if changed:
                reason = "; ".join(f"{old.clock} {old.due_on} {new.due_on}" for old, new in changed)
                kept = keep(desk, work, before, after, "recompute_promises", reason)
                moved += [MovedPromise(kept, old, new) for old, new in changed]
        work.commit()
    return tuple(moved)
