# SPDX-License-Identifier: Apache-2.0
"""Local records beside the cases: links, decisions on duplicates, invalid cards, lists of aid."""

from typing import Any

from sqlalchemy import Connection, bindparam, select

from clerkapp.domain.aid import AidMonth, AidRow
from clerkapp.domain.cards import InvalidCard
from clerkapp.domain.duplicates import DuplicateDecision
from clerkapp.storage import schema

_LINK = schema.case_link.c
_DUPLICATE = schema.duplicate_decision.c
_CARD = schema.invalid_card.c
_MONTH = schema.aid_month.c
_ENTRY = schema.aid_entry.c

_SELECT_LINKS = select(_LINK.other_id, _LINK.kind).where(_LINK.case_id == bindparam("of_case"))
_SELECT_DUPLICATES = (
    select(*(column for column in _DUPLICATE if column.name != "entered"))
    .where(_DUPLICATE.case_id == bindparam("of_case"))
    .order_by(_DUPLICATE.entered)
)
_SELECT_CARD = select(schema.invalid_card).where(_CARD.number == bindparam("of_number"))
_SELECT_CARDS = select(schema.invalid_card).order_by(_CARD.at, _CARD.number)
_SELECT_MONTHS = select(schema.aid_month).order_by(_MONTH.month)
_SELECT_ENTRY = select(_ENTRY.document_number, _ENTRY.name, _ENTRY.category).where(
    _ENTRY.month == bindparam("of_month"), _ENTRY.document_number == bindparam("of_number")
)


def link_cases(connection: Connection, case_id: str, other_id: str, kind: str) -> None:
    """Link two cases in both directions."""
    pairs = ((case_id, other_id), (other_id, case_id))
    rows: list[dict[str, Any]] = [
        {"case_id": one, "other_id": other, "kind": kind} for one, other in pairs
    ]
    connection.execute(schema.case_link.insert(), rows)


def linked(connection: Connection, case_id: str) -> tuple[tuple[str, str], ...]:
    """Return (id, kind of link) of the cases that a case is linked with."""
    rows = connection.execute(_SELECT_LINKS, {"of_case": case_id})
    return tuple((row.other_id, row.kind) for row in rows)


def add_duplicate_decision(connection: Connection, decision: DuplicateDecision) -> None:
    """Write what a clerk decided of two cases that look alike."""
    row = {name: getattr(decision, name) for name in DuplicateDecision.__slots__}
    connection.execute(schema.duplicate_decision.insert(), row)


def duplicate_decisions(connection: Connection, case_id: str) -> tuple[DuplicateDecision, ...]:
    """Return the decisions on a case, oldest first."""
    rows = connection.execute(_SELECT_DUPLICATES, {"of_case": case_id}).mappings()
    return tuple(DuplicateDecision(**row) for row in rows)


def add_invalid_card(connection: Connection, card: InvalidCard) -> None:
    """Write a card to the list of invalid ones; an earlier entry of the number is replaced."""
    connection.execute(schema.invalid_card.delete().where(_CARD.number == card.number))
    row = {name: getattr(card, name) for name in InvalidCard.__slots__}
    connection.execute(schema.invalid_card.insert(), row)


def invalid_card(connection: Connection, number: str) -> InvalidCard | None:
    """Return the entry of a card number, or None."""
    row = connection.execute(_SELECT_CARD, {"of_number": number}).mappings().one_or_none()
    return None if row is None else InvalidCard(**row)


def invalid_cards(connection: Connection) -> tuple[InvalidCard, ...]:
    """Return the whole list, oldest first."""
    return tuple(InvalidCard(**row) for row in connection.execute(_SELECT_CARDS).mappings())


def replace_aid_list(connection: Connection, month: AidMonth, rows: tuple[AidRow, ...]) -> None:
    """Write a month's list in place of an earlier one of the same month."""
    connection.execute(schema.aid_entry.delete().where(_ENTRY.month == month.month))
    connection.execute(schema.aid_month.delete().where(_MONTH.month == month.month))
    head = {name: getattr(month, name) for name in AidMonth.__slots__}
    connection.execute(schema.aid_month.insert(), head)
    entries: list[dict[str, Any]] = [
        {
            "month": month.month,
            "document_number": row.document_number,
            "name": row.name,
            "category": row.category,
        }
        for row in rows
    ]
    if entries:
        connection.execute(schema.aid_entry.insert(), entries)


def aid_months(connection: Connection) -> tuple[AidMonth, ...]:
    """Return the months whose lists were loaded, oldest first."""
    return tuple(AidMonth(**row) for row in connection.execute(_SELECT_MONTHS).mappings())


def aid_entry(connection: Connection, month: str, document_number: str) -> AidRow | None:
    """Return a person of a month's list, or None."""
    wanted = {"of_month": month, "of_number": document_number}
    row = connection.execute(_SELECT_ENTRY, wanted).mappings().one_or_none()
    return None if row is None else AidRow(**row)
