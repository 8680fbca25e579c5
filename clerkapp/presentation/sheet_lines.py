# SPDX-License-Identifier: Apache-2.0
"""The lines below the sentence that a list was refused: where, what, and what to do."""

from clerkapp.domain.problems import FieldProblem
from clerkapp.domain.sheets import SheetError
from clerkapp.presentation.words import Words


def sheet_lines(words: Words, refused: SheetError) -> tuple[str, ...]:
    """Return one line for each problem that is named, and one for how many more there are."""
    lines = [sheet_line(words, problem) for problem in refused.lines]
    more = refused.count - len(refused.lines)
    return (*lines, words("sheet.more", count=more)) if more else tuple(lines)


def sheet_line(words: Words, problem: FieldProblem) -> str:
    """Return the line of one problem: the cell, what is wrong, and what to do."""
    said = words(f"problem.{problem.code}", **problem.params)
    return words("sheet.line", place=problem.field, problem=said)
