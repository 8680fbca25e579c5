# SPDX-License-Identifier: Apache-2.0
"""The counter's own program from the password on: how soon it serves, and what memory it takes.

The argument is the data folder. The password is typed, one case of the work list is shown on every
page of its visit, signed and accepted, and its slip is given to the printer (where the computer has
none, the page says so). The figures are printed as JSON.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.counter import PASSWORD
from benchmarks.memory import proportional_mib
from clerkapp import __main__ as program
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.gui import opening
from clerkapp.gui.opening import Opening
from clerkapp.services import lookups
from clerkapp.services.signing import SigningAct, sign_and_accept
from scripts.window_driver import let_run

PATIENCE_S = 30.0


class _Driven(Opening):
    """Is driven as soon as its lock screen stands."""

    def __init__(self, *arguments: Any) -> None:
        super().__init__(*arguments)
        QTimer.singleShot(0, lambda: _drive(self))


def main() -> None:
    """Run the program."""
    opening.Opening = _Driven
    program.main(["--data", sys.argv[1]])


def _drive(counter: Opening) -> None:
    _wait(lambda: counter.room is not None, "the rest")
    _settle(counter)
    figures = {"sign_in_ms": _signed_in(counter)}
    _settle(counter)
    figures["signed_in_mib"] = proportional_mib()
    _serve(counter)
    figures["pss_mib"] = proportional_mib()
    print(json.dumps(figures), flush=True)
    os._exit(0)


def _serve(counter: Opening) -> None:
    """Take a case that waits for its signature through all pages to the slip."""
    seat, flow = counter.room._seat, counter.room._flow
    rows = _done_on(counter, "read", lambda: lookups.work_list(seat.desk))
    case_id = next(row.id for row in rows if row.status is CaseStatus.AWAITING_SIGNATURE)
    for show in (flow.show_intake, flow.show_review, flow.show_signature):
        show(case_id)
        _settle(counter)
    view = _done_on(counter, "write", lambda: lookups.open_case(seat.desk, case_id))
    code = view.case.presented.content_code
    act = SigningAct(Manner.PAPER, Signer.AGENT)
    _done_on(counter, "write", lambda: sign_and_accept(seat.desk, case_id, act, code))
    flow.show_slip(case_id)
    _settle(counter)
    QTest.keyClick(_focus(counter), Qt.Key.Key_F9)
    _settle(counter)


def _done_on(counter: Opening, lane: str, call: Callable[[], Any]) -> Any:
    """Run a use case on its lane and return what it answered."""
    answers: list[Any] = []
    counter.tasks.run(lane, call, owner=None, done=answers.append)
    _wait(lambda: bool(answers), "a use case")
    return answers[0]


def _settle(counter: Opening) -> None:
    """Wait until nothing runs in the background and everything is painted."""
    for _ in range(2):
        _wait(counter.tasks.is_idle, "the background")
        let_run(100)


def _signed_in(counter: Opening) -> float:
    """Type the password, and return the milliseconds from Enter to a painted work list."""
    QTest.keyClicks(_focus(counter), PASSWORD)
    begun = time.perf_counter()
    QTest.keyClick(_focus(counter), Qt.Key.Key_Return)
    _wait(lambda: not counter.window.is_covered(), "the counter")
    _wait(counter.tasks.is_idle, "the work list")
    QApplication.processEvents()
    return (time.perf_counter() - begun) * 1000


def _focus(counter: Opening) -> QWidget:
    return QApplication.focusWidget() or counter.window


def _wait(condition: Callable[[], bool], what: str) -> None:
    """Let the program run until something is so.

    Raises:
        TimeoutError: It did not come to be.
    """
    end = time.perf_counter() + PATIENCE_S
    while not condition():
        if time.perf_counter() > end:
            raise TimeoutError(what)
        let_run(1)


if __name__ == "__main__":
    main()
