# SPDX-License-Identifier: Apache-2.0
"""What every use case on one case does: load, change, record, commit."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, cast

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.signature import changed_answers
from clerkapp.domain.states import CaseStatus, require_transition
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement, judge
from clerkapp.services.ports import UnitOfWork


def item_of(desk: Desk, case: Case) -> ServiceItem:
    """Return the version of the item under which the case was begun."""
    return desk.catalogue.item(case.item, case.item_version)


def judgement_of(desk: Desk, case: Case) -> Judgement:
    """Judge a case's answers on its day of judgement."""
    return judge(
        desk.catalogue, item_of(desk, case), case.answers, case.received_on, case.overrides
    )


def fingerprint(case: Case) -> str:
    """Return the SHA-256 of a case's whole state, for the audit record."""
    state = json.dumps(_plain(case), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(state.encode()).hexdigest()


def _plain(value: object) -> Any:
    """Return a value as JSON takes it; ``asdict`` cannot copy read-only mappings."""
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, Mapping):
        mapping = cast("Mapping[str, object]", value)
        return {key: _plain(inner) for key, inner in mapping.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in cast("tuple[object, ...]", value)]
    return value if value is None or isinstance(value, int | float) else str(value)


def numbered(desk: Desk, work: UnitOfWork, case: Case) -> Case:
    """Give the case its number if it has none, in the running transaction."""
    if case.number is not None:
        return case
    return replace(case, number=take_number(desk, work))


def take_number(desk: Desk, work: UnitOfWork) -> CaseNumber:
    """Return the next number of this counter's day, for a case or a list of cases."""
    day, office = desk.today(), desk.office
    serial = work.take_serial(day)
    return CaseNumber.take(office.division, office.code, office.counter, day, serial)


def moved(desk: Desk, case: Case, status: CaseStatus) -> Case:
    """Return the case in another state, if this clerk may move it there.

    Raises:
        ClerkError: ``case.no_such_step`` or ``case.not_your_role``.
    """
    require_transition(case.status, status, desk.clerk.role)
    return replace(case, status=status)


def keep(
    desk: Desk, work: UnitOfWork, before: Case, after: Case, act: str, reason: str = ""
) -> Case:
    """Write a changed case with its audit record; the caller commits."""
    changed = replace(after, changed_at=desk.now())
    work.save_case(before, changed)
    work.record(
        desk.entry(act, before.id, reason, before=fingerprint(before), after=fingerprint(changed))
    )
    return changed


def with_void_signatures(desk: Desk, case: Case) -> Case:
    """Void the presented form and its signature where a printed answer has changed."""
    if case.presented is None:
        return case
    changed = changed_answers(case.presented.answers, case.answers)
    if not changed:
        return case
    now = desk.now()
    signatures = tuple(
        replace(s, void_since=now, voided_by=changed) if s.holds else s for s in case.signatures
    )
    return replace(case, signatures=signatures)
