# SPDX-License-Identifier: Apache-2.0
"""Facts of a case as papers print them: each group of keys from one place.

Papers are always in Chinese, so the few words that stand here are in Chinese too.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from types import MappingProxyType

from clerkapp.catalogue.conditions import LONG_TERM
from clerkapp.catalogue.definitions import (
    CODED,
    PEOPLE,
    Authority,
    Field,
    FieldKind,
    Paper,
    PromiseRule,
    RefusalReason,
    ServiceItem,
    Unit,
)
from clerkapp.domain.case import Case, Promise
from clerkapp.domain.deadlines import add_working_days
from clerkapp.domain.identity import mask_number, tail
from clerkapp.domain.papers import Verdict
from clerkapp.domain.photos import FROM_FILE, PHOTO_SOURCE
from clerkapp.domain.problems import ClerkError
from clerkapp.services.desk import Desk
from clerkapp.services.findings import findings
from clerkapp.services.judgement import SOCIAL_NUMBER, Judgement
from clerkapp.services.promises import promises_at

AS_TEXT = ".text"

SEX_WORDS = {"1": "男", "2": "女", "0": "未知", "9": "未说明", "": ""}
"""GB/T 2261.1, as printed."""

FIXED_BY_AUTHORITY = "由医疗保障经办机构核定"
START_WORDS = {
    "received": "自收到申请之日起",
    "accepted": "自受理之日起",
    "number_known": "自取得号码之日起",
    "card_requested": "自申请制卡之日起",
}
UNIT_WORDS = {Unit.WORKING_DAYS: "个工作日", Unit.DAYS: "日"}
AT_ONCE = "当场办结"
CONSENT_SENTENCES = {
    "given": "{word}不满十四周岁的，其监护人签名同时表示同意处理（第三十一条）。",
    "pending": "{word}不满十四周岁，监护人的同意（第三十一条）另行记录，本签名不表示同意。",
    "not_given": "{word}不满十四周岁，监护人没有同意（第三十一条）；签名不表示同意，事项照办。",
    "": "",
}
"""What the declaration says of the guardian's consent (个人信息保护法 Art. 31), never more."""

PAY_BY = "enrolment.pay_by"
"""The field in which an enrolment is asked how it will be paid for."""

PHOTO_NOTES = {
    "police": "（公安照片库）",
    "receipt": "（照相回执）",
    "exempt": "（免交）",
    "kept": "（沿用原照片）",
    FROM_FILE: "（未附）",
    "": "",
}
PROBLEM_WORDS = {Verdict.MISSING: "未提交", Verdict.WRONG: "不符合要求"}


@dataclass(frozen=True, slots=True)
class LetterWords:
    """What only a letter says, beside the facts of its case.

    Attributes:
        number: Number of the letter; empty for a paper that has none.
        lacking: Papers that are lacking or wrong.
        refusal: Why it refuses.
        values: Content key → text, for what only the use case knows, e.g. ``gap.due``.
        rows: Content key → rows of a table, likewise.
    """

    number: str
    lacking: tuple[Paper, ...] = ()
    refusal: RefusalReason | None = None
    values: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    rows: Mapping[str, tuple[Mapping[str, str], ...]] = field(
        default_factory=lambda: MappingProxyType({})
    )


def paper_date(day: date) -> str:
    """Return a date as sentences and large type print it."""
    return f"{day.year}年{day.month:02d}月{day.day:02d}日"


def answer_facts(desk: Desk, item: ServiceItem, judgement: Judgement) -> dict[str, str]:
    """Return every field's value and its words; a field that does not apply is empty."""
    known = dict(judgement.facts)
    for each in item.form.fields:
        shown = each.id in judgement.visible
        value = judgement.facts.get(each.id, "") if shown else ""
        known[each.id] = value
        known[each.id + AS_TEXT] = answer_text(desk, each, value)
    for person in PEOPLE:
        sex = judgement.facts.get(f"{person}.sex", "")
        known[f"{person}.sex"] = sex
        known[f"{person}.sex{AS_TEXT}"] = SEX_WORDS.get(sex, "")
        known[f"{person}.birth_date"] = judgement.facts.get(f"{person}.birth_date", "")
    return known


def answer_text(desk: Desk, field: Field, value: str) -> str:
    """Return an answer as papers print it."""
    if field.kind in CODED:
        entry = desk.catalogue.choices[field.choices].find(value)
        return entry.text.zh if entry else value
    if value == LONG_TERM:
        return "长期"
    if field.kind in (FieldKind.DATE, FieldKind.EXPIRY) and field.id.startswith("agent.") and value:
        return paper_date(date.fromisoformat(value))
    return value


