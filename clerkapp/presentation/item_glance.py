# SPDX-License-Identifier: Apache-2.0
"""A service item at a glance, before a visit begins: for whom, how long, what it costs."""

from dataclasses import dataclass, replace
from datetime import date

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import Eligibility, Guidance, Paper, ServiceItem
from clerkapp.presentation.intake_side import counted_from, paper_how
from clerkapp.presentation.words import Words
from clerkapp.services.intake import opening_answers
from clerkapp.services.judgement import judge
from clerkapp.services.materials import Materials, NeededPaper

GIVEN_OUT = frozenset({"registration_form", "slip", "authority_letter"})
"""Documents of a visit that goes well; the others are letters for when it does not."""


@dataclass(frozen=True, slots=True)
class GlancePaper:
    """One paper of the item: its name, why or when it is asked for, and in which form."""

    name: str
    why: str
    how: str


@dataclass(frozen=True, slots=True)
class ItemGlance:
    """What the right half of the choice shows.

    Attributes:
        name: Full name.
        version: Which version of the definition is in force.
        summary: Whom it serves.
        lines: Pairs of label and text, top to bottom.
        papers: Papers that a case may need.
        told: What the applicant should know in these circumstances.
    """

    name: str
    version: str
    summary: str
    lines: tuple[tuple[str, str], ...]
    papers: tuple[GlancePaper, ...]
    told: tuple[str, ...] = ()


def item_glance(words: Words, catalogue: Catalogue, item: ServiceItem, on: date) -> ItemGlance:
    """Return an item as the clerk explains it to somebody who asks."""
    language = words.language
    judgement = judge(catalogue, item, opening_answers(item), on)
    return ItemGlance(
        name=item.name.in_language(language),
        version=words("new_visit.version", date=item.version),
        summary=item.summary.in_language(language),
        lines=tuple(
            (words(f"new_visit.{label}"), text)
            for label, text in (
                ("who", item.who.in_language(language)),
                ("how_long", _how_long(words, catalogue, item, on)),
                ("fee", item.fee.in_language(language)),
                ("prints", _prints(words, item)),
            )
            if text
        ),
        papers=tuple(_paper(words, need.paper) for need in judgement.papers),
    )


def materials_glance(words: Words, catalogue: Catalogue, found: Materials, on: date) -> ItemGlance:
    """Return what to bring in these circumstances, and what stands against coming now."""
    language, item = words.language, found.item
    lines = [(words("materials.not_now"), _against(words, rule)) for rule in found.unfulfilled]
    if found.opens_on is not None:
        lines.append((words("materials.opens_on"), found.opens_on.isoformat()))
    lines += [
        (words("new_visit.how_long"), _how_long(words, catalogue, item, on)),
        (words("new_visit.fee"), item.fee.in_language(language)),
    ]
    return ItemGlance(
        name=words("materials.title", item=item.name.in_language(language)),
        version=words("new_visit.version", date=item.version),
        summary=words("materials.count", count=len(found.papers)),
        lines=tuple(lines),
        papers=tuple(_needed(words, need) for need in found.papers),
        told=tuple(told(words, each) for each in found.guidance),
    )


def told(words: Words, guidance: Guidance) -> str:
    """Return what the applicant should know, with a mark where nobody has verified it."""
    note = "" if guidance.verified else words("new_visit.not_verified")
    return guidance.sentence.in_language(words.language) + note


def _against(words: Words, rule: Eligibility) -> str:
    sentence = rule.sentence.in_language(words.language)
    otherwise = rule.otherwise.in_language(words.language)
    note = "" if rule.verified else words("new_visit.not_verified")
    return words("materials.against", sentence=sentence, otherwise=otherwise) + note


def _needed(words: Words, need: NeededPaper) -> GlancePaper:
    paper = _paper(words, need.paper)
    if need.certain:
        return paper
    return replace(paper, name=paper.name + words("materials.perhaps"))


def _how_long(words: Words, catalogue: Catalogue, item: ServiceItem, on: date) -> str:
    parameters = catalogue.parameters_on(on)
    clocks: list[str] = []
    for rule in item.promises:
        name = rule.name.in_language(words.language)
        count = counted_from(words, rule, rule.amount.resolve(parameters))
        note = "" if rule.verified else words("new_visit.not_verified")
        clocks.append(words("new_visit.clock", name=name, count=count) + note)
    return words("new_visit.clocks").join(clocks)


def _prints(words: Words, item: ServiceItem) -> str:
    kinds = [rule.kind for rule in item.documents if rule.kind in GIVEN_OUT]
    return words("intake.list").join(words(f"new_visit.document.{kind}") for kind in kinds)


def _paper(words: Words, paper: Paper) -> GlancePaper:
    return GlancePaper(
        paper.name.in_language(words.language),
        paper.why.in_language(words.language),
        paper_how(words, paper),
    )
