# SPDX-License-Identifier: Apache-2.0
"""What to bring (材料清单): for these circumstances, before anybody has a case.

A few questions decide; what is not asked stays open, and a paper that may be needed is listed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import (
    CODED,
    Eligibility,
    Field,
    Guidance,
    Paper,
    ServiceItem,
)
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, settled
from clerkapp.domain.problems import ClerkError
from clerkapp.services.answers import read_answer
from clerkapp.services.desk import Desk
from clerkapp.services.intake import opening_answers
from clerkapp.services.judgement import NO_FACT, judge
from clerkapp.services.loose_papers import LoosePaper, loose_pdf
from clerkapp.services.paper_facts import (
    START_WORDS,
    UNIT_WORDS,
    hotline_of,
    paper_date,
)
from clerkapp.services.ports import PrintQueue

KIND = "materials_list"
BIRTH_DATE = "applicant.birth_date"


@dataclass(frozen=True, slots=True)
class NeededPaper:
    """A paper to bring; ``certain`` is False where the questions leave open whether."""

    paper: Paper
    certain: bool
    by_promise: bool


@dataclass(frozen=True, slots=True)
class Materials:
    """What follows from the answers to an item's questions.

    Attributes:
        item: The service item.
        asked: Its questions with the answers in words; empty where nobody answered.
        papers: Papers to bring.
        guidance: What the applicant should know.
        unfulfilled: Conditions that are known not to be fulfilled and that matter before a visit.
        opens_on: Day on which a season that is waited for begins, or None.
    """

    item: ServiceItem
    asked: tuple[tuple[Field, str], ...]
    papers: tuple[NeededPaper, ...]
    guidance: tuple[Guidance, ...]
    unfulfilled: tuple[Eligibility, ...]
    opens_on: date | None


def questions_of(item: ServiceItem) -> tuple[Field, ...]:
    """Return the fields that decide which papers to bring, in the item's order."""
    return tuple(item.field(name) for name in item.questions)


def materials(
    catalogue: Catalogue, item: ServiceItem, answers: Mapping[str, str], on: date
) -> Materials:
    """Judge the answers to an item's questions.

    Args:
        catalogue: The definitions as they hold for the office.
        item: The service item.
        answers: Field id → value as typed; other fields than the questions may be told too.
        on: Day for which the list is asked.

    Raises:
        ClerkError: ``materials.no_such_field`` or ``materials.wrong_answer``, naming the field.
    """
    told = _read(catalogue, item, answers, on)
    opened = {k: v for k, v in opening_answers(item).items() if k not in item.questions}
    judgement = judge(catalogue, item, opened | told, on, told=told)
    unfulfilled = [
        r
        for r in judgement.eligibility
        if r.fulfilled is False and (r.rule.refuses or r.rule.otherwise.zh or r.opens_on)
    ]
    return Materials(
        item=item,
        asked=tuple((f, told.get(f.id, "")) for f in questions_of(item)),
        papers=tuple(
            NeededPaper(need.paper, need.needed is True, need.by_promise)
            for need in judgement.papers
            if need.needed is not False
        ),
        guidance=judgement.guidance,
        unfulfilled=tuple(r.rule for r in unfulfilled),
        opens_on=min((r.opens_on for r in unfulfilled if r.opens_on), default=None),
    )


def _read(
    catalogue: Catalogue, item: ServiceItem, answers: Mapping[str, str], on: date
) -> dict[str, str]:
    fields = {field.id: field for field in item.form.fields}
    told: dict[str, str] = {}
    for name, text in answers.items():
        if name not in fields:
            raise ClerkError("materials.no_such_field", field=name)
        reading = read_answer(catalogue, fields[name], text, answers, on)
        codes = {problem.code for problem in reading.problems}
        if not NO_FACT.isdisjoint(codes) or "answer.not_in_list" in codes:
            raise ClerkError("materials.wrong_answer", field=name)
        if reading.value:
            told[name] = reading.value
    return told


def answer_words(catalogue: Catalogue, field: Field, value: str, language: str = "zh") -> str:
    """Return an answer to a question in words."""
    if field.kind in CODED and value:
        entry = catalogue.choices[field.choices].find(value)
        return entry.text.in_language(language) if entry else value
    return value


def print_materials(desk: Desk, queue: PrintQueue, found: Materials) -> PrintState:
    """Hand the list to the printer; the job's title names no person.

    Raises:
        ClerkError, OutsideError: as ``materials_pdf`` and the queue say.
    """
    job = queue.submit(materials_pdf(desk, found), KIND, PaperKind.LIST)
    return settled(queue.ask(job).state)


def materials_pdf(desk: Desk, found: Materials) -> bytes:
    """Print the list; nothing of it is kept.

    Raises:
        ClerkError: ``document.none`` where the item prints no list; the press's codes.
    """
    try:
        rule = found.item.document(KIND)
    except KeyError:
        raise ClerkError("document.none", kind=KIND) from None
    item = found.item
    values = {
        "list.date": desk.today().isoformat(),
        "list.promise": _promise_words(desk, item),
        "item.name": item.name.zh,
        "item.fee": item.fee.zh,
        "item.legal_basis": item.legal_basis.zh,
        "item.hotline": hotline_of(item),
    }
    rows = {"circumstance": _asked_rows(desk, found), "papers": _paper_rows(found)}
    return loose_pdf(desk, LoosePaper(rule.layout, values, rows))


def _asked_rows(desk: Desk, found: Materials) -> tuple[Mapping[str, str], ...]:
    rows = [
        {
            "question": field.label.zh,
            "answer": answer_words(desk.catalogue, field, value) or "（未回答）",
        }
        for field, value in found.asked
    ]
    told = [
        {"question": rule.sentence.zh, "answer": f"不符合。{rule.otherwise.zh}"}
        for rule in found.unfulfilled
    ]
    if found.opens_on is not None:
        told.append({"question": "下次开始受理", "answer": paper_date(found.opens_on)})
    told += [{"question": "请留意", "answer": each.sentence.zh} for each in found.guidance]
    return (*rows, *told)


def _paper_rows(found: Materials) -> tuple[Mapping[str, str], ...]:
    return tuple(
        {
            "number": str(place),
            "name": need.paper.name.zh + ("" if need.certain else "（视情况）"),
            "form": paper_form(need.paper, by_promise=need.by_promise),
            "issuer": need.paper.issuer.zh,
            "basis": need.paper.basis.zh,
        }
        for place, need in enumerate(found.papers, start=1)
    )


def paper_form(paper: Paper, *, by_promise: bool) -> str:
    """Say in which form a paper is to be brought, as the list prints it."""
    parts = ["原件核验" if paper.original else ""]
    parts.append(f"复印件 {paper.copies} 份" if paper.copies else "")
    parts.append("可用电子证照" if paper.electronic else "")
    parts.append("可用书面承诺代替" if by_promise else "")
    return "；".join(part for part in parts if part)


def _promise_words(desk: Desk, item: ServiceItem) -> str:
    parameters = desk.catalogue.parameters_on(desk.today())
    return "；".join(
        f"{rule.name.zh}：{START_WORDS[rule.start_event]}"
        f"{rule.amount.resolve(parameters)}{UNIT_WORDS[rule.unit]}"
        for rule in item.promises
    )
