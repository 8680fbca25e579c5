# SPDX-License-Identifier: Apache-2.0
"""Reads which documents an item prints, and holds their layouts against its form."""

from collections.abc import Collection, Mapping

from clerkapp.catalogue.definitions import DocumentRule
from clerkapp.catalogue.layouts import Layout
from clerkapp.catalogue.loader_conditions import Vocabulary
from clerkapp.catalogue.reading import Entry, say_one_of

KINDS = ("registration_form", "slip", "notice", "refusal", "authority_letter")
_KEYS = ("kind", "layout", "roll", "signed", "nature")
_ALWAYS = ("registration_form", "slip", "notice", "refusal")
_LETTERS = frozenset({"notice", "refusal"})
_TEXT_SUFFIX = ".text"
# What the program adds to the answers of a person, beside the facts that conditions may ask.
_DERIVED = ("division", "document_tail", "document_masked", "summary", "sex", "birth_date", "age")
_PERSONS = ("applicant", "guardian", "agent")


def read_documents(
    entry: Entry, vocabulary: Vocabulary, layouts: Mapping[tuple[str, str], Layout]
) -> tuple[DocumentRule, ...]:
    """Read the documents of an item."""
    rules: list[DocumentRule] = []
    for part in entry.entries("documents", _KEYS):
        rule = _rule(part, vocabulary, layouts)
        if any(known.kind == rule.kind for known in rules):
            part.problem("kind", f"document '{rule.kind}' stands twice", "keep one")
        rules.append(rule)
    if "documents" in entry:
        kinds = {rule.kind for rule in rules}
        for kind in _ALWAYS:
            if kind not in kinds:
                entry.problem(
                    "documents", f"documents: no {kind}", f"add '- {{kind: {kind}, layout: …}}'"
                )
    return tuple(rules)


def _rule(
    part: Entry, vocabulary: Vocabulary, layouts: Mapping[tuple[str, str], Layout]
) -> DocumentRule:
    rule = DocumentRule(
        kind=part.among("kind", KINDS),
        layout=part.text("layout", example="slip_a5"),
        roll=part.text("roll", ""),
        signed=part.flag("signed", False),
        nature=part.text("nature", ""),
    )
    for key, code in (("layout", rule.layout), ("roll", rule.roll)):
        if code:
            _check_layout(part, key, code, vocabulary, layouts)
    if rule.kind in _LETTERS and "nature" not in part:
        part.missing("nature", "告" if rule.kind == "notice" else "不受")
    if rule.kind not in _LETTERS and rule.nature:
        part.problem("nature", f"a {rule.kind} has no letter number", "take nature out")
    return rule


def _check_layout(
    part: Entry,
    key: str,
    code: str,
    vocabulary: Vocabulary,
    layouts: Mapping[tuple[str, str], Layout],
) -> None:
    versions = [layout for (known, _), layout in layouts.items() if known == code]
    if not versions:
        known = sorted({name for name, _ in layouts})
        part.problem(
            key,
            f"{key}: no layout '{code}'",
            say_one_of(code, known) if known else f"add layouts/{code}.yaml",
        )
        return
    newest = max(versions, key=lambda layout: layout.version)
    for name in sorted(newest.value_keys() | newest.choice_keys()):
        if _is_unknown_field(name, vocabulary.facts):
            part.problem(
                key,
                f"layout {code} names '{name}', which the form lacks",
                "add the field to form.yaml, or take the box out of the layout",
            )


def _is_unknown_field(name: str, facts: Collection[str]) -> bool:
    """Say whether a content key is meant as a field of the form but is none.

    A key belongs to the form if something in the form shares its first part; what the program
    itself brings (``office.name``, ``promise.card.due``) does not.
    """
    field = name.removesuffix(_TEXT_SUFFIX)
    if field in facts:
        return False
    person, _, rest = field.partition(".")
    groups = {fact.partition(".")[0] for fact in facts}
    return person in groups and not (person in _PERSONS and rest in _DERIVED)
