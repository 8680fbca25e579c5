# SPDX-License-Identifier: Apache-2.0
"""Papers handed over the counter without a case: privacy notice, answer, blank form for outages."""

from dataclasses import replace

from clerkapp.catalogue.definitions import Authority, ServiceItem
from clerkapp.catalogue.layouts import Choice, Layout, PaperContent
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.problems import ClerkError
from clerkapp.services.answer_rows import FORM_ANSWERS, blank_rows
from clerkapp.services.casework import take_number
from clerkapp.services.desk import Desk
from clerkapp.services.documents import print_line
from clerkapp.services.loose_papers import LoosePaper, loose_pdf
from clerkapp.services.paper_facts import (
    applicant_word,
    form_title,
    hotline_of,
    office_facts,
    paper_date,
)

PRIVACY = "privacy_notice"
CONSULTATION = "consultation_answer"

_FORM = "registration_form"
_DAY = "　　　　年　　月　　日"
_BY_HAND = {
    "agent.matters.text": "　" * 12,
    "agent.valid_from": _DAY,
    "agent.until": _DAY,
    "case.received_on.text": _DAY,
    "consent.sentence": "不满十四周岁的，监护人的同意（第三十一条）另行记录，本签名不表示同意。",
}
"""Places inside sentences of a form, where something is written by hand."""

_RECIPIENTS = {
    Authority.MEDICAL_SECURITY: "医疗保障经办机构",
    Authority.HUMAN_RESOURCES: "社会保险经办机构和社会保障卡管理机构",
}


def privacy_notice(desk: Desk, item: ServiceItem) -> bytes:
    """Draw what is told before anything is filled in (个人信息保护法 Art. 17, 30, 31, 35).

    Raises:
        ClerkError: ``document.none`` where the item prints no such notice; the press's codes.
    """
    try:
        rule = item.document(PRIVACY)
    except KeyError:
        raise ClerkError("document.none", kind=PRIVACY) from None
    kinds = tuple(
        {"section": s.name.zh, "fields": "、".join(field.label.zh for field in s.fields)}
        for s in item.form.sections
        if s.id != "visit"
    )
    values = {
        "paper.date": paper_date(desk.today()),
        "item.name": item.name.zh,
        "item.hotline": hotline_of(item),
        "applicant.word": applicant_word(item),
        "privacy.recipient": _RECIPIENTS[item.authority],
    }
    return loose_pdf(desk, LoosePaper(rule.layout, values, {"kinds": kinds}))


def consultation_answer(desk: Desk, question: str, answer: str, basis: str) -> bytes:
    """Draw the written answer to a question that belongs to no case.

    Raises:
        ClerkError: ``consultation.incomplete`` where one of the three is empty; the press's codes.
    """
    said = {"question": question.strip(), "answer": answer.strip(), "basis": basis.strip()}
    for name, text in said.items():
        if not text:
            raise ClerkError("consultation.incomplete", field=name)
    values = {f"consultation.{name}": text for name, text in said.items()}
    values["paper.date"] = paper_date(desk.today())
    return loose_pdf(desk, LoosePaper(CONSULTATION, values))


def blank_form(desk: Desk, item: ServiceItem) -> tuple[CaseNumber, bytes]:
    """Take a number and draw the item's form with it and nothing else, for a day without power.

    The number is never given again.

    Raises:
        ClerkError: the press's codes.
    """
    layout = _without_code(desk.catalogue.newest_layout(item.document(_FORM).layout))
    with desk.work() as work:
        number = take_number(desk, work)
        content = _blank_content(desk, item, layout, number)
        pdf = desk.press.compose(layout, content)
        work.record(desk.entry("blank_form", reason=number.digits))
        work.commit()
    return number, pdf


def _without_code(layout: Layout) -> Layout:
    """Return a form without its content code, which binds a signature to what is printed."""
    boxes = tuple(box for box in layout.boxes if "content.code" not in box.value_keys())
    return replace(layout, boxes=boxes)


def _blank_content(
    desk: Desk, item: ServiceItem, layout: Layout, number: CaseNumber
) -> PaperContent:
    known = dict.fromkeys(layout.value_keys(), "")
    told = (
        _BY_HAND
        | office_facts(desk)
        | {"clerk.name": "", "reviewer.name": ""}
        | {
            "case.number": number.digits,
            "case.short_number": number.short,
            "item.legal_basis": item.legal_basis.zh,
            "form.title": form_title(item.name.zh),
            "applicant.word": applicant_word(item),
        }
    )
    known |= {key: text for key, text in told.items() if key in known}
    return PaperContent(
        title=layout.title,
        author=desk.office.name,
        values=known,
        chosen={key: frozenset() for key in layout.choice_keys()},
        choices={key: _choices(desk, item, key) for key in layout.open_choice_keys()},
        rows={FORM_ANSWERS: blank_rows(item)} if FORM_ANSWERS in layout.row_keys() else {},
        outside={"print.line": print_line(desk, 1)},
    )


def _choices(desk: Desk, item: ServiceItem, key: str) -> tuple[Choice, ...]:
    entries = desk.catalogue.choices[item.field(key).choices].entries
    return tuple(Choice(entry.code, entry.text.zh) for entry in entries)
