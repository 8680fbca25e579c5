# SPDX-License-Identifier: Apache-2.0
"""The intake form while it is being filled: answers, what is said about them, and what is left.

A field is judged when it has been left; while the clerk types, a message only goes away or follows
the text, it never comes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from dataclasses import field as made_by
from datetime import date
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import Field, Section, ServiceItem
from clerkapp.domain.case import NOTHING, Override
from clerkapp.domain.private_use import AS_READ, standardised
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.services.answers import read_answer
from clerkapp.services.authority import VISITOR, with_period
from clerkapp.services.judgement import OVERRIDABLE, Judgement, judge

AGENT = "agent"
"""Section of the person who comes for the guardian."""

LETTER_NEEDS = frozenset(
    {
        "applicant.document_type",
        "applicant.document_number",
        "applicant.name",
        "guardian.document_type",
        "guardian.document_number",
        "guardian.name",
        "guardian.relation",
        "guardian.mobile",
        "contact.address",
    }
)
"""Fields that the authority letter is filled from, besides everything about the agent."""


@dataclass(frozen=True, slots=True)
class FormState:
    """One form at one moment.

    Attributes:
        item: The item under which the case runs.
        received_on: Day of judgement.
        answers: Field id → value; of a field that is being typed, its text as it stands.
        overrides: What a supervisor has let pass.
        checked: Fields that have been left, about which the form may speak.
        asked: Field that the clerk was led to because it is empty; nothing if empty.
        judgement: What follows from the answers.
        filled: Field id → value that a local record gave (本机名单).
    """

    item: ServiceItem
    received_on: date
    answers: Mapping[str, str]
    overrides: tuple[Override, ...]
    checked: frozenset[str]
    asked: str
    judgement: Judgement
    filled: Mapping[str, str] = made_by(default_factory=lambda: NOTHING)

    def is_shown(self, field_id: str) -> bool:
        """Say whether a field applies."""
        return field_id in self.judgement.visible


def open_form(
    catalogue: Catalogue,
    item: ServiceItem,
    received_on: date,
    answers: Mapping[str, str],
    overrides: tuple[Override, ...] = (),
) -> FormState:
    """Return a form with its answers; what is filled already has been judged."""
    kept = MappingProxyType(dict(answers))
    return FormState(
        item=item,
        received_on=received_on,
        answers=kept,
        overrides=overrides,
        checked=frozenset(name for name, value in kept.items() if value),
        asked="",
        judgement=judge(catalogue, item, kept, received_on, overrides),
    )


def typed(catalogue: Catalogue, state: FormState, field_id: str, text: str) -> FormState:
    """Return the form after a key: the message goes as soon as the text is right."""
    after = _judged(catalogue, state, {**state.answers, field_id: text})
    wrong = any(problem.field == field_id for problem in after.judgement.problems)
    checked = after.checked if wrong else after.checked - {field_id}
    return replace(after, checked=checked, asked="" if state.asked == field_id else state.asked)


def left(catalogue: Catalogue, state: FormState, field_id: str) -> FormState:
    """Return the form after a field was left: its text in one spelling, its problems spoken."""
    field = state.item.field(field_id)
    text = state.answers.get(field_id, "")
    reading = read_answer(catalogue, field, text, state.answers, state.received_on)
    after = state
    if reading.value != text:
        after = _judged(catalogue, state, {**state.answers, field_id: reading.value})
    return replace(after, checked=after.checked | {field_id})


def chosen(catalogue: Catalogue, state: FormState, field_id: str, code: str) -> FormState:
    """Return the form after a value was chosen from a list: nothing is left to wait for."""
    after = typed(catalogue, state, field_id, code)
    if field_id == VISITOR:
        answers = with_period(catalogue, after.answers, after.received_on)
        after = _judged(catalogue, after, answers)
    return left(catalogue, after, field_id)


def suggestion_taken(catalogue: Catalogue, state: FormState, field_id: str, text: str) -> FormState:
    """Return the form after the clerk took the spelling offered under a field.

    Private-use characters that it replaces are kept beside it: another office's system may know
    the person by them alone.
    """
    before = state.answers.get(field_id, "")
    if standardised(before) != before:
        answers = {**state.answers, field_id + AS_READ: before}
        state = replace(state, answers=MappingProxyType(answers))
    return chosen(catalogue, state, field_id, text)


def all_checked(state: FormState, asked: str = "") -> FormState:
    """Return the form speaking about every field, because the clerk wants to go on."""
    return replace(state, checked=frozenset(state.judgement.visible), asked=asked)


def led_to(state: FormState, field_id: str) -> FormState:
    """Return the form after the clerk was led to a field; an empty one says what to do."""
    return replace(state, asked=field_id)


def with_overrides(
    catalogue: Catalogue, state: FormState, overrides: tuple[Override, ...]
) -> FormState:
    """Return the form after a supervisor let an answer pass."""
    return _judged(catalogue, replace(state, overrides=overrides), state.answers)


def filled_in(catalogue: Catalogue, state: FormState, filled: Mapping[str, str]) -> FormState:
    """Return the form with what a local record says; what the clerk answered stays.

    What another number's record gave before goes with that number.
    """
    answers = dict(state.answers)
    for name in (*state.filled, *filled):
        if answers.get(name, "") in ("", state.filled.get(name, "")):
            answers[name] = filled.get(name, "")
    return _judged(catalogue, replace(state, filled=MappingProxyType(dict(filled))), answers)


def _judged(catalogue: Catalogue, state: FormState, answers: Mapping[str, str]) -> FormState:
    kept = MappingProxyType(dict(answers))
    judgement = judge(catalogue, state.item, kept, state.received_on, state.overrides)
    return replace(state, answers=kept, judgement=judgement)


def spoken_problems(state: FormState) -> tuple[FieldProblem, ...]:
    """Return the errors and warnings of fields that have been left, in reading order."""
    return tuple(p for p in state.judgement.problems if p.field in state.checked)


def message_at(state: FormState, field_id: str) -> FieldProblem | None:
    """Return the one problem that stands under a field: the gravest, or that it is empty."""
    at_field = [p for p in spoken_problems(state) if p.field == field_id]
    if at_field:
        return next((p for p in at_field if p.severity is Severity.ERROR), at_field[0])
    if field_id == state.asked and field_id in state.judgement.empty:
        return FieldProblem("answer.empty", field_id, Severity.EMPTY)
    return None


def passable(state: FormState, problem: FieldProblem | None) -> bool:
    """Say whether a supervisor could let this problem pass."""
    return (
        problem is not None
        and problem.severity is Severity.ERROR
        and problem.code in OVERRIDABLE
        and bool(state.answers.get(problem.field))
    )


def to_settle(state: FormState) -> tuple[str, ...]:
    """Return the fields with something to settle, in reading order."""
    wanted = {p.field for p in spoken_problems(state)} | set(state.judgement.empty)
    return tuple(name for name in state.judgement.visible if name in wanted)


def next_to_settle(state: FormState, current: str) -> str:
    """Return the next field with something to settle after the current one, or an empty text."""
    waiting = to_settle(state)
    if not waiting:
        return ""
    order = {name: place for place, name in enumerate(state.judgement.visible)}
    here = order.get(current, -1)
    return next((name for name in waiting if order[name] > here), waiting[0])


def first_in_the_way(state: FormState) -> str:
    """Return the field that keeps the case from its review: the first error, else the first gap."""
    if state.judgement.errors:
        return state.judgement.errors[0].field
    return state.judgement.empty[0] if state.judgement.empty else ""


def has_letter(item: ServiceItem) -> bool:
    """Say whether somebody may come for the guardian with an authority letter."""
    return any(rule.kind == "authority_letter" for rule in item.documents)


def missing_for_letter(state: FormState) -> str:
    """Return the first field that the authority letter still needs, or an empty text."""
    wrong = {p.field for p in state.judgement.errors} | set(state.judgement.empty)
    return next(
        (
            name
            for name in state.judgement.visible
            if name in wrong and (name in LETTER_NEEDS or section_of(state.item, name).id == AGENT)
        ),
        "",
    )


def section_of(item: ServiceItem, field_id: str) -> Section:
    """Return the section in which a field stands; KeyError if the form has no such field."""
    for section in item.form.sections:
        if any(field.id == field_id for field in section.fields):
            return section
    raise KeyError(field_id)


def copyable(state: FormState, current: str) -> Field | None:
    """Return the field that one key fills like another: the current one, else the first empty."""
    fields = [f for f in state.item.form.fields if f.same_as and state.is_shown(f.id)]
    for field in fields:
        if field.id == current:
            return field
    return next((f for f in fields if not state.answers.get(f.id)), None)
