# SPDX-License-Identifier: Apache-2.0
"""Rows of the search box as cards."""

from clerkapp.gui.kit.card_rows import CardRow
from clerkapp.gui.kit.marks import ChipContent
from clerkapp.presentation.search_rows import SearchRow


def search_cards(rows: tuple[SearchRow, ...]) -> list[CardRow]:
    """Return one card per case: short number, name, item, state, masked number."""
    return [
        CardRow(
            key=row.case_id,
            title=row.name,
            strong=True,
            note=f"{row.short_number}　{row.item}",
            aside=row.masked_number,
            chip=ChipContent(row.state, row.state_kind),
        )
        for row in rows
    ]
