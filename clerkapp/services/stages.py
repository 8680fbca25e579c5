# SPDX-License-Identifier: Apache-2.0
"""The way after acceptance: submitted, registered, paid, card requested … collected.

What another office does is recorded here as this counter learns it, with that office's own
number; nothing is claimed that this computer cannot know.
"""

from dataclasses import replace

from clerkapp.catalogue.definitions import Stage
from clerkapp.domain.case import Case, StageEntry
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus, stages_after
from clerkapp.services.casework import item_of, keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.promises import promises_again

NEEDS_REASON = frozenset({CaseStatus.RETURNED, CaseStatus.PRODUCTION_FAILED})
"""Stages that are of no use without the reason."""


def open_stages(desk: Desk, case: Case) -> tuple[Stage, ...]:
    """Return the stages that a case may reach next, in the item's order."""
    item = item_of(desk, case)
    statuses = tuple(stage.status for stage in item.stages)
    return tuple(item.stage(status) for status in stages_after(case.status, statuses))


def reach_stage(
    desk: Desk, case_id: str, status: CaseStatus, reference: str = "", reason: str = ""
) -> Case:
    """Record that a case reached a stage; a clock that starts with it gives its date now.

    Raises:
        ClerkError: ``stage.not_next``; ``stage.needs_reference`` where the item asks for the
            other office's number; ``stage.needs_reason`` for a return or a failure.
    """
    with desk.work() as work:
        before = work.case(case_id)
        stage = next((s for s in open_stages(desk, before) if s.status is status), None)
        if stage is None:
            raise ClerkError("stage.not_next", stage=status.value)
        if stage.reference.zh and not reference.strip():
            raise ClerkError("stage.needs_reference", reference=stage.reference.zh)
        if status in NEEDS_REASON and not reason.strip():
            raise ClerkError("stage.needs_reason")
        entry = StageEntry(status, desk.now(), desk.clerk.id, reference.strip(), reason.strip())
        after = replace(moved(desk, before, status), stages=(*before.stages, entry))
        after = replace(after, promises=promises_again(desk, after))
        kept = keep(desk, work, before, after, f"reach_{status.value}", reason)
        work.commit()
    return kept
