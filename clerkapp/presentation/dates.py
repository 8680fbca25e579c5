# SPDX-License-Identifier: Apache-2.0
"""The dates that a case is promised, each with its start event, basis and 预计."""

from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.definitions import PromiseRule, ServiceItem
from clerkapp.domain.case import Promise
from clerkapp.presentation.words import Words
from clerkapp.services.calendars import MovedPromise
from clerkapp.services.judgement import PromiseOffer


@dataclass(frozen=True, slots=True)
class DateRow:
    """One clock.

    Attributes:
        name: What it is called.
        due: The day, ISO.
        provisional: Whether 预计 stands beside it.
        start: From which event it runs.
        basis: Sentence with the article.
        unverified: Whether 待核实 stands beside it.
    """

    name: str
    due: str
    provisional: bool
    start: str
    basis: str
    unverified: bool


def offered_dates(words: Words, offers: tuple[PromiseOffer, ...]) -> tuple[DateRow, ...]:
    """Return the dates that acceptance today would give.

    A clock that starts on an event still to come is 预计, as it will be when it is promised.
    """
    return tuple(_row(words, offer.rule, offer.promise) for offer in offers)


def promised_dates(
    words: Words, item: ServiceItem, promises: tuple[Promise, ...]
) -> tuple[DateRow, ...]:
    """Return the dates that were given at acceptance."""
    rules = {rule.clock: rule for rule in item.promises}
    return tuple(_row(words, rules[p.clock], p) for p in promises if p.clock in rules)


def _row(words: Words, rule: PromiseRule, promise: Promise) -> DateRow:
    return DateRow(
        name=rule.name.in_language(words.language),
        due=promise.due_on.isoformat(),
        provisional=promise.provisional,
        start=words(f"date.start.{promise.start_event}"),
        basis=rule.basis.in_language(words.language),
        unverified=not rule.verified,
    )


def moved_sentence(words: Words, item: ServiceItem, moved: MovedPromise) -> str:
    """Return what a counted-anew date of a case was and is, in one line."""
    names = {rule.clock: rule.name.in_language(words.language) for rule in item.promises}
    number = moved.case.number
    said = {
        "number": number.short if number else "",
        "clock": names.get(moved.after.clock, moved.after.clock),
        "old": moved.before.due_on.isoformat(),
        "new": moved.after.due_on.isoformat(),
    }
    if moved.after.provisional:
        return words("date.moved.provisional", **said)
    same = moved.before.due_on == moved.after.due_on
    return words("date.moved.settled" if same else "date.moved", **said)


def month_day(day: date) -> str:
    """Return a day of this year as lists write it: 11-24."""
    return f"{day:%m-%d}"
