# SPDX-License-Identifier: Apache-2.0
"""Reads ``form.yaml``: the sections and fields of an item and the checks across them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerkapp.catalogue.conditions import RECEIVED_ON, Condition
from clerkapp.catalogue.definitions import (
    ChoiceList,
    CrossCheck,
    Field,
    FieldKind,
    Form,
    Need,
    Parameter,
    Section,
)
from clerkapp.catalogue.loader_conditions import (
    LONG_TERM,
    Fact,
    FactKind,
    Vocabulary,
    fact_kind,
    parameters_of,
    read_condition,
)
from clerkapp.catalogue.loader_parameters import is_verified
from clerkapp.catalogue.reading import Entry, entry_of, iso_day, say_one_of
from clerkapp.catalogue.sources import Source
from clerkapp.domain.problems import Severity

_FORM_KEYS = ("sections", "checks")
_SECTION_KEYS = ("id", "name", "key", "when", "absent", "fields")
_FIELD_KEYS = (
    "id",
    "label",
    "kind",
    "need",
    "wide",
    "choices",
    "first",
    "default",
    "when",
    "document_type",
    "same_as",
    "longest",
    "hint",
)
_CHECK_KEYS = ("code", "field", "wrong_when", "severity", "message", "verified")
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ALT_KEY = re.compile(r"[A-Z]")
_TAKEN_ALT_KEYS = {"P": "the side panel"}
_WITH_CHOICES = frozenset({FieldKind.CHOICE, FieldKind.SEGMENTS, FieldKind.RELATION})
_KINDS = tuple(kind.value for kind in FieldKind)
_MOST_SEGMENTS = 4
_PERSONS = ("applicant", "guardian", "agent")


@dataclass(frozen=True, slots=True)
class ItemHead:
    """What the reading of a form needs to know of its item and of the rest of the folder."""

    first: date | None
    last: date | None
    choices: Mapping[str, ChoiceList]
    parameters: Mapping[str, Parameter]


_Draft = tuple[Entry, Field]
_SectionDraft = tuple[Entry, Section, Sequence[_Draft]]


def load_form(source: Source, head: ItemHead) -> tuple[Form, Vocabulary] | None:
    """Read a form, and the facts that the conditions of its item may look at."""
    entry = entry_of(source, source.root, "form", _FORM_KEYS)
    if entry is None:
        return None
    drafts = [_section(part, head) for part in entry.entries("sections", _SECTION_KEYS)]
    _check_sections(drafts)
    fields = [draft for _, _, fields in drafts for draft in fields]
    _check_fields(fields)
    vocabulary = Vocabulary(_facts(fields, head), head.parameters, head.first, head.last)
    sections = tuple(_with_conditions(draft, vocabulary) for draft in drafts)
    return Form(sections, tuple(_checks(entry, fields, vocabulary))), vocabulary


def _section(entry: Entry, head: ItemHead) -> _SectionDraft:
    fields = [_field(part, head) for part in entry.entries("fields", _FIELD_KEYS)]
    section = Section(
        id=read_name(entry, "id"),
        name=entry.words("name"),
        key=entry.text("key", example="S"),
        fields=(),
        absent=entry.words("absent", optional=True),
    )
    return entry, section, fields


def _check_sections(drafts: Sequence[_SectionDraft]) -> None:
    names: dict[str, str] = {}
    keys: dict[str, str] = dict(_TAKEN_ALT_KEYS)
    for entry, section, _ in drafts:
        if section.id in names:
            entry.problem("id", f"section '{section.id}' stands twice", "join the two")
        names[section.id] = section.id
        if not section.key:
            continue
        if _ALT_KEY.fullmatch(section.key) is None:
            entry.problem("key", f"key '{section.key}'", "write one capital letter A-Z")
        elif section.key in keys:
            entry.problem(
                "key",
                f"Alt+{section.key} belongs already to {keys[section.key]}",
                "write another letter",
            )
        keys.setdefault(section.key, section.id)


def _field(entry: Entry, head: ItemHead) -> _Draft:
    field = Field(
        id=_field_id(entry),
        label=entry.words("label"),
        kind=entry.kind("kind", FieldKind),
        need=entry.kind("need", Need, Need.REQUIRED),
        wide=entry.flag("wide", False),
        choices=entry.text("choices", ""),
        first=tuple(code for code, _ in entry.list_of_texts("first")),
        default=entry.text("default", ""),
        document_type=entry.text("document_type", ""),
        same_as=entry.text("same_as", ""),
        longest=entry.number("longest", 100),
        hint=entry.words("hint", optional=True),
    )
    if "kind" in entry:
        _check_choices(entry, field, head.choices)
        _check_default(entry, field, head.choices)
    return entry, field


def _field_id(entry: Entry) -> str:
    written = entry.text("id", example="applicant.name")
    if written and _FIELD_ID.fullmatch(written) is None:
        entry.problem("id", f"field id '{written}'", "write it as person_or_matter.name")
    return written


def read_name(entry: Entry, key: str) -> str:
    """Read a name in small letters, digits and underscores."""
    written = entry.text(key, example="short_name")
    if written and _NAME.fullmatch(written) is None:
        entry.problem(key, f"{key} '{written}'", "write small letters, digits and _ only")
    return written


def _check_choices(entry: Entry, field: Field, lists: Mapping[str, ChoiceList]) -> None:
    if field.kind not in _WITH_CHOICES:
        for key in ("choices", "first"):
            if key in entry:
                entry.problem(key, f"{key}: kind {field.kind} has no list", "take the key out")
        return
    if "choices" not in entry:
        entry.missing("choices", "name_of_a_list")
        return
    choices = lists.get(field.choices)
    if choices is None:
        if field.choices:
            what = f"no code list '{field.choices}'"
            entry.problem("choices", what, f"add choices/{field.choices}.csv, or name another")
        return
    if field.kind is FieldKind.SEGMENTS and len(choices.entries) > _MOST_SEGMENTS:
        entry.problem(
            "kind",
            f"{len(choices.entries)} segments are more than {_MOST_SEGMENTS}",
            "write kind: choice",
        )
    for code, node in entry.list_of_texts("first"):
        if choices.find(code) is None:
            known = tuple(choice.code for choice in choices.entries)
            entry.source.problem(
                node, f"first: '{code}' is not in list {choices.code}", say_one_of(code, known)
            )


def _check_default(entry: Entry, field: Field, lists: Mapping[str, ChoiceList]) -> None:
    if not field.default:
        return
    choices = lists.get(field.choices)
    if choices is not None and choices.find(field.default) is None:
        known = tuple(choice.code for choice in choices.entries)
        entry.problem(
            "default",
            f"default '{field.default}' is not in list {choices.code}",
            say_one_of(field.default, known),
        )
    is_end = field.kind is FieldKind.EXPIRY and field.default == LONG_TERM
    is_date = field.kind in {FieldKind.DATE, FieldKind.EXPIRY}
    if is_date and not is_end and iso_day(field.default) is None:
        entry.problem(
            "default", f"default '{field.default}' is no date", "write a day as YYYY-MM-DD"
        )


def _check_fields(drafts: Sequence[_Draft]) -> None:
    known: dict[str, Field] = {}
    for entry, field in drafts:
        if field.id in known:
            entry.problem("id", f"field {field.id} stands twice", "keep one")
        known.setdefault(field.id, field)
    for entry, field in drafts:
        _check_document_type(entry, field, known)
        if field.same_as and field.same_as not in known:
            what = f"same_as: no field '{field.same_as}'"
            entry.problem("same_as", what, say_one_of(field.same_as, tuple(known)))


def _check_document_type(entry: Entry, field: Field, known: Mapping[str, Field]) -> None:
    if field.kind is not FieldKind.DOCUMENT_NUMBER:
        if "document_type" in entry:
            entry.problem(
                "document_type", f"document_type: kind {field.kind} has none", "take the key out"
            )
        return
    if not field.document_type:
        if "document_type" not in entry:
            entry.missing("document_type", field.id.partition(".")[0] + ".document_type")
        return
    named = known.get(field.document_type)
    if named is None or named.kind not in _WITH_CHOICES:
        entry.problem(
            "document_type",
            f"document_type: '{field.document_type}' is no field with a code list",
            "name the field that holds the type of document",
        )


def _facts(drafts: Sequence[_Draft], head: ItemHead) -> dict[str, Fact]:
    facts = {RECEIVED_ON: Fact(FactKind.DAY)}
    for entry, field in drafts:
        known = entry.among("kind", _KINDS) == field.kind
        kind = fact_kind(field.kind) if known else FactKind.UNKNOWN
        facts[field.id] = Fact(kind, head.choices.get(field.choices))
    for person in _PERSONS:
        if f"{person}.document_number" in facts:
            facts.setdefault(f"{person}.birth_date", Fact(FactKind.DAY))
            facts.setdefault(f"{person}.age", Fact(FactKind.TEXT))
    if "applicant.document_number" in facts:
        facts.setdefault("applicant.sex", Fact(FactKind.CODE, head.choices.get("sex")))
    return facts


def _with_conditions(draft: _SectionDraft, vocabulary: Vocabulary) -> Section:
    entry, section, fields = draft
    return replace(
        section,
        when=read_condition(entry, "when", vocabulary),
        fields=tuple(
            replace(field, when=read_condition(part, "when", vocabulary)) for part, field in fields
        ),
    )


def _checks(entry: Entry, drafts: Sequence[_Draft], vocabulary: Vocabulary) -> Iterator[CrossCheck]:
    fields = tuple(field.id for _, field in drafts)
    codes: set[str] = set()
    for part in entry.entries("checks", _CHECK_KEYS, required=False):
        code = read_name(part, "code")
        if code in codes:
            part.problem("code", f"check '{code}' stands twice", "give it another code")
        codes.add(code)
        if "wrong_when" not in part:
            part.missing("wrong_when", "{field: …, …}")
        severity = part.among("severity", (Severity.ERROR, Severity.WARNING))
        condition = read_condition(part, "wrong_when", vocabulary)
        verified = part.flag("verified", True)
        if severity == Severity.ERROR:
            require_verified(part, "severity", verified, condition, vocabulary)
        field = part.among("field", fields)
        message = part.words("message")
        if condition is not None:
            yield CrossCheck(
                code, field, condition, Severity(severity or "warning"), message, verified
            )


def require_verified(
    entry: Entry,
    key: str,
    verified: bool,
    condition: Condition | None,
    vocabulary: Vocabulary,
) -> None:
    """Refuse that a rule blocks although it, or a value it uses, has not been verified."""
    mild = "severity: warning" if key == "severity" else "refuses: false"
    if not verified:
        entry.problem(key, "an unverified rule can only warn", f"write {mild}")
        return
    for name in sorted(parameters_of(condition)) if condition is not None else ():
        if not is_verified(vocabulary.parameters[name]):
            entry.problem(key, f"parameter {name} is not verified", f"write {mild}")