def hotline_of(item: ServiceItem) -> str:
    """Return the national hotline of the item's authority."""
    return "12393" if item.authority is Authority.MEDICAL_SECURITY else "12333"


def office_facts(desk: Desk) -> dict[str, str]:
    """Return what papers say about the office and the clerk."""
    office = desk.office
    here = f"{office.name} {int(office.counter)} 号窗口（{office.address}）"
    return {
        "office.name": office.name,
        "office.short_name": office.short_name,
        "office.address": office.address,
        "office.phone": office.phone,
        "office.hours": office.hours,
        "office.counter": office.counter,
        "office.pickup_place": office.pickup_place or here,
        "clerk.name": desk.clerk.name,
        # The reviewer signs by hand; no name is claimed before somebody has reviewed.
        "reviewer.name": "",
    }


def case_facts(case: Case, item: ServiceItem, judgement: Judgement) -> dict[str, str]:
    """Return what papers say about the case itself.

    Raises:
        ClerkError: ``case.no_number``.
    """
    if case.number is None:
        raise ClerkError("case.no_number")
    number = judgement.facts.get("applicant.document_number", "")
    medical = item.authority is Authority.MEDICAL_SECURITY
    word = applicant_word(item)
    remarks = [check.remark for check in case.checks.values() if check.remark and check.passes]
    consent = judgement.facts.get("guardian.consent", "")
    absent = findings(judgement, case).unverified_lacking
    return {
        "case.number": case.number.digits,
        # The form is made only after the review has accepted; a refusal is a letter of its own.
        "review.outcome": "accepted_with_gap" if absent else "accepted",
        "case.short_number": case.number.short,
        "case.received_on": case.received_on.isoformat(),
        "case.received_on.text": paper_date(case.received_on),
        "case.forwarded_to": "　　报送：医疗保障经办机构" if medical else "",
        "case.remark": "；".join([*remarks, *(f"未交：{paper.name.zh}" for paper in absent)]),
        "item.name": item.name.zh,
        "item.legal_basis": item.legal_basis.zh,
        "item.fee": item.fee.zh,
        "item.hotline": hotline_of(item),
        "form.title": form_title(item.name.zh),
        "slip.next": next_step(item),
        "applicant.word": word,
        "consent.sentence": CONSENT_SENTENCES[consent].format(word=word),
        "applicant.document_tail": tail(number),
        # A child below the age of the parameter is not asked for a photo's source.
        "applicant.photo_note": PHOTO_NOTES.get(judgement.facts.get(PHOTO_SOURCE, "exempt"), ""),
        SOCIAL_NUMBER: judgement.facts.get(SOCIAL_NUMBER, ""),
        "materials.received": received_papers(case, judgement),
    }


def applicant_word(item: ServiceItem) -> str:
    """Return what papers call whom an item is for: 参保人, 申领人, or as its own form does."""
    if item.authority is Authority.MEDICAL_SECURITY:
        return "参保人"
    if any(rule.clock == "card" for rule in item.promises):
        return "申领人"
    names = (part.name.zh for part in item.form.sections if part.id == "applicant")
    return next(names, "申请人").removesuffix("信息")


def form_title(name: str) -> str:
    """Return the title of an item's form: 申请登记表, without saying 登记 or 申请 twice."""
    if name.endswith("登记"):
        return f"{name}申请表"
    if name.endswith(("申请", "申领")):
        return f"{name}登记表"
    return f"{name}申请登记表"


def next_step(item: ServiceItem) -> str:
    """Return what follows the acceptance, with what it costs, as a slip says it."""
    pays = any(field.id == PAY_BY for field in item.form.fields)
    step = "登记完成后请按登记表所选方式在截止日前缴费" if pays else "办结后凭办件简码查询结果"
    return f"{step}；{item.fee.zh}。"


def received_papers(case: Case, judgement: Judgement) -> str:
    """List the papers that were received, as the slip prints them."""
    seen: list[str] = []
    for paper in judgement.needed_papers:
        check = case.checks.get(paper.code)
        if check is None or not check.passes:
            continue
        pages = check.pages or check.copies
        kept = f"复印{pages}页" if pages else "原件已核" if check.original else "电子核验"
        seen.append(f"{paper.name.zh} {kept}")
    return "；".join(seen)


def visitor_facts(desk: Desk, item: ServiceItem, judgement: Judgement) -> dict[str, str]:
    """Return who stands at the counter, and the agent in one line."""
    facts = judgement.facts
    visitor = facts.get("visit.visitor", "")
    person = "applicant" if visitor == "self" else visitor
    kind = facts.get(f"{person}.document_type", "")
    field = next((f for f in item.form.fields if f.id == f"{person}.document_type"), None)
    agent = facts.get("agent.name", "") if "agent" in judgement.sections else ""
    return {
        "visitor.name": facts.get(f"{person}.name", ""),
        "visitor.document_masked": mask_number(facts.get(f"{person}.document_number", "")),
        "visitor.document_type.text": answer_text(desk, field, kind) if field else "",
        "agent.summary": f"{agent}（证件尾号 {tail(facts.get('agent.document_number', ''))}）"
        if agent
        else "",
    }


