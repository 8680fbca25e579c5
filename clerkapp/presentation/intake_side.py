# SPDX-License-Identifier: Apache-2.0
"""The side panel of intake: what to settle, which papers to bring, which dates follow."""

from dataclasses import dataclass

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import Paper, PromiseRule, ServiceItem, Unit
from clerkapp.domain.problems import Severity
from clerkapp.presentation.intake_form import FormState, section_of, spoken_problems
from clerkapp.presentation.sentences import problem_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import PromiseOffer

MOST_GAPS_NAMED = 6
"""Empty fields that the list names; of more it says how many."""


@dataclass(frozen=True, slots=True)
class SettleLine:
    """One thing to settle.

    Attributes:
        severity: ``error``, ``warning`` or ``empty``.
        text: What it is, with the field's name.
        field: Field to go to.
    """

    severity: str
    text: str
    field: str


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One paper to bring, and how."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class DateLineText:
    """One clock: what it is called, its date, a chip such as 预计, and what it starts from."""

    name: str
    due_on: str
    note: str
    chip: str = ""


def settle_lines(words: Words, state: FormState) -> tuple[SettleLine, ...]:
    """Return errors first, then warnings, then one line for everything that is still empty."""
    problems = sorted(spoken_problems(state), key=lambda p: p.severity is not Severity.ERROR)
    lines = [
        SettleLine(
            problem.severity.value,
            words(
                "intake.settle.problem",
                field=_full_label(words, state.item, problem.field),
                what=_first_sentence(problem_sentence(words, state.item, problem)),
            ),
            problem.field,
        )
        for problem in problems
    ]
    empty = state.judgement.empty
    if empty:
        named = [_label(words, state.item, name) for name in empty[:MOST_GAPS_NAMED]]
        fields = words("intake.list").join(dict.fromkeys(named))
        key = "intake.settle.gaps" if len(empty) <= MOST_GAPS_NAMED else "intake.settle.many_gaps"
        lines.append(SettleLine("empty", words(key, fields=fields, count=len(empty)), empty[0]))
    return tuple(lines)


def settle_count(state: FormState) -> int:
    """Return how many errors and warnings stand in the form."""
    return len(spoken_problems(state))


def _label(words: Words, item: ServiceItem, field_id: str) -> str:
    return item.field(field_id).label.in_language(words.language)


def _full_label(words: Words, item: ServiceItem, field_id: str) -> str:
    section = section_of(item, field_id).name.in_language(words.language)
    return words("intake.settle.field", section=section, field=_label(words, item, field_id))


def _first_sentence(text: str) -> str:
    """Return what is wrong without what to do, which stands under the field."""
    for mark in ("。", ". "):
        text = text.partition(mark)[0]
    return text.rstrip(".")


def paper_lines(words: Words, papers: tuple[Paper, ...]) -> tuple[PaperLine, ...]:
    """Return each paper with how it is to be brought."""
    return tuple(
        PaperLine(paper.name.in_language(words.language), paper_how(words, paper))
        for paper in papers
    )


def paper_how(words: Words, paper: Paper) -> str:
    """Return in which form a paper is asked for: 原件·复印 1."""
    parts = [
        words("intake.paper.original") if paper.original else "",
        _copies(words, paper.copies),
        words("intake.paper.electronic") if paper.electronic and not paper.original else "",
        words("intake.paper.tolerable") if paper.tolerable else "",
    ]
    return words("intake.dot").join(part for part in parts if part)


def _copies(words: Words, count: int) -> str:
    if not count:
        return ""
    return words("intake.paper.copy" if count == 1 else "intake.paper.copies", count=count)


def date_lines(words: Words, catalogue: Catalogue, state: FormState) -> tuple[DateLineText, ...]:
    """Return the clocks of the item with the dates that they would give today."""
    return tuple(_date_line(words, catalogue, state, p) for p in state.judgement.promises)


def _date_line(
    words: Words, catalogue: Catalogue, state: FormState, offer: PromiseOffer
) -> DateLineText:
    days = offer.rule.amount.resolve(catalogue.parameters_on(state.received_on))
    note = [
        counted_from(words, offer.rule, days),
        offer.rule.basis.in_language(words.language),
    ]
    if offer.promise.provisional:
        note.append(words("intake.date.year_open", year=offer.promise.due_on.year))
    return DateLineText(
        name=offer.rule.name.in_language(words.language),
        due_on=offer.promise.due_on.isoformat(),
        note=words("intake.date.join").join(part for part in note if part),
        chip=_chip(words, offer),
    )


def _chip(words: Words, offer: PromiseOffer) -> str:
    if offer.promise.provisional:
        return words("intake.date.provisional")
    return "" if offer.rule.verified else words("intake.unverified")


def counted_from(words: Words, rule: PromiseRule, days: int) -> str:
    """Return how a clock counts: 收件次日起 10 个工作日, or 当场办结 where it has no days."""
    if not days:
        return words("intake.date.at_once")
    unit = "working_days" if rule.unit is Unit.WORKING_DAYS else "days"
    start = words(f"intake.start.{rule.start_event}")
    return words(f"intake.date.{unit}", start=start, days=days)
