# SPDX-License-Identifier: Apache-2.0
"""What follows from the answers: visible fields, problems, papers, conditions and dates.

A pure function of the definitions and the answers, so that the window asks it at every field and
the store never keeps what can be derived.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import (
    COUNTED_ON,
    RECEIVED_ON,
    YEAR_END,
    Condition,
    age_on,
    holds,
    next_opening,
)
from clerkapp.catalogue.definitions import (
    PEOPLE,
    Eligibility,
    Field,
    Guidance,
    Need,
    Paper,
    PromiseRule,
    ServiceItem,
    Unit,
)
from clerkapp.domain.case import NOTHING, Override, Promise
from clerkapp.domain.deadlines import add_calendar_days, add_working_days, first_of_days_off
from clerkapp.domain.identity import DocumentType, social_security_number
from clerkapp.domain.names import is_blank
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.services.answers import Reading, read_answer

CHECK = "check."
"""Prefix of problem codes whose sentence stands in the item's form, not in the word lists."""

OVERRIDABLE = frozenset({"identity.check_digit", "identifier.credit_check"})
"""Problems that history knows exceptions for: old cards bear wrong check digits."""

NO_FACT = frozenset({"answer.no_date", "answer.future_birth", "answer.too_long"})
"""Problems after which a value is no fact that a condition could look at."""


@dataclass(frozen=True, slots=True)
class PaperNeed:
    """A paper of the item and whether these circumstances ask for it (None: not known yet).

    ``by_promise`` says whether a written promise may stand in its place (告知承诺).
    """

    paper: Paper
    needed: bool | None
    by_promise: bool = False


@dataclass(frozen=True, slots=True)
class ConditionResult:
    """A condition of the item and whether it is fulfilled (None: not known yet).

    The sentences of the rule hold the values of the office. ``opens_on`` is the day on which the
    season or the time before a date that it waits for begins, where it is not fulfilled.
    """

    rule: Eligibility
    fulfilled: bool | None
    opens_on: date | None = None


@dataclass(frozen=True, slots=True)
class PromiseOffer:
    """A clock of the item with the date it gives if it started on the day of judgement."""

    rule: PromiseRule
    promise: Promise


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything that follows from one set of answers on one day.

    Attributes:
        facts: Answers as read, with what derives from them.
        sections: Ids of the sections that apply.
        visible: Ids of the fields that apply, in reading order.
        problems: Errors and warnings in reading order.
        empty: Required fields that are still empty, in reading order.
        papers: Papers of the item that the answers ask for, might ask for, or excuse.
        eligibility: Conditions with their result.
        promises: Dates.
        guidance: What the applicant should know in these circumstances, with the values of the
            office.
    """

    facts: Mapping[str, str]
    sections: frozenset[str]
    visible: tuple[str, ...]
    problems: tuple[FieldProblem, ...]
    empty: tuple[str, ...]
    papers: tuple[PaperNeed, ...]
    eligibility: tuple[ConditionResult, ...]
    promises: tuple[PromiseOffer, ...]
    guidance: tuple[Guidance, ...] = ()

    @property
    def errors(self) -> tuple[FieldProblem, ...]:
        """Return the problems that block the next step."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)

    @property
    def needed_papers(self) -> tuple[Paper, ...]:
        """Return the papers to ask for; one that may be needed is asked for."""
        return tuple(need.paper for need in self.papers if need.needed is not False)


