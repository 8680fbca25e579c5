# SPDX-License-Identifier: Apache-2.0
"""The dates that a case is promised, each from its own start event."""

from datetime import date

from clerkapp.domain.case import Case, Promise
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import expected_promises, has_number, promises_from

NUMBER = "applicant.document_number"
"""The answer whose amendment says that the number of a newborn child has become known."""


def promises_at(desk: Desk, case: Case) -> tuple[Promise, ...]:
    """Return the dates to promise when the case is accepted today."""
    item = item_of(desk, case)
    parameters = desk.catalogue.parameters_on(case.received_on)
    known = has_number(item, judgement_of(desk, case).facts, parameters)
    return expected_promises(
        desk.catalogue, item, case.received_on, desk.today(), number_known=known
    )


def promises_again(desk: Desk, case: Case) -> tuple[Promise, ...]:
    """Return the promises of an accepted case, the provisional ones counted anew.

    Each is counted from the day of its start event, by the rules under which the case was begun
    and the holiday table of today. What is not provisional was promised for good and stays.
    """
    starts = start_days(case)
    if "accepted" not in starts:
        return case.promises
    counted = promises_from(desk.catalogue, item_of(desk, case), case.received_on, starts)
    fresh = {(promise.clock, promise.start_event): promise for promise in counted}
    return tuple(
        fresh.get((promise.clock, promise.start_event), promise) if promise.provisional else promise
        for promise in case.promises
    )


def start_days(case: Case) -> dict[str, date]:
    """Return start event → its day, as far as the case knows."""
    days = {
        "received": case.received_on,
        "accepted": case.accepted_on,
        "number_known": next((a.at.date() for a in case.amendments if a.field == NUMBER), None),
        "card_requested": next(
            (s.at.date() for s in case.stages if s.status is CaseStatus.CARD_REQUESTED), None
        ),
    }
    return {event: day for event, day in days.items() if day is not None}
