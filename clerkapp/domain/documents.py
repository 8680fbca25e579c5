# SPDX-License-Identifier: Apache-2.0
"""A document that the counter made: its record, and how its printing went."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class PrintState(StrEnum):
    """What is known about a print; *printed* only when the queue or the clerk said so.

    *Queued* is kept before the printer is given anything, so that a program that ends between the
    two never forgets a print; *handed over* means that nobody has said what became of it.
    """

    NOT_PRINTED = "not_printed"
    QUEUED = "queued"
    PRINTING = "printing"
    HANDED_OVER = "handed_over"
    PRINTED = "printed"
    FAILED = "failed"
    SAVED = "saved"


class SlipSize(StrEnum):
    """On which paper a slip is drawn: A5, an 80 mm roll, or A4 with the office's stub below."""

    A5 = "a5"
    ROLL = "roll"
    A4 = "a4"


def slip_size(layout: str) -> SlipSize:
    """Return the size of a slip: the codes of its layouts tell it."""
    if "roll" in layout:
        return SlipSize.ROLL
    return SlipSize.A4 if layout.endswith("_a4") else SlipSize.A5


@dataclass(frozen=True, slots=True)
class PrintedDocument:
    """One copy of one paper.

    Attributes:
        id: UUIDv7.
        case_id: The case it belongs to.
        kind: Document kind of the item, e.g. ``registration_form``, ``slip``, ``notice``.
        layout: Code of the layout, with its version in ``layout_version``.
        sha256: Hex digest of the PDF.
        copy: 1 for the first print, 2 and later are 补打.
        reason: Why it was printed again; empty for copy 1.
        content_code: Eight characters on papers that are signed; else empty.
        letter_number: 文号 of a letter; else empty.
        state: How its printing went.
        printer: Job of the queue that took it; empty when none did.
        made_at: When the PDF was made.
        clerk_id: Who made it.
        void: True when a newer content replaced it.
        trouble: What keeps or kept the print from coming out, e.g. ``paper_out``; else empty.
        replaced_by: The document that took the place of a void one; empty until there is one.
    """

    id: str
    case_id: str
    kind: str
    layout: str
    layout_version: str
    sha256: str
    copy: int
    made_at: datetime
    clerk_id: str
    reason: str = ""
    content_code: str = ""
    letter_number: str = ""
    state: PrintState = PrintState.NOT_PRINTED
    printer: str = ""
    void: bool = False
    trouble: str = ""
    replaced_by: str = ""


class Delivery(StrEnum):
    """How a letter reached the applicant (送达): signed for, refused before a witness, posted."""

    SIGNED = "signed"
    REFUSED = "refused"
    POSTED = "posted"


@dataclass(frozen=True, slots=True)
class Letter:
    """A notice, refusal or withdrawal: what it said and how it was delivered.

    Attributes:
        id: UUIDv7.
        case_id: The case.
        kind: ``notice``, ``refusal`` or ``withdrawal``.
        number: 文号.
        made_at: When it was made.
        clerk_id: Who made it.
        reason: The reason as the applicant reads it (refusal, second notice).
        basis: Article that decides.
        delivery: None until recorded.
        delivered_at: When 签收 was recorded.
        witness: Name of the witness, if receipt was refused.
    """

    id: str
    case_id: str
    kind: str
    number: str
    made_at: datetime
    clerk_id: str
    reason: str = ""
    basis: str = ""
    delivery: Delivery | None = None
    delivered_at: datetime | None = None
    witness: str = ""
