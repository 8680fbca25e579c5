# SPDX-License-Identifier: Apache-2.0
"""What the screen says of cases that look like the one at hand (本机记录)."""

from clerkapp.presentation.notices import BannerText
from clerkapp.presentation.words import Words
from clerkapp.services.duplicates import Likeness
from clerkapp.services.ports import CaseRow


def duplicate_banner(words: Words, found: tuple[Likeness, ...]) -> BannerText:
    """Return the warning at intake: the gravest likeness, with how many more there are."""
    first = found[0]
    what = words(
        "duplicate.banner",
        kind=words(f"duplicate.kind.{first.kind.value}"),
        number=row_number(words, first.row),
        clerk=first.row.clerk_name,
    )
    more = len(found) - 1
    if more:
        what += words("duplicate.banner.more", count=more)
    do = "duplicate.banner.decide" if first.waits else "duplicate.banner.look"
    return BannerText("warning", what, words(do))


def row_number(words: Words, row: CaseRow) -> str:
    """Return the short number of a case, or that it is a draft."""
    return row.number.short if row.number is not None else words("duplicate.draft")
