# SPDX-License-Identifier: Apache-2.0
"""Kills the program at random instants of its visits: what was acknowledged is there afterwards.

``N`` says how often (20 unless told). All rounds are on one store, so that each kill meets what
the ones before have left.
"""

import hashlib
import json
import os
import random
import secrets
import subprocess
import sys
import time
from collections.abc import Generator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from clerkapp.bootstrap import Counter
from clerkapp.domain.states import CaseStatus
from clerkapp.services import lookups
from clerkapp.services.casework import fingerprint
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up, sign_in
from clerkapp.storage import schema
from clerkapp.storage.engine import Access
from clerkapp.storage.store import Store
from tests.counter import PASSWORD, StandingClock, opened_counter

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = int(os.environ.get("N", "20"))
LONGEST = 1.4
"""Seconds between the signal to start and the kill, at most: signing in and two visits or more."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX"),
]

Line = Mapping[str, Any]
NO_STATE_OF_ITS_OWN = ("start_draft", "print_queued", "print_printed")
"""Acts whose audit record names no new state of the case."""


@dataclass
class Memory:
    """What the killed processes had acknowledged, over all rounds."""

    lines: dict[str, list[Line]] = field(default_factory=dict)
    unacknowledged: set[str] = field(default_factory=set)
    kept: int = 0

    def add(self, lines: list[Line]) -> None:
        for line in lines:
            self.lines.setdefault(line["case"], []).append(line)
        self.kept += len(lines)


def spawned(data: Path, started: ExitStack) -> subprocess.Popen[str]:
    """Start a process that waits for the signal to serve; it is killed with the stack at last."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.faults.serving", str(data)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    started.enter_context(process)
    started.callback(process.kill)
    return process


def killed_after(process: subprocess.Popen[str], seconds: float) -> list[Line]:
    """Let a process serve, kill it, and return what it had acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    process.stdin.write("serve\n")
    process.stdin.flush()
    time.sleep(seconds)
    assert process.poll() is None, "the process ended by itself"
    process.kill()
    said, _ = process.communicate()
    # The last line may have been cut in the middle of its way through the pipe.
    whole = said[: said.rfind("\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


@contextmanager
def opened_again(counter: Counter, clock: StandingClock) -> Generator[Desk]:
    """Sign in as after a restart; close the connections, so that the next process may write."""
    clerk_id = counter.vault.clerks()[0].id
    clerk, office = sign_in(counter.vault, clock, clerk_id, PASSWORD)
    try:
        yield replace(counter.desk(clerk, office), clock=clock)
    finally:
        counter.close_connections()


def audit_of(store: Store) -> dict[str, list[tuple[str, str]]]:
    """Return case → its acts in order, each with the state that it left."""
    columns = schema.audit.c
    rows = select(columns.case_id, columns.act, columns.after).order_by(columns.seq)
    found: dict[str, list[tuple[str, str]]] = {}
    with store._transaction(Access.READ) as connection:
        for case_id, act, after in connection.execute(rows):
            if case_id:
                found.setdefault(case_id, []).append((act, after))
    return found


def check(desk: Desk, store: Store, memory: Memory, of_round: set[str] | None = None) -> None:
    """Hold the store against what was acknowledged: in one round, or in all of them."""
    assert store.verify().sound
    audit = audit_of(store)
    unknown = audit.keys() - memory.lines.keys()
    memory.unacknowledged |= unknown
    for case_id in audit.keys() if of_round is None else of_round | unknown:
        acts, lines = audit[case_id], memory.lines.get(case_id, [])
        for line, (act, after) in zip(lines, acts, strict=False):
            assert act == line["act"]
            assert act in NO_STATE_OF_ITS_OWN or after == line["state"]
        assert len(acts) - len(lines) in (0, 1), "an acknowledged act is missing"
        if len(acts) > len(lines):
            memory.unacknowledged.add(case_id)
        check_case(desk, case_id, acts, lines)


def check_case(desk: Desk, case_id: str, acts: list[tuple[str, str]], lines: list[Line]) -> None:
    """Hold one case against its last recorded state and its acknowledged papers."""
    with desk.reads() as work:
        case = work.case(case_id)
        documents = {document.id: document for document in work.documents(case_id)}
        states = [after for act, after in acts if act not in NO_STATE_OF_ITS_OWN]
        if not states:
            states = [line["state"] for line in lines] or [fingerprint(case)]
        assert fingerprint(case) == states[-1]
        for line in lines:
            if line["number"]:
                assert case.number is not None
                assert case.number.digits == line["number"]
            if line["document"]:
                document_id, digest = line["document"]
                assert documents[document_id].sha256 == digest
                assert hashlib.sha256(work.pdf(document_id)).hexdigest() == digest


def check_numbers(desk: Desk, memory: Memory) -> None:
    """Let no two cases share a number, and no two letters."""
    numbers: dict[str, str] = {}
    letters: list[str] = []
    with desk.reads() as work:
        for case_id in memory.lines.keys() | memory.unacknowledged:
            number = work.case(case_id).number
            if number is not None:
                assert number.digits not in numbers
                numbers[number.digits] = case_id
            letters += [letter.number for letter in work.letters(case_id)]
    assert len(letters) == len(set(letters))


def check_drafts(desk: Desk, lines: list[Line]) -> None:
    """Offer at the next start what was last being typed.

    Where the kill came between the next act and its line, the case may be no draft any more.
    """
    if lines and lines[-1]["act"] in ("start_draft", "save_answers"):
        with desk.reads() as work:
            status = work.case(lines[-1]["case"]).status
        offered = {row.id for row in lookups.unfinished_drafts(desk)}
        moved_on = status in (CaseStatus.WITHDRAWN, CaseStatus.IN_REVIEW)
        assert (lines[-1]["case"] in offered) is not moved_on


def test_a_kill_at_any_moment_costs_at_most_the_field_under_the_cursor(tmp_path: Path) -> None:
    seed = secrets.randbits(32)
    moments = [random.Random(seed + number).uniform(0.0, LONGEST) for number in range(ROUNDS)]
    memory = Memory()
    clock = StandingClock()
    with opened_counter(tmp_path) as counter, ExitStack() as started:
        set_up(counter.vault, clock, FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD), "c1")
        counter.close_connections()
        # The next process starts while the present one serves; it waits for its signal.
        waiting = spawned(tmp_path, started)
        for number, moment in enumerate(moments, start=1):
            process, waiting = waiting, spawned(tmp_path, started)
            lines = killed_after(process, moment)
            memory.add(lines)
            with opened_again(counter, clock) as desk:
                check(desk, counter.vault._opened(), memory, {line["case"] for line in lines})
                check_drafts(desk, lines)
            assert len(memory.unacknowledged) <= number
        with opened_again(counter, clock) as desk:
            check(desk, counter.vault._opened(), memory)
            check_numbers(desk, memory)
    assert memory.kept > ROUNDS, "the kills came before anything was served"