def promise_facts(desk: Desk, case: Case, item: ServiceItem) -> dict[str, str]:
    """Return the dates that are, or would today be, promised."""
    by_clock = {p.clock: p for p in case.promises or promises_at(desk, case)}
    known: dict[str, str] = {}
    for rule in item.promises:
        promise = by_clock[rule.clock]
        known[f"promise.{rule.clock}.due"] = _large(promise)
        known[f"promise.{rule.clock}.due_short"] = promise.due_on.isoformat() + (
            "（预计）" if promise.provisional else ""
        )
        days = rule.amount.resolve(desk.catalogue.parameters_on(case.received_on))
        known[f"promise.{rule.clock}.basis"] = f"{period_words(rule, days)}（{rule.basis.zh}）"
    return known


def period_words(rule: PromiseRule, days: int) -> str:
    """Return how long a clock runs; one of no days ends at the counter."""
    return f"{START_WORDS[rule.start_event]}{days}{UNIT_WORDS[rule.unit]}" if days else AT_ONCE


def _large(promise: Promise) -> str:
    words = paper_date(promise.due_on)
    return f"预计 {words}" if promise.provisional else f"{words}前"


def enrolment_facts(desk: Desk, case: Case, judgement: Judgement) -> dict[str, str]:
    """Return the dates of an enrolment; those that the authority fixes are not guessed.

    A newborn enrolled inside the local window is insured from birth (dated parameter).
    """
    born = judgement.facts.get("applicant.birth_date", "")
    days = desk.catalogue.parameters_on(case.received_on).get("newborn_window_days", "0")
    last = date.fromisoformat(born) + timedelta(days=int(days)) if born else None
    newborn = last is not None and case.received_on <= last
    return {
        "enrolment.date": case.received_on.isoformat(),
        "enrolment.benefit_from": f"{born}（自出生之日起）" if newborn else FIXED_BY_AUTHORITY,
        "enrolment.pay_by_date": last.isoformat() if newborn and last else "",
    }


def letter_facts(
    desk: Desk, case: Case, judgement: Judgement, letter: LetterWords
) -> dict[str, str]:
    """Return what only letters say: until when to mend, why refused, where to appeal."""
    parameters = desk.catalogue.parameters_on(case.received_on)
    days = int(parameters["correction_days"])
    due = add_working_days(desk.today(), days, desk.catalogue.holidays)
    refusal = letter.refusal
    return {
        "letter.number": letter.number,
        "notice.due": paper_date(due.on),
        "refusal.reason": refusal.reason.zh if refusal else "",
        "refusal.basis": refusal.basis.zh if refusal else "",
        "refusal.where_to": refusal.where_to.zh if refusal else "",
        "refusal.review_body": parameters["appeal_review_body"],
        "refusal.review_period": f"{parameters['appeal_period_days']}日",
        "refusal.court_period": f"{parameters['appeal_court_months']}个月",
        "refusal.court": "人民法院",
        "refusal.returned": returned_papers(case, judgement),
    }


def returned_papers(case: Case, judgement: Judgement) -> str:
    """List the originals that were seen and are given back with a refusal."""
    names = [
        f"{paper.name.zh}原件"
        for paper in judgement.needed_papers
        if (check := case.checks.get(paper.code)) is not None and check.original
    ]
    return "、".join(names) + "。" if names else "无。"


def lacking_rows(
    case: Case, lacking: tuple[Paper, ...], due: str = ""
) -> tuple[Mapping[str, str], ...]:
    """Return the table of a notice: each paper, what is wrong, what it must meet, the basis.

    Until when a paper may follow is told by its check, else by ``due``; if neither knows it, the
    row has no such cell, and a layout that prints it is refused.
    """
    rows: list[Mapping[str, str]] = []
    for place, paper in enumerate(lacking, start=1):
        check = case.checks.get(paper.code)
        words = PROBLEM_WORDS.get((check and check.verdict) or Verdict.MISSING, "")
        row = {
            "number": str(place),
            "name": paper.name.zh,
            "problem": (check.remark if check else "") or words,
            "standard": paper.standard.zh,
            "basis": paper.basis.zh,
        }
        until = paper_date(check.due_on) if check and check.due_on else due
        rows.append(row | ({"due": until} if until else {}))
    return tuple(rows)
