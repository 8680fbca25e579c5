# SPDX-License-Identifier: Apache-2.0
"""The audit chain in the store: appended in the transaction of the act, and checked."""

from sqlalchemy import Connection, bindparam, func, select

from clerkapp.domain.audit import FIRST_HASH, AuditEntry, entry_hash
from clerkapp.storage import schema
from clerkapp.storage.prepared import Prepared

_AUDIT = schema.audit.c
_INSERT = Prepared(schema.audit.insert(), [c.name for c in _AUDIT if c.name != "seq"])
_LAST_HASH = Prepared(
    select(_AUDIT.hash).where(_AUDIT.seq == select(func.max(_AUDIT.seq)).scalar_subquery())
)
_ENTRY_COLUMNS = (
    _AUDIT.at,
    _AUDIT.clerk_id,
    _AUDIT.role,
    _AUDIT.act,
    _AUDIT.case_id,
    _AUDIT.reason,
    _AUDIT.before,
    _AUDIT.after,
)
_ALL = select(_AUDIT.seq, _AUDIT.previous, _AUDIT.hash, *_ENTRY_COLUMNS).order_by(_AUDIT.seq)
_OF_CASE = (
    select(*_ENTRY_COLUMNS).where(_AUDIT.case_id == bindparam("of_case")).order_by(_AUDIT.seq)
)
_ROWS_AT_ONCE = 1000


def append(connection: Connection, entry: AuditEntry) -> None:
    """Append an entry behind the last one."""
    previous = next(iter(_LAST_HASH.read(connection, {})), FIRST_HASH)
    row = {
        "at": entry.at,
        "clerk_id": entry.clerk_id,
        "role": entry.role,
        "act": entry.act,
        "case_id": entry.case_id,
        "reason": entry.reason,
        "before": entry.before,
        "after": entry.after,
        "previous": previous,
        "hash": entry_hash(previous, entry),
    }
    _INSERT.one(connection, row)


def acts_on(connection: Connection, case_id: str) -> tuple[AuditEntry, ...]:
    """Return what was done with a case, oldest first; reads the whole chain, no index helps."""
    rows = connection.execute(_OF_CASE, {"of_case": case_id})
    return tuple(AuditEntry(*fields) for fields in rows)


def first_broken(connection: Connection) -> int | None:
    """Return the first entry that does not fit the one before it, or None.

    An entry that was removed shows at the one behind it; entries removed at the very end do not
    show here, for which the anchors of a later version are.
    """
    previous, expected = FIRST_HASH, 1
    rows = connection.execution_options(yield_per=_ROWS_AT_ONCE).execute(_ALL)
    for seq, said_previous, said_hash, *fields in rows:
        fits = seq == expected and said_previous == previous
        if not fits or entry_hash(previous, AuditEntry(*fields)) != said_hash:
            return expected
        previous, expected = said_hash, expected + 1
    return None
