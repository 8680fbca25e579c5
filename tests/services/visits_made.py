# SPDX-License-Identifier: Apache-2.0
"""Cases taken to a step of a visit, for the use cases' tests."""

from clerkapp.domain.case import Case
from clerkapp.services import intake, review
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from tests.counter import GIRL


def draft(desk: Desk, **changes: str) -> Case:
    """Begin a girl's card; ``__`` in a name of ``changes`` stands for the dot of a field's id."""
    item = desk.catalogue.item_on("minor_card", desk.today())
    answers = intake.opening_answers(item) | GIRL
    answers |= {name.replace("__", "."): value for name, value in changes.items()}
    return intake.start_draft(desk, "minor_card", answers)


def at_signature(desk: Desk, **changes: str) -> Case:
    """Take a girl's card through the review, all papers good."""
    case = intake.hand_to_review(desk, draft(desk, **changes).id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    return review.pass_review(desk, case.id)
