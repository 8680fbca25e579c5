# SPDX-License-Identifier: Apache-2.0
"""The signature and what binds it to the content that the applicant saw.

A signature holds for the answers printed on the presented form. Changing one of them voids it;
adding a paper does not (电子签名法 Art. 13 items 3 and 4 ask that a later change be detectable).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from clerkapp.domain.private_use import AS_READ


class Manner(StrEnum):
    """How the form was signed: pen on paper, on a pad, or by fingerprint before a witness."""

    PAPER = "paper"
    PAD = "pad"
    FINGERPRINT = "fingerprint"


class Signer(StrEnum):
    """In whose capacity the form was signed."""

    SELF = "self"
    GUARDIAN = "guardian"
    AGENT = "agent"


@dataclass(frozen=True, slots=True)
class Point:
    """One sample of a pen stroke: place in the box (0..1), milliseconds, pressure (0..1)."""

    x: float
    y: float
    t: int
    pressure: float


Stroke = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class PresentedForm:
    """The registration form as it was shown to the applicant.

    Attributes:
        document_id: The printed document that holds the PDF.
        sha256: Hex digest of that PDF; this is what is signed.
        content_code: Eight characters printed on each page to sign.
        answers: The answers that stood on it.
        at: When it was made.
    """

    document_id: str
    sha256: str
    content_code: str
    answers: Mapping[str, str]
    at: datetime


@dataclass(frozen=True, slots=True)
class Signature:
    """That a presented form was signed.

    Attributes:
        content_code: Code of the form that was signed.
        manner: Paper, pad or fingerprint.
        signer: Capacity of the signer.
        witness: Name of the witness, for a fingerprint.
        strokes: Pen strokes, for a pad.
        at: When the clerk confirmed it.
        clerk_id: Who confirmed it.
        void_since: When a changed answer voided it, or None.
        voided_by: Fields whose change voided it.
    """

    content_code: str
    manner: Manner
    signer: Signer
    at: datetime
    clerk_id: str
    witness: str = ""
    strokes: tuple[Stroke, ...] = ()
    void_since: datetime | None = None
    voided_by: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Say whether no later change has voided it."""
        return self.void_since is None


def changed_answers(old: Mapping[str, str], new: Mapping[str, str]) -> tuple[str, ...]:
    """Name the fields whose answers differ, in order of their ids; none that no paper carries."""
    fields = {name for name in old.keys() | new.keys() if not name.endswith(AS_READ)}
    return tuple(sorted(name for name in fields if old.get(name, "") != new.get(name, "")))
