# SPDX-License-Identifier: Apache-2.0
"""A letter after its act: what it is, how its print went, and how it reached the applicant."""

from dataclasses import dataclass

from clerkapp.domain.case import Case
from clerkapp.domain.documents import Delivery, Letter, PrintedDocument
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.print_rows import print_mark, print_state
from clerkapp.presentation.words import Words
from clerkapp.services.gaps import NOTICE
from clerkapp.services.review import PROMISE_LETTER

LETTER_MARKS = {
    "notice": ("file-warning", "warn"),
    "refusal": ("circle-x", "err"),
    "referral": ("arrow-right", "accent"),
    "gap_notice": ("hourglass", "warn"),
    "lapse_letter": ("calendar-x", "text2"),
    "promise_letter": ("pen-line", "accent"),
}
"""Icon and tone of each kind of letter."""


BEFORE_SIGNATURE = frozenset({NOTICE, PROMISE_LETTER})
"""Letters that are printed and signed before the registration form."""

ENDED_BY_LETTER = frozenset({CaseStatus.REFUSED, CaseStatus.TRANSFERRED, CaseStatus.LAPSED})
"""States of a case whose last word is a letter."""


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


def letter_papers(
    letter: Letter, documents: tuple[PrintedDocument, ...]
) -> tuple[PrintedDocument, ...]:
    """Return the newest copy of every paper of a letter, the letter itself first."""
    newest = {d.kind: d for d in documents if d.letter_number == letter.number}
    return tuple(sorted(newest.values(), key=lambda d: d.kind != letter.kind))


def letter_comes_first(case: Case, letters: tuple[Letter, ...]) -> bool:
    """Say whether the letter is shown before the papers.

    A refusal or a referral is the end of its case. A notice stands first until its delivery is
    recorded; from then on the case is opened to take in what was missing.
    """
    if not letters:
        return False
    if case.status in ENDED_BY_LETTER:
        return True
    if case.status is CaseStatus.AWAITING_SIGNATURE:
        return letters[-1].kind in BEFORE_SIGNATURE and letters[-1].delivery is None
    return case.status is CaseStatus.CORRECTION_NOTIFIED and letters[-1].delivery is None
