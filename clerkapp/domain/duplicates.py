# SPDX-License-Identifier: Apache-2.0
"""Cases that may be about the same person or the same matter, and what a clerk decided."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class DuplicateDecision:
    """What a clerk decided of two cases that look alike.

    Attributes:
        case_id: The case at hand.
        other_id: The case that it was held against.
        kind: Why they look alike, e.g. ``document`` or ``name_birth``.
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
