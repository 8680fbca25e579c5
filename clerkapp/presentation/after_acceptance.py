# SPDX-License-Identifier: Apache-2.0
"""What the slip page says and asks of the time after acceptance."""

from dataclasses import dataclass

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem, Stage
from clerkapp.domain.aid import AidRow
from clerkapp.domain.case import Case
from clerkapp.domain.states import CaseStatus, stages_after
from clerkapp.presentation.amendments import amendment_lines
from clerkapp.presentation.header import status_word
from clerkapp.presentation.words import Words
from clerkapp.services.stages import NEEDS_REASON


@dataclass(frozen=True, slots=True)
class StageOffer:
    """A stage that may be recorded next: code, name, and what to enter with it (or nothing)."""

    code: str
    name: str
    asks: str


@dataclass(frozen=True, slots=True)
class AfterPanel:
    """The block below the prints.

    Attributes:
        state: Where the case stands, never more than this computer knows.
        waits: Whether something is still undelivered or awaited: shown as a warning.
        reached: Stages reached, with day and reference, oldest first.
        offers: Stages that may come next.
        together: Name of the item that the same visit may begin; empty if there is none.
        awaits_number: Whether the case waits for the child's number.
        to_follow: Code and words of each paper that is still to follow (容缺受理).
        amended: What was changed after acceptance, oldest first.
        listed: That the civil affairs list has the applicant, who was enrolled ordinarily; empty
            where nothing is to be amended.
    """

    state: str
    waits: bool
    reached: tuple[str, ...]
    offers: tuple[StageOffer, ...]
    together: str
    awaits_number: bool
    to_follow: tuple[tuple[str, str], ...] = ()
    amended: tuple[str, ...] = ()
    listed: str = ""


def after_panel(
    words: Words,
    catalogue: Catalogue,
    item: ServiceItem,
    case: Case,
    listed: AidRow | None = None,
) -> AfterPanel:
    """Return the block of an accepted case.

    Args:
        words: The language.
        catalogue: The definitions.
        item: The case's item.
        case: The case.
        listed: What the civil affairs list says, where the case is to be amended to its channel.
    """
    undelivered = item.until_delivered.in_language(words.language)
    waits = bool(undelivered) and not case.stages
    awaits_number = case.status is CaseStatus.AWAITING_NUMBER
    state = undelivered if waits else _stage_name(words, item, case.status)
    statuses = tuple(stage.status for stage in item.stages)
    offered = [item.stage(status) for status in stages_after(case.status, statuses)]
    return AfterPanel(
        state=words("after.awaiting_number") if awaits_number else state,
        waits=waits or awaits_number,
        reached=tuple(
            words(
                "after.reached",
                stage=_stage_name(words, item, entry.status),
                day=f"{entry.at:%Y-%m-%d}",
                reference=entry.reference or entry.reason,
            ).strip()
            for entry in case.stages
        ),
        offers=tuple(
            StageOffer(s.status.value, _stage_name(words, item, s.status), _asks(words, s))
            for s in offered
        ),
        together=_together(words, catalogue, item, case),
        awaits_number=awaits_number,
        to_follow=_to_follow(words, item, case),
        amended=amendment_lines(words, catalogue, item, case),
        listed=_listed(words, catalogue, listed),
    )


def _listed(words: Words, catalogue: Catalogue, entry: AidRow | None) -> str:
    if entry is None:
        return ""
    category = catalogue.choices["aid_categories"].find(entry.category)
    name = category.text.in_language(words.language) if category else entry.category
    return words("after.listed", category=name)


def _to_follow(words: Words, item: ServiceItem, case: Case) -> tuple[tuple[str, str], ...]:
    if case.status is not CaseStatus.ACCEPTED_WITH_GAP:
        return ()
    names = {paper.code: paper.name.in_language(words.language) for paper in item.papers}
    return tuple(
        (c.paper, words("after.follows", paper=names[c.paper], day=f"{c.due_on:%m-%d}"))
        for c in case.checks.values()
        if c.due_on is not None and not c.passes
    )


def _stage_name(words: Words, item: ServiceItem, status: CaseStatus) -> str:
    named = {stage.status: stage.name.in_language(words.language) for stage in item.stages}
    return named.get(status) or status_word(words, status)


def _asks(words: Words, stage: Stage) -> str:
    if stage.status in NEEDS_REASON:
        return words("after.reason")
    return stage.reference.in_language(words.language)


def _together(words: Words, catalogue: Catalogue, item: ServiceItem, case: Case) -> str:
    if not item.together_with:
        return ""
    partner = catalogue.item_on(item.together_with, case.received_on)
    return partner.name.in_language(words.language)