def judge(
    catalogue: Catalogue,
    item: ServiceItem,
    answers: Mapping[str, str],
    received_on: date,
    overrides: tuple[Override, ...] = (),
    told: Mapping[str, str] = NOTHING,
) -> Judgement:
    """Judge the answers of one case on its day of judgement.

    Args:
        catalogue: The definitions as they hold for the office.
        item: The version of the item.
        answers: Field id → value as stored.
        received_on: Day of judgement.
        overrides: Answers that a supervisor let pass.
        told: Facts that somebody told without a document, such as a birth date at an inquiry;
            what follows from a number outweighs them.
    """
    parameters = catalogue.parameters_on(received_on)
    given = _given_facts(catalogue, received_on, told)
    readings = _read_all(catalogue, item.form.fields, answers, received_on)
    facts = _facts_of(readings, given, received_on)
    sections, shown = _applying(item, facts, parameters)
    # What stands in a field that no longer applies must not decide anything.
    counted = {field.id: answers.get(field.id, "") for field in shown}
    if not readings.keys() <= counted.keys():
        kept = {name: reading for name, reading in readings.items() if name in counted}
        # A number whose type is hidden was read by a type that no longer counts.
        untyped = [f for f in shown if f.document_type and f.document_type not in counted]
        readings = kept | _read_all(catalogue, untyped, counted, received_on)
        facts = _facts_of(readings, given, received_on)
        sections, shown = _applying(item, facts, parameters)
    problems = [problem for reading in readings.values() for problem in reading.problems]
    visible = {field.id for field in shown}
    problems += _cross_checks(item, facts, parameters, visible)
    return Judgement(
        facts=MappingProxyType(facts),
        sections=sections,
        visible=tuple(field.id for field in shown),
        problems=_settled(problems, shown, answers, overrides),
        empty=tuple(
            field.id
            for field in shown
            if field.need is Need.REQUIRED and is_blank(answers.get(field.id, ""))
        ),
        papers=_papers(item, facts, parameters),
        eligibility=tuple(_condition_result(rule, facts, parameters) for rule in item.eligibility),
        promises=tuple(
            PromiseOffer(rule, promise)
            for rule, promise in zip(
                item.promises,
                expected_promises(
                    catalogue,
                    item,
                    received_on,
                    received_on,
                    number_known=has_number(item, facts, parameters),
                ),
                strict=True,
            )
        ),
        guidance=tuple(
            _told(each, parameters)
            for each in item.guidance
            if each.when is None or holds(each.when, facts, parameters) is True
        ),
    )


def _condition_result(
    rule: Eligibility, facts: Mapping[str, str], parameters: Mapping[str, str]
) -> ConditionResult:
    fulfilled = holds(rule.fulfilled_when, facts, parameters)
    opens_on = next_opening(rule.fulfilled_when, facts, parameters) if fulfilled is False else None
    return ConditionResult(_filled(rule, parameters), fulfilled, opens_on)


def _filled(rule: Eligibility, parameters: Mapping[str, str]) -> Eligibility:
    """Return a condition whose sentences say the values that hold for this office on the day."""
    sentence, otherwise = rule.sentence.filled(parameters), rule.otherwise.filled(parameters)
    if sentence is rule.sentence and otherwise is rule.otherwise:
        return rule
    return replace(rule, sentence=sentence, otherwise=otherwise)


def _told(guidance: Guidance, parameters: Mapping[str, str]) -> Guidance:
    sentence = guidance.sentence.filled(parameters)
    return guidance if sentence is guidance.sentence else replace(guidance, sentence=sentence)


def _applying(
    item: ServiceItem, facts: Mapping[str, str], parameters: Mapping[str, str]
) -> tuple[frozenset[str], list[Field]]:
    """Return the sections and fields that apply, or of which that is not known yet."""

    def applies(when: Condition | None) -> bool:
        return when is None or holds(when, facts, parameters) is not False

    sections = [section for section in item.form.sections if applies(section.when)]
    shown = [field for section in sections for field in section.fields if applies(field.when)]
    return frozenset(section.id for section in sections), shown


def has_number(item: ServiceItem, facts: Mapping[str, str], parameters: Mapping[str, str]) -> bool:
    """Say whether an item that may wait for the citizen's number has it from the beginning."""
    waits = item.awaits_number_when
    return waits is not None and holds(waits, facts, parameters) is False


def expected_promises(
    catalogue: Catalogue,
    item: ServiceItem,
    received_on: date,
    accepted_on: date,
    *,
    number_known: bool = False,
) -> tuple[Promise, ...]:
    """Return the date of every clock of an item, in the item's order.

    A clock whose start event is still to come is counted from the last day of the clock before
    it, and marked 预计: a card is asked for when the registration has ended. Where the number is
    known from the beginning, the clock that waits for it starts with the acceptance.
    """
    starts = {"received": received_on, "accepted": accepted_on}
    if number_known:
        starts["number_known"] = accepted_on
    return promises_from(catalogue, item, received_on, starts)


def promises_from(
    catalogue: Catalogue, item: ServiceItem, received_on: date, starts: Mapping[str, date]
) -> tuple[Promise, ...]:
    """Return the date of every clock as `expected_promises` does.

    Args:
        catalogue: The definitions, with the holiday table.
        item: The item.
        received_on: Day of judgement, whose parameters hold.
        starts: Start event → its day, as far as known; ``accepted`` always is.
    """
    promises: list[Promise] = []
    last = starts["accepted"]
    for rule in item.promises:
        promise = promise_starting(catalogue, rule, starts.get(rule.start_event, last), received_on)
        if rule.start_event not in starts:
            promise = replace(promise, provisional=True)
        promises.append(promise)
        last = promise.due_on
    return tuple(promises)


