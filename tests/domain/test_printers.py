# SPDX-License-Identifier: Apache-2.0
"""Steps of a print: whatever is pressed and answered, one paper comes out, and is believed."""

from collections import Counter

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import (
    MOST_COPIES,
    PRINTABLE,
    STEPS,
    UNDER_WAY,
    PaperRoute,
    settled,
)


class OnePrint(RuleBasedStateMachine):
    """A document between a clerk who presses keys and a queue that answers when it likes."""

    def __init__(self) -> None:
        super().__init__()
        self.state = PrintState.NOT_PRINTED
        self.submitted = 0
        self.came_to_nothing = 0
        self.seen: list[PrintState] = [self.state]

    def say(self, state: PrintState) -> None:
        if state in STEPS[self.state]:
            self.state = state
            self.seen.append(state)

    @rule(presses=st.integers(1, 3))
    def press(self, presses: int) -> None:
        for _ in range(presses):
            if self.state in PRINTABLE:
                # Pressed again after a failure, or because the clerk saw that nothing came out.
                self.came_to_nothing += self.state is not PrintState.NOT_PRINTED
                self.say(PrintState.QUEUED)
                self.submitted += 1

    @rule(answer=st.sampled_from(sorted({*UNDER_WAY, *PRINTABLE, PrintState.PRINTED})))
    def answer(self, answer: PrintState) -> None:
        if answer is not PrintState.NOT_PRINTED:
            self.say(answer)

    @precondition(lambda self: self.state is PrintState.HANDED_OVER)
    @rule()
    def see_the_paper(self) -> None:
        self.say(PrintState.PRINTED)

    @rule()
    def save(self) -> None:
        self.say(PrintState.SAVED)

    @invariant()
    def every_submission_but_one_came_to_nothing(self) -> None:
        assert self.submitted - self.came_to_nothing in (0, 1)

    @invariant()
    def paper_that_is_out_stays_out(self) -> None:
        out = Counter(self.seen)[PrintState.PRINTED] + Counter(self.seen)[PrintState.SAVED]
        assert out in (0, 1)
        assert not out or self.state in (PrintState.PRINTED, PrintState.SAVED)


TestOnePrint = OnePrint.TestCase


def test_what_is_under_way_is_not_given_to_the_printer_again() -> None:
    assert not UNDER_WAY & PRINTABLE
    assert all(PrintState.QUEUED in STEPS[state] for state in PRINTABLE)


@pytest.mark.parametrize("state", list(PrintState))
def test_every_state_has_its_steps_and_none_leads_back_to_unprinted(state: PrintState) -> None:
    assert PrintState.NOT_PRINTED not in STEPS[state]
    assert settled(state) not in UNDER_WAY


@pytest.mark.parametrize(("copies", "sides"), [(0, "one-sided"), (MOST_COPIES + 1, "one-sided")])
def test_a_route_asks_for_nothing_impossible(copies: int, sides: str) -> None:
    with pytest.raises(ValueError, match="copies or sides"):
        PaperRoute(copies=copies, sides=sides)
    with pytest.raises(ValueError, match="copies or sides"):
        PaperRoute(sides="three-sided")
