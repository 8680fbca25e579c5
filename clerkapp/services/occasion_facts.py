# SPDX-License-Identifier: Apache-2.0
"""Facts that only some papers print: a loss report, a late enrolment, what is to be paid.

A paper claims only what is known here: a report counts as delivered once a stage is recorded, and
an enrolment as late once its thirty days are over. Papers are in Chinese, so are these words.
"""

from collections.abc import Mapping
from datetime import date

from clerkapp.catalogue.definitions import Authority, ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.deadlines import add_calendar_days
from clerkapp.services.desk import Desk
from clerkapp.services.judgement import Judgement
from clerkapp.services.paper_facts import PAY_BY, LetterWords, answer_text, paper_date

ENROLMENT_DAYS = 30
"""Days in which an employer enrols who begins work (社会保险法 Art. 58 para 1)."""

NOT_DELIVERED = "未送达市系统"
NOT_DELIVERED_MEANS = (
    "本窗口已收到挂失申请，但尚未送达市级卡系统，卡片仍可能被使用。"
    "请立即拨打{hotline}和服务银行客服电话，办理电话挂失。"
)
DELIVERED_MEANS = "挂失已送达市级卡系统，受理编号见左；是否生效、何时生效以卡系统的记录为准。"
PAID_TO_TAX = "由税务部门征收：可通过电子税务局、税务手机端或者办税服务厅缴纳。"
NOTHING_PAID_HERE = "本窗口不收取现金或者转账；请按收费单位的通知缴纳。"

LOSS_HOTLINE = "loss_hotline"
"""Parameter: the telephone number on which the region takes reports of loss."""
_NATIONAL_HOTLINE = "12333"
_CARD_NUMBERS = ("loss.card_number", "card.number", "card.card_number")
_SHOWN_OF_A_CARD = 3
_BY_PERMIT = frozenset({"07", "08"})
_WRITTEN_BY_HAND = ("withdrawal.reason", "loss.kind.text", "card.bank.text")


def occasion_facts(
    desk: Desk, case: Case, item: ServiceItem, judgement: Judgement
) -> dict[str, str]:
    """Return what is known of such occasions in a case; what is not known is not there.

    A key that an item may lack, but that can be written by hand, is empty.
    """
    facts = judgement.facts
    known = dict.fromkeys(_WRITTEN_BY_HAND, "")
    known |= _loss_facts(desk, case, item, facts)
    known |= _late_facts(desk, case, facts)
    known["letter.date"] = paper_date(desk.today())
    known["payment.amount"] = item.fee.zh
    known["payment.how"] = _payment_way(desk, item, facts)
    return known


def _loss_facts(
    desk: Desk, case: Case, item: ServiceItem, facts: Mapping[str, str]
) -> dict[str, str]:
    hotline = desk.catalogue.parameters_on(case.received_on).get(LOSS_HOTLINE, _NATIONAL_HOTLINE)
    number = next((facts[key] for key in _CARD_NUMBERS if facts.get(key)), "")
    known = {
        "loss.reported_at": f"{case.opened_at:%Y-%m-%d %H:%M}",
        "loss.card_tail": f"{number[-_SHOWN_OF_A_CARD:]}（后三位）" if number else "未提供",
        "loss.delivery": item.until_delivered.zh or NOT_DELIVERED,
        "loss.delivery_means": NOT_DELIVERED_MEANS.format(hotline=hotline),
        "loss.delivery_reference": "",
        "loss.delivered_at": "",
    }
    if case.stages:
        first = case.stages[0]
        known["loss.delivery"] = "已送达"
        known["loss.delivery_means"] = DELIVERED_MEANS
        known["loss.delivery_reference"] = first.reference
        known["loss.delivered_at"] = f"{first.at:%Y-%m-%d %H:%M}"
    return known


def is_late(desk: Desk, case: Case, facts: Mapping[str, str]) -> bool:
    """Say whether an enrolment by the employer is late."""
    return bool(_late_facts(desk, case, facts))


def _late_facts(desk: Desk, case: Case, facts: Mapping[str, str]) -> dict[str, str]:
    """Return by how much an enrolment is late; a last day on a day off moves (民法典 Art. 203)."""
    started = facts.get("employment.start_date", "")
    if facts.get("applicant.document_type", "") in _BY_PERMIT:
        # A foreigner is enrolled within the days after the work permit (人社部令第16号 Art. 4).
        started = max(started, facts.get("employment.permit_date", ""))
    if not started:
        return {}
    begun = date.fromisoformat(started)
    if case.received_on <= begun:
        return {}
    last = add_calendar_days(begun, ENROLMENT_DAYS, desk.catalogue.holidays).on
    if case.received_on <= last:
        return {}
    return {
        "late.employer": facts.get("unit.name", ""),
        "late.started_on": paper_date(begun),
        "late.due_on": paper_date(last),
        "late.days": str((case.received_on - last).days),
    }


def _payment_way(desk: Desk, item: ServiceItem, facts: Mapping[str, str]) -> str:
    field = next((each for each in item.form.fields if each.id == PAY_BY), None)
    chosen = facts.get(PAY_BY, "")
    if field is not None and chosen:
        return f"您选择：{answer_text(desk, field, chosen)}。{PAID_TO_TAX}"
    return PAID_TO_TAX if item.authority is Authority.MEDICAL_SECURITY else NOTHING_PAID_HERE


def words_of_letter(letter: LetterWords) -> dict[str, str]:
    """Return what a letter says beside its case; the use case's own values stand above all."""
    reason = letter.refusal
    if reason is None:
        return dict(letter.values)
    known = {"referral.reason": reason.reason.zh, "referral.to": reason.where_to.zh}
    return known | dict(letter.values)
