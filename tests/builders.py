# SPDX-License-Identifier: Apache-2.0
"""Made-up offices, clerks and cases; every number has a right check digit and no holder."""

import hashlib
import os
from collections.abc import Mapping
from datetime import date, datetime, timedelta, timezone

from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.numbers import CaseNumber, new_id
from clerkapp.domain.roles import Clerk, Role
from clerkapp.domain.states import CaseStatus
from clerkapp.services.sessions import EXAMPLE_OFFICE
from clerkapp.storage.slots import Argon2Cost

BEIJING = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 23, 9, 30, 15, 250_000, BEIJING)
TODAY = NOW.date()
QUICK = Argon2Cost(memory_kib=64, iterations=1, lanes=1)
"""A cost for tests: a guess takes less than a millisecond."""

OFFICE = EXAMPLE_OFFICE
CLERK = Clerk("019ab000-0000-7000-8000-000000000001", "周敏", Role.CLERK)
SUPERVISOR = Clerk("019ab000-0000-7000-8000-000000000002", "林主任", Role.SUPERVISOR)

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def citizen_number(born: date, order: int, division: str = "110150") -> str:
    """Return a citizen number with its check character (GB 11643), for a division of nobody's."""
    body = f"{division}{born:%Y%m%d}{order:03d}"
    remainder = sum(w * int(d) for w, d in zip(_WEIGHTS, body, strict=True)) % 11
    return body + "10X98765432"[remainder]


CHILD_NUMBER = citizen_number(date(2018, 5, 18), 12)
GUARDIAN_NUMBER = citizen_number(date(1988, 2, 3), 24)
ANSWERS: Mapping[str, str] = {
    "applicant.name": "王梓萱",
    "applicant.document_number": CHILD_NUMBER,
    "guardian.name": "李静",
    "guardian.document_number": GUARDIAN_NUMBER,
    "guardian.mobile": "13900005678",
    "contact.phone": "010-0555 0199",
}


def make_id(at: datetime = NOW) -> str:
    """Return a fresh UUIDv7."""
    return new_id(at, os.urandom(10))


def make_case(answers: Mapping[str, str] | None = None, at: datetime = NOW) -> Case:
    """Return a draft of a child's card."""
    return Case(
        id=make_id(at),
        item="minor_card",
        item_version="2026-01-01",
        status=CaseStatus.DRAFT,
        received_on=at.date(),
        opened_at=at,
        clerk_id=CLERK.id,
        changed_at=at,
        answers=dict(ANSWERS if answers is None else answers),
    )


def make_number(serial: int, day: date = TODAY) -> CaseNumber:
    """Return a case number of the made-up office."""
    return CaseNumber.take(OFFICE.division, OFFICE.code, OFFICE.counter, day, serial)


def make_document(case: Case, pdf: bytes, kind: str = "slip") -> PrintedDocument:
    """Return the record of a document whose PDF is given."""
    return PrintedDocument(
        id=make_id(),
        case_id=case.id,
        kind=kind,
        layout="slip-a5",
        layout_version="1",
        sha256=hashlib.sha256(pdf).hexdigest(),
        copy=1,
        made_at=NOW,
        clerk_id=CLERK.id,
    )


def make_entry(act: str, case: Case | None = None) -> AuditEntry:
    """Return an audit entry of the made-up clerk."""
    return AuditEntry(NOW, CLERK.id, CLERK.role.value, act, case.id if case else "")
