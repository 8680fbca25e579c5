# SPDX-License-Identifier: Apache-2.0
"""The work list 待办: what each case waits for, how long it may take, and who must act."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.domain.deadlines import HolidayTable, working_days_between
from clerkapp.domain.identity import tail
from clerkapp.domain.states import IN_WORK, CaseStatus
from clerkapp.presentation.dates import month_day
from clerkapp.presentation.header import status_word
from clerkapp.presentation.search_rows import item_name
from clerkapp.presentation.words import Words
from clerkapp.services.ports import CaseRow

DUE_SOON = 2
"""Working days before the end from which a case counts as 临期."""


class Group(StrEnum):
    """Who must act, in the order of the list."""

    TODAY = "today"
    COUNTER = "counter"
    APPLICANT = "applicant"


class Facet(StrEnum):
    """What the list can be narrowed to, in the order in which the facets stand."""

    ALL = "all"
    OVERDUE = "overdue"
    DUE_SOON = "due_soon"
    LAPSED = "lapsed"
    BACK_ENTRY = "back_entry"
    DRAFT = "draft"
    IN_REVIEW = "in_review"
    PAPERS = "papers"
    SIGNATURE = "signature"


FIRST_FACETS = (Facet.OVERDUE, Facet.DUE_SOON, Facet.LAPSED, Facet.BACK_ENTRY)
STEP_FACETS = (Facet.DRAFT, Facet.IN_REVIEW, Facet.PAPERS, Facet.SIGNATURE)

_MARKS = {
    # status: (icon, tone, group, facet)
    CaseStatus.DRAFT: ("pen-line", "text3", Group.COUNTER, Facet.DRAFT),
    CaseStatus.IN_REVIEW: ("list-checks", "text3", Group.COUNTER, Facet.IN_REVIEW),
    CaseStatus.CORRECTION_NOTIFIED: ("file-warning", "text3", Group.APPLICANT, Facet.PAPERS),
    CaseStatus.AWAITING_SIGNATURE: ("signature", "text3", Group.APPLICANT, Facet.SIGNATURE),
    CaseStatus.SIGNED: ("signature", "text3", Group.COUNTER, Facet.SIGNATURE),
    CaseStatus.ACCEPTED_WITH_GAP: ("file-warning", "text3", Group.APPLICANT, Facet.PAPERS),
    CaseStatus.AWAITING_NUMBER: ("hourglass", "text3", Group.APPLICANT, Facet.PAPERS),
    CaseStatus.RETURNED: ("undo-2", "err", Group.COUNTER, Facet.IN_REVIEW),
    CaseStatus.PRODUCTION_FAILED: ("circle-x", "err", Group.COUNTER, Facet.IN_REVIEW),
}

FACET_MARKS = {
    # facet: (icon, tone)
    Facet.ALL: ("list-checks", "accent"),
    Facet.OVERDUE: ("calendar-x", "err"),
    Facet.DUE_SOON: ("clock-alert", "warn"),
    Facet.LAPSED: ("archive", "err"),
    Facet.BACK_ENTRY: ("history", "warn"),
    Facet.DRAFT: ("pen-line", "text3"),
    Facet.IN_REVIEW: ("list-checks", "text3"),
    Facet.PAPERS: ("file-warning", "text3"),
    Facet.SIGNATURE: ("signature", "text3"),
}


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One case of the list.

    Attributes:
        case_id: The case.
        icon: Icon of the state.
        tone: Colour token of the icon; of the state's word too, where it is not text3.
        state: The state in a word.
        time: What is left, or since when it waits.
        short_number: Spoken number, or a dash.
        name: Full name; a word in brackets while it is not given.
        tail: Last four characters of the document number.
        item: Name of the item.
        next_step: What to do, as a verb.
        received: Day of receipt, month and day.
        clerk: Who owns it.
        group: Who must act.
        facets: Facets that it belongs to.
        urgency: Working days left; cases without a clock stand behind.
        received_on: For sorting.
    """

    case_id: str
    icon: str
    tone: str
    state: str
    time: str
    short_number: str
    name: str
    tail: str
    item: str
    next_step: str
    received: str
    clerk: str
    group: Group
    facets: frozenset[Facet]
    urgency: int
    received_on: date

    def spoken(self) -> str:
        """Return the row as a screen reader says it."""
        parts = (self.state, self.time, self.short_number, self.name, self.item, self.next_step)
        return "，".join(part for part in parts if part)


NO_CLOCK = 10_000
"""Urgency of a case without a date: behind every case that has one."""


NONE_OVER: Mapping[str, date] = MappingProxyType({})


def work_rows(
    catalogue: Catalogue,
    words: Words,
    rows: tuple[CaseRow, ...],
    today: date,
    over: Mapping[str, date] = NONE_OVER,
) -> tuple[WorkRow, ...]:
    """Return the list: by who must act, overdue first, then by days left.

    Args:
        catalogue: Names of the items, and the holidays.
        words: The clerk's language.
        rows: The cases.
        today: The counter's day.
        over: Last day of every case for which nobody came back in time (逾期未补), by its id.
    """
    names: dict[tuple[str, date], str] = {}
    shown: list[WorkRow] = []
    for row in rows:
        key = (row.item, row.received_on)
        if key not in names:
            names[key] = item_name(catalogue, words, row.item, row.received_on)
        line = _row(words, row, names[key], catalogue.holidays, today)
        if row.id in over:
            line = _over(words, line, over[row.id], catalogue.holidays, today)
        if row.is_unconfirmed:
            line = _to_confirm(words, line, row.status)
        shown.append(line)
    return tuple(sorted(shown, key=_standard_order))


