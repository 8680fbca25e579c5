# SPDX-License-Identifier: Apache-2.0
"""The states of a case, and who may move it from one to the next.

Only the states that a counter visit reaches are here; an item says which of them it has.
"""

from enum import StrEnum

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER, Role


class CaseStatus(StrEnum):
    """Where a case stands."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    CORRECTION_NOTIFIED = "correction_notified"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    AWAITING_SIGNATURE = "awaiting_signature"
    SIGNED = "signed"
    ACCEPTED = "accepted"


_S = CaseStatus
_COUNTER = SERVES_THE_COUNTER

TRANSITIONS: dict[tuple[CaseStatus, CaseStatus], frozenset[Role]] = {
    (_S.DRAFT, _S.IN_REVIEW): _COUNTER,
    (_S.DRAFT, _S.WITHDRAWN): _COUNTER,
    (_S.IN_REVIEW, _S.DRAFT): _COUNTER,
    (_S.IN_REVIEW, _S.CORRECTION_NOTIFIED): _COUNTER,
    (_S.IN_REVIEW, _S.REFUSED): _COUNTER,
    (_S.IN_REVIEW, _S.WITHDRAWN): _COUNTER,
    (_S.IN_REVIEW, _S.AWAITING_SIGNATURE): _COUNTER,
    (_S.CORRECTION_NOTIFIED, _S.IN_REVIEW): _COUNTER,
    (_S.CORRECTION_NOTIFIED, _S.WITHDRAWN): _COUNTER,
    (_S.AWAITING_SIGNATURE, _S.IN_REVIEW): _COUNTER,
    (_S.AWAITING_SIGNATURE, _S.SIGNED): _COUNTER,
    (_S.AWAITING_SIGNATURE, _S.WITHDRAWN): _COUNTER,
    (_S.SIGNED, _S.AWAITING_SIGNATURE): _COUNTER,
    (_S.SIGNED, _S.IN_REVIEW): _COUNTER,
    (_S.SIGNED, _S.ACCEPTED): _COUNTER,
    (_S.SIGNED, _S.WITHDRAWN): _COUNTER,
}
"""Which transitions exist, and which roles may make each."""

OPEN = frozenset(
    {
        _S.DRAFT,
        _S.IN_REVIEW,
        _S.CORRECTION_NOTIFIED,
        _S.AWAITING_SIGNATURE,
        _S.SIGNED,
    }
)
"""States in which the counter still has something to do."""

ANSWERS_MAY_CHANGE = OPEN
"""States in which a clerk may still change an answer (a signed form is voided by it)."""


def require_transition(old: CaseStatus, new: CaseStatus, role: Role) -> None:
    """Refuse a move that does not exist or that the role may not make.

    Raises:
        ClerkError: ``case.no_such_step`` or ``case.not_your_role``.
    """
    roles = TRANSITIONS.get((old, new))
    if roles is None:
        raise ClerkError("case.no_such_step", old=old.value, new=new.value)
    if role not in roles:
        raise ClerkError("case.not_your_role", role=role.value)
