# SPDX-License-Identifier: Apache-2.0
"""What the intake form says: under a field, beside a section, in the action bar."""

from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import LONG_TERM
from clerkapp.catalogue.definitions import Field, FieldKind, Need, Section
from clerkapp.domain.identity import place_of
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.presentation.intake_form import (
    FormState,
    message_at,
    passable,
    section_of,
    spoken_problems,
)
from clerkapp.presentation.sentences import problem_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.aid_lists import month_on
from clerkapp.services.answers import read_answer

SHOWN_WITH_CODE = frozenset({"ethnic_groups", "hukou_types", "nationalities"})
"""Lists whose codes the clerks know by heart and find on other systems' screens."""

WITHOUT_INPUT_METHOD = frozenset(
    {
        FieldKind.DOCUMENT_NUMBER,
        FieldKind.DATE,
        FieldKind.EXPIRY,
        FieldKind.MOBILE,
        FieldKind.PHONE,
        FieldKind.POSTCODE,
        FieldKind.CREDIT_CODE,
        FieldKind.CARD_NUMBER,
        FieldKind.BANK_ACCOUNT,
        FieldKind.AMOUNT,
        FieldKind.WHOLE_NUMBER,
    }
)
"""Kinds of field that take digits and letters only."""

APPLICANT_NAME = "applicant.name"


@dataclass(frozen=True, slots=True)
class FieldMessage:
    """What stands under a field.

    Attributes:
        severity: ``error``, ``warning`` or ``empty``.
        text: What is wrong and what to do.
        passable: A supervisor may let it pass.
        suggestion: The spelling that one key takes; empty where there is none.
        code: Code of the problem.
    """

    severity: str
    text: str
    passable: bool = False
    suggestion: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Option:
    """One value of a code list as a combo or a segment shows it."""

    code: str
    text: str
    initials: str
    show_code: bool


@dataclass(frozen=True, slots=True)
class RowLook:
    """Everything that one row shows.

    Attributes:
        shown: Whether the field applies.
        value: Its answer, as stored.
        message: What is wrong, or None.
        derived: What the program worked out from the value.
        sentence: Words before a relation.
        placeholder: What stands in the empty field.
    """

    shown: bool
    value: str
    message: FieldMessage | None
    derived: str
    sentence: str
    placeholder: str


def row_look(words: Words, catalogue: Catalogue, state: FormState, field: Field) -> RowLook:
    """Return what a field's row shows now."""
    is_relation = field.kind is FieldKind.RELATION
    return RowLook(
        shown=state.is_shown(field.id),
        value=state.answers.get(field.id, ""),
        message=field_message(words, state, field),
        derived=derived_line(words, catalogue, state, field),
        sentence=relation_sentence(words, state, field) if is_relation else "",
        placeholder=placeholder(words, state, field),
    )


def field_message(words: Words, state: FormState, field: Field) -> FieldMessage | None:
    """Return the gravest thing to say under a field."""
    problem = message_at(state, field.id)
    if problem is None:
        return None
    if problem.severity is Severity.EMPTY:
        label = field.label.in_language(words.language)
        return FieldMessage("empty", words("intake.fill_this", label=label))
    return FieldMessage(
        problem.severity.value,
        problem_sentence(words, state.item, problem),
        passable(state, problem),
        problem.params.get("suggestion", ""),
        problem.code,
    )


def derived_line(words: Words, catalogue: Catalogue, state: FormState, field: Field) -> str:
    """Return what a document number tells: sex, birth date, age, place.

    Beside what a local record filled in stands which record; other fields have nothing.
    """
    text = state.answers.get(field.id, "")
    if text and state.filled.get(field.id, "") == text:
        return words("intake.from_list", month=month_on(state.received_on))
    if field.kind is not FieldKind.DOCUMENT_NUMBER or not text:
        return ""
    told = read_answer(catalogue, field, text, state.answers, state.received_on).derived
    born = told.get("birth_date", "")
    if not born or date.fromisoformat(born) > state.received_on:
        return ""
    person = field.id.partition(".")[0]
    age = state.judgement.facts.get(f"{person}.age", "")
    place = place_of(told.get("division", ""), date.fromisoformat(born))
    parts = (
        words(f"intake.sex.{told['sex']}") if "sex" in told else "",
        words("intake.born", date=born),
        words("intake.age", years=age) if age else "",
        place or "",
    )
    return words("intake.dot").join(part for part in parts if part)


