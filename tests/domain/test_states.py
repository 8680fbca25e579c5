# SPDX-License-Identifier: Apache-2.0
"""The states of a case and who may move it."""

from itertools import pairwise

import pytest

from clerkapp.domain.case import STEP_OF
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import OPEN, TRANSITIONS, CaseStatus, require_transition


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
def test_a_closed_case_goes_nowhere(old: CaseStatus) -> None:
    ways = {new for (start, new) in TRANSITIONS if start is old}
    assert bool(ways) == (old in OPEN)


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
