# SPDX-License-Identifier: Apache-2.0
"""Lists of cases: the work list and the search box."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, or_, select

from clerkapp.domain.states import IN_EFFECT, IN_WORK
from clerkapp.services.ports import CaseRow
from clerkapp.storage import schema
from clerkapp.storage.search_index import (
    DOCUMENT_FIELD,
    NAME_FIELD,
    Range,
    ranges_for,
)

_CASE = schema.case_file.c
_KEY = schema.search_key.c
_NAME = schema.answer.alias("applicant_name")
_DOCUMENT = schema.answer.alias("applicant_document")
_DUE_ON = (
    select(func.min(schema.promise.c.due_on))
    .where(schema.promise.c.case_id == _CASE.id)
    .scalar_subquery()
)
# At the counter a draft begins with its first field, long before its batch is known.
_AS_LISTED = and_(_CASE.batch != "", _CASE.changed_at == _CASE.opened_at)
# Null where a case was entered on its day.
_UNCONFIRMED = func.coalesce(schema.back_entry.c.reviewer_id == "", False)


def _rows() -> Select[*tuple[Any, ...]]:
    def of(answers: Any, field: str) -> Any:
        return and_(answers.c.case_id == _CASE.id, answers.c.field == field)

    return (
        select(
            _CASE.id,
            _CASE.number,
            _CASE.item,
            _CASE.status,
            func.coalesce(_NAME.c.value, "").label("name"),
            func.coalesce(_DOCUMENT.c.value, "").label("document_number"),
            _CASE.received_on,
            _CASE.clerk_id,
            schema.clerk.c.name.label("clerk_name"),
            _CASE.changed_at,
            _DUE_ON.label("due_on"),
            _UNCONFIRMED.label("is_unconfirmed"),
            _AS_LISTED.label("is_as_listed"),
        )
        .select_from(schema.case_file)
        .join(schema.clerk, schema.clerk.c.id == _CASE.clerk_id)
        .join(_NAME, of(_NAME, NAME_FIELD), isouter=True)
        .join(_DOCUMENT, of(_DOCUMENT, DOCUMENT_FIELD), isouter=True)
        .join(schema.back_entry, schema.back_entry.c.case_id == _CASE.id, isouter=True)
    )


_OPEN_ROWS = _rows().where(or_(_CASE.status.in_(sorted(IN_WORK)), _UNCONFIRMED))
_ROWS_OF_BATCH = (
    _rows()
    .where(_CASE.batch == bindparam("of_batch"), _CASE.unit == bindparam("of_unit"))
    .order_by(_CASE.id.desc())
)
_LISTED_IN_EFFECT = (
    _rows()
    .join(schema.aid_entry, schema.aid_entry.c.document_number == _DOCUMENT.c.value)
    .where(
        schema.aid_entry.c.month == bindparam("of_month"),
        _CASE.status.in_(sorted(IN_EFFECT)),
        _CASE.received_on >= bindparam("since"),
    )
)
_ROWS_OF_DAY = _rows().where(_CASE.received_on == bindparam("of_day")).order_by(_CASE.id)
_ROWS_OF_IDS = _rows().where(_CASE.id.in_(bindparam("ids", expanding=True)))
_WITH_PROVISIONAL_PROMISE = (
    select(schema.promise.c.case_id)
    .distinct()
    .where(schema.promise.c.provisional == bindparam("provisional", value=True))
    .order_by(schema.promise.c.case_id)
)
_IN_RANGE = (
    select(_KEY.case_id)
    .distinct()
    .where(
        _KEY.kind == bindparam("kind"),
        _KEY.key >= bindparam("low"),
        _KEY.key < bindparam("high"),
        _KEY.place >= bindparam("skip"),
    )
    # Ids are UUIDv7: their order is the order in which the cases were opened.
    .order_by(_KEY.case_id.desc())
    .limit(bindparam("most"))
)
_IN_RANGE_LIKE = _IN_RANGE.where(_KEY.key.like(bindparam("like"), escape="\\"))


def open_cases(connection: Connection) -> tuple[CaseRow, ...]:
    """Return what still waits for the counter or for a reviewer, latest change first."""
    rows = [CaseRow(**row) for row in connection.execute(_OPEN_ROWS).mappings()]
    return tuple(sorted(rows, key=lambda row: row.changed_at, reverse=True))


def cases_received_on(connection: Connection, day: date) -> tuple[CaseRow, ...]:
    """Return the cases whose day of judgement it is, the earliest opened first."""
    rows = connection.execute(_ROWS_OF_DAY, {"of_day": day}).mappings()
    return tuple(CaseRow(**row) for row in rows)


def cases_of_batch(connection: Connection, unit: str, batch: str) -> tuple[CaseRow, ...]:
    """Return every case of a unit's batch, in whatever state, the latest opened first."""
    rows = connection.execute(_ROWS_OF_BATCH, {"of_batch": batch, "of_unit": unit})
    return tuple(CaseRow(**row) for row in rows.mappings())


def listed_in_effect(connection: Connection, month: str, since: date) -> tuple[CaseRow, ...]:
    """Return the cases in effect, received since a day, whose applicant a month's list has."""
    rows = connection.execute(_LISTED_IN_EFFECT, {"of_month": month, "since": since})
    return tuple(CaseRow(**row) for row in rows.mappings())


def cases_with_provisional_promises(connection: Connection) -> tuple[str, ...]:
    """Return the ids of cases with a date that is 预计, the earliest opened first."""
    return tuple(connection.execute(_WITH_PROVISIONAL_PROMISE).scalars())


def search(connection: Connection, words: str, limit: int) -> tuple[CaseRow, ...]:
    """Find cases by what was typed or scanned, the latest opened first."""
    found: set[str] = set()
    for wanted in ranges_for(words):
        found.update(_ids_in(connection, wanted, limit))
    return _rows_of(connection, sorted(found, reverse=True)[:limit])


def _ids_in(connection: Connection, wanted: Range, most: int) -> list[str]:
    bound = {
        "kind": wanted.kind,
        "low": wanted.low,
        "high": wanted.high,
        "skip": wanted.skip,
        "most": most,
    }
    if wanted.like:
        return list(connection.execute(_IN_RANGE_LIKE, {**bound, "like": wanted.like}).scalars())
    return list(connection.execute(_IN_RANGE, bound).scalars())


def _rows_of(connection: Connection, ids: Iterable[str]) -> tuple[CaseRow, ...]:
    wanted = list(ids)
    if not wanted:
        return ()
    rows = connection.execute(_ROWS_OF_IDS, {"ids": wanted}).mappings()
    by_id = {row["id"]: CaseRow(**row) for row in rows}
    return tuple(by_id[case_id] for case_id in wanted)
