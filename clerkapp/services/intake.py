# SPDX-License-Identifier: Apache-2.0
"""Intake 登记: a draft from the first answer, kept at every field that is left."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import BackEntry, Case, Override
from clerkapp.domain.photos import FROM_FILE, PHOTO, PHOTO_SOURCE
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import SERVES_THE_COUNTER, Role
from clerkapp.domain.signature import changed_answers
from clerkapp.domain.states import ANSWERS_MAY_CHANGE, CaseStatus
from clerkapp.services.casework import (
    judgement_of,
    keep,
    moved,
    numbered,
    with_void_signatures,
)
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import OVERRIDABLE, Judgement
from clerkapp.services.ports import UnitOfWork

CONFIRMS = frozenset({Role.REVIEWER, Role.SUPERVISOR})
"""Who may confirm the day of a case that was entered later, unless they entered it themselves."""


def opening_answers(item: ServiceItem) -> dict[str, str]:
    """Return the answers that a form opens with."""
    return {field.id: field.default for field in item.form.fields if field.default}


def start_draft(
    desk: Desk,
    item_code: str,
    answers: Mapping[str, str],
    received_on: date | None = None,
    back_reason: str = "",
) -> Case:
    """Make the row of a new case; called when the first field has been left.

    Args:
        desk: The signed-in clerk.
        item_code: The service item.
        answers: What was answered so far.
        received_on: The day on which the family came, if not today (补录 after an outage).
        back_reason: Why it was not entered on that day.

    Raises:
        ClerkError: ``item.not_in_force``, ``case.not_your_role``; ``back_entry.needs_reason`` or
            ``back_entry.future`` for a day that is not today.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    day = received_on or desk.today()
    back_entry = _back_entry(desk, day, back_reason)
    item = desk.catalogue.item_on(item_code, day)
    case = replace(new_draft(desk, item, answers, day), back_entry=back_entry)
    with desk.work() as work:
        work.add_case(case)
        work.record(desk.entry("start_draft", case.id, back_entry.reason if back_entry else ""))
        work.commit()
    return case


def new_draft(desk: Desk, item: ServiceItem, answers: Mapping[str, str], day: date) -> Case:
    """Return the row of a new case as it will be written; nothing is written yet."""
    now = desk.now()
    return Case(
        id=desk.new_id(),
        item=item.code,
        item_version=item.version,
        status=CaseStatus.DRAFT,
        received_on=day,
        opened_at=now,
        clerk_id=desk.clerk.id,
        changed_at=now,
        answers=MappingProxyType(dict(answers)),
    )


def _back_entry(desk: Desk, day: date, reason: str) -> BackEntry | None:
    today = desk.today()
    if day == today:
        return None
    if day > today:
        raise ClerkError("back_entry.future", day=day.isoformat())
    if not reason.strip():
        raise ClerkError("back_entry.needs_reason", day=day.isoformat())
    return BackEntry(reason.strip(), today)


def review_back_entry(desk: Desk, case_id: str) -> Case:
    """Confirm the real day and the reason of a case that was entered later.

    Raises:
        ClerkError: ``back_entry.none``; ``back_entry.own`` for whoever entered it;
            ``case.not_your_role`` for a clerk.
    """
    if desk.clerk.role not in CONFIRMS:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    with desk.work() as work:
        before = work.case(case_id)
        if before.back_entry is None:
            raise ClerkError("back_entry.none")
        if before.clerk_id == desk.clerk.id:
            raise ClerkError("back_entry.own")
        reviewed = replace(before.back_entry, reviewer_id=desk.clerk.id)
        after = replace(before, back_entry=reviewed)
        kept = keep(desk, work, before, after, "review_back_entry", reviewed.reason)
        work.commit()
    return kept


def save_answers(desk: Desk, case_id: str, answers: Mapping[str, str]) -> Case:
    """Keep the answers as they stand; a signed one that changed voids the signature.

    Raises:
        ClerkError: ``case.closed`` when nothing may change any more.
    """
    with desk.work() as work:
        before = work.case(case_id)
        if before.status not in ANSWERS_MAY_CHANGE:
            raise ClerkError("case.closed")
        after = with_void_signatures(desk, replace(before, answers=MappingProxyType(dict(answers))))
        if before.status is CaseStatus.SIGNED and after.signature is None:
            after = moved(desk, after, CaseStatus.AWAITING_SIGNATURE)
        if after == before:
            return before
        if after.presented and changed_answers(after.presented.answers, after.answers):
            work.void_documents(case_id, "registration_form")
        kept = keep(desk, work, before, after, "save_answers")
        work.commit()
    return kept


def override_answer(desk: Desk, case_id: str, field: str, code: str, reason: str) -> Case:
    """Let an answer pass that no check accepts, on a supervisor's word with a reason.

    Raises:
        ClerkError: ``override.needs_supervisor``, ``override.needs_reason``,
            ``override.not_possible``.
    """
    if desk.clerk.role is not Role.SUPERVISOR:
        raise ClerkError("override.needs_supervisor", field=field)
    if not reason.strip():
        raise ClerkError("override.needs_reason", field=field)
    if code not in OVERRIDABLE:
        raise ClerkError("override.not_possible", field=field)
    with desk.work() as work:
        before = work.case(case_id)
        passed = Override(
            field, code, before.answers.get(field, ""), reason, desk.clerk.id, desk.now()
        )
        after = replace(before, overrides=(*before.overrides, passed))
        kept = keep(desk, work, before, after, "override_answer", reason)
        work.commit()
    return kept


def hand_to_review(desk: Desk, case_id: str) -> Case:
    """End intake: the case takes its number and waits for the review of its papers.

    A case that went back to intake for a correction keeps its state and its number.

    Raises:
        ClerkError: ``intake.has_errors`` or ``intake.has_gaps``, naming the first field;
            ``photo.missing`` where a file is to be brought and none was.
    """
    with desk.work() as work:
        before = work.case(case_id)
        judgement = judgement_of(desk, before)
        if judgement.errors:
            raise ClerkError("intake.has_errors", field=judgement.errors[0].field)
        if judgement.empty:
            raise ClerkError("intake.has_gaps", field=judgement.empty[0])
        if _lacks_photo(work, before, judgement):
            raise ClerkError("photo.missing", field=PHOTO_SOURCE)
        if before.status is not CaseStatus.DRAFT:
            return before
        after = moved(desk, numbered(desk, work, before), CaseStatus.IN_REVIEW)
        kept = keep(desk, work, before, after, "hand_to_review")
        work.commit()
    return kept


def _lacks_photo(work: UnitOfWork, case: Case, judgement: Judgement) -> bool:
    """Say whether the photo is to come from a file, and none is kept with the case."""
    is_asked = PHOTO_SOURCE in judgement.visible and case.answers.get(PHOTO_SOURCE) == FROM_FILE
    return is_asked and work.attachment(case.id, PHOTO) is None
