# SPDX-License-Identifier: Apache-2.0
"""The day on one paper (业务日结单): cases by item, prints by kind, numbers, what is left open.

Everything is counted from this computer's records; what the authority's system did is not in it.
"""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.names import normalise_name
from clerkapp.domain.states import IN_EFFECT, IN_WORK, CaseStatus
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.loose_papers import LoosePaper, Rows, loose_pdf
from clerkapp.services.paper_facts import paper_date
from clerkapp.services.ports import UnitOfWork

LAYOUT = "daily_ledger"
NONE = "—"
STATES = "case_states"
"""The list of choices that names every state on paper."""

_WEEKDAYS = "一二三四五六日"
_SUMS = ("received", "accepted", "with_gap", "notified", "refused", "ended")
_COLUMN_OF: Mapping[CaseStatus, str] = MappingProxyType(
    {
        **dict.fromkeys(IN_EFFECT, "accepted"),
        CaseStatus.ACCEPTED_WITH_GAP: "with_gap",
        CaseStatus.CORRECTION_NOTIFIED: "notified",
        CaseStatus.REFUSED: "refused",
        CaseStatus.WITHDRAWN: "ended",
        CaseStatus.TRANSFERRED: "ended",
        CaseStatus.LAPSED: "ended",
    }
)
"""Column of the first table in which a case stands besides 收件; open ones stand in none."""


def ledger_pdf(desk: Desk, day: date) -> bytes:
    """Draw the ledger of a day; that it was made is recorded.

    Raises:
        ClerkError: The press's codes.
    """
    with desk.work() as work:
        cases = tuple(work.case(row.id) for row in work.cases_received_on(day))
        cases = tuple(sorted((c for c in cases if c.number is not None), key=_place))
        documents = work.documents_of_day(day)
        names = {clerk.id: clerk.name for clerk in work.clerks()}
        rows = {
            "items": item_rows(desk, cases),
            "prints": print_rows(desk, documents),
            "open": open_rows(desk, cases),
            "cases": case_rows(desk, work, cases, names),
        }
        pdf = loose_pdf(desk, LoosePaper(LAYOUT, _head(desk, day, cases, documents), rows))
        work.record(desk.entry("print_ledger", "", day.isoformat()))
        work.commit()
    return pdf


def _place(case: Case) -> str:
    return case.number.digits if case.number is not None else ""


def _head(
    desk: Desk, day: date, cases: tuple[Case, ...], documents: tuple[PrintedDocument, ...]
) -> dict[str, str]:
    serials = sorted(
        case.number.serial for case in cases if case.number is not None and case.number.day == day
    )
    span = f"{serials[0]:04d}—{serials[-1]:04d}，当日收件用 {len(serials)} 个" if serials else "无"
    pages = sum(check.pages for case in cases for check in case.checks.values())
    signed = sum(case.signature is not None for case in cases)
    return {
        "ledger.day": f"{paper_date(day)}（星期{_WEEKDAYS[day.weekday()]}）",
        "ledger.numbers": span,
        "ledger.pages": f"{pages} 页",
        "ledger.signed": f"{signed} 份",
        "ledger.void": f"{sum(document.void for document in documents)} 份",
        "list.made_on": paper_date(desk.today()),
    }


def item_rows(desk: Desk, cases: tuple[Case, ...]) -> Rows:
    """Count the cases of every item by what became of them; the last row is the sum."""
    counted: dict[str, Counter[str]] = {}
    for case in cases:
        column = _COLUMN_OF.get(case.status)
        sums = counted.setdefault(item_of(desk, case).name.zh, Counter())
        sums.update({"received", column} if column else {"received"})
    whole: Counter[str] = Counter()
    for sums in counted.values():
        whole.update(sums)
    rows = [*sorted(counted.items()), ("合　计", whole)]
    return tuple({"item": name, **_cells(sums, _SUMS)} for name, sums in rows)


def print_rows(desk: Desk, documents: Iterable[PrintedDocument]) -> Rows:
    """Count the papers made that day by their title: first ones, further copies, void ones."""
    counted: dict[str, Counter[str]] = {}
    for document in documents:
        title = desk.catalogue.layouts[document.layout, document.layout_version].title
        marks = ["again" if document.copy > 1 else "first", *(["void"] if document.void else [])]
        counted.setdefault(title, Counter()).update(marks)
    whole: Counter[str] = Counter()
    for sums in counted.values():
        whole.update(sums)
    rows = [*sorted(counted.items()), ("合　计", whole)]
    return tuple(
        {"kind": title, **_cells(sums, ("first", "again", "void"))} for title, sums in rows
    )


def open_rows(desk: Desk, cases: tuple[Case, ...]) -> Rows:
    """Return the cases of the day that still wait for somebody; one row says so if none does."""
    rows = tuple(
        {
            "short_number": case.number.short if case.number else NONE,
            "item": item_of(desk, case).name.zh,
            "state": state_word(desk, case),
            "due": min((p.due_on.isoformat() for p in case.promises), default=NONE),
        }
        for case in cases
        if case.status in IN_WORK
    )
    return rows or ({"short_number": "无", "item": NONE, "state": NONE, "due": NONE},)


def case_rows(
    desk: Desk, work: UnitOfWork, cases: tuple[Case, ...], names: Mapping[str, str]
) -> Rows:
    """Return every case of the day, names masked."""
    return tuple(
        {
            "place": str(place),
            "short_number": case.number.short if case.number else NONE,
            "name": _masked_name(desk, work, case),
            "item": item_of(desk, case).name.zh,
            "state": state_word(desk, case),
            "clerk": names.get(case.clerk_id, NONE),
            "pages": str(sum(check.pages for check in case.checks.values())),
        }
        for place, case in enumerate(cases, start=1)
    )


def _masked_name(desk: Desk, work: UnitOfWork, case: Case) -> str:
    """Return the name's first character, or its code point where it cannot be printed.

    Cases whose forms could not be printed stand in it as well: their names must not keep the
    whole day's ledger back.
    """
    first = normalise_name(case.answers.get("applicant.name", ""), field="applicant.name").name[:1]
    backwards = bool(first) and unicodedata.bidirectional(first) in ("R", "AL")
    lacking = desk.press.lacking(first) - {glyph.char for glyph in work.own_glyphs()}
    return f"U+{ord(first):04X}**" if backwards or lacking else f"{first}**"


def state_word(desk: Desk, case: Case) -> str:
    """Return the state of a case as papers name it."""
    entry = desk.catalogue.choices[STATES].find(case.status.value)
    return entry.text.zh if entry is not None else case.status.value


def _cells(sums: Counter[str], columns: tuple[str, ...]) -> dict[str, str]:
    return {column: str(sums[column] or NONE) for column in columns}
