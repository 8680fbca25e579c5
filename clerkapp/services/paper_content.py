# SPDX-License-Identifier: Apache-2.0
"""What stands on a paper: the answers and facts of a case under the keys that layouts name.

Papers are always in Chinese. Only what a layout asks for reaches it, so that the content code
covers exactly what the applicant can read.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.definitions import (
    Field,
    FieldKind,
    Paper,
    PromiseRule,
    RefusalReason,
    ServiceItem,
)
from clerkapp.catalogue.layouts import Choice, Layout, PaperContent
from clerkapp.domain.case import Case, Promise
from clerkapp.domain.identity import mask_number, tail
from clerkapp.domain.papers import Verdict
from clerkapp.domain.problems import ClerkError
from clerkapp.services.answers import LONG_TERM
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.promises import promises_at

CODED = (FieldKind.CHOICE, FieldKind.SEGMENTS, FieldKind.RELATION)
AS_TEXT = ".text"


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What only a letter says: its number, and what is lacking or why it refuses."""

    number: str
    lacking: tuple[Paper, ...] = ()
    refusal: RefusalReason | None = None


def content_of(
    desk: Desk, case: Case, layout: Layout, letter: LetterWords | None = None
) -> PaperContent:
    """Gather what a layout asks for.

    Raises:
        ClerkError: ``case.no_number``; ``print.missing_value`` for a key that no case knows.
    """
    item = item_of(desk, case)
    judgement = judgement_of(desk, case)
    known = _answers(desk, item, judgement)
    known |= _office(desk) | _case(case, item, judgement) | _people(judgement)
    known |= _promises(desk, case, item)
    rows: dict[str, tuple[Mapping[str, str], ...]] = {}
    if letter is not None:
        known |= _letter(letter)
        rows["lacking"] = _lacking_rows(case, letter.lacking)
    return _restricted(desk, item, judgement, layout, known, rows)


def _restricted(
    desk: Desk,
    item: ServiceItem,
    judgement: Judgement,
    layout: Layout,
    known: Mapping[str, str],
    rows: Mapping[str, tuple[Mapping[str, str], ...]],
) -> PaperContent:
    wanted = layout.value_keys()
    chosen_keys = layout.choice_keys()
    for key in wanted - known.keys():
        raise ClerkError("print.missing_value", field=key)
    return PaperContent(
        title=layout.title,
        author=desk.office.name,
        values={key: known[key] for key in wanted},
        chosen={
            key: frozenset({judgement.facts.get(key) or known.get(key, "")} - {""})
            for key in chosen_keys
        },
        choices={key: _choices(desk, item, key) for key in layout.open_choice_keys()},
        rows={key: rows.get(key, ()) for key in layout.row_keys()},
        not_applicable=frozenset(
            key for key in wanted | chosen_keys if _does_not_apply(item, judgement, key, known)
        ),
    )


def _does_not_apply(
    item: ServiceItem, judgement: Judgement, key: str, known: Mapping[str, str]
) -> bool:
    """Say whether ／ stands in the box: its field or its whole section does not apply here."""
    if known.get(key):
        return False
    field_id = key.removesuffix(AS_TEXT)
    section = field_id.partition(".")[0]
    if section not in {s.id for s in item.form.sections}:
        return False
    if section not in judgement.sections:
        return True
    fields = {field.id for field in item.form.fields}
    return field_id in fields and field_id not in judgement.visible


def _choices(desk: Desk, item: ServiceItem, key: str) -> tuple[Choice, ...]:
    entries = desk.catalogue.choices[item.field(key).choices].entries
    return tuple(Choice(entry.code, entry.text.zh) for entry in entries)


def _answers(desk: Desk, item: ServiceItem, judgement: Judgement) -> dict[str, str]:
    known = dict(judgement.facts)
    for field in item.form.fields:
        shown = field.id in judgement.visible
        value = judgement.facts.get(field.id, "") if shown else ""
        known[field.id] = value
        known[field.id + AS_TEXT] = answer_text(desk, field, value)
    for person in ("applicant", "guardian", "agent"):
        if sex := judgement.facts.get(f"{person}.sex"):
            known[f"{person}.sex"] = sex
            known[f"{person}.sex.text"] = SEX_WORDS.get(sex, "")
        if born := judgement.facts.get(f"{person}.birth_date"):
            known[f"{person}.birth_date"] = born
    return known


SEX_WORDS = {"1": "男", "2": "女", "0": "未知", "9": "未说明"}
"""GB/T 2261.1, as printed."""


