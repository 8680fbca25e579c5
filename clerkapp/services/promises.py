# SPDX-License-Identifier: Apache-2.0
"""The dates that a case is promised, each from its own start event."""

from clerkapp.domain.case import Case, Promise
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import expected_promises


def promises_at(desk: Desk, case: Case) -> tuple[Promise, ...]:
    """Return the dates to promise when the case is accepted today."""
    item = item_of(desk, case)
    return expected_promises(desk.catalogue, item, case.received_on, desk.today())
