# SPDX-License-Identifier: Apache-2.0
"""What is known of the office's electronic seal on a PDF (PAdES B-B, ETSI EN 319 142-1)."""

from dataclasses import dataclass
from datetime import date, datetime

SEALED = "sealed"
"""Kind of the attachment that holds a sealed document, before a colon and the document's id."""


@dataclass(frozen=True, slots=True)
class Seal:
    """One seal as it was found on a PDF.

    Attributes:
        owner: Whose certificate it is.
        issuer: Who issued the certificate.
        at: When it was sealed, as the sealing computer said; None where it said nothing.
        valid_until: Last day of the certificate.
        intact: What was sealed is what stands there, and nothing was added since but seals.
        trusted: Whether the certificate comes from an issuer that was named; None if none was.
    """

    owner: str
    issuer: str
    at: datetime | None
    valid_until: date
    intact: bool
    trusted: bool | None = None


def sealed_kind(document_id: str) -> str:
    """Return the kind under which the sealed form of a document is attached to its case."""
    return f"{SEALED}:{document_id}"
