# SPDX-License-Identifier: Apache-2.0
"""What was done with a case, as a paper for a complaint or a superior office (办件经过).

It is read from the record of acts, which nobody can change (社会保险经办条例 Art. 38).
"""

from collections.abc import Iterator, Mapping
from itertools import groupby

from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.problems import ClerkError
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.documents import REPRINT_REASONS
from clerkapp.services.loose_papers import LoosePaper, Rows, loose_pdf
from clerkapp.services.paper_facts import paper_date

LAYOUT = "case_timeline"
ACTS = "acts"
"""The list of choices that names every act."""


def timeline_pdf(desk: Desk, case_id: str) -> bytes:
    """Draw the timeline of a case; that it was printed becomes its last act.

    Raises:
        ClerkError: ``case.not_found``; ``case.no_number``; the press's codes.
    """
    with desk.work() as work:
        case = work.case(case_id)
        if case.number is None:
            raise ClerkError("case.no_number")
        names = {clerk.id: clerk.name for clerk in work.clerks()}
        rows = timeline_rows(desk, work.acts_on(case_id), names)
        head = {
            "case.number": case.number.digits,
            "case.short_number": case.number.short,
            "case.received_on.text": paper_date(case.received_on),
            "case.clerk": names.get(case.clerk_id, ""),
            "item.name": item_of(desk, case).name.zh,
            "list.count": str(len(rows)),
            "list.made_on": paper_date(desk.today()),
        }
        pdf = loose_pdf(desk, LoosePaper(LAYOUT, head, {ACTS: rows}))
        work.record(desk.entry("print_timeline", case_id))
        work.commit()
    return pdf


def timeline_rows(desk: Desk, acts: tuple[AuditEntry, ...], names: Mapping[str, str]) -> Rows:
    """Return a row for every act; the same act again and again by one clerk becomes one row."""
    return tuple(
        {
            "place": str(place),
            "at": _span(run),
            "act": _act_name(desk, run[0].act),
            "clerk": names.get(run[0].clerk_id, "—"),
            "reason": next((_reason(desk, each) for each in run if each.reason), ""),
        }
        for place, run in enumerate(_runs(acts), start=1)
    )


def _runs(acts: tuple[AuditEntry, ...]) -> Iterator[tuple[AuditEntry, ...]]:
    def alike(entry: AuditEntry) -> tuple[str, str, str, str]:
        return entry.act, entry.clerk_id, entry.at.date().isoformat(), entry.reason

    for _key, run in groupby(acts, alike):
        yield tuple(run)


def _span(run: tuple[AuditEntry, ...]) -> str:
    first, last = run[0].at, run[-1].at
    begun = f"{first:%Y-%m-%d %H:%M}"
    if len(run) == 1 or f"{last:%H:%M}" == f"{first:%H:%M}":
        return begun
    return f"{begun}—{last:%H:%M}"


def _act_name(desk: Desk, act: str) -> str:
    entry = desk.catalogue.choices[ACTS].find(act)
    return entry.text.zh if entry is not None else act


def _reason(desk: Desk, entry: AuditEntry) -> str:
    """Return the reason in words: the record keeps codes, but a paper is read by the family."""
    if entry.act == "print_again":
        return REPRINT_REASONS.get(entry.reason, entry.reason)
    if entry.act == "hand_out":
        layouts = desk.catalogue.layouts.values()
        titles = (layout.title for layout in layouts if layout.code == entry.reason)
        return next(titles, entry.reason)
    return entry.reason
