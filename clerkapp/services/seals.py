# SPDX-License-Identifier: Apache-2.0
"""The seal on request, and whether a PDF that somebody brings is one of this counter's records."""

import hashlib
import re
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import islice

from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.seals import Seal, sealed_kind
from clerkapp.services.desk import Desk
from clerkapp.services.ports import Sealing, SealReading

_END = re.compile(rb"%%EOF(?:\r\n|\r|\n)?")
_MOST_STATES = 100
"""More additions than any office makes; a file may be full of end marks."""


class Likeness(StrEnum):
    """How a PDF stands to the record that it was found to come from."""

    SAME = "same"
    SEALED = "sealed"
    CHANGED = "changed"
    UNKNOWN = "unknown"

    @property
    def is_record(self) -> bool:
        """Say whether the file is one that this store keeps, byte for byte."""
        return self in (Likeness.SAME, Likeness.SEALED)


@dataclass(frozen=True, slots=True)
class PdfCheck:
    """What this counter can say of a PDF.

    Attributes:
        likeness: Same bytes as the record, the record as it was sealed here, the record with
            something else after it, or no record of this store.
        document: The record.
        number: The number of its case.
        seals: The seals on the PDF, oldest first.
    """

    likeness: Likeness
    document: PrintedDocument | None = None
    number: CaseNumber | None = None
    seals: tuple[Seal, ...] = ()

    @property
    def is_good(self) -> bool:
        """Say whether the PDF is a valid record of this store, and every seal on it is intact."""
        whole = all(seal.intact and seal.trusted is not False for seal in self.seals)
        in_force = self.document is not None and not self.document.void
        return self.likeness.is_record and whole and in_force


def sealed_pdf(desk: Desk, document: PrintedDocument) -> bytes | None:
    """Return the sealed form of a document, or None while it has none."""
    with desk.reads() as work:
        return work.attachment(document.case_id, sealed_kind(document.id))


def seal_document(desk: Desk, document: PrintedDocument, sealing: Sealing) -> bytes:
    """Seal a document and keep the sealed PDF beside it; a document is sealed once.

    Raises:
        ClerkError: ``seal.expired``, ``seal.not_yet``, ``seal.damaged_pdf``.
    """
    with desk.reads() as work:
        pdf = work.pdf(document.id)
    sealed = sealing.seal(pdf, desk.now())
    place = sealed_kind(document.id)
    with desk.work() as work:
        before = work.attachment(document.case_id, place)
        if before is not None:
            return before
        work.add_attachment(document.case_id, desk.new_id(), place, sealed, desk.now())
        digest = hashlib.sha256(sealed).hexdigest()
        case_id, kind = document.case_id, document.kind
        work.record(desk.entry("seal_document", case_id, kind, document.sha256, digest))
        work.commit()
    return sealed


def check_pdf(desk: Desk, pdf: bytes, reading: SealReading) -> PdfCheck:
    """Say whether a PDF is a record of this store, and what its seals say.

    The hash record stands by itself: a PDF without any seal is found by its bytes.

    Raises:
        ClerkError: ``seal.damaged_pdf`` when it is no record and cannot be read.
    """
    digests = _digests(pdf)
    with desk.work() as work:
        known = {each.sha256: each for each in work.documents_with_digests(digests)}
        document = next((known[one] for one in reversed(digests) if one in known), None)
        check = PdfCheck(Likeness.UNKNOWN)
        if document is not None:
            sealed = work.attachment(document.case_id, sealed_kind(document.id)) or b""
            likeness = _likeness(document, digests[-1], hashlib.sha256(sealed).hexdigest())
            check = PdfCheck(likeness, document, work.case(document.case_id).number)
        work.record(desk.entry("check_pdf", document.case_id if document else ""))
        work.commit()
    if check.likeness is Likeness.SAME:
        return check
    return replace(check, seals=reading.read(pdf))


def _likeness(document: PrintedDocument, digest: str, sealed: str) -> Likeness:
    """Compare a whole file with the record that it begins with.

    A seal of somebody else would be intact too, over whatever was added before it: only the file
    that was sealed here counts as the sealed record.
    """
    if digest == document.sha256:
        return Likeness.SAME
    return Likeness.SEALED if digest == sealed else Likeness.CHANGED


def _digests(pdf: bytes) -> tuple[str, ...]:
    """Return the digest of each state that a PDF has gone through, the whole last.

    What is added to a PDF stands after its end mark (PDF 32000-1 §7.5.6): the bytes up to one are
    the file as it was before.
    """
    found: list[str] = []
    running = hashlib.sha256()
    done = 0
    for end in islice(_END.finditer(pdf), _MOST_STATES):
        running.update(pdf[done : end.end()])
        done = end.end()
        if done < len(pdf):
            found.append(running.hexdigest())
    running.update(pdf[done:])
    return (*found, running.hexdigest())
