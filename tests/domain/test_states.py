# SPDX-License-Identifier: Apache-2.0
"""The states of a case and who may move it."""

from itertools import pairwise

import pytest

from clerkapp.domain.case import STEP_OF
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import (
    IN_EFFECT,
    OPEN,
    STAGES,
    TRANSITIONS,
    CaseStatus,
    require_transition,
    stages_after,
)


def test_a_visit_walks_from_draft_to_accepted() -> None:
    way = [
        CaseStatus.DRAFT,
        CaseStatus.IN_REVIEW,
        CaseStatus.AWAITING_SIGNATURE,
        CaseStatus.SIGNED,
        CaseStatus.ACCEPTED,
    ]
    for old, new in pairwise(way):
        require_transition(old, new, Role.CLERK)
    for place, old in enumerate(way):
        for new in way[place + 2 :]:
            with pytest.raises(ClerkError, match="no_such_step"):
                require_transition(old, new, Role.CLERK)


@pytest.mark.parametrize("old", list(CaseStatus))
def test_a_case_that_ended_without_effect_goes_nowhere(old: CaseStatus) -> None:
    ways = {new for (start, new) in TRANSITIONS if start is old}
    ended = {CaseStatus.ARCHIVED, CaseStatus.RETURNED_UNCOLLECTED}
    assert bool(ways) == (old in OPEN | IN_EFFECT - ended)


def test_no_card_is_asked_for_before_the_payment_where_one_is_due() -> None:
    with_payment = stages_after(CaseStatus.REGISTERED, STAGES)
    assert CaseStatus.PAYMENT_CONFIRMED in with_payment
    assert CaseStatus.CARD_REQUESTED not in with_payment
    free = tuple(stage for stage in STAGES if stage is not CaseStatus.PAYMENT_CONFIRMED)
    assert CaseStatus.CARD_REQUESTED in stages_after(CaseStatus.REGISTERED, free)


def test_an_enrolment_ends_with_its_registration() -> None:
    stages = (CaseStatus.SUBMITTED, CaseStatus.RETURNED, CaseStatus.REGISTERED)
    assert stages_after(CaseStatus.ACCEPTED, stages) == (CaseStatus.SUBMITTED,)
    assert stages_after(CaseStatus.SUBMITTED, stages) == stages[1:]
    assert stages_after(CaseStatus.REGISTERED, stages) == ()


def test_a_draft_is_never_accepted_at_once() -> None:
    with pytest.raises(ClerkError) as refused:
        require_transition(CaseStatus.DRAFT, CaseStatus.ACCEPTED, Role.SUPERVISOR)
    assert refused.value.code == "case.no_such_step"
    assert refused.value.params == {"old": "draft", "new": "accepted"}


def test_an_auditor_moves_no_case() -> None:
    for old, new in TRANSITIONS:
        with pytest.raises(ClerkError) as refused:
            require_transition(old, new, Role.AUDITOR)
        assert refused.value.code == "case.not_your_role"


def test_every_state_continues_at_a_step() -> None:
    assert set(STEP_OF) == set(CaseStatus)
