# SPDX-License-Identifier: Apache-2.0
"""Reads ``form.yaml``: the sections and fields of an item and the checks across them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from clerkapp.catalogue.conditions import LONG_TERM, RECEIVED_ON, YEAR_END
from clerkapp.catalogue.definitions import (
    CODED,
    PEOPLE,
    CrossCheck,
    Field,
    FieldKind,
    Form,
    Need,
    Section,
)
from clerkapp.catalogue.loader_conditions import parameters_of, read_condition
from clerkapp.catalogue.loader_order import ShownField, check_order
from clerkapp.catalogue.loader_trust import require_marked, require_verified
from clerkapp.catalogue.loader_vocabulary import (
    Fact,
    FactKind,
    Vocabulary,
    fact_kind,
)
from clerkapp.catalogue.reading import Entry, file_entry, iso_day, say_one_of
from clerkapp.catalogue.sources import Source
from clerkapp.catalogue.values import ChoiceList, Parameter, Regional
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
    "filled_from",
)
_CHECK_KEYS = ("code", "field", "wrong_when", "severity", "message", "verified")
_FIELD_ID = re.compile(r"[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*")
_NAME = re.compile(r"[a-z][a-z0-9_]*")
_ALT_KEY = re.compile(r"[A-Z]")
_TAKEN_ALT_KEYS = {"P": "the side panel", "F": "the character finder"}
_KINDS = tuple(kind.value for kind in FieldKind)
_MOST_SEGMENTS = 4
FILLED_FROM = ("aid_list", "aid_category")
"""Local records that may fill a field."""


@dataclass(frozen=True, slots=True)
class ItemHead:
    """What the reading of a form needs to know of its item and of the rest of the folder."""

    first: date | None
    last: date | None
    choices: Mapping[str, ChoiceList]
    parameters: Mapping[str, Parameter]
    regional: Regional


_Draft = tuple[Entry, Field]
_SectionDraft = tuple[Entry, Section, Sequence[_Draft]]


def load_form(source: Source, head: ItemHead) -> tuple[Form, Vocabulary]:
    """Read a form, and the facts that the conditions of its item may look at."""
    entry = file_entry(source, "form", _FORM_KEYS)
    drafts = [_section(part, head) for part in entry.entries("sections", _SECTION_KEYS)]
    _check_sections(drafts)
    fields = [draft for _, _, fields in drafts for draft in fields]
    _check_fields(fields)
    vocabulary = Vocabulary(
        _facts(fields, head), head.parameters, head.first, head.last, head.regional
    )
    sections = tuple(_with_conditions(draft, vocabulary) for draft in drafts)
    check_order(tuple(_shown_fields(drafts, sections)))
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
        filled_from=entry.among("filled_from", FILLED_FROM, ""),
    )
    if _kind_is_known(entry):
        _check_choices(entry, field, head.choices)
        _check_default(entry, field, head.choices)
    return entry, field


def _kind_is_known(entry: Entry) -> bool:
    """Say whether the field's kind is its own and no stand-in for a slip of the pen."""
    return "kind" in entry and entry.among("kind", _KINDS) != ""


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
    if field.kind not in CODED:
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
        if _kind_is_known(entry):
            _check_document_type(entry, field, known)
        if field.same_as:
            _check_same_as(entry, field, known)


def _check_same_as(entry: Entry, field: Field, known: Mapping[str, Field]) -> None:
    other = known.get(field.same_as)
    if other is None:
        what = f"same_as: no field '{field.same_as}'"
        entry.problem("same_as", what, say_one_of(field.same_as, tuple(known)))
    elif other.kind is not field.kind:
        alike = tuple(n for n, f in known.items() if f.kind is field.kind and n != field.id)
        what = f"same_as: {field.same_as} is of kind {other.kind}, not {field.kind}"
        entry.problem("same_as", what, say_one_of(field.same_as, alike))


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
    if named is None or (named.kind not in CODED and not named.choices):
        entry.problem(
            "document_type",
            f"document_type: '{field.document_type}' is no field with a code list",
            "name the field that holds the type of document",
        )


def _facts(drafts: Sequence[_Draft], head: ItemHead) -> dict[str, Fact]:
    facts = {RECEIVED_ON: Fact(FactKind.DAY), YEAR_END: Fact(FactKind.DAY)}
    for entry, field in drafts:
        kind = fact_kind(field.kind) if _kind_is_known(entry) else FactKind.UNKNOWN
        facts[field.id] = Fact(kind, head.choices.get(field.choices))
    for person in PEOPLE:
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


def _shown_fields(
    drafts: Sequence[_SectionDraft], sections: Sequence[Section]
) -> Iterator[ShownField]:
    for (entry, _, fields), section in zip(drafts, sections, strict=True):
        for (part, _), field in zip(fields, section.fields, strict=True):
            yield ShownField(field.id, part, field.when, entry, section.when)


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
        elif verified and condition is not None:
            require_marked(part, "wrong_when", parameters_of(condition), vocabulary)
        field = part.among("field", fields)
        message = part.words("message")
        if condition is not None:
            yield CrossCheck(
                code, field, condition, Severity(severity or "warning"), message, verified
            )
