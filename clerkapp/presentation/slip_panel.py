# SPDX-License-Identifier: Apache-2.0
"""The slip panel: result, short number, full number in groups, dates, what is printed."""

from dataclasses import dataclass
from datetime import datetime

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument, SlipSize, slip_size
from clerkapp.presentation.dates import DateRow, promised_dates
from clerkapp.presentation.print_rows import PrintRow, print_rows
from clerkapp.presentation.words import Words
from clerkapp.services.documents import REPRINT_REASONS
from clerkapp.services.further_papers import ON_REQUEST, kinds_open
from clerkapp.services.handouts import HANDOUTS
from clerkapp.services.prints import slip_layout

PAPERS = ("slip", "registration_form", *HANDOUTS, *ON_REQUEST)
"""Kinds of document whose prints the slip page lists."""

SIZES = tuple(size.value for size in SlipSize)
"""Sizes of the slip, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class SlipPanel:
    """What stands right of the slip's preview."""

    result: str
    result_note: str
    short_number: str
    grouped_number: str
    dates: tuple[DateRow, ...]
    prints: tuple[PrintRow, ...]


def slip_panel(
    words: Words,
    item: ServiceItem,
    case: Case,
    documents: tuple[PrintedDocument, ...],
    accepted_at: datetime | None,
    clerk_name: str,
) -> SlipPanel:
    """Return the panel of an accepted case."""
    at = f"{accepted_at:%Y-%m-%d %H:%M}" if accepted_at else words("list.none")
    return SlipPanel(
        result=words(f"slip.result.{case.status.value}"),
        result_note=words("slip.result_note", at=at, clerk=clerk_name),
        short_number=case.number.short if case.number else "",
        grouped_number=case.number.grouped if case.number else "",
        dates=promised_dates(words, item, case.promises),
        prints=print_rows(words, documents, PAPERS),
    )


def paper_of(documents: tuple[PrintedDocument, ...], paper: str) -> PrintedDocument | None:
    """Return the newest paper that a choice stands for: a size of the slip, or another paper."""
    if paper in SIZES:
        return slip_of(documents, paper)
    found = [d for d in documents if d.kind == paper and not d.void]
    return found[-1] if found else None


def papers_offered(
    words: Words,
    item: ServiceItem,
    documents: tuple[PrintedDocument, ...],
    asked: str = "",
) -> tuple[tuple[str, str], ...]:
    """Return code and word of every paper that the page can show: slip sizes, then handouts.

    Of the papers made on request only the one that was ``asked`` for last stands there.
    """
    rule = item.document("slip")
    sizes = tuple(
        (size.value, words(f"slip.paper.{size.value}"))
        for size in SlipSize
        if slip_layout(rule, size)
    )
    kinds = {d.kind for d in documents if not d.void}
    shown = [kind for kind in (*HANDOUTS, asked) if kind in kinds]
    return sizes + tuple((kind, words(f"document.{kind}")) for kind in shown)


def papers_on_request(words: Words, item: ServiceItem, case: Case) -> tuple[tuple[str, str], ...]:
    """Return code and word of every paper that can be made for the case when it is asked for."""
    return tuple((kind, words(f"document.{kind}")) for kind in kinds_open(item, case))


def slip_of(documents: tuple[PrintedDocument, ...], paper: str) -> PrintedDocument | None:
    """Return the newest slip of one paper size, or None."""
    found = [
        d
        for d in documents
        if d.kind == "slip" and not d.void and slip_size(d.layout).value == paper
    ]
    return found[-1] if found else None


def reprint_reasons(words: Words) -> tuple[tuple[str, str], ...]:
    """Return code and word of every reason for a further copy."""
    return tuple((code, words(f"reprint.{code}")) for code in REPRINT_REASONS)


def slip_title(words: Words, item: ServiceItem) -> str:
    """Return what the slip is: for a card it is also the voucher to collect it."""
    collects = any(rule.clock == "card" for rule in item.promises)
    return words("slip.title" if collects else "slip.title.plain")
