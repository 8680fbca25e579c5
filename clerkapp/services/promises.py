# SPDX-License-Identifier: Apache-2.0
"""The dates that a case is promised, each from its own start event."""

from dataclasses import replace

from clerkapp.domain.case import Case, Promise
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import promise_from

KNOWN_ON_ACCEPTANCE = ("received", "accepted")
"""Start events whose day is known when the case is accepted."""


def promises_at(desk: Desk, case: Case) -> tuple[Promise, ...]:
    """Return the dates to promise today.

    A clock that starts on an event still to come is counted from today and marked 预计.
    """
    promises: list[Promise] = []
    for rule in item_of(desk, case).promises:
        start = case.received_on if rule.start_event == "received" else desk.today()
        promise = promise_from(desk.catalogue, rule, start, case.received_on)
        known = rule.start_event in KNOWN_ON_ACCEPTANCE
        promises.append(promise if known else replace(promise, provisional=True))
    return tuple(promises)
