# SPDX-License-Identifier: Apache-2.0
"""Reads the worked cases of ``forms/cases/``: answers, and what the rules must make of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem, Text
from clerkapp.catalogue.reading import Entry, entry_of, file_entry, say_one_of, scalar
from clerkapp.catalogue.sources import Findings, open_source
from clerkapp.domain.problems import ClerkError

_KEYS = ("title", "item", "received_on", "accepted_on", "division", "answers", "expected")
_EXPECTED_KEYS = (
    "shown",
    "not_shown",
    "empty",
    "errors",
    "warnings",
    "papers",
    "excused",
    "unfulfilled",
    "refused",
    "promises",
    "guidance",
    "by_promise",
    "opens_on",
)
_PROMISE_KEYS = ("clock", "due_on", "provisional")


@dataclass(frozen=True, slots=True)
class ExpectedPromise:
    """A date that a clock must give."""

    clock: str
    due_on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """One family's answers and what must follow from them.

    Attributes:
        name: The file's name.
        title: Who comes with what.
        item: Code of the item.
        received_on: Day of judgement.
        accepted_on: Day of acceptance, for clocks that start then; the day received if not told.
        division: Division code of the office; empty for the national values.
        answers: Field id → value as typed.
        shown: Fields that must be visible (others may be).
        not_shown: Fields that must not be visible.
        empty: All required fields that are still empty.
        errors: All errors as ``field: code``.
        warnings: All warnings as ``field: code``.
        papers: All papers that must be asked for.
        excused: All papers shown as not needed.
        unfulfilled: All conditions that are not fulfilled.
        refused: Whether an unfulfilled condition stands against acceptance.
        promises: Dates.
        guidance: All that the applicant is told; None where the case does not say.
        by_promise: Papers in whose place a written promise may stand.
        opens_on: Day on which an unfulfilled season or time before a date begins; None where none
            is waited for.
    """

    name: str
    title: Text
    item: str
    received_on: date
    accepted_on: date
    division: str
    answers: Mapping[str, str]
    shown: tuple[str, ...]
    not_shown: tuple[str, ...]
    empty: tuple[str, ...]
    errors: tuple[str, ...]
    warnings: tuple[str, ...]
    papers: tuple[str, ...]
    excused: tuple[str, ...]
    unfulfilled: tuple[str, ...]
    refused: bool
    promises: tuple[ExpectedPromise, ...]
    guidance: tuple[str, ...] | None
    by_promise: tuple[str, ...]
    opens_on: date | None


def load_cases(folder: Path, catalogue: Catalogue, findings: Findings) -> tuple[WorkedCase, ...]:
    """Read every worked case and hold its names against its item."""
    cases: list[WorkedCase] = []
    for path in sorted((folder / "cases").glob("*.yaml")):
        source = open_source(folder, path, findings)
        case = source and _case(file_entry(source, "case", _KEYS), path.stem, catalogue)
        if case is not None:
            cases.append(case)
    return tuple(cases)


def _case(entry: Entry, name: str, catalogue: Catalogue) -> WorkedCase | None:
    division = entry.text("division", "")
    item = _item(entry, catalogue.for_office(division))
    if item is None:
        return None
    if "expected" not in entry:
        entry.missing("expected", "{papers: […]}")
        return None
    expected = entry_of(entry.source, entry.at("expected"), "expected", _EXPECTED_KEYS)
    if expected is None:
        return None
    fields = {field.id for field in item.form.fields}
    papers = {paper.code for paper in item.papers}
    conditions = {rule.code for rule in item.eligibility}
    return WorkedCase(
        name=name,
        title=entry.words("title"),
        item=item.code,
        received_on=entry.day("received_on"),
        accepted_on=entry.day_or_none("accepted_on") or entry.day("received_on"),
        division=division,
        answers=_answers(entry, fields),
        shown=_names(expected, "shown", fields),
        not_shown=_names(expected, "not_shown", fields),
        empty=_names(expected, "empty", fields),
        errors=tuple(text for text, _ in expected.list_of_texts("errors")),
        warnings=tuple(text for text, _ in expected.list_of_texts("warnings")),
        papers=_names(expected, "papers", papers),
        excused=_names(expected, "excused", papers),
        unfulfilled=_names(expected, "unfulfilled", conditions),
        refused=expected.flag("refused", False),
        promises=tuple(
            ExpectedPromise(part.text("clock"), part.day("due_on"), part.flag("provisional", False))
            for part in expected.entries("promises", _PROMISE_KEYS, required=False)
        ),
        guidance=_names(expected, "guidance", {each.code for each in item.guidance})
        if "guidance" in expected
        else None,
        by_promise=_names(expected, "by_promise", papers),
        opens_on=expected.day_or_none("opens_on"),
    )


def _item(entry: Entry, catalogue: Catalogue) -> ServiceItem | None:
    code, day = entry.text("item", example="minor_card"), entry.day("received_on")
    if not code or "received_on" not in entry:
        return None
    try:
        return catalogue.item_on(code, day)
    except ClerkError:
        known = sorted({item.code for item in catalogue.items_on(day)})
        entry.problem("item", f"no item '{code}' on {day}", say_one_of(code, known))
        return None


def _answers(entry: Entry, fields: set[str]) -> Mapping[str, str]:
    node = entry.values.get("answers")
    if node is None:
        entry.missing("answers", "{field: value}")
    answers = node and entry_of(entry.source, node, "answers", sorted(fields))
    if answers is None:
        return {}
    return {key: scalar(entry.source, value, key) for key, value in answers.values.items()}


def _names(entry: Entry, key: str, known: set[str]) -> tuple[str, ...]:
    names: list[str] = []
    for name, node in entry.list_of_texts(key):
        if name not in known:
            entry.source.problem(
                node, f"{key}: '{name}' is not known", say_one_of(name, sorted(known))
            )
        names.append(name)
    return tuple(names)
