# SPDX-License-Identifier: Apache-2.0
"""A case to rows and back; of two states of a case only what differs is written."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from types import MappingProxyType
from typing import Any

from sqlalchemy import Connection, Delete, Select, Table, bindparam, select, update

from clerkapp.domain.batches import ROSTER_FIELDS
from clerkapp.domain.case import Amendment, BackEntry, Case, Override, Promise, StageEntry
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.papers import PaperCheck
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import PresentedForm, Signature
from clerkapp.storage import schema
from clerkapp.storage.initials import Initials
from clerkapp.storage.prepared import Prepared
from clerkapp.storage.search_index import Key, keys_of, searched_answers

Row = dict[str, Any]


def _head_row(case: Case) -> Row:
    return {
        "id": case.id,
        "item": case.item,
        "item_version": case.item_version,
        "status": case.status,
        "received_on": case.received_on,
        "opened_at": case.opened_at,
        "clerk_id": case.clerk_id,
        "changed_at": case.changed_at,
        "number": case.number,
        **{column: case.answers.get(field, "") for column, field in ROSTER_FIELDS.items()},
    }


def _answer_rows(case: Case) -> Iterable[Row]:
    for field, value in case.answers.items():
        yield {"case_id": case.id, "field": field, "value": value}


def _check_rows(case: Case) -> Iterable[Row]:
    for check in case.checks.values():
        yield {
            "case_id": case.id,
            "paper": check.paper,
            "original": check.original,
            "copies": check.copies,
            "electronic": check.electronic,
            "held": check.held,
            "pages": check.pages,
            "verdict": check.verdict,
            "remark": check.remark,
            "due_on": check.due_on,
        }


def _override_rows(case: Case) -> Iterable[Row]:
    for place, passed in enumerate(case.overrides):
        yield {
            "case_id": case.id,
            "place": place,
            "field": passed.field,
            "code": passed.code,
            "value": passed.value,
            "reason": passed.reason,
            "clerk_id": passed.clerk_id,
            "at": passed.at,
        }


def _promise_rows(case: Case) -> Iterable[Row]:
    for place, promise in enumerate(case.promises):
        yield {
            "case_id": case.id,
            "place": place,
            "clock": promise.clock,
            "start_event": promise.start_event,
            "due_on": promise.due_on,
            "provisional": promise.provisional,
        }


def _presented_rows(case: Case) -> Iterable[Row]:
    form = case.presented
    if form is not None:
        yield {
            "case_id": case.id,
            "document_id": form.document_id,
            "sha256": form.sha256,
            "content_code": form.content_code,
            "answers": form.answers,
            "at": form.at,
        }


def _signature_rows(case: Case) -> Iterable[Row]:
    for place, signed in enumerate(case.signatures):
        yield {
            "case_id": case.id,
            "place": place,
            "content_code": signed.content_code,
            "manner": signed.manner,
            "signer": signed.signer,
            "at": signed.at,
            "clerk_id": signed.clerk_id,
            "witness": signed.witness,
            "strokes": signed.strokes,
            "void_since": signed.void_since,
            "voided_by": signed.voided_by,
        }


def _stage_rows(case: Case) -> Iterable[Row]:
    for place, stage in enumerate(case.stages):
        yield {
            "case_id": case.id,
            "place": place,
            "status": stage.status,
            "at": stage.at,
            "clerk_id": stage.clerk_id,
            "reference": stage.reference,
            "reason": stage.reason,
        }


def _amendment_rows(case: Case) -> Iterable[Row]:
    for place, amendment in enumerate(case.amendments):
        yield {
            "case_id": case.id,
            "place": place,
            "field": amendment.field,
            "before": amendment.before,
            "after": amendment.after,
            "reason": amendment.reason,
            "clerk_id": amendment.clerk_id,
            "at": amendment.at,
        }


def _back_entry_rows(case: Case) -> Iterable[Row]:
    entry = case.back_entry
    if entry is not None:
        yield {
            "case_id": case.id,
            "reason": entry.reason,
            "entered_on": entry.entered_on,
            "reviewer_id": entry.reviewer_id,
        }


@dataclass(frozen=True, slots=True)
class _Part:
    """A table that holds one attribute of a case, with its statements built once."""

    of: Callable[[Case], object]
    key: str
    rows: Callable[[Case], Iterable[Row]]
    insert: Prepared
    delete: Delete
    select: Select[Any]


def _part(attribute: str, table: Table, key: str, rows: Callable[[Case], Iterable[Row]]) -> _Part:
    columns = table.c
    same_case = columns.case_id == bindparam("of_case")
    shown = [column for column in columns if column.name not in ("case_id", "place")]
    return _Part(
        attrgetter(attribute),
        key,
        rows,
        Prepared(table.insert(), columns.keys()),
        table.delete().where(same_case, columns[key] == bindparam("of_key")),
        select(*shown).where(same_case).order_by(columns[key]),
    )


_ANSWERS = _part("answers", schema.answer, "field", _answer_rows)
_CHECKS = _part("checks", schema.paper_check, "paper", _check_rows)
_OVERRIDES = _part("overrides", schema.answer_override, "place", _override_rows)
_PROMISES = _part("promises", schema.promise, "place", _promise_rows)
_PRESENTED = _part("presented", schema.presented_form, "case_id", _presented_rows)
_SIGNATURES = _part("signatures", schema.signature, "place", _signature_rows)
_STAGES = _part("stages", schema.case_stage, "place", _stage_rows)
_AMENDMENTS = _part("amendments", schema.amendment, "place", _amendment_rows)
_BACK_ENTRY = _part("back_entry", schema.back_entry, "case_id", _back_entry_rows)
_PARTS = (
    _ANSWERS,
    _CHECKS,
    _OVERRIDES,
    _PROMISES,
    _PRESENTED,
    _SIGNATURES,
    _STAGES,
    _AMENDMENTS,
    _BACK_ENTRY,
)

# Setting a key to itself would still make SQLite look through all that refers to it.
_FIXED = frozenset({"id", "item", "opened_at"})
_HEAD = schema.case_file.c
_INSERT_HEAD = Prepared(schema.case_file.insert(), _HEAD.keys())
_UPDATE_HEAD = Prepared(
    update(schema.case_file).where(
        _HEAD.id == bindparam("of_case"), _HEAD.changed_at == bindparam("read_at")
    ),
    [column.name for column in _HEAD if column.name not in _FIXED],
)
_SELECT_HEAD = select(*(column for column in _HEAD if column.name not in ROSTER_FIELDS)).where(
    _HEAD.id == bindparam("of_case")
)
_SELECT_ID = select(_HEAD.id).where(_HEAD.number == bindparam("of_number"))
_KEY = schema.search_key.c
_INSERT_KEY = Prepared(schema.search_key.insert(), _KEY.keys())
_DELETE_KEY = schema.search_key.delete().where(
    _KEY.kind == bindparam("of_kind"),
    _KEY.key == bindparam("of_key"),
    _KEY.place == bindparam("of_place"),
    _KEY.case_id == bindparam("of_case"),
)


def add_case(connection: Connection, case: Case, initials: Initials) -> None:
    """Write all rows of a new case."""
    _INSERT_HEAD.one(connection, _head_row(case))
    for part in _PARTS:
        rows = list(part.rows(case))
        if rows:
            part.insert.many(connection, rows)
    _write_keys(connection, None, case, initials)


def save_case(connection: Connection, before: Case, after: Case, initials: Initials) -> None:
    """Write what differs between two states of a case.

    Raises:
        ClerkError: ``case.changed_meanwhile`` when the store holds another state than ``before``.
    """
    row = {name: value for name, value in _head_row(after).items() if name not in _FIXED}
    written = _UPDATE_HEAD.one(
        connection, {**row, "of_case": before.id, "read_at": before.changed_at}
    )
    if written != 1:
        raise ClerkError("case.changed_meanwhile")
    for part in _PARTS:
        _save_part(connection, part, before, after)
    _write_keys(connection, before, after, initials)


def _save_part(connection: Connection, part: _Part, before: Case, after: Case) -> None:
    if part.of(before) == part.of(after):
        return
    old = {row[part.key]: row for row in part.rows(before)}
    new = {row[part.key]: row for row in part.rows(after)}
    gone = [
        {"of_case": before.id, "of_key": key} for key, row in old.items() if new.get(key) != row
    ]
    come = [row for key, row in new.items() if old.get(key) != row]
    if gone:
        connection.execute(part.delete, gone)
    if come:
        part.insert.many(connection, come)


def _write_keys(
    connection: Connection, before: Case | None, after: Case, initials: Initials
) -> None:
    if before is not None and _searched(before) == _searched(after):
        return
    old: frozenset[Key] = frozenset() if before is None else keys_of(before, initials)
    new = keys_of(after, initials)
    if old - new:
        connection.execute(
            _DELETE_KEY,
            [
                {"of_kind": kind, "of_key": key, "of_place": place, "of_case": after.id}
                for kind, key, place in old - new
            ],
        )
    if new - old:
        _INSERT_KEY.many(
            connection,
            [
                {"kind": kind, "key": key, "place": place, "case_id": after.id}
                for kind, key, place in new - old
            ],
        )


def _searched(case: Case) -> tuple[CaseNumber | None, Mapping[str, str]]:
    return case.number, searched_answers(case.answers)


def case_id_of(connection: Connection, number: CaseNumber) -> str:
    """Return the id of the case with a number.

    Raises:
        ClerkError: ``case.not_found``.
    """
    found = connection.execute(_SELECT_ID, {"of_number": number}).scalar_one_or_none()
    if found is None:
        raise ClerkError("case.not_found")
    return found


def load_case(connection: Connection, case_id: str) -> Case:
    """Return a case whole.

    Raises:
        ClerkError: ``case.not_found``.
    """
    head = connection.execute(_SELECT_HEAD, {"of_case": case_id}).mappings().one_or_none()
    if head is None:
        raise ClerkError("case.not_found")

    def rows(part: _Part) -> Iterable[Mapping[Any, Any]]:
        return connection.execute(part.select, {"of_case": case_id}).mappings()

    presented = [PresentedForm(**row) for row in rows(_PRESENTED)]
    entered_later = [BackEntry(**row) for row in rows(_BACK_ENTRY)]
    return Case(
        **head,
        answers=MappingProxyType({row["field"]: row["value"] for row in rows(_ANSWERS)}),
        checks=MappingProxyType({row["paper"]: PaperCheck(**row) for row in rows(_CHECKS)}),
        overrides=tuple(Override(**row) for row in rows(_OVERRIDES)),
        promises=tuple(Promise(**row) for row in rows(_PROMISES)),
        presented=presented[0] if presented else None,
        signatures=tuple(Signature(**row) for row in rows(_SIGNATURES)),
        stages=tuple(StageEntry(**row) for row in rows(_STAGES)),
        amendments=tuple(Amendment(**row) for row in rows(_AMENDMENTS)),
        back_entry=entered_later[0] if entered_later else None,
    )
