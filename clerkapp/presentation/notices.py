# SPDX-License-Identifier: Apache-2.0
"""What a page asks the window to say above it: one banner at a time, what and what to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.presentation.joining import in_one_line
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words


@dataclass(frozen=True, slots=True)
class BannerText:
    """The two lines of a banner.

    Attributes:
        severity: ``info``, ``ok``, ``warning``, ``error`` or ``block``.
        what: What happened, in one sentence.
        do: Why, and what to do; empty where one sentence says it all.
    """

    severity: str
    what: str
    do: str = ""


def joined(words: Words, texts: Sequence[BannerText]) -> BannerText | None:
    """Return several notices as one banner, the first in front: none hides another."""
    if not texts:
        return None
    first, *others = texts
    lines = [first.do, *(in_one_line(words, other.what, other.do) for other in others)]
    return BannerText(first.severity, first.what, "\n".join(line for line in lines if line))


def banner_of(words: Words, error: ClerkError | OutsideError) -> BannerText:
    """Return the banner for what the trade forbids or what failed outside."""
    what, do = error_sentence(words, error)
    return BannerText("error", what, do)
