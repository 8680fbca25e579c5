# SPDX-License-Identifier: Apache-2.0
"""A real counter for tests: real definitions, a real store, the real press, a standing clock."""

import functools
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from unittest import mock

from clerkapp import bootstrap
from clerkapp.bootstrap import Counter, join_counter
from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.loader import load_catalogue
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, Printer, QueueAnswer
from clerkapp.domain.problems import OutsideError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up
from clerkapp.storage.slots import Argon2Cost
from clerkapp.system.shipped import shipped_folder

CHINA = timezone(timedelta(hours=8))
MORNING = datetime(2026, 11, 24, 9, 30, tzinfo=CHINA)
PASSWORD = "liu-yin-2026"
CHEAP = Argon2Cost(memory_kib=64, iterations=1, lanes=1)

GIRL = {
    "applicant.document_type": "01H",
    "applicant.document_number": "110150201905181041",
    "applicant.name": "王梓萱",
    "applicant.occupation": "student",
    "applicant.hukou_address": "云浦市青禾区柳荫街道槐安里6号楼2单元301",
    "guardian.document_type": "01",
    "guardian.document_number": "110151199008230620",
    "guardian.name": "李静",
    "guardian.relation": "52",
    "guardian.valid_until": "2038-06-11",
    "guardian.mobile": "13800138000",
    "guardian.consent": "given",
    "contact.address": "云浦市青禾区柳荫街道槐安里6号楼2单元301",
    "card.bank": "103",
    "card.photo_source": "receipt",
}
"""A girl of seven with her mother: all that the card's form asks for."""

GRANDMOTHER = {
    "visit.visitor": "agent",
    "agent.document_type": "01",
    "agent.document_number": "110151195510080025",
    "agent.name": "李秀英",
    "agent.relation": "64",
    "agent.valid_until": "long_term",
    "agent.mobile": "13900005107",
    "agent.address": "云浦市青禾区柳荫街道槐安里5号楼3单元501",
}


class StandingClock:
    """Shows one moment until it is moved."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def now(self) -> datetime:
        return self.moment

    def pass_minutes(self, minutes: int) -> None:
        self.moment += timedelta(minutes=minutes)


@dataclass
class RecordingQueue:
    """A printer that keeps what it was given; without a name there is no printer."""

    printer: str = "laser"
    answer: PrintState = PrintState.PRINTED
    trouble: str = ""
    printed: list[tuple[str, bytes]] = field(default_factory=list[tuple[str, bytes]])
    kinds: list[PaperKind] = field(default_factory=list[PaperKind])
    asked: list[str] = field(default_factory=list[str])
    canceled: list[str] = field(default_factory=list[str])

    def printers(self) -> tuple[Printer, ...]:
        return (Printer(self.printer, True, True),) if self.printer else ()

    def trays(self, printer: str) -> tuple[str, ...]:
        return ("Tray1", "Tray2") if printer == self.printer else ()

    def submit(self, pdf: bytes, title: str, kind: PaperKind) -> str:
        if not self.printer:
            raise OutsideError("print.no_printer")
        self.printed.append((title, pdf))
        self.kinds.append(kind)
        return f"{self.printer}-{len(self.printed)}"

    def ask(self, job: str) -> QueueAnswer:
        self.asked.append(job)
        return QueueAnswer(self.answer, self.trouble)

    def cancel(self, job: str) -> None:
        self.canceled.append(job)


def check_digit(first_17: str) -> str:
    """Return the last character of a made-up citizen number (GB 11643)."""
    weights = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
    total = sum(int(digit) * weight for digit, weight in zip(first_17, weights, strict=True))
    return "10X98765432"[total % 11]


@functools.cache
def shipped_catalogue() -> Catalogue:
    """Return the shipped definitions, read once in a test run: nothing can change them."""
    return load_catalogue(shipped_folder("forms"))


def quick_counter(folder: Path, forms: Path | None = None) -> Counter:
    """Join a counter over a folder, with cheap keys and definitions read once."""
    if forms is not None:
        return join_counter(folder, forms, lambda: CHEAP)
    with (
        mock.patch.object(bootstrap, "load_catalogue", return_value=shipped_catalogue()),
        mock.patch.object(bootstrap, "keep_forms"),
    ):
        return join_counter(folder, cost=lambda: CHEAP)


@contextmanager
def opened_counter(folder: Path, forms: Path | None = None) -> Generator[Counter]:
    """Join a counter over a folder for a test; close what this thread opened."""
    counter = quick_counter(folder, forms)
    try:
        yield counter
    finally:
        counter.close_connections()


@contextmanager
def desk_in(folder: Path, clock: StandingClock | None = None) -> Generator[Desk]:
    """Found the example office in a folder and seat its first clerk, a supervisor."""
    with opened_counter(folder) as counter:
        standing = clock or StandingClock()
        start = FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD)
        clerk, _recovery = set_up(counter.vault, standing, start, "c1")
        yield replace(counter.desk(clerk, EXAMPLE_OFFICE), clock=standing)


def with_role(desk: Desk, role: Role) -> Desk:
    """Return the same desk with a clerk of another role."""
    return replace(desk, clerk=Clerk(desk.clerk.id, desk.clerk.name, role))
