# SPDX-License-Identifier: Apache-2.0
"""A letter after its act: what it is, how its print went, and how it reached the applicant."""

from dataclasses import dataclass

from clerkapp.domain.case import Case
from clerkapp.domain.documents import Delivery, Letter, PrintedDocument
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.print_rows import print_mark, print_state
from clerkapp.presentation.words import Words

DOCUMENT_OF = {"notice": "notice", "refusal": "refusal"}
"""Kind of document of each kind of letter."""


@dataclass(frozen=True, slots=True)
class LetterPanel:
    """What stands beside the letter's preview.

    Attributes:
        title: What was done.
        number: 文号.
        print_state: How the print went.
        print_mark: Icon and colour token of that; None where there is no paper.
        delivery: How it was delivered, in words; empty while it is not.
        delivered: Whether 签收 is recorded.
    """

    title: str
    number: str
    print_state: str
    print_mark: tuple[str, str] | None
    delivery: str
    delivered: bool


def letter_panel(words: Words, letter: Letter, document: PrintedDocument | None) -> LetterPanel:
    """Return the panel of a notice or refusal."""
    return LetterPanel(
        title=words(f"letter.title.{letter.kind}"),
        number=letter.number,
        print_state=print_state(words, document) if document else "",
        print_mark=print_mark(document) if document else None,
        delivery=delivery_words(words, letter),
        delivered=letter.delivery is not None,
    )


def delivery_words(words: Words, letter: Letter) -> str:
    """Say how a letter reached the applicant, empty while that is not recorded."""
    if letter.delivery is None or letter.delivered_at is None:
        return ""
    at = f"{letter.delivered_at:%Y-%m-%d %H:%M}"
    key = f"letter.delivered.{letter.delivery.value}"
    return words(key, at=at, witness=letter.witness)


def deliveries(words: Words) -> tuple[tuple[str, str], ...]:
    """Return code and word of every way of delivery."""
    return tuple((d.value, words(f"letter.delivery.{d.value}")) for d in Delivery)


def letter_document(
    letter: Letter, documents: tuple[PrintedDocument, ...]
) -> PrintedDocument | None:
    """Return the newest copy of the paper of a letter, or None."""
    kind = DOCUMENT_OF.get(letter.kind, letter.kind)
    found = [d for d in documents if d.kind == kind and d.letter_number == letter.number]
    return found[-1] if found else None


def letter_comes_first(case: Case, letters: tuple[Letter, ...]) -> bool:
    """Say whether the letter is shown before the papers.

    A refusal is the end of its case. A notice stands first until its delivery is recorded; from
    then on the case is opened to take in what was missing.
    """
    if not letters:
        return False
    if case.status is CaseStatus.REFUSED:
        return True
    return case.status is CaseStatus.CORRECTION_NOTIFIED and letters[-1].delivery is None
