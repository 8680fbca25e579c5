# SPDX-License-Identifier: Apache-2.0
"""The record of every act at the counter (社会保险经办条例 Art. 38: 记录业务经办过程).

Entries form a chain: each hash covers the one before, so that no entry can be changed, removed
or put in between without the rest ceasing to fit.
"""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

FIRST_HASH = "0" * 64
"""Previous hash of the first entry."""


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """Who did what, when, to which case, and why.

    Attributes:
        at: Aware time of the act.
        clerk_id: Who acted; empty before the first clerk exists.
        role: Role in which they acted.
        act: Name of the use case, e.g. ``accept``.
        case_id: The case; empty for acts of the office.
        reason: Why, where the act asks for a reason.
        before: SHA-256 of the state before, or empty.
        after: SHA-256 of the state after, or empty.
    """

    at: datetime
    clerk_id: str
    role: str
    act: str
    case_id: str = ""
    reason: str = ""
    before: str = ""
    after: str = ""


def entry_hash(previous: str, entry: AuditEntry) -> str:
    """Return the hex SHA-256 that chains an entry to the one before it."""
    fields = (
        previous,
        entry.at.isoformat(),
        entry.clerk_id,
        entry.role,
        entry.act,
        entry.case_id,
        entry.reason,
        entry.before,
        entry.after,
    )
    # JSON of a list separates the fields beyond doubt; plain joining would not.
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()
