# SPDX-License-Identifier: Apache-2.0
"""The papers of a batch: one step a case, ended whenever nobody asks on."""

from clerkapp.services.desk import Desk
from clerkapp.services.print_batches import printed_batch
from clerkapp.services.prints import document_pdf
from clerkapp.services.signing import FORM, SLIP, newest
from clerkapp.services.visits import perform
from tests.services.test_visits import SCRIPT
from tests.services.visits_made import draft


def test_each_case_is_a_step_with_its_paper(desk: Desk) -> None:
    done, begun = perform(desk, SCRIPT), draft(desk)
    first, second = printed_batch(desk, (done.case.id, begun.id), SLIP)
    slip = newest(done.documents, SLIP)
    assert (first.done, first.total, first.document) == (1, 2, slip)
    assert first.pdf == document_pdf(desk, slip.id)
    assert (second.done, second.case, second.document, second.pdf) == (2, begun, None, b"")


def test_a_void_paper_is_not_printed(desk: Desk) -> None:
    done = perform(desk, SCRIPT)
    with desk.work() as work:
        work.void_documents(done.case.id, FORM)
        work.commit()
    (step,) = printed_batch(desk, (done.case.id,), FORM)
    assert step.document is None


def test_whoever_stops_asking_has_cancelled_the_rest(desk: Desk) -> None:
    done = perform(desk, SCRIPT)
    steps = printed_batch(desk, (done.case.id, "no such case"), SLIP)
    assert next(steps).done == 1
    steps.close()
    assert list(steps) == []
