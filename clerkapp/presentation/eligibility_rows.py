# SPDX-License-Identifier: Apache-2.0
"""The conditions of an item beside the papers: what is not fulfilled stands first."""

from dataclasses import dataclass
from enum import StrEnum

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.presentation.facts import fact_text
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import ConditionResult, Judgement


class Standing(StrEnum):
    """How a condition stands, in the order in which the list shows them."""

    UNFULFILLED = "unfulfilled"
    CHECK = "check"
    FULFILLED = "fulfilled"


ORDER = tuple(Standing)

MARKS = {
    # standing: (icon, tone)
    Standing.UNFULFILLED: ("circle-x", "err"),
    Standing.CHECK: ("triangle-alert", "warn"),
    Standing.FULFILLED: ("circle-check", "ok"),
}


@dataclass(frozen=True, slots=True)
class EligibilityRow:
    """One condition.

    Attributes:
        code: Code of the condition.
        standing: How it stands.
        sentence: What is required, in plain words.
        decided_by: The values that decided, or what is still to be asked.
        basis: Article or local rule.
        unverified: Whether the rule is marked 待核实; it never refuses then.
    """

    code: str
    standing: Standing
    sentence: str
    decided_by: str
    basis: str
    unverified: bool


def eligibility_rows(
    catalogue: Catalogue, words: Words, item: ServiceItem, judgement: Judgement
) -> tuple[EligibilityRow, ...]:
    """Return the conditions: unfulfilled, please check, fulfilled."""
    rows = [_row(catalogue, words, item, judgement, result) for result in judgement.eligibility]
    return tuple(sorted(rows, key=lambda row: ORDER.index(row.standing)))


def standing_of(result: ConditionResult) -> Standing:
    """Tell how a condition stands; an unverified or a soft one can only ask to be checked."""
    if result.fulfilled:
        return Standing.FULFILLED
    if result.fulfilled is False and result.rule.refuses and result.rule.verified:
        return Standing.UNFULFILLED
    return Standing.CHECK


def _row(
    catalogue: Catalogue,
    words: Words,
    item: ServiceItem,
    judgement: Judgement,
    result: ConditionResult,
) -> EligibilityRow:
    rule = result.rule
    values = [fact_text(catalogue, words, item, judgement, fact) for fact in rule.shows]
    if result.opens_on is not None:
        values.append(words("eligibility.opens_on", day=result.opens_on.isoformat()))
    known = words("list.comma").join(value for value in values if value)
    if result.fulfilled is None:
        known = words("eligibility.not_known")
    return EligibilityRow(
        code=rule.code,
        standing=standing_of(result),
        sentence=rule.sentence.in_language(words.language),
        decided_by=known,
        basis=rule.basis.in_language(words.language),
        unverified=not rule.verified,
    )


def eligibility_summary(words: Words, rows: tuple[EligibilityRow, ...]) -> str:
    """Return how many conditions there are and how many are fulfilled."""
    fulfilled = sum(row.standing is Standing.FULFILLED for row in rows)
    return words("eligibility.summary", total=len(rows), fulfilled=fulfilled)
