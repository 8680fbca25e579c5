# SPDX-License-Identifier: Apache-2.0
"""What is wrong with a list that was handed over as a workbook."""

import re
from collections.abc import Iterable

from clerkapp.domain.problems import ClerkError, FieldProblem

MOST_LINES = 20
"""Lines that are named; whoever mends so many meets the others at the next reading."""


class SheetError(ClerkError):
    """A list is refused as a whole, and each line says what to mend; nothing was loaded.

    Attributes:
        lines: At most ``MOST_LINES`` problems; the field of each is a cell or a range of cells,
            such as ``C7`` or ``B5:B7``.
        count: How many problems there are in all.
    """

    def __init__(self, found: tuple[FieldProblem, ...]) -> None:
        """Take all problems in the sheet's order."""
        super().__init__("sheet.refused", count=str(len(found)))
        self.count = len(found)
        self.lines = found[:MOST_LINES]


def in_sheet_order(problems: Iterable[FieldProblem]) -> tuple[FieldProblem, ...]:
    """Return problems from the top of the sheet downwards."""
    return tuple(sorted(problems, key=_row_of))


def _row_of(problem: FieldProblem) -> int:
    digits = re.search(r"[0-9]+", problem.field)
    return int(digits[0]) if digits else 0
