# SPDX-License-Identifier: Apache-2.0
"""A real counter on a folder of its own, with cases brought as far as a benchmark wants them."""

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

from benchmarks.families import Families, worked_case
from clerkapp.bootstrap import Counter, join_counter
from clerkapp.catalogue.loader_cases import WorkedCase
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.roles import Clerk
from clerkapp.services import intake, review, signing
from clerkapp.services.authority import authority_letter
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up
from clerkapp.services.visits import MomentOf
from clerkapp.storage.slots import Argon2Cost
from clerkapp.system.shipped import shipped_folder

CLERK_NAME = "陈静"
PASSWORD = "liu-yin-2026"
CHEAP = Argon2Cost(memory_kib=64, iterations=1, lanes=1)
"""For stores whose signing in is not what is measured."""

_CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True, slots=True)
class Bench:
    """A founded counter with its clerk seated.

    Attributes:
        counter: The joined parts.
        desk: The clerk's desk; its clock stands on the worked case's day.
        clerk: The clerk.
        case: The worked case that is varied.
    """

    counter: Counter
    desk: Desk
    clerk: Clerk
    case: WorkedCase


@contextmanager
def founded(folder: Path, cost: Argon2Cost = CHEAP) -> Generator[Bench]:
    """Found the example office in a folder; close what this thread opened."""
    counter = join_counter(folder, cost=lambda: cost)
    case = worked_case(shipped_folder("forms"), counter.catalogue)
    day = case.received_on
    clock = MomentOf(datetime(day.year, day.month, day.day, 10, 30, tzinfo=_CHINA))
    try:
        start = FirstStart(EXAMPLE_OFFICE, CLERK_NAME, PASSWORD)
        clerk, _recovery = set_up(counter.vault, clock, start, counter.new_id())
        desk = replace(counter.desk(clerk, EXAMPLE_OFFICE), clock=clock)
        yield Bench(counter, desk, clerk, case)
    finally:
        counter.vault.close_connections()


def draft(bench: Bench, answers: Mapping[str, str]) -> Case:
    """Keep the answers of one family as a draft."""
    return intake.start_draft(bench.desk, bench.case.item, answers, bench.case.received_on)


def presented(bench: Bench, answers: Mapping[str, str]) -> tuple[Case, PrintedDocument]:
    """Serve one family until its form lies there to be signed."""
    desk = bench.desk
    case = draft(bench, answers)
    if answers.get("visit.visitor") == "agent":
        authority_letter(desk, case.id)
    case = intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    review.pass_review(desk, case.id)
    return signing.present_form(desk, case.id)


def fill(bench: Bench, cases: int, seed: int = 1) -> list[tuple[Case, PrintedDocument]]:
    """Serve many families until their forms lie there to be signed."""
    families = Families(seed)
    return [presented(bench, families.answers(bench.case)) for _ in range(cases)]
