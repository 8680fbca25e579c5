# SPDX-License-Identifier: Apache-2.0
"""A program that ends while the printer has a job, and the next one, which asks about it."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt

from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.roles import Clerk, Role
from clerkapp.services.sessions import EXAMPLE_OFFICE
from scripts.window_driver import WindowDriver
from tests.counter import PASSWORD, opened_counter
from tests.flows.conftest import Place, sign_in
from tests.flows.test_visit_by_keyboard import ALT, serve

pytestmark = [pytest.mark.window, pytest.mark.slow]


def papers(place: Place) -> dict[str, PrintedDocument]:
    """Return kind → its only document of the only case, read by a program of its own."""
    with opened_counter(place.data) as counter:
        counter.vault.unlock("c1", PASSWORD)
        desk = counter.desk(Clerk("c1", "陈敏", Role.SUPERVISOR), EXAMPLE_OFFICE)
        with desk.reads() as work:
            [row] = work.search("王梓萱", 9)
            documents = work.documents(row.id)
    assert len({d.kind for d in documents}) == len(documents)
    return {d.kind: d for d in documents}


def test_the_next_program_asks_what_came_out_and_prints_the_same_copy(
    place: Place, open_window: Callable[..., WindowDriver]
) -> None:
    place.queue.answer = PrintState.PRINTING
    first = open_window()
    sign_in(first)
    first.wait_page("queue")
    serve(first)
    first.wait(lambda: len(place.queue.printed) == 2, "both papers")
    first.settle()
    first.close()
    assert papers(place)["slip"].state is PrintState.PRINTING
    place.queue.answer = PrintState.HANDED_OVER
    again = open_window()
    sign_in(again)
    again.wait_page("queue")
    again.press(Qt.Key.Key_F2)
    again.type("王梓萱")
    again.press(Qt.Key.Key_Return)
    again.wait_page("slip")
    again.wait(lambda: again.window.banner() is not None, "the question")
    again.settle()
    place.queue.answer = PrintState.PRINTED
    again.press(Qt.Key.Key_N, ALT)
    again.wait(lambda: len(place.queue.printed) == 3, "the slip")
    again.settle()
    again.close()
    assert place.queue.printed[2] == place.queue.printed[1]
    left = papers(place)
    assert (left["slip"].state, left["slip"].copy) == (PrintState.PRINTED, 1)
    assert left["registration_form"].state is PrintState.HANDED_OVER
