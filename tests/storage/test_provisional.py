# SPDX-License-Identifier: Apache-2.0
"""Which cases wait for a holiday table."""

from dataclasses import replace
from datetime import date, timedelta

from clerkapp.domain.case import Promise
from clerkapp.storage.store import Store
from tests.builders import NOW, make_case

SURE = Promise("registration", "received", date(2026, 12, 8), provisional=False)
OPEN = Promise("card", "card_requested", date(2027, 1, 6), provisional=True)
OPEN_TOO = Promise("other", "accepted", date(2027, 1, 6), provisional=True)


def test_cases_with_a_provisional_date_are_named_once_in_order(store: Store) -> None:
    later = replace(make_case(at=NOW + timedelta(days=1)), promises=(SURE, OPEN))
    earlier = replace(make_case(), promises=(OPEN, OPEN_TOO))
    with store.work() as work:
        for case in (later, earlier, replace(make_case(), promises=(SURE,)), make_case()):
            work.add_case(case)
        work.commit()
    with store.reading() as work:
        assert work.cases_with_provisional_promises() == (earlier.id, later.id)
