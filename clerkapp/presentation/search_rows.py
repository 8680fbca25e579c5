# SPDX-License-Identifier: Apache-2.0
"""Rows that drop from the search box: never more of a number than a list may show."""

from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.domain.identity import mask_number
from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.header import STATUS_KINDS, status_word
from clerkapp.presentation.words import Words
from clerkapp.services.ports import CaseRow


@dataclass(frozen=True, slots=True)
class SearchRow:
    """One case that was found."""

    case_id: str
    short_number: str
    name: str
    item: str
    state: str
    state_kind: str
    masked_number: str


def search_rows(
    words: Words, catalogue: Catalogue, rows: tuple[CaseRow, ...]
) -> tuple[SearchRow, ...]:
    """Return what the search box lists."""
    return tuple(
        SearchRow(
            case_id=row.id,
            short_number=row.number.short if row.number else words("list.none"),
            name=row.name or words("list.no_name"),
            item=item_name(catalogue, words, row.item, row.received_on),
            state=status_word(words, row.status),
            state_kind=STATUS_KINDS[row.status],
            masked_number=mask_number(row.document_number),
        )
        for row in rows
    )


def nothing_found(words: Words, searched: str) -> tuple[str, str]:
    """Say what was searched and where, and what to do."""
    return words("search.nothing", searched=searched), words("search.nothing.do")


def item_name(catalogue: Catalogue, words: Words, code: str, day: date) -> str:
    """Return the name of an item on a day; its code where forms/ no longer has it."""
    try:
        item = catalogue.item_on(code, day)
    except ClerkError:
        known = next((item for item in catalogue.items if item.code == code), None)
        return known.name.in_language(words.language) if known else code
    return item.name.in_language(words.language)
