# SPDX-License-Identifier: Apache-2.0
"""Cases of the real items for the tests of what a screen shows; nothing is stored."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.words import Words
from clerkapp.services.intake import opening_answers
from clerkapp.services.judgement import Judgement, judge
from clerkapp.services.review import good
from tests.counter import GIRL, MORNING, shipped_catalogue

ROOT = Path(__file__).resolve().parents[2]
NUMBER = CaseNumber.take("110150", "003", "02", MORNING.date(), 37)


def catalogue() -> Catalogue:
    """Return the shipped definitions."""
    return shipped_catalogue()


@cache
def words(language: str = "zh") -> Words:
    """Load the texts of one language once."""
    return Words.load(ROOT / "resources" / "words", language)


def item_named(code: str = "minor_card") -> ServiceItem:
    """Return an item in force on the morning of the tests."""
    return catalogue().item_on(code, MORNING.date())


def make_case(
    changes: Mapping[str, str] | None = None,
    status: CaseStatus = CaseStatus.IN_REVIEW,
    code: str = "minor_card",
) -> Case:
    """Return a numbered case of a girl of seven with her mother."""
    item = item_named(code)
    answers = opening_answers(item) | GIRL | dict(changes or {})
    return Case(
        id="case",
        item=item.code,
        item_version=item.version,
        status=status,
        received_on=MORNING.date(),
        opened_at=MORNING,
        clerk_id="c1",
        changed_at=MORNING,
        number=None if status is CaseStatus.DRAFT else NUMBER,
        answers=MappingProxyType(answers),
    )


def judged(case: Case) -> Judgement:
    """Judge a case's answers."""
    item = catalogue().item(case.item, case.item_version)
    return judge(catalogue(), item, case.answers, case.received_on)


def checked(case: Case, *, but: Mapping[str, Verdict] | None = None) -> Case:
    """Find every paper good, but for some."""
    exceptions = but or {}
    checks: dict[str, PaperCheck] = {}
    for paper in judged(case).needed_papers:
        verdict = exceptions.get(paper.code)
        checks[paper.code] = (
            good(None, paper) if verdict is None else PaperCheck(paper.code, verdict=verdict)
        )
    return replace(case, checks=MappingProxyType(checks))


def make_document(kind: str, state: PrintState, **changes: object) -> PrintedDocument:
    """Return the record of a document."""
    document = PrintedDocument(
        id=f"{kind}-1",
        case_id="case",
        kind=kind,
        layout=kind,
        layout_version="1",
        sha256="0" * 64,
        copy=1,
        made_at=MORNING,
        clerk_id="c1",
        state=state,
    )
    return replace(document, **changes)  # pyright: ignore[reportArgumentType]
