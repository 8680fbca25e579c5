# SPDX-License-Identifier: Apache-2.0
"""Cases that may be about the same person or the same matter, and what a clerk decided."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

OTHER_PERSON = "other_person"
OTHER_MATTER = "other_matter"
GO_ON = "go_on"

DECISIONS = (OTHER_PERSON, OTHER_MATTER, GO_ON)
"""It is another person; the same person in another matter; the other case is gone on with."""


class LikenessKind(StrEnum):
    """Why two cases look alike, the gravest first.

    ``channels``: one enrolment handed in through two channels; ``enrolment``: the year's enrolment
    is already there; ``active_card``: a card that was asked for is in effect; ``document``: the
    same number in the same matter, or under another name; ``social_number``: the same social
    security number under two documents; ``other_document``: one person under two kinds of
    document; ``name_birth``: same name, birth date and guardian under two numbers.
    """

    CHANNELS = "channels"
    ENROLMENT = "enrolment"
    ACTIVE_CARD = "active_card"
    DOCUMENT = "document"
    SOCIAL_NUMBER = "social_number"
    OTHER_DOCUMENT = "other_document"
    NAME_BIRTH = "name_birth"


BLOCKING = frozenset(
    {
        LikenessKind.CHANNELS,
        LikenessKind.ENROLMENT,
        LikenessKind.ACTIVE_CARD,
        LikenessKind.DOCUMENT,
    }
)
"""Kinds that a clerk must have decided before a case is accepted; none refuses by itself."""


@dataclass(frozen=True, slots=True)
class DuplicateDecision:
    """What a clerk decided of two cases that look alike.

    Attributes:
        case_id: The case at hand.
        other_id: The case that it was held against.
        kind: Why they look alike, a ``LikenessKind``.
        decision: ``other_person``, ``other_matter`` or ``go_on``.
        reason: In the clerk's words.
        clerk_id: Who decided.
        at: When.
    """

    case_id: str
    other_id: str
    kind: str
    decision: str
    reason: str
    clerk_id: str
    at: datetime
