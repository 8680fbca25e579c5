# SPDX-License-Identifier: Apache-2.0
"""Two sentences in one line, with the stop between them that their language wants."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from clerkapp.presentation.words import Words

_STOPS = ("。", "！", "？", "…", ".", "!", "?")


def in_one_line(words: Words, what: str, do: str) -> str:
    """Return what happened and what to do as one line; headings end without a stop.

    Where both stand in lines of their own no stop is wanted; a screen reader and the command line
    get them in one.
    """
    if not what or not do:
        return what or do
    if what.endswith(_STOPS):
        return f"{what} {do}"
    return words("problem.joined", what=what, do=do)
