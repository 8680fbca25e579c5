# SPDX-License-Identifier: Apache-2.0
"""The outcome bar of document review: what the rules recommend, and why something cannot be."""

from dataclasses import dataclass
from enum import StrEnum

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import Letter
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.dates import month_day
from clerkapp.presentation.words import Words
from clerkapp.services.findings import Findings, findings
from clerkapp.services.gaps import NOTICE
from clerkapp.services.judgement import Judgement

UNDER_REVIEW = frozenset(
    {
        CaseStatus.IN_REVIEW,
        CaseStatus.CORRECTION_NOTIFIED,
        CaseStatus.AWAITING_SIGNATURE,
        CaseStatus.SIGNED,
    }
)
"""States in which papers may still be looked at and an outcome chosen."""


class OutcomeCode(StrEnum):
    """What may end the review, in the order of the bar."""

    ACCEPT = "accept"
    TOLERATE = "tolerate"
    NOTIFY = "notify"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"


class Readiness(StrEnum):
    """Whether an outcome can be chosen now.

    ``TO_SETTLE`` means that something comes first to which choosing it leads; ``FORBIDDEN``
    stays visible and explains itself.
    """

    READY = "ready"
    TO_SETTLE = "to_settle"
    FORBIDDEN = "forbidden"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One button of the bar: ``note`` is what will happen, or why it cannot be chosen."""

    code: OutcomeCode
    title: str
    note: str
    readiness: Readiness
    recommended: bool


@dataclass(frozen=True, slots=True)
class OutcomeBar:
    """The sentence of conclusion and the buttons.

    Attributes:
        tone: Colour token of the sentence's icon: ok, warn, err or accent.
        icon: Icon before the sentence.
        sentence: What the papers and conditions add up to.
        outcomes: Always all of them, in the same order.
    """

    tone: str
    icon: str
    sentence: str
    outcomes: tuple[Outcome, ...]

    @property
    def recommended(self) -> Outcome:
        """Return the outcome that F12 and the fill belong to."""
        return next(o for o in self.outcomes if o.recommended)

    def outcome(self, code: OutcomeCode) -> Outcome:
        """Return one of the buttons."""
        return next(o for o in self.outcomes if o.code is code)


def outcome_bar(
    words: Words,
    item: ServiceItem,
    case: Case,
    judgement: Judgement,
    letters: tuple[Letter, ...],
    role: Role,
) -> OutcomeBar:
    """Weigh what was found and say which outcome the rules recommend."""
    found = findings(judgement, case)
    gaps = len(judgement.errors) + len(judgement.empty)
    best = _recommended(found, gaps, offered=_offers_gap(item))
    outcomes = (
        _accept(words, judgement, found, gaps, best),
        _tolerate(words, item, found, gaps, best),
        _notify(words, found, letters, role, best),
        _refuse(words, item, best),
        Outcome(
            OutcomeCode.WITHDRAW,
            words("outcome.withdraw"),
            words("outcome.withdraw.note"),
            Readiness.READY,
            best is OutcomeCode.WITHDRAW,
        ),
    )
    tone, icon, sentence = _conclusion(words, found, gaps, offered=_offers_gap(item))
    return OutcomeBar(tone, icon, sentence, outcomes)


def may_end(case: Case) -> bool:
    """Say whether the bar has anything to do: a case that is accepted or ended keeps its end."""
    return case.status in UNDER_REVIEW


def _offers_gap(item: ServiceItem) -> bool:
    return any(rule.kind == NOTICE for rule in item.documents)


def _recommended(found: Findings, gaps: int, *, offered: bool) -> OutcomeCode:
    if found.unfulfilled:
        return OutcomeCode.REFUSE
    if found.lacking and not found.undecided and not gaps:
        return OutcomeCode.TOLERATE if found.tolerable and offered else OutcomeCode.NOTIFY
    return OutcomeCode.ACCEPT


def _accept(
    words: Words, judgement: Judgement, found: Findings, gaps: int, best: OutcomeCode
) -> Outcome:
    if found.unfulfilled:
        rules = (result.rule for result in judgement.eligibility)
        condition = next(rule for rule in rules if rule.code == found.unfulfilled[0])
        sentence = condition.sentence.in_language(words.language)
        note = words("outcome.accept.unfulfilled", condition=sentence)
        readiness = Readiness.FORBIDDEN
    elif found.lacking:
        name = found.lacking[0].name.in_language(words.language)
        note = words("outcome.accept.lacking", paper=name)
        readiness = Readiness.FORBIDDEN
    elif gaps:
        note = words("outcome.accept.gaps", count=gaps)
        readiness = Readiness.TO_SETTLE
    elif found.undecided:
        note = words("outcome.undecided", count=len(found.undecided))
        readiness = Readiness.TO_SETTLE
    else:
        note = words("outcome.accept.note")
        readiness = Readiness.READY
    return Outcome(
        OutcomeCode.ACCEPT, words("outcome.accept"), note, readiness, best is OutcomeCode.ACCEPT
    )


def _tolerate(
    words: Words, item: ServiceItem, found: Findings, gaps: int, best: OutcomeCode
) -> Outcome:
    hard = [paper for paper in found.lacking if not paper.tolerable]
    readiness = Readiness.FORBIDDEN
    if not _offers_gap(item):
        note = words("outcome.tolerate.not_offered")
    elif found.unfulfilled:
        note = words("outcome.tolerate.unfulfilled")
    elif hard:
        note = words("outcome.tolerate.hard", paper=hard[0].name.in_language(words.language))
    elif not found.lacking:
        note = words("outcome.tolerate.nothing")
    elif gaps:
        note, readiness = words("outcome.accept.gaps", count=gaps), Readiness.TO_SETTLE
    elif found.undecided:
        note = words("outcome.undecided", count=len(found.undecided))
        readiness = Readiness.TO_SETTLE
    else:
        note = words("outcome.tolerate.note", count=len(found.lacking))
        readiness = Readiness.READY
    title = words("outcome.tolerate")
    return Outcome(OutcomeCode.TOLERATE, title, note, readiness, best is OutcomeCode.TOLERATE)


def _notify(
    words: Words, found: Findings, letters: tuple[Letter, ...], role: Role, best: OutcomeCode
) -> Outcome:
    lacking = found.lacking + found.unverified_lacking
    earlier = [letter for letter in letters if letter.kind == "notice"]
    if not lacking:
        note, readiness = words("outcome.notify.nothing"), Readiness.FORBIDDEN
    elif earlier and role is not Role.SUPERVISOR:
        day = month_day(earlier[-1].made_at.date())
        note, readiness = words("outcome.notify.second", day=day), Readiness.FORBIDDEN
    elif found.undecided:
        note = words("outcome.undecided", count=len(found.undecided))
        readiness = Readiness.TO_SETTLE
    else:
        note, readiness = words("outcome.notify.note", count=len(lacking)), Readiness.READY
    return Outcome(
        OutcomeCode.NOTIFY, words("outcome.notify"), note, readiness, best is OutcomeCode.NOTIFY
    )


def _refuse(words: Words, item: ServiceItem, best: OutcomeCode) -> Outcome:
    readiness = Readiness.READY if item.refusals else Readiness.FORBIDDEN
    note = words("outcome.refuse.note" if item.refusals else "outcome.refuse.none")
    return Outcome(
        OutcomeCode.REFUSE, words("outcome.refuse"), note, readiness, best is OutcomeCode.REFUSE
    )


def _conclusion(words: Words, found: Findings, gaps: int, *, offered: bool) -> tuple[str, str, str]:
    if found.unfulfilled:
        return "err", "circle-x", words("outcome.says.unfulfilled", count=len(found.unfulfilled))
    if gaps:
        return "warn", "triangle-alert", words("outcome.says.gaps", count=gaps)
    if found.undecided:
        return "accent", "info", words("outcome.says.undecided", count=len(found.undecided))
    if found.lacking:
        key = "outcome.says.tolerable" if found.tolerable and offered else "outcome.says.lacking"
        return "warn", "triangle-alert", words(key, count=len(found.lacking))
    if found.to_follow:
        return "warn", "hourglass", words("outcome.says.to_follow", count=len(found.to_follow))
    if found.unverified_lacking:
        count = len(found.unverified_lacking)
        return "accent", "info", words("outcome.says.unverified", count=count)
    return "ok", "circle-check", words("outcome.says.complete")
