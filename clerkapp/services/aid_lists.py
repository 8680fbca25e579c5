# SPDX-License-Identifier: Apache-2.0
"""The civil affairs office's list of the month (民政名单): loaded once, it fills in answers.

A child on the list needs no certificate; one who is not is enrolled ordinarily. Without the list
of the month nothing is filled in: that nobody is on it is not known then.
"""

from collections.abc import Mapping
from datetime import date

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.aid import AidList, AidMonth, AidRow
from clerkapp.domain.identity import normalise_number
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.services.desk import Desk
from clerkapp.services.ports import UnitOfWork

NUMBER = "applicant.document_number"


def load_aid_list(desk: Desk, aid_list: AidList, sha256: str) -> AidMonth:
    """Take over a month's list in place of an earlier one of that month.

    Args:
        desk: The signed-in clerk.
        aid_list: The list as it was read.
        sha256: Digest of the file, for the audit record.

    Raises:
        ClerkError: ``case.not_your_role``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    count = len(aid_list.rows)
    month = AidMonth(aid_list.month, desk.now(), desk.clerk.id, sha256, count)
    with desk.work() as work:
        work.replace_aid_list(month, aid_list.rows)
        work.record(desk.entry("load_aid_list", reason=f"{month.month} {count}", after=sha256))
        work.commit()
    return month


def month_on(day: date) -> str:
    """Return the month whose list holds on a day."""
    return f"{day:%Y-%m}"


def filled_answers(
    desk: Desk, item: ServiceItem, answers: Mapping[str, str], received_on: date
) -> dict[str, str]:
    """Return what the month's list says of the applicant, for the fields that it fills.

    Empty while the document number is not known, or the list of that month is not loaded.
    """
    if not is_asked_by(item) or not answers.get(NUMBER, ""):
        return {}
    with desk.reads() as work:
        month = month_on(received_on)
        return said_by(work, item, answers, month) if is_loaded(work, month) else {}


def is_asked_by(item: ServiceItem) -> bool:
    """Say whether an item has fields that the list fills."""
    return any(field.filled_from for field in item.form.fields)


def is_loaded(work: UnitOfWork, month: str) -> bool:
    """Say whether the list of a month was loaded."""
    return any(each.month == month for each in work.aid_months())


def newest_month(work: UnitOfWork, today: date) -> str:
    """Return the newest month up to today whose list was loaded, or nothing."""
    months = (each.month for each in work.aid_months() if each.month <= month_on(today))
    return max(months, default="")


def said_by(
    work: UnitOfWork, item: ServiceItem, answers: Mapping[str, str], month: str
) -> dict[str, str]:
    """Return what a loaded month's list says of the applicant, for the fields that it fills."""
    number = normalise_number(answers.get(NUMBER, ""))
    if not number:
        return {}
    said = _said_of(work.aid_entry(month, number))
    fields = {f.id: f.filled_from for f in item.form.fields if f.filled_from}
    return {name: said[source] for name, source in fields.items() if said[source]}


def _said_of(entry: AidRow | None) -> dict[str, str]:
    if entry is None:
        return {"aid_list": "no", "aid_category": ""}
    return {"aid_list": "yes", "aid_category": entry.category}
