# SPDX-License-Identifier: Apache-2.0
"""Promised dates in a block of a side panel."""

from clerkapp.gui.kit.marks import ChipContent
from clerkapp.gui.kit.side_panel import DateLine, SideBlock
from clerkapp.gui.kit.theme import Theme
from clerkapp.presentation.dates import DateRow
from clerkapp.presentation.words import Words


def fill_dates(
    block: SideBlock, theme: Theme, words: Words, rows: tuple[DateRow, ...], role: str = "body"
) -> None:
    """Show the dates anew: day, start event and basis, 预计 and 待核实."""
    block.clear()
    for row in rows:
        parts = [row.start, row.basis]
        if row.unverified:
            parts.append(words("review.unverified"))
        note = words("list.dot").join(part for part in parts if part)
        chip = ChipContent(words("review.provisional"), "soft") if row.provisional else None
        block.add(DateLine(theme, row.name, row.due, note, chip, role))
