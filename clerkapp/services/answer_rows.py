# SPDX-License-Identifier: Apache-2.0
"""The answers of a form as rows, for a paper that prints them all and has no layout of its own."""

from collections.abc import Iterator, Mapping

from clerkapp.catalogue.definitions import CODED, PEOPLE, Field, FieldKind, ServiceItem
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.paper_facts import SEX_WORDS, answer_text

FORM_ANSWERS = "form.answers"
"""Content key of the rows."""

_STYLES: Mapping[FieldKind, str] = {
    FieldKind.NAME: "name",
    FieldKind.DOCUMENT_NUMBER: "number",
}
_DERIVED = frozenset(f"{person}.{what}" for person in PEOPLE for what in ("sex", "birth_date"))


def answer_rows(
    desk: Desk, item: ServiceItem, judgement: Judgement
) -> tuple[Mapping[str, str], ...]:
    """Return label and answer of each field that applies, in the order of the form.

    What does not apply is left out; an optional answer that was not given is an empty cell, to be
    written by hand. Sex and birth date stand there too where the number of a document tells them.
    """
    return tuple(
        {
            "section": section.name.zh,
            "field": field.id,
            "label": field.label.zh,
            "value": value,
            "style": _STYLES.get(field.kind, ""),
            "wide": "yes" if field.wide else "",
        }
        for section in item.form.sections
        if section.id in judgement.sections
        for field, value in _shown(desk, section.fields, judgement)
    )


def blank_rows(item: ServiceItem) -> tuple[Mapping[str, str], ...]:
    """Return the label of every field of a form with an empty cell, to be written by hand."""
    return tuple(
        {
            "section": section.name.zh,
            "field": field.id,
            "label": field.label.zh,
            "value": "",
            "style": "",
            "wide": "yes" if field.wide else "",
        }
        for section in item.form.sections
        for field in section.fields
    )


def _shown(
    desk: Desk, fields: tuple[Field, ...], judgement: Judgement
) -> Iterator[tuple[Field, str]]:
    for field in fields:
        value = judgement.facts.get(field.id, "")
        if field.id in judgement.visible:
            yield field, answer_text(desk, field, value)
        elif field.id in _DERIVED and value:
            yield field, SEX_WORDS[value] if field.kind in CODED else value
