# SPDX-License-Identifier: Apache-2.0
"""A seat at a real counter for the pages of a visit: real store, forms and press, real lanes."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.bootstrap import Counter
from clerkapp.domain.case import Case
from clerkapp.domain.roles import Role
from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.seat import Seat
from clerkapp.gui.tasks import LANES, TaskRunner
from clerkapp.presentation.words import Words
from clerkapp.services import intake, review
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up
from tests.counter import GIRL, PASSWORD, RecordingQueue, StandingClock, opened_counter, with_role

RESOURCES = Path(__file__).resolve().parents[2] / "resources"


Found = TypeVar("Found", bound=QObject)


def find(page: QWidget, kind: type[Found], name: str) -> Found:
    """Return the child with an object name; the test fails where there is none."""
    found = page.findChild(kind, name)
    assert found is not None, name
    return found


@dataclass
class Place:
    """The seat, and what a test asks behind it."""

    seat: Seat
    desk: Desk
    queue: RecordingQueue
    clock: StandingClock
    bot: QtBot

    def show(self, page: QWidget, width: int = 1290, height: int = 642) -> None:
        """Show a page as wide as in a window of 1366×768."""
        self.bot.addWidget(page)
        page.resize(width, height)
        page.show()
        self.bot.waitExposed(page)
        page.activateWindow()

    def compose(self, field: QWidget, text: str) -> None:
        """Type Chinese as an input method does: what was composed is committed at once."""
        event = QInputMethodEvent()
        event.setCommitString(text)
        QCoreApplication.sendEvent(field, event)

    def settle(self) -> None:
        """Wait until nothing runs on any lane, and let Qt show and delete what is due."""
        self.bot.waitUntil(self.seat.tasks.is_idle, timeout=20_000)
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        QCoreApplication.processEvents()

    def case(self, case_id: str) -> Case:
        """Read a case as the store holds it."""
        with self.desk.reads() as work:
            return work.case(case_id)

    def change(self, case: Case, changes: Mapping[str, str]) -> Case:
        """Change answers of a case."""
        return intake.save_answers(self.desk, case.id, dict(case.answers) | dict(changes))

    def in_review(self, changes: Mapping[str, str] | None = None, item: str = "minor_card") -> Case:
        """Take a family's case to the review of its papers."""
        return in_review(self.desk, changes, item)


def in_review(
    desk: Desk, changes: Mapping[str, str] | None = None, item: str = "minor_card"
) -> Case:
    """Fill the form of an item and hand it to review."""
    opening = intake.opening_answers(desk.catalogue.item_on(item, desk.today()))
    answers = opening | GIRL | dict(changes or {})
    case = intake.start_draft(desk, item, answers)
    return intake.hand_to_review(desk, case.id)


def find_all_good(desk: Desk, case: Case) -> None:
    """Find every paper that is asked for good."""
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))


def to_be_signed(desk: Desk, changes: Mapping[str, str] | None = None) -> Case:
    """Take a case to the signature."""
    case = in_review(desk, changes)
    find_all_good(desk, case)
    return review.pass_review(desk, case.id)


@contextmanager
def seated(
    bot: QtBot, app: QApplication, folder: Path, language: str = "zh", role: Role | None = None
) -> Generator[Place]:
    """Seat a clerk at a fresh counter; lanes end and connections close afterwards."""
    theme = Theme(RESOURCES, language=language)
    theme.load_fonts()
    apply_theme(app, theme)
    clock, queue = StandingClock(), RecordingQueue()
    with opened_counter(folder) as counter:
        start = FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD)
        clerk, _recovery = set_up(counter.vault, clock, start, "c1")
        desk = replace(counter.desk(clerk, EXAMPLE_OFFICE), clock=clock)
        if role is not None:
            desk = with_role(desk, role)
        tasks = TaskRunner()
        words = Words.load(RESOURCES / "words", language)
        seat = Seat(
            desk, tasks, words, theme, queue, counter.photos, counter.characters, counter.glyphs
        )
        try:
            yield Place(seat, desk, queue, clock, bot)
        finally:
            _end_lanes(bot, tasks, counter)


def _end_lanes(bot: QtBot, tasks: TaskRunner, counter: Counter) -> None:
    for lane in LANES:
        tasks.run(lane, counter.vault.close_connections, None, None)
    bot.waitUntil(tasks.is_idle, timeout=20_000)
    tasks.close()