def answer_text(desk: Desk, field: Field, value: str) -> str:
    """Return an answer as papers print it."""
    if field.kind in CODED:
        entry = desk.catalogue.choices[field.choices].find(value)
        return entry.text.zh if entry else value
    if value == LONG_TERM:
        return "长期"
    return value


def _office(desk: Desk) -> dict[str, str]:
    office = desk.office
    return {
        "office.name": office.name,
        "office.short_name": office.short_name,
        "office.address": office.address,
        "office.phone": office.phone,
        "office.hours": office.hours,
        "office.window": f"{office.counter} 号窗口",
        "office.counter": office.counter,
        "office.pickup_place": office.pickup_place
        or f"{office.name} {int(office.counter)} 号窗口（{office.address}）",
        "clerk.name": desk.clerk.name,
        "today": paper_date(desk.today()),
    }


def _case(case: Case, item: ServiceItem, judgement: Judgement) -> dict[str, str]:
    if case.number is None:
        raise ClerkError("case.no_number")
    number = judgement.facts.get("applicant.document_number", "")
    return {
        "case.number": case.number.digits,
        "case.short_number": case.number.short,
        "case.received_on": case.received_on.isoformat(),
        "case.received_on.text": paper_date(case.received_on),
        "item.name": item.name.zh,
        "item.authority": item.authority.value,
        "item.legal_basis": item.legal_basis.zh,
        "item.fee": item.fee.zh,
        "applicant.document_tail": tail(number),
        "applicant.document_masked": mask_number(number),
        "materials.received": received_papers(case, judgement),
    }


def received_papers(case: Case, judgement: Judgement) -> str:
    """List the papers that were received, with originals and copies, as the slip prints it."""
    seen: list[str] = []
    for paper in judgement.needed_papers:
        check = case.checks.get(paper.code)
        if check is None or not check.passes:
            continue
        pages = check.pages or check.copies
        kept = f"复印 {pages} 页" if pages else "原件核退" if check.original else "电子核验"
        seen.append(f"{paper.name.zh} {kept}")
    return "；".join(seen)


def _people(judgement: Judgement) -> dict[str, str]:
    facts = judgement.facts
    known: dict[str, str] = {}
    if "agent" in judgement.sections and facts.get("agent.name"):
        known["agent.summary"] = (
            f"{facts['agent.name']}（证件尾号 {tail(facts.get('agent.document_number', ''))}）"
        )
    visitor = facts.get("visit.visitor", "")
    person = "applicant" if visitor == "self" else visitor
    known["visitor.name"] = facts.get(f"{person}.name", "")
    return known


def _promises(desk: Desk, case: Case, item: ServiceItem) -> dict[str, str]:
    known: dict[str, str] = {}
    promises = case.promises or promises_at(desk, case)
    by_clock = {promise.clock: promise for promise in promises}
    for rule in item.promises:
        promise = by_clock[rule.clock]
        known[f"promise.{rule.clock}.due"] = _due_large(promise, rule)
        known[f"promise.{rule.clock}.due_short"] = _due_short(promise)
        known[f"promise.{rule.clock}.basis"] = rule.basis.zh
    return known


def _due_large(promise: Promise, _rule: PromiseRule) -> str:
    words = paper_date(promise.due_on)
    return f"预计 {words}" if promise.provisional else f"{words}前"


def _due_short(promise: Promise) -> str:
    return promise.due_on.isoformat() + ("（预计）" if promise.provisional else "")


def paper_date(day: date) -> str:
    """Return a date as sentences and large type print it."""
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def _letter(letter: LetterWords) -> dict[str, str]:
    known = {"letter.number": letter.number}
    if letter.refusal is not None:
        known |= {
            "refusal.reason": letter.refusal.reason.zh,
            "refusal.basis": letter.refusal.basis.zh,
            "refusal.where_to": letter.refusal.where_to.zh,
        }
    return known


PROBLEM_WORDS = {Verdict.MISSING: "未提交", Verdict.WRONG: "不符合要求"}


def _lacking_rows(case: Case, lacking: tuple[Paper, ...]) -> tuple[Mapping[str, str], ...]:
    rows: list[Mapping[str, str]] = []
    for place, paper in enumerate(lacking, start=1):
        check = case.checks[paper.code]
        verdict = check.verdict or Verdict.MISSING
        rows.append(
            {
                "number": str(place),
                "name": paper.name.zh,
                "problem": check.remark or PROBLEM_WORDS.get(verdict, ""),
                "standard": paper.standard.zh,
                "basis": paper.basis.zh,
            }
        )
    return tuple(rows)
