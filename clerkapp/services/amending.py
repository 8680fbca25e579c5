# SPDX-License-Identifier: Apache-2.0
"""Answers of an accepted case are amended (信息变更), with a reason and their history.

The sheet stays as it was signed: neither its content nor its signature is touched, and the
amendment is a record of its own. Names and numbers of people are not amended here: a child's own
number comes by re-keying, and another person or another matter is another case.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from clerkapp.catalogue.definitions import Field, FieldKind, ServiceItem
from clerkapp.domain.case import Amendment, Case
from clerkapp.domain.problems import ClerkError, FieldProblem, Severity
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.services.aid_lists import newest_month, said_by
from clerkapp.services.answers import read_answer
from clerkapp.services.casework import item_of, judgement_of, keep
from clerkapp.services.desk import Desk
from clerkapp.services.findings import findings
from clerkapp.services.judgement import Judgement
from clerkapp.services.ports import UnitOfWork

CHANNEL = "enrolment.channel"
CIVIL_AFFAIRS = "civil_affairs"

_WHO_AND_WHAT = (
    *(".birth_date", ".sex", ".nationality"),
    *("visit.visitor", "enrolment.kind", "card.application_kind"),
)
"""Endings of fields that say who somebody is, who came and signed, and what was applied for."""


@dataclass(frozen=True, slots=True)
class Amended:
    """A case after an amendment, and what has become doubtful by it (warnings)."""

    case: Case
    doubts: tuple[FieldProblem, ...]


def amend(
    desk: Desk, case_id: str, changes: Mapping[str, str], reason: str, reference: str = ""
) -> Amended:
    """Change answers of a case in effect, as if they had been given on its day of judgement.

    To the channel of civil affairs goes with it what the newest list that was loaded says of the
    applicant, where it is not said otherwise.

    Args:
        desk: The signed-in clerk.
        case_id: The case.
        changes: Field → new answer, as typed; a field may be called by the end of its id.
        reason: Why; kept with each answer that changes.
        reference: Article, list or letter on which it stands, if there is one; kept likewise.

    Raises:
        ClerkError: ``amend.needs_reason``; ``amend.not_in_effect``; ``amend.no_such_field``;
            ``amend.is_fixed`` for who somebody is and what was applied for; the codes of
            ``read_answer``; ``amend.nothing_changed``; ``amend.does_not_apply``,
            ``amend.contradicts``, ``amend.lacks_answer``, ``amend.lacks_paper`` or
            ``amend.unfulfilled`` where the case could not have been accepted so;
            ``case.not_your_role``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    if not reason.strip():
        raise ClerkError("amend.needs_reason")
    why = "；".join(part for part in (reason.strip(), reference.strip()) if part)
    with desk.work() as work:
        before = work.case(case_id)
        if not before.is_in_effect:
            raise ClerkError("amend.not_in_effect")
        after = amended(desk, before, _new_answers(desk, work, before, changes), why)
        if after == before:
            raise ClerkError("amend.nothing_changed")
        doubts = _judged_anew(desk, before, after)
        kept = keep(desk, work, before, after, "amend", why)
        work.commit()
    return Amended(kept, doubts)


def amended(desk: Desk, case: Case, new: Mapping[str, str], reason: str) -> Case:
    """Return the case with new answers and, of each that differs, its history."""
    now = desk.now()
    history = tuple(
        Amendment(name, case.answers.get(name, ""), value, reason, desk.clerk.id, now)
        for name, value in new.items()
        if case.answers.get(name, "") != value
    )
    if not history:
        return case
    answers = MappingProxyType({**case.answers, **new})
    return replace(case, answers=answers, amendments=(*case.amendments, *history))


def _new_answers(
    desk: Desk, work: UnitOfWork, case: Case, changes: Mapping[str, str]
) -> dict[str, str]:
    item = item_of(desk, case)
    new = {_field_called(item, name).id: text for name, text in changes.items()}
    everything = {**case.answers, **new}
    for name, text in new.items():
        field = item.field(name)
        if _is_fixed(item, field):
            raise ClerkError("amend.is_fixed", field=name)
        reading = read_answer(desk.catalogue, field, text, everything, case.received_on)
        for problem in reading.problems:
            if problem.severity is Severity.ERROR:
                raise ClerkError(problem.code, field=name, **problem.params)
        new[name] = reading.value
    if new.get(CHANNEL) != CIVIL_AFFAIRS:
        return new
    month = newest_month(work, desk.today())
    said = said_by(work, item, case.answers, month) if month else {}
    # What was asked for comes first in the history, and outweighs the list.
    return new | said | new


def _field_called(item: ServiceItem, name: str) -> Field:
    fields = {field.id: field for field in item.form.fields}
    if name in fields:
        return fields[name]
    ending = [field for field in fields.values() if field.id.endswith(f".{name}")]
    if len(ending) != 1:
        raise ClerkError("amend.no_such_field", name=name)
    return ending[0]


def _is_fixed(item: ServiceItem, field: Field) -> bool:
    types = {each.document_type for each in item.form.fields if each.document_type}
    return (
        field.kind in (FieldKind.NAME, FieldKind.DOCUMENT_NUMBER)
        or field.id in types
        or field.id.endswith(_WHO_AND_WHAT)
    )


def _judged_anew(desk: Desk, before: Case, after: Case) -> tuple[FieldProblem, ...]:
    """Refuse what could not have been accepted, and return what has become doubtful.

    What stood against the case already is not held against the amendment.
    """
    then, now = judgement_of(desk, before), judgement_of(desk, after)
    fresh = after.amendments[len(before.amendments) :]
    hidden = [each.field for each in fresh if each.after and each.field not in now.visible]
    if hidden:
        raise ClerkError("amend.does_not_apply", field=hidden[0])
    come = tuple(problem for problem in now.problems if problem not in then.problems)
    for problem in come:
        if problem.severity is Severity.ERROR:
            raise ClerkError("amend.contradicts", field=problem.field)
    for name in now.empty:
        if name not in then.empty:
            raise ClerkError("amend.lacks_answer", field=name)
    _require_met(before, then, after, now)
    return come


def _require_met(before: Case, then: Judgement, after: Case, now: Judgement) -> None:
    old, new = findings(then, before), findings(now, after)
    known = {paper.code for paper in old.undecided + old.lacking}
    for paper in new.undecided + new.lacking:
        if paper.code not in known and paper.verified and paper.obstructs:
            raise ClerkError("amend.lacks_paper", paper=paper.name.zh)
    for code in new.unfulfilled:
        if code not in old.unfulfilled:
            raise ClerkError("amend.unfulfilled", condition=code)
