# SPDX-License-Identifier: Apache-2.0
"""Drafts that were open when the program ended: what the next start offers."""

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.presentation.notices import BannerText
from clerkapp.presentation.words import Words
from clerkapp.services.ports import CaseRow


def resume_offer(
    words: Words, catalogue: Catalogue, drafts: tuple[CaseRow, ...]
) -> tuple[str, BannerText] | None:
    """Return the case to go on with and the words that offer it; None without a draft."""
    if not drafts:
        return None
    latest = max(drafts, key=lambda row: row.changed_at)
    item = catalogue.item_on(latest.item, latest.received_on)
    what = words("resume.what", count=len(drafts))
    do = words(
        "resume.do",
        name=latest.name or words("resume.no_name"),
        item=item.name.in_language(words.language),
        time=f"{latest.changed_at:%m-%d %H:%M}",
    )
    return latest.id, BannerText("info", what, do)
