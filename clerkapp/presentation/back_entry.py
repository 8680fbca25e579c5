# SPDX-License-Identifier: Apache-2.0
"""What the screen reads and says of a case that is entered after its day (补录)."""

from dataclasses import dataclass
from datetime import date

from clerkapp.domain.case import BackEntry, Case
from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.words import Words
from clerkapp.services.answers import read_day
from clerkapp.services.desk import Desk
from clerkapp.services.intake import CONFIRMS

DAY, REASON = "day", "reason"
"""The two things that are asked; problems name them."""


@dataclass(frozen=True, slots=True)
class BackDay:
    """The day on which the family came, and why the case was not entered on it."""

    day: date
    reason: str


def read_back_day(day: str, reason: str, today: date) -> BackDay:
    """Return what was typed of an earlier day.

    Args:
        day: As typed; month and day alone mean the latest such day that is past.
        reason: As typed.
        today: The counter's day.

    Raises:
        ClerkError: ``back_entry.no_date``, ``back_entry.future``, ``back_entry.today`` or
            ``back_entry.needs_reason``, with the field ``day`` or ``reason``.
    """
    found = read_day(day) or _without_year(day, today)
    if found is None:
        raise ClerkError("back_entry.no_date", field=DAY)
    if found > today:
        raise ClerkError("back_entry.future", field=DAY, day=found.isoformat())
    if found == today:
        raise ClerkError("back_entry.today", field=DAY)
    if not reason.strip():
        raise ClerkError("back_entry.needs_reason", field=REASON, day=found.isoformat())
    return BackDay(found, reason.strip())


def _without_year(text: str, today: date) -> date | None:
    digits = text.strip()
    if len(digits) != len("MMDD"):
        return None
    days = (read_day(f"{year}{digits}") for year in (today.year, today.year - 1))
    return next((day for day in days if day is not None and day < today), None)


def marked(words: Words, is_back_entry: bool, text: str) -> str:
    """Return words of the header, behind 补录 where the case was entered later."""
    if not is_back_entry:
        return text
    return " ".join(part for part in (words("back_entry.mark"), text) if part)


def entry_lines(words: Words, case: Case, entry: BackEntry) -> tuple[str, ...]:
    """Return what the reviewer reads: the days, the reason, and whether somebody confirmed."""
    state = "back_entry.confirmed" if entry.reviewer_id else "back_entry.unconfirmed"
    return (
        words(
            "back_entry.days",
            received=case.received_on.isoformat(),
            entered=entry.entered_on.isoformat(),
        ),
        words("back_entry.reason_was", reason=entry.reason),
        words(state),
    )


def step_to_open(desk: Desk, case: Case) -> str:
    """Return the step at which a case opens: an accepted one where its day is to be confirmed."""
    entry = case.back_entry
    if entry is None or entry.reviewer_id or not case.is_in_effect or not may_confirm(desk, case):
        return case.step
    return "review"


def may_confirm(desk: Desk, case: Case) -> bool:
    """Say whether this clerk may confirm the day of a case entered later."""
    return desk.clerk.role in CONFIRMS and case.clerk_id != desk.clerk.id


def why_not_confirm(words: Words, desk: Desk, case: Case) -> str:
    """Return why this clerk may not confirm the day, or an empty text."""
    if desk.clerk.role not in CONFIRMS:
        return words("back_entry.needs_reviewer")
    return "" if may_confirm(desk, case) else words("problem.back_entry.own")
