# SPDX-License-Identifier: Apache-2.0
"""Answers and what derives from them, in the words of the screen's language."""

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import LONG_TERM, RECEIVED_ON
from clerkapp.catalogue.definitions import CODED, Field, FieldKind, ServiceItem
from clerkapp.domain.identity import mask_number, mask_phone
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import Judgement

_PHONES = (FieldKind.MOBILE, FieldKind.PHONE)


def fact_text(
    catalogue: Catalogue, words: Words, item: ServiceItem, judgement: Judgement, fact: str
) -> str:
    """Return one fact as a list shows it, numbers masked; empty while it is not known."""
    value = judgement.facts.get(fact, "")
    if not value:
        return ""
    kind = fact.rpartition(".")[2]
    if kind in ("age", "birth_date"):
        return words(f"fact.{kind}", value=value)
    field = next((f for f in item.form.fields if f.id == fact), None)
    if field is not None:
        return _answer_text(catalogue, words, field, value)
    if fact == RECEIVED_ON:
        return words("fact.received_on", date=value)
    if kind == "sex":
        key = f"fact.sex.{value}"
        return words(key) if key in words else value
    return value


def _answer_text(catalogue: Catalogue, words: Words, field: Field, value: str) -> str:
    if field.kind in CODED:
        entry = catalogue.choices[field.choices].find(value)
        return entry.text.in_language(words.language) if entry else value
    if field.kind is FieldKind.DOCUMENT_NUMBER:
        return mask_number(value)
    if field.kind in _PHONES:
        return mask_phone(value)
    if value == LONG_TERM:
        return words("fact.long_term")
    return value


def label_of(item: ServiceItem, words: Words, field_id: str) -> str:
    """Return a field's name with its section, or the id where the form has no such field."""
    for section in item.form.sections:
        for field in section.fields:
            if field.id == field_id:
                return field.label.in_language(words.language)
    return field_id
