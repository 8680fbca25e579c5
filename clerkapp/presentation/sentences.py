# SPDX-License-Identifier: Apache-2.0
"""Words for problems and errors: what happened, why, and what to do."""

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.problems import ClerkError, FieldProblem, OutsideError
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import CHECK


def problem_sentence(words: Words, item: ServiceItem, problem: FieldProblem) -> str:
    """Return the sentence that stands under a field."""
    if problem.code.startswith(CHECK):
        name = problem.code.removeprefix(CHECK)
        check = next(c for c in item.form.checks if c.code == name)
        return check.message.in_language(words.language)
    return words(f"problem.{problem.code}", **problem.params)


def error_sentence(words: Words, error: ClerkError | OutsideError) -> tuple[str, str]:
    """Return what happened, and why with what to do (empty where one sentence says it all)."""
    key = f"problem.{error.code}"
    what = words(key, **error.params)
    return what, words(f"{key}.do", **error.params) if f"{key}.do" in words else ""
