# SPDX-License-Identifier: Apache-2.0
"""What is said under a photo that was chosen."""

from clerkapp.domain.photos import PhotoVerdict
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words

Lines = tuple[tuple[str, str], ...]
"""Severity and words of each line."""


def photo_lines(words: Words, verdict: PhotoVerdict) -> Lines:
    """Return a line for each problem; one that says that all is well where there is none."""
    lines = tuple(
        (problem.severity.value, words(f"problem.{problem.code}", **problem.params))
        for problem in verdict.problems
    )
    return lines or (("ok", words("intake.photo.good")),)


def error_lines(words: Words, error: ClerkError | OutsideError) -> Lines:
    """Return the line for a file that could not be read or kept."""
    what, do = error_sentence(words, error)
    return (("error", f"{what} {do}".strip()),)