def _standard_order(row: WorkRow) -> tuple[int, int, date, str]:
    return (tuple(Group).index(row.group), row.urgency, row.received_on, row.short_number)


def _row(words: Words, row: CaseRow, item: str, table: HolidayTable, today: date) -> WorkRow:
    icon, tone, group, facet = _MARKS.get(
        row.status, ("circle-check", "text3", Group.COUNTER, Facet.ALL)
    )
    state, facets = status_word(words, row.status), {Facet.ALL, facet}
    left = working_days_between(today, row.due_on, table) if row.due_on else None
    time = _waiting_since(words, row, today)
    if left is not None:
        time = days_left(words, left)
        if left <= DUE_SOON:
            late = left < 0
            facets.add(Facet.OVERDUE if late else Facet.DUE_SOON)
            icon, tone = FACET_MARKS[Facet.OVERDUE if late else Facet.DUE_SOON]
            state = words("queue.overdue" if late else "queue.due_soon")
            group = Group.TODAY
    return WorkRow(
        case_id=row.id,
        icon=icon,
        tone=tone,
        state=state,
        time=time,
        short_number=row.number.short if row.number else words("list.none"),
        name=row.name or words("list.no_name"),
        tail=tail(row.document_number) or words("list.none"),
        item=item,
        next_step=words(f"queue.next.{row.status.value}"),
        received=month_day(row.received_on),
        clerk=row.clerk_name,
        group=group,
        facets=frozenset(facets),
        urgency=NO_CLOCK if left is None else left,
        received_on=row.received_on,
    )


def _over(words: Words, row: WorkRow, last_day: date, table: HolidayTable, today: date) -> WorkRow:
    """Return the row of a case for which nobody came back in time: the office may end it."""
    icon, tone = FACET_MARKS[Facet.LAPSED]
    return replace(
        row,
        icon=icon,
        tone=tone,
        state=words("queue.facet.lapsed"),
        time=words("queue.until", date=month_day(last_day)),
        next_step=words("queue.next_over"),
        group=Group.TODAY,
        facets=row.facets | {Facet.LAPSED},
        urgency=min(row.urgency, working_days_between(today, last_day, table)),
    )


def _to_confirm(words: Words, row: WorkRow, status: CaseStatus) -> WorkRow:
    """Return the row of a case entered after its day; an accepted one waits for nothing else."""
    marked = replace(row, facets=row.facets | {Facet.BACK_ENTRY})
    if status in IN_WORK:
        return marked
    icon, tone = FACET_MARKS[Facet.BACK_ENTRY]
    state = words("queue.facet.back_entry")
    return replace(marked, icon=icon, tone=tone, state=state, next_step=words("queue.next_confirm"))


def days_left(words: Words, left: int) -> str:
    """Say how many working days are left or over."""
    if left < 0:
        return words("queue.over", days=-left)
    return words("queue.today") if left == 0 else words("queue.left", days=left)


def _waiting_since(words: Words, row: CaseRow, today: date) -> str:
    if row.status is CaseStatus.DRAFT:
        return words("queue.not_numbered") if row.number is None else ""
    days = (today - row.changed_at.date()).days
    return words("queue.waiting", days=days) if days > 0 else words("queue.since_today")


def facet_counts(rows: tuple[WorkRow, ...]) -> dict[Facet, int]:
    """Count the rows of every facet."""
    counts = dict.fromkeys(Facet, 0)
    for row in rows:
        for facet in row.facets:
            counts[facet] += 1
    return counts


def narrowed(
    rows: tuple[WorkRow, ...], facet: Facet, typed: str, clerk: str = ""
) -> tuple[WorkRow, ...]:
    """Return the rows of a facet that contain what was typed, of one clerk where given."""
    wanted = typed.strip().casefold()
    return tuple(
        row
        for row in rows
        if facet in row.facets
        and (not clerk or row.clerk == clerk)
        and (not wanted or wanted in _searched(row))
    )


def _searched(row: WorkRow) -> str:
    parts = (row.short_number, row.name, row.tail, row.item, row.state, row.next_step)
    return "\n".join(parts).casefold()


COLUMNS: tuple[tuple[str, Callable[[WorkRow], tuple[int, str]]], ...] = (
    ("state", lambda row: (row.urgency, row.state)),
    ("short_number", lambda row: (0, row.short_number)),
    ("name", lambda row: (0, row.name)),
    ("tail", lambda row: (0, row.tail)),
    ("item", lambda row: (0, row.item)),
    ("next_step", lambda row: (0, row.next_step)),
    ("received", lambda row: (row.received_on.toordinal(), "")),
    ("clerk", lambda row: (0, row.clerk)),
)
"""Columns of the table with what each sorts by."""


def ordered(rows: tuple[WorkRow, ...], column: int, *, descending: bool) -> tuple[WorkRow, ...]:
    """Sort the rows by a column; equal ones keep the standard order."""
    return tuple(sorted(rows, key=COLUMNS[column][1], reverse=descending))


@dataclass(frozen=True, slots=True)
class GroupLine:
    """The heading of a group, with its count."""

    text: str


Line = GroupLine | WorkRow
"""What stands on one line of the table."""


def grouped_lines(words: Words, rows: tuple[WorkRow, ...]) -> tuple[Line, ...]:
    """Return the rows in their standard order under headings; groups without rows are left out."""
    lines: list[Line] = []
    for group in Group:
        members = [row for row in rows if row.group is group]
        if members:
            name = words(f"queue.group.{group.value}")
            lines.append(GroupLine(words("queue.group.count", name=name, count=len(members))))
            lines.extend(members)
    return tuple(lines)