def relation_sentence(words: Words, state: FormState, field: Field) -> str:
    """Return the words before a relation's combo: 李静 是 王梓萱 的."""
    person = section_of(state.item, field.id)
    name = state.judgement.facts.get(f"{field.id.partition('.')[0]}.name", "")
    other = state.judgement.facts.get(APPLICANT_NAME, "")
    return words(
        "intake.relation",
        person=name or person.name.in_language(words.language),
        other=other or words("intake.the_applicant"),
    )


def placeholder(words: Words, state: FormState, field: Field) -> str:
    """Return what stands in a field while it is empty."""
    if field.same_as:
        other = state.item.field(field.same_as).label.in_language(words.language)
        if other == field.label.in_language(words.language):
            section = section_of(state.item, field.same_as).name.in_language(words.language)
            other = words("intake.settle.field", section=section, field=other)
        return words("intake.same_as", label=other)
    if field.need is Need.OPTIONAL:
        return words("intake.optional")
    return words("intake.choose") if field.kind in _CHOSEN else ""


_CHOSEN = frozenset({FieldKind.CHOICE, FieldKind.RELATION})


def hint(words: Words, field: Field) -> str:
    """Return the sentence that helps while the field has the focus."""
    if field.hint.zh:
        return field.hint.in_language(words.language)
    return words("intake.hint.expiry") if field.kind is FieldKind.EXPIRY else ""


def shown_text(words: Words, field: Field, value: str) -> str:
    """Return a stored value as its field shows it."""
    is_endless = field.kind is FieldKind.EXPIRY and value == LONG_TERM
    return words("intake.long_term") if is_endless else value


def stored_text(words: Words, field: Field, text: str) -> str:
    """Return what was typed as it is stored, where the screen shows a word for a value."""
    is_endless = field.kind is FieldKind.EXPIRY and text.strip() == words("intake.long_term")
    return LONG_TERM if is_endless else text


def options(words: Words, catalogue: Catalogue, field: Field) -> tuple[tuple[Option, ...], int]:
    """Return the values of a field's list, and after how many of them a line stands.

    The values that the form puts first come first; a value in use that the list has lost is not
    offered.
    """
    entries = catalogue.choices[field.choices].entries
    by_code = {entry.code: entry for entry in entries}
    first = [by_code[code] for code in field.first if code in by_code]
    rest = [entry for entry in entries if entry.code not in field.first]
    show_code = field.choices in SHOWN_WITH_CODE
    found = tuple(
        Option(e.code, e.text.in_language(words.language), e.initials, show_code)
        for e in (*first, *rest)
    )
    return found, len(first) if rest else 0


def section_lines(words: Words, state: FormState, section: Section) -> tuple[tuple[str, str], ...]:
    """Return at most two lines beside a section: errors, warnings, else what is missing."""
    if section.id not in state.judgement.sections:
        return (("plain", words("intake.section.none")),)
    inside = {field.id for field in section.fields}
    problems = [p for p in spoken_problems(state) if p.field in inside]
    gaps = sum(1 for name in state.judgement.empty if name in inside)
    lines = _counted(words, problems)
    if gaps:
        lines.append(("plain", words("intake.section.gaps", count=gaps)))
    return tuple(lines[:2]) if lines else (("ok", words("intake.section.complete")),)


def bar_notes(words: Words, state: FormState) -> tuple[tuple[str, str], ...]:
    """Return what stands before the button that hands the case to review."""
    errors = [p for p in spoken_problems(state) if p.severity is Severity.ERROR]
    lines = _counted(words, errors)
    if state.judgement.empty:
        lines.append(("plain", words("intake.section.gaps", count=len(state.judgement.empty))))
    return tuple(lines) if lines else (("ok", words("intake.section.complete")),)


def _counted(words: Words, problems: list[FieldProblem]) -> list[tuple[str, str]]:
    lines: list[tuple[str, str]] = []
    for severity in (Severity.ERROR, Severity.WARNING):
        count = len({p.field for p in problems if p.severity is severity})
        if count:
            lines.append((severity.value, words(f"intake.section.{severity.value}s", count=count)))
    return lines
