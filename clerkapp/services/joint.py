# SPDX-License-Identifier: Apache-2.0
"""一件事: one visit and one set of papers for two items, kept as two linked cases."""

from dataclasses import replace
from types import MappingProxyType

from clerkapp.domain.case import Case
from clerkapp.domain.problems import ClerkError
from clerkapp.services.casework import item_of, keep
from clerkapp.services.desk import Desk
from clerkapp.services.intake import opening_answers, start_draft

JOINT = "joint"
"""Kind of the link between two cases of one visit."""


def open_together(desk: Desk, case_id: str) -> Case:
    """Begin the item that goes together with a case's own: same answers, same papers, linked.

    A second call returns the case that is already there. Papers seen for the first case are
    held for the second and need not be shown again.

    Raises:
        ClerkError: ``joint.none`` where the item has no such partner.
    """
    with desk.reads() as work:
        first = work.case(case_id)
        linked = [other for other, kind in work.linked(case_id) if kind == JOINT]
        if linked:
            return work.case(linked[0])
    partner = item_of(desk, first).together_with
    if not partner:
        raise ClerkError("joint.none")
    item = desk.catalogue.item_on(partner, first.received_on)
    fields = {field.id for field in item.form.fields}
    shared = {name: value for name, value in first.answers.items() if name in fields}
    received = first.received_on
    reason = first.back_entry.reason if first.back_entry else ""
    begun = start_draft(desk, partner, opening_answers(item) | shared, received, reason)
    papers = {paper.code for paper in item.papers}
    held = {
        code: replace(check, held=True) for code, check in first.checks.items() if code in papers
    }
    with desk.work() as work:
        after = replace(begun, checks=MappingProxyType(held))
        kept = keep(desk, work, begun, after, "open_together")
        work.link_cases(first.id, kept.id, JOINT)
        work.commit()
    return kept
