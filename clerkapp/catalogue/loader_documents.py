# SPDX-License-Identifier: Apache-2.0
"""Reads which documents an item prints, and holds their layouts against its form."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from clerkapp.catalogue.definitions import DocumentRule
from clerkapp.catalogue.layouts import Layout
from clerkapp.catalogue.loader_vocabulary import Fact, Vocabulary
from clerkapp.catalogue.reading import Entry, say_one_of

KINDS = (
    "registration_form",
    "slip",
    "notice",
    "refusal",
    "authority_letter",
    "materials_list",
    "gap_notice",
    "gap_promise",
    "promise_letter",
    "lapse_letter",
    "late_notice",
    "referral",
    "payment_guidance",
    "loss_receipt",
    "withdrawal",
    "intake_receipt",
    "acceptance_letter",
    "arrival_notice",
    "amendment_request",
    "privacy_notice",
)
_KEYS = ("kind", "layout", "roll", "stub", "nature")
_ALWAYS = ("registration_form", "slip", "notice", "refusal")
_LETTERS: Mapping[str, str] = MappingProxyType(
    {
        "notice": "告",
        "refusal": "不受",
        "gap_notice": "容",
        "promise_letter": "诺",
        "lapse_letter": "终",
        "late_notice": "逾",
        "referral": "引",
        "acceptance_letter": "受",
    }
)
"""Letters of the office: kind → the character that their number usually bears."""

_TEXT_SUFFIX = ".text"
_DERIVED = frozenset(
    {
        "agent.summary",
        "applicant.document_masked",
        "applicant.document_tail",
        "applicant.photo_note",
        "applicant.social_security_number",
        "applicant.word",
        "enrolment.benefit_from",
        "enrolment.date",
        "enrolment.pay_by_date",
        "loss.card_tail",
        "loss.delivered_at",
        "loss.delivery",
        "loss.delivery_means",
        "loss.delivery_reference",
        "loss.reported_at",
        "payment.amount",
        "payment.how",
        "withdrawal.reason",
    }
)
"""What the program adds to the answers on paper, beside the facts that conditions may ask."""


def read_documents(
    entry: Entry, vocabulary: Vocabulary, layouts: Mapping[tuple[str, str], Layout]
) -> tuple[DocumentRule, ...]:
    """Read the documents of an item."""
    rules: list[DocumentRule] = []
    checked: set[str] = set()
    for part in entry.entries("documents", _KEYS):
        rule = _rule(part)
        for key, code in (("layout", rule.layout), ("roll", rule.roll), ("stub", rule.stub)):
            if code and code not in checked:
                _check_layout(part, key, code, vocabulary, layouts)
            checked.add(code)
        if any(known.kind == rule.kind for known in rules):
            part.problem("kind", f"document '{rule.kind}' stands twice", "keep one")
        rules.append(rule)
    kinds = {rule.kind for rule in rules}
    if "documents" in entry and "" not in kinds:
        for kind in _ALWAYS:
            if kind not in kinds:
                entry.problem(
                    "documents", f"documents: no {kind}", f"add '- {{kind: {kind}, layout: …}}'"
                )
    return tuple(rules)


def _rule(part: Entry) -> DocumentRule:
    rule = DocumentRule(
        kind=part.among("kind", KINDS),
        layout=part.text("layout", example="slip_a5"),
        roll=part.text("roll", ""),
        stub=part.text("stub", ""),
        nature=part.text("nature", ""),
    )
    if rule.kind in _LETTERS and "nature" not in part:
        part.missing("nature", _LETTERS[rule.kind])
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
    _check_choices(part, key, newest, vocabulary.facts)
    groups = {fact.partition(".")[0] for fact in vocabulary.facts}
    for name in sorted(newest.value_keys() | newest.choice_keys()):
        if _is_unknown_field(name, vocabulary.facts, groups):
            part.problem(
                key,
                f"layout {code} names '{name}', which the form lacks",
                "add the field to form.yaml, or take the box out of the layout",
            )


def _check_choices(part: Entry, key: str, layout: Layout, facts: Mapping[str, Fact]) -> None:
    """Hold what a layout offers to tick against the code lists of the form."""
    for box in layout.every_box():
        fact = facts.get(box.source) if box.kind == "choice" else None
        if fact is None:
            continue
        codes = {choice.code for choice in fact.choices.entries} if fact.choices else set[str]()
        offered = {choice.code for choice in box.choices}
        if not codes:
            part.problem(
                key,
                f"layout {layout.code} offers choices of '{box.source}', which has no code list",
                "print it as kind: value",
            )
        elif offered and not codes <= offered:
            part.problem(
                key,
                f"layout {layout.code} has no box for {', '.join(sorted(codes - offered))} "
                f"of '{box.source}'",
                "add it to the choices of the layout, or leave them out there",
            )


def _is_unknown_field(name: str, facts: Collection[str], groups: Collection[str]) -> bool:
    """Say whether a content key is meant as a field of the form but is none.

    A key belongs to the form if something in the form shares its first part; what the program
    itself brings (``office.name``, ``promise.card.due``) does not.
    """
    field = name.removesuffix(_TEXT_SUFFIX)
    if field in facts or field in _DERIVED:
        return False
    return field.partition(".")[0] in groups
