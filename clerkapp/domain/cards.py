# SPDX-License-Identifier: Apache-2.0
"""Cards that are no longer used (作废名单, 社会保障卡管理办法 Art. 19)."""

from dataclasses import dataclass
from datetime import datetime

REASONS = ("lost", "damaged", "expired", "cancelled", "other")
"""Why a card is no longer used."""


@dataclass(frozen=True, slots=True)
class InvalidCard:
    """One card on this computer's own list of invalid cards.

    Attributes:
        number: Card number, nine characters (formerly eight).
        old_status: What the card was before, e.g. 正常 or 正式挂失.
        reason: Why it is no longer used: one of ``REASONS``.
        at: When it was entered.
        clerk_id: Who entered it.
        replaced_by: Number of the new card; empty while there is none.
        case_id: Case that entered it; empty if none did.
    """

    number: str
    old_status: str
    reason: str
    at: datetime
    clerk_id: str
    replaced_by: str = ""
    case_id: str = ""
