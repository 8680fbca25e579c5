# SPDX-License-Identifier: Apache-2.0
"""Reads ``materials.yaml``: the papers that an item may ask for."""

from clerkapp.catalogue.definitions import Paper
from clerkapp.catalogue.loader_conditions import parameters_of, read_condition
from clerkapp.catalogue.loader_form import read_name
from clerkapp.catalogue.loader_trust import require_marked
from clerkapp.catalogue.loader_vocabulary import Vocabulary
from clerkapp.catalogue.reading import Entry, file_entry
from clerkapp.catalogue.sources import Source

_PAPER_KEYS = (
    "code",
    "name",
    "standard",
    "why",
    "basis",
    "issuer",
    "original",
    "copies",
    "electronic",
    "when",
    "not_needed",
    "tolerable",
    "by_promise",
    "obstructs",
    "verified",
)


def load_papers(source: Source, vocabulary: Vocabulary) -> tuple[Paper, ...]:
    """Read the papers of an item."""
    entry = file_entry(source, "materials", ("papers",))
    papers: list[Paper] = []
    for part in entry.entries("papers", _PAPER_KEYS):
        paper = _paper(part, vocabulary)
        if any(known.code == paper.code for known in papers):
            part.problem("code", f"paper '{paper.code}' stands twice", "give it another code")
        papers.append(paper)
    return tuple(papers)


def _paper(entry: Entry, vocabulary: Vocabulary) -> Paper:
    if "basis" not in entry:
        entry.problem(
            "basis",
            "a paper without a basis",
            "add 'basis:' with the article that allows asking for it (社会保险经办条例第三十一条)",
        )
    paper = Paper(
        code=read_name(entry, "code"),
        name=entry.words("name"),
        standard=entry.words("standard"),
        why=entry.words("why"),
        basis=entry.words("basis", optional=True),
        issuer=entry.words("issuer", optional=True),
        original=entry.flag("original", True),
        copies=entry.number("copies", 0),
        electronic=entry.flag("electronic", False),
        when=read_condition(entry, "when", vocabulary),
        not_needed=entry.words("not_needed", optional=True),
        tolerable=entry.flag("tolerable", False),
        by_promise=read_condition(entry, "by_promise", vocabulary),
        obstructs=entry.flag("obstructs", True),
        verified=entry.flag("verified", True),
    )
    _check(entry, paper, vocabulary)
    return paper


def _check(entry: Entry, paper: Paper, vocabulary: Vocabulary) -> None:
    if not paper.original and not paper.copies and not paper.electronic:
        entry.problem(
            "original",
            f"paper {paper.code} asks for nothing",
            "write original: true, copies: 1 or electronic: true",
        )
    if "not_needed" in entry and "when" not in entry:
        entry.problem("not_needed", "not_needed without when", "add when:, or take it out")
    if paper.verified and paper.when is not None:
        require_marked(entry, "when", parameters_of(paper.when), vocabulary)
