# SPDX-License-Identifier: Apache-2.0
"""The states of a case, and who may move it from one to the next.

An item says which of the states after acceptance its cases go through.
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
    ACCEPTED_WITH_GAP = "accepted_with_gap"
    AWAITING_NUMBER = "awaiting_number"
    SUBMITTED = "submitted"
    RETURNED = "returned"
    REGISTERED = "registered"
    PAYMENT_CONFIRMED = "payment_confirmed"
    CARD_REQUESTED = "card_requested"
    IN_PRODUCTION = "in_production"
    PRODUCTION_FAILED = "production_failed"
    ARRIVED = "arrived"
    NOTIFIED = "notified"
    COLLECTED = "collected"
    RETURNED_UNCOLLECTED = "returned_uncollected"
    ARCHIVED = "archived"
    LAPSED = "lapsed"
    TRANSFERRED = "transferred"


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
    (_S.SIGNED, _S.ACCEPTED_WITH_GAP): _COUNTER,
    (_S.SIGNED, _S.WITHDRAWN): _COUNTER,
    # Nobody came back for the draft or with the papers; somebody else is competent.
    (_S.DRAFT, _S.LAPSED): _COUNTER,
    (_S.CORRECTION_NOTIFIED, _S.LAPSED): _COUNTER,
    (_S.ACCEPTED_WITH_GAP, _S.LAPSED): _COUNTER,
    (_S.DRAFT, _S.TRANSFERRED): _COUNTER,
    (_S.IN_REVIEW, _S.TRANSFERRED): _COUNTER,
    # After acceptance: the papers that were to follow, the number that was to come.
    (_S.ACCEPTED_WITH_GAP, _S.ACCEPTED): _COUNTER,
    (_S.ACCEPTED_WITH_GAP, _S.CORRECTION_NOTIFIED): _COUNTER,
    (_S.ACCEPTED, _S.AWAITING_NUMBER): _COUNTER,
    (_S.AWAITING_NUMBER, _S.ACCEPTED): _COUNTER,
    # The way through the authority, the payment and the card.
    (_S.ACCEPTED, _S.SUBMITTED): _COUNTER,
    (_S.ACCEPTED_WITH_GAP, _S.SUBMITTED): _COUNTER,
    (_S.SUBMITTED, _S.RETURNED): _COUNTER,
    (_S.RETURNED, _S.SUBMITTED): _COUNTER,
    (_S.SUBMITTED, _S.REGISTERED): _COUNTER,
    (_S.REGISTERED, _S.PAYMENT_CONFIRMED): _COUNTER,
    (_S.REGISTERED, _S.CARD_REQUESTED): _COUNTER,
    (_S.PAYMENT_CONFIRMED, _S.CARD_REQUESTED): _COUNTER,
    (_S.CARD_REQUESTED, _S.IN_PRODUCTION): _COUNTER,
    (_S.IN_PRODUCTION, _S.PRODUCTION_FAILED): _COUNTER,
    (_S.PRODUCTION_FAILED, _S.CARD_REQUESTED): _COUNTER,
    (_S.IN_PRODUCTION, _S.ARRIVED): _COUNTER,
    (_S.ARRIVED, _S.NOTIFIED): _COUNTER,
    (_S.ARRIVED, _S.COLLECTED): _COUNTER,
    (_S.NOTIFIED, _S.COLLECTED): _COUNTER,
    (_S.ARRIVED, _S.RETURNED_UNCOLLECTED): _COUNTER,
    (_S.NOTIFIED, _S.RETURNED_UNCOLLECTED): _COUNTER,
    (_S.REGISTERED, _S.ARCHIVED): _COUNTER,
    (_S.COLLECTED, _S.ARCHIVED): _COUNTER,
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

STAGES = (
    _S.SUBMITTED,
    _S.RETURNED,
    _S.REGISTERED,
    _S.PAYMENT_CONFIRMED,
    _S.CARD_REQUESTED,
    _S.IN_PRODUCTION,
    _S.PRODUCTION_FAILED,
    _S.ARRIVED,
    _S.NOTIFIED,
    _S.COLLECTED,
    _S.RETURNED_UNCOLLECTED,
    _S.ARCHIVED,
)
"""States that an item may give its cases after acceptance, in their order."""

IN_EFFECT = frozenset({_S.ACCEPTED, _S.ACCEPTED_WITH_GAP, _S.AWAITING_NUMBER, *STAGES})
"""States of a case that was accepted and has not been ended without effect."""


def stages_after(status: CaseStatus, stages: tuple[CaseStatus, ...]) -> tuple[CaseStatus, ...]:
    """Return the stages of an item to which a case may go from a state, in their order.

    Where the item has a payment to be confirmed, no card is asked for before it (the old order:
    collection first, then the card).
    """
    gate = _S.PAYMENT_CONFIRMED in stages
    return tuple(
        stage
        for stage in stages
        if (status, stage) in TRANSITIONS
        and not (gate and (status, stage) == (_S.REGISTERED, _S.CARD_REQUESTED))
    )


IN_WORK = OPEN | {
    _S.ACCEPTED_WITH_GAP,
    _S.AWAITING_NUMBER,
    _S.RETURNED,
    _S.PRODUCTION_FAILED,
}
"""States that the work list shows: somebody here still has to do or to wait for something."""

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
