# SPDX-License-Identifier: Apache-2.0
"""Lists of several cases on paper: for the card centre, a school, civil affairs, the archive.

A list bears a number of the same 24 digits as a case, and its making is on record. The rows are
what the cases say on the day of printing; nothing of the list itself is kept.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.identity import mask_name, mask_number
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.photos import PHOTO_SOURCE
from clerkapp.domain.problems import ClerkError
from clerkapp.services.casework import item_of, judgement_of, take_number
from clerkapp.services.desk import Desk
from clerkapp.services.loose_papers import LoosePaper, Rows, loose_pdf
from clerkapp.services.paper_facts import SEX_WORDS, answer_text, paper_date
from clerkapp.services.ports import UnitOfWork

PEOPLE = "people"
"""Key of the rows of every list."""

_PHOTO_READY = frozenset({"police", "file", "receipt", "kept"})
_KINDS = ("card.application_kind", "enrolment.kind", "exchange.reason")
"""Answers that tell what kind of application a case is; without one its item does."""


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list: its layout, what its cases must be, and what stands below the rows.

    Attributes:
        layout: Code of the layout, and of the list.
        takes: Says whether a case belongs on such a list.
        totals: The words of the total, from the rows.
    """

    layout: str
    takes: Callable[[Case, ServiceItem], bool]
    totals: Callable[[Rows], str]


def _gives_card(case: Case, item: ServiceItem) -> bool:
    return case.is_in_effect and any(rule.clock == "card" for rule in item.promises)


def _in_effect(case: Case, _item: ServiceItem) -> bool:
    return case.is_in_effect


def _numbered(case: Case, _item: ServiceItem) -> bool:
    return case.number is not None


def _count(rows: Rows) -> str:
    return f"合计 {len(rows)} 人"


def _cards(rows: Rows) -> str:
    ready = sum(row["photo"] == "✓" for row in rows)
    kinds = counted_words(row["kind"] for row in rows)
    photos = f"照片齐全 {ready} 人" + (
        f"，待补 {len(rows) - ready} 人" if ready < len(rows) else ""
    )
    return f"{_count(rows)}：{kinds}；{photos}。"


def _pages(rows: Rows) -> str:
    return f"合计 {len(rows)} 件，{sum(int(row['pages'] or 0) for row in rows)} 页"


LIST_KINDS: Mapping[str, ListKind] = MappingProxyType(
    {
        "card_making_list": ListKind("card_making_list", _gives_card, _cards),
        "pickup_register": ListKind("pickup_register", _gives_card, _count),
        "batch_receipt": ListKind("batch_receipt", _in_effect, _count),
        "aid_confirmation": ListKind("aid_confirmation", _in_effect, _count),
        "archive_handover": ListKind("archive_handover", _numbered, _pages),
    }
)


def counted_words(words: Iterable[str]) -> str:
    """Return every word with how often it stands there, the most frequent first."""
    counted = Counter(word for word in words if word)
    return "，".join(f"{word} {count} 人" for word, count in counted.most_common())


def cases_of_batch(desk: Desk, unit: str, batch: str) -> tuple[str, ...]:
    """Return the ids of the accepted cases of a unit's batch, in the order of their numbers."""
    with desk.reads() as work:
        rows = [row for row in work.cases_of_batch(unit, batch) if row.number is not None]
    rows.sort(key=lambda row: row.number.digits if row.number is not None else "")
    return tuple(row.id for row in rows)


def list_pdf(desk: Desk, kind: str, case_ids: tuple[str, ...], unit: str) -> bytes:
    """Draw a list of cases; it takes a number, and its making is recorded.

    Args:
        desk: The signed-in clerk.
        kind: One of ``LIST_KINDS``.
        case_ids: The cases, in the order of the list.
        unit: For whom or from whom, as the list's head names it.

    Raises:
        ClerkError: ``list.empty``; ``list.not_for`` with the first case that does not belong on
            such a list; the press's codes.
    """
    if not case_ids:
        raise ClerkError("list.empty")
    wanted = LIST_KINDS[kind]
    with desk.work() as work:
        cases = tuple(work.case(case_id) for case_id in case_ids)
        for case in cases:
            if not wanted.takes(case, item_of(desk, case)):
                number = case.number.short if case.number else "—"
                raise ClerkError("list.not_for", number=number)
        rows = people_rows(desk, work, cases)
        number = take_number(desk, work)
        head = _head(desk, number, unit, rows) | {"list.totals": wanted.totals(rows)}
        pdf = loose_pdf(desk, LoosePaper(wanted.layout, head, {PEOPLE: rows}))
        work.record(desk.entry("print_list", "", f"{kind} {number.digits} {len(rows)}"))
        work.commit()
    return pdf


def _head(desk: Desk, number: CaseNumber, unit: str, rows: Rows) -> dict[str, str]:
    by_bank = counted_words(row["bank"] for row in rows)
    return {
        "list.number": number.digits,
        "list.short_number": number.short,
        "list.unit": unit,
        "list.count": str(len(rows)),
        "list.made_on": paper_date(desk.today()),
        "list.by_bank": f"按服务银行：{by_bank}" if by_bank else "",
    }


def people_rows(desk: Desk, work: UnitOfWork, cases: tuple[Case, ...]) -> Rows:
    """Return a row for every case with every cell that some list prints."""
    return tuple(_row(desk, work, place, case) for place, case in enumerate(cases, start=1))


def _row(desk: Desk, work: UnitOfWork, place: int, case: Case) -> Mapping[str, str]:
    item, facts = item_of(desk, case), judgement_of(desk, case).facts
    number = facts.get("applicant.document_number", "")
    photo = facts.get(PHOTO_SOURCE, "")
    # A card without a question for its photo needs none.
    lacks = photo not in _PHOTO_READY and PHOTO_SOURCE in facts
    return {
        "place": str(place),
        "number": case.number.digits if case.number else "",
        "short_number": case.number.short if case.number else "—",
        "name": facts.get("applicant.name", ""),
        "name_masked": mask_name(facts.get("applicant.name", "")),
        "sex": SEX_WORDS.get(facts.get("applicant.sex", ""), ""),
        "document_number": number,
        "document_masked": mask_number(number),
        "item": item.name.zh,
        "kind": _answer(desk, item, facts, *_KINDS) or item.name.zh,
        "bank": _answer(desk, item, facts, "card.bank"),
        "photo": "待补" if lacks else "✓",
        "class": facts.get("school.class", ""),
        "category": _answer(desk, item, facts, "enrolment.aid_category", "enrolment.category"),
        "year": facts.get("enrolment.year", ""),
        "accepted_on": case.accepted_on.isoformat() if case.accepted_on else "",
        "due_on": case.promises[0].due_on.isoformat() if case.promises else "",
        "pages": str(sum(check.pages for check in case.checks.values())),
        "papers": str(sum(not document.void for document in work.documents(case.id))),
        "remark": "照片待补交" if lacks else "",
        "blank": "",
    }


def _answer(desk: Desk, item: ServiceItem, facts: Mapping[str, str], *names: str) -> str:
    """Return the words of the first of some answers that the item asks for and that was given."""
    fields = {field.id: field for field in item.form.fields}
    given = (name for name in names if name in fields and facts.get(name))
    return next((answer_text(desk, fields[name], facts[name]) for name in given), "")
