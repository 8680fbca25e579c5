# SPDX-License-Identifier: Apache-2.0
"""Cases taken to a step of a visit, for the use cases' tests."""

from datetime import datetime, time

from clerkapp.catalogue.visit_file import VisitScript
from clerkapp.domain.case import Case
from clerkapp.services import intake, review
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.visits import VisitResult, perform
from tests.counter import GIRL, MORNING
from tests.forms.test_cases import worked_cases


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


def visit_of(desk: Desk, name: str) -> VisitResult:
    """Let the holder of a worked case come on its day, with every paper complete."""
    case = worked_cases()[name]
    moment = datetime.combine(case.received_on, time(10, 30), MORNING.tzinfo)
    return perform(desk, VisitScript(case.item, moment, case.answers))