def promise_starting(
    catalogue: Catalogue, rule: PromiseRule, start: date, received_on: date
) -> Promise:
    """Return the date that a clock gives when its start event falls on ``start``."""
    days = rule.amount.resolve(catalogue.parameters_on(received_on))
    count = add_working_days if rule.unit is Unit.WORKING_DAYS else add_calendar_days
    due = count(start, days, catalogue.holidays)
    return Promise(rule.clock, rule.start_event, due.on, due.provisional)


def _given_facts(
    catalogue: Catalogue, received_on: date, told: Mapping[str, str]
) -> dict[str, str]:
    return {
        **told,
        RECEIVED_ON: received_on.isoformat(),
        COUNTED_ON: first_of_days_off(received_on, catalogue.holidays).isoformat(),
        YEAR_END: f"{received_on.year}-12-31",
    }


def _read_all(
    catalogue: Catalogue, fields: Iterable[Field], answers: Mapping[str, str], received_on: date
) -> dict[str, Reading]:
    """Read every field in which something stands."""
    return {
        field.id: read_answer(catalogue, field, text, answers, received_on)
        for field in fields
        if (text := answers.get(field.id, ""))
    }


def _facts_of(
    readings: Mapping[str, Reading], given: Mapping[str, str], received_on: date
) -> dict[str, str]:
    facts = dict(given)
    derived: dict[str, str] = {}
    for name, reading in readings.items():
        doubts = reading.problems
        if reading.value and not (doubts and any(p.code in NO_FACT for p in doubts)):
            facts[name] = reading.value
        if reading.derived:
            person = name.partition(".")[0]
            derived |= {f"{person}.{key}": value for key, value in reading.derived.items()}
    # What the number says outweighs what may have been typed before the number was known.
    facts |= derived
    social = _social_number(facts)
    if social:
        facts[SOCIAL_NUMBER] = social
    for person in PEOPLE:
        born = facts.get(f"{person}.birth_date")
        if born:
            facts[f"{person}.age"] = str(age_on(date.fromisoformat(born), received_on))
    return facts


SOCIAL_NUMBER = "applicant.social_security_number"
DOCUMENT_TYPES = frozenset(DocumentType)


def _social_number(facts: Mapping[str, str]) -> str:
    kind = facts.get("applicant.document_type", "")
    number = facts.get("applicant.document_number", "")
    if kind not in DOCUMENT_TYPES or not number:
        return ""
    nationality = facts.get("applicant.nationality", "")
    return social_security_number(DocumentType(kind), number, nationality)


def _cross_checks(
    item: ServiceItem, facts: Mapping[str, str], parameters: Mapping[str, str], visible: set[str]
) -> list[FieldProblem]:
    found: list[FieldProblem] = []
    for check in item.form.checks:
        if check.field in visible and holds(check.wrong_when, facts, parameters) is True:
            severity = check.severity if check.verified else Severity.WARNING
            found.append(FieldProblem(CHECK + check.code, check.field, severity))
    return found


def _settled(
    problems: list[FieldProblem],
    shown: list[Field],
    answers: Mapping[str, str],
    overrides: tuple[Override, ...],
) -> tuple[FieldProblem, ...]:
    """Order problems as the form is read and soften those that a supervisor let pass."""
    order = {field.id: place for place, field in enumerate(shown)}
    passed = {(o.field, o.code) for o in overrides if answers.get(o.field, "") == o.value}
    kept = [
        FieldProblem(p.code, p.field, Severity.WARNING, p.params)
        if (p.field, p.code) in passed
        else p
        for p in problems
        if p.field in order
    ]
    return tuple(sorted(kept, key=lambda p: (order[p.field], p.severity is not Severity.ERROR)))


def _papers(
    item: ServiceItem, facts: Mapping[str, str], parameters: Mapping[str, str]
) -> tuple[PaperNeed, ...]:
    needs = (
        PaperNeed(
            paper,
            True if paper.when is None else holds(paper.when, facts, parameters),
            paper.by_promise is not None and holds(paper.by_promise, facts, parameters) is True,
        )
        for paper in item.papers
    )
    return tuple(n for n in needs if n.needed is not False or n.paper.not_needed.zh)
