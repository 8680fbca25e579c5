# SPDX-License-Identifier: Apache-2.0
"""A process that serves one family after another until it is killed, and says what it has kept.

Each line that it prints is written after a use case has returned: what the line says must be in
the store, however the process ends.
"""

import json
import secrets
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

from clerkapp.bootstrap import join_counter
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.signature import Manner, Signer
from clerkapp.services import intake, prints, review, signing
from clerkapp.services.authority import authority_letter
from clerkapp.services.casework import fingerprint, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import sign_in
from tests.counter import CHEAP, GIRL, GRANDMOTHER, MORNING, PASSWORD, check_digit

OUTCOMES = ("accept", "notify", "accept", "refuse", "accept", "leave", "withdraw")


class TickingClock:
    """Starts at the same moment in every process: to the store, a clock that was set back."""

    def __init__(self) -> None:
        self._begun = time.monotonic()

    def now(self) -> datetime:
        return MORNING + timedelta(seconds=time.monotonic() - self._begun)


def main() -> None:
    """Be ready, wait for a line, then serve."""
    counter = join_counter(Path(sys.argv[1]), cost=lambda: CHEAP)
    print("ready", flush=True)
    if not sys.stdin.readline():
        return
    clock = TickingClock()
    clerk, office = sign_in(counter.vault, clock, counter.vault.clerks()[0].id, PASSWORD)
    desk = replace(counter.desk(clerk, office), clock=clock)
    while True:
        for outcome in OUTCOMES:
            serve(desk, outcome)


def serve(desk: Desk, outcome: str) -> None:
    """Serve one family, field by field and paper by paper."""
    child = another_child()
    case = typed_in(desk, child | GRANDMOTHER if outcome == "accept" else child)
    if outcome == "leave":
        return
    if outcome == "withdraw":
        say("withdraw", review.withdraw(desk, case.id, "改日再来"))
        return
    if case.answers["visit.visitor"] == "agent":
        say("authority_letter", *authority_letter(desk, case.id))
    case = say("hand_to_review", intake.hand_to_review(desk, case.id))
    for check in checks(desk, case, outcome):
        case = say("record_check", review.record_check(desk, case.id, check))
    if outcome == "notify":
        say("notify", *review.notify(desk, case.id))
    elif outcome == "refuse":
        say("refuse", *review.refuse(desk, case.id, "not_guardian"))
    else:
        sign(desk, case)


def another_child() -> dict[str, str]:
    """Return a child that was not here before: two cases of one child wait for a decision."""
    born = date(2015, 1, 1) + timedelta(days=secrets.randbelow(3_000))
    first = f"110150{born:%Y%m%d}{secrets.randbelow(1_000):03d}"
    return GIRL | {"applicant.document_number": first + check_digit(first)}


def typed_in(desk: Desk, answers: dict[str, str]) -> Case:
    """Keep the answers as a clerk leaves one field after another."""
    item = desk.catalogue.item_on("minor_card", desk.today())
    kept = intake.opening_answers(item)
    case: Case | None = None
    for field, value in answers.items():
        kept = kept | {field: value}
        if case is None:
            case = say("start_draft", intake.start_draft(desk, item.code, kept))
            continue
        changed = intake.save_answers(desk, case.id, kept)
        if changed != case:
            case = say("save_answers", changed)
    if case is None:
        raise ValueError("a visit begins with an answer")
    return case


def checks(desk: Desk, case: Case, outcome: str) -> Iterator[PaperCheck]:
    """Yield what is found on each paper; before a notice the first one is missing."""
    for place, paper in enumerate(judgement_of(desk, case).needed_papers):
        if outcome == "notify" and place == 0:
            yield PaperCheck(paper.code, verdict=Verdict.MISSING, remark="没有带来")
        else:
            yield review.good(None, paper)


def sign(desk: Desk, case: Case) -> None:
    """Have the form signed on paper, accept, and see the slip come out of the printer."""
    say("pass_review", review.pass_review(desk, case.id))
    case, form = signing.present_form(desk, case.id)
    say("present_form", case, form)
    act = signing.SigningAct(Manner.PAPER, Signer.AGENT)
    case, slip = signing.sign_and_accept(desk, case.id, act, form.content_code)
    say("sign_and_accept", case, slip)
    say("print_queued", case, prints.begin_print(desk, slip))
    prints.set_print_state(desk, slip, PrintState.PRINTED, "laser-1")
    say("print_printed", case)


def say(act: str, case: Case, document: PrintedDocument | None = None) -> Case:
    """Acknowledge an act as a person would see it on the screen."""
    kept = {
        "act": act,
        "case": case.id,
        "state": fingerprint(case),
        "status": case.status.value,
        "number": case.number.digits if case.number else "",
        "document": [document.id, document.sha256] if document else [],
    }
    print(json.dumps(kept), flush=True)
    return case


if __name__ == "__main__":
    main()
