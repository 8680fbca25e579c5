# SPDX-License-Identifier: Apache-2.0
"""Choosing a service item by pinyin initials, Chinese, or its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from clerkapp.catalogue.definitions import ServiceItem

_NO_MATCH = 9


@dataclass(frozen=True, slots=True)
class ItemRow:
    """One item of the list.

    Attributes:
        item: The item.
        matches: Whether it fits what was typed.
        initials_matched: How many letters of its initials were typed; they are set off.
    """

    item: ServiceItem
    matches: bool
    initials_matched: int = 0


def item_rows(items: Sequence[ServiceItem], query: str) -> tuple[ItemRow, ...]:
    """Return all items, those first that fit what was typed, best first."""
    wanted = query.strip().lower()
    if not wanted:
        return tuple(ItemRow(item, True) for item in items)
    ranked = sorted(((_rank(item, wanted), item.number, item) for item in items), key=_place)
    return tuple(
        ItemRow(
            item,
            rank < _NO_MATCH,
            len(wanted) if item.initials.lower().startswith(wanted) else 0,
        )
        for rank, _, item in ranked
    )


def _place(ranked: tuple[int, int, ServiceItem]) -> tuple[int, int]:
    return ranked[0], ranked[1]


def _rank(item: ServiceItem, wanted: str) -> int:
    names = (item.name.zh.lower(), item.name.en.lower())
    initials = item.initials.lower()
    ranks = (
        wanted == str(item.number),
        initials == wanted,
        initials.startswith(wanted),
        any(name.startswith(wanted) for name in names),
        any(wanted in name for name in names),
        wanted in initials,
    )
    return ranks.index(True) if True in ranks else _NO_MATCH
