# SPDX-License-Identifier: Apache-2.0
"""Counter visits written down in a file, to be performed without a window."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, tzinfo
from enum import StrEnum
from pathlib import Path

import yaml

from clerkapp.catalogue.reading import Entry, entry_of, items_of
from clerkapp.catalogue.sources import (
    CatalogueError,
    Findings,
    Node,
    Source,
    open_list,
    open_source,
)
from clerkapp.domain.duplicates import DECISIONS
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.signature import Manner, Signer


class Outcome(StrEnum):
    """How the visit ends: accepted (whole or with a gap), notified, refused, withdrawn, a draft."""

    ACCEPT = "accept"
    TOLERATE = "tolerate"
    NOTICE = "notice"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class VisitScript:
    """One visit as a file tells it.

    Attributes:
        item: Code of the service item.
        on: Aware date and time of the visit.
        answers: Field id → value as a clerk would type it.
        papers: What was found; a paper that is not named is complete.
        signer: Who signs; None takes the person who came.
        manner: How it is signed.
        witness: Witness of a fingerprint.
        outcome: How the visit ends.
        reason: Reason code of a refusal, or the reason of a withdrawal.
        received_on: Day on which the family came, where the case is entered later (补录).
        back_reason: Why it was not entered on that day.
        likeness: What is decided of other cases that look like this one, one of ``DECISIONS``;
            empty decides nothing, and a grave likeness then keeps the case from acceptance.
        likeness_reason: Why.
    """

    item: str
    on: datetime
    answers: Mapping[str, str]
    papers: Mapping[str, PaperCheck] = field(default_factory=dict[str, PaperCheck])
    signer: Signer | None = None
    manner: Manner = Manner.PAPER
    witness: str = ""
    outcome: Outcome = Outcome.ACCEPT
    reason: str = ""
    received_on: date | None = None
    back_reason: str = ""
    likeness: str = ""
    likeness_reason: str = ""


VISIT_KEYS = (
    "item",
    "on",
    "received_on",
    "back_reason",
    "answers",
    "papers",
    "likeness",
    "sign",
    "outcome",
    "reason",
)
PAPER_KEYS = ("original", "copies", "pages", "electronic", "held", "verdict", "remark")
LIKENESS_KEYS = ("decision", "reason")
SIGN_KEYS = ("by", "manner", "witness")
MOMENT = "2026-11-24 10:30"


def read_visits(path: Path, zone: tzinfo) -> tuple[VisitScript, ...]:
    """Read a file of visits; times without a zone are taken in ``zone``.

    Raises:
        CatalogueError: One line per problem, as ``file:line: what; what to write instead``.
    """
    findings = Findings()
    source = open_list(path, findings)
    scripts: tuple[VisitScript, ...] = ()
    if source is not None:
        entries = (
            entry_of(source, node, "visit", VISIT_KEYS)
            for node in items_of(source, source.root, "visits")
        )
        scripts = tuple(_visit(entry, zone) for entry in entries if entry is not None)
    if findings.problems:
        raise CatalogueError(findings.sorted())
    return scripts


def read_answers(path: Path) -> dict[str, str]:
    """Read a file of answers, ``field: value`` a line, as a clerk would type them.

    Raises:
        CatalogueError: One line per problem.
    """
    findings = Findings()
    source = open_source(path.parent, path, findings)
    if source is None:
        raise CatalogueError(findings.sorted())
    pairs = _pairs(source, source.root, "answers")
    return {name: node.value for name, node in pairs if isinstance(node, yaml.ScalarNode)}


def _visit(entry: Entry, zone: tzinfo) -> VisitScript:
    sign = _part(entry, "sign", SIGN_KEYS)
    likeness = _part(entry, "likeness", LIKENESS_KEYS)
    return VisitScript(
        item=entry.text("item", example="minor_card"),
        on=_moment(entry, zone),
        answers=_answers(entry),
        papers={check.paper: check for check in _papers(entry)},
        signer=sign.kind("by", Signer) if sign and "by" in sign else None,
        manner=sign.kind("manner", Manner, Manner.PAPER) if sign else Manner.PAPER,
        witness=sign.text("witness", "") if sign else "",
        outcome=entry.kind("outcome", Outcome, Outcome.ACCEPT),
        reason=entry.text("reason", ""),
        received_on=entry.day_or_none("received_on"),
        back_reason=entry.text("back_reason", ""),
        likeness=_decision(likeness) if likeness else "",
        likeness_reason=likeness.text("reason", example="证件已核对") if likeness else "",
    )


def _part(entry: Entry, key: str, keys: tuple[str, ...]) -> Entry | None:
    return entry_of(entry.source, entry.at(key), key, keys) if key in entry else None


def _decision(likeness: Entry) -> str:
    written = likeness.text("decision", example=DECISIONS[0])
    if written and written not in DECISIONS:
        what = f"decision: '{written}' is no decision"
        likeness.problem("decision", what, f"write one of {', '.join(DECISIONS)}")
    return written


def _moment(entry: Entry, zone: tzinfo) -> datetime:
    written = entry.text("on", example=MOMENT)
    try:
        moment = datetime.fromisoformat(written)
    except ValueError:
        if written:
            entry.problem("on", f"on: '{written}' is no date and time", f"write it as {MOMENT}")
        return datetime(2000, 1, 1, tzinfo=zone)
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


def _answers(entry: Entry) -> dict[str, str]:
    if "answers" not in entry:
        entry.missing("answers", "{applicant.name: …}")
        return {}
    pairs = _pairs(entry.source, entry.at("answers"), "answers")
    return {name: node.value for name, node in pairs if isinstance(node, yaml.ScalarNode)}


def _papers(entry: Entry) -> list[PaperCheck]:
    if "papers" not in entry:
        return []
    checks: list[PaperCheck] = []
    for code, node in _pairs(entry.source, entry.at("papers"), "papers"):
        paper = entry_of(entry.source, node, code, PAPER_KEYS)
        if paper is not None:
            checks.append(_check(code, paper))
    return checks


def _check(code: str, paper: Entry) -> PaperCheck:
    return PaperCheck(
        paper=code,
        original=paper.flag("original", default=False),
        copies=paper.number("copies", 0),
        pages=paper.number("pages", 0),
        electronic=paper.flag("electronic", default=False),
        held=paper.flag("held", default=False),
        verdict=paper.kind("verdict", Verdict) if "verdict" in paper else None,
        remark=paper.text("remark", ""),
    )


def _pairs(source: Source, node: Node, name: str) -> list[tuple[str, Node]]:
    if not isinstance(node, yaml.MappingNode):
        source.problem(node, f"{name}: not a mapping", f"write {name} as 'key: value' lines")
        return []
    return [(key.value, value) for key, value in node.value if isinstance(key, yaml.ScalarNode)]
