# SPDX-License-Identifier: Apache-2.0
"""Papers of invented people, as the pictures of the house show them."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import yaml

from clerkapp.catalogue.layouts import Choice, Layout, PaperContent, layout_from, part_from
from clerkapp.services.gaps import CONSEQUENCES, END
from clerkapp.services.occasion_facts import (
    NOT_DELIVERED,
    NOT_DELIVERED_MEANS,
    PAID_TO_TAX,
)
from tests.printing.answers import LONG
from tests.printing.further_samples import FURTHER_CODES, further_sample

ROOT = Path(__file__).resolve().parents[2]
LAYOUTS = ROOT / "forms" / "layouts"
FONTS = ROOT / "resources" / "fonts"


def plain(path: Path) -> dict[str, Any]:
    """Return what a layout file holds."""
    return cast(dict[str, Any], yaml.safe_load(path.read_text(encoding="utf-8")))


def load(code: str) -> Layout:
    """Read one of the layouts that come with the program."""
    parts = {path.stem: part_from(plain(path)) for path in (LAYOUTS / "parts").glob("*.yaml")}
    return layout_from(plain(LAYOUTS / f"{code}.yaml"), parts)


BANKS = ["工商", "农业", "中国", "建设", "交通", "邮储", "农商/农信", "其他"]

FACTS: Mapping[str, str] = {
    "office.name": "北京市朝阳区安和街道社会保障所",
    "office.short_name": "安和社保",
    "office.counter": "02",
    "office.address": "安和里南街18号院1号楼一层",
    "office.phone": "010-0555 0123",
    "office.hours": "周一至周五　9:00–12:00\n13:30–17:30（法定节假日除外）",
    "office.pickup_place": "安和街道社会保障所 2 号窗口\n（安和里南街18号院1号楼一层）",
    "office.review_body": "北京市朝阳区人民政府",
    "clerk.name": "陈静",
    "reviewer.name": "赵磊",
    "case.number": "110105003022026112000178",
    "case.short_number": "1120-02-0017",
    "case.received_on": "2026-11-20",
    "case.received_on.text": "2026年11月20日",
    "case.forwarded_to": "",
    "case.remark": "户口簿首页、户主页、申领人页复印3页；监护关系凭出生医学证明核对。",
    "promise.registration.due": "2026年12月04日前",
    "promise.registration.due_short": "2026-12-04",
    "promise.registration.basis": "自收到申请之日起10个工作日\n（《社会保险经办条例》第六条）",
    "promise.card.due": "预计 2027年01月04日",
    "promise.card.basis": "自申请制卡之日起20个工作日，到卡另行通知",
    "item.name": "社会保障卡申领（首次申领·未成年人）",
    "form.title": "灵活就业人员参加企业职工基本养老保险和失业保险登记申请表",
    "applicant.document_tail": "0034",
    "applicant.word": "申领人",
    "consent.sentence": "申领人不满十四周岁的，其监护人签名同时表示同意处理（第三十一条）。",
    "item.legal_basis": "《中华人民共和国社会保险法》第五十八条第三款；《社会保险经办条例》第六条、"
    "第七条、第三十一条。",
    "item.hotline": "12333",
    "item.fee": "登记不收费",
    "slip.next": "办结后凭办件简码查询结果；本窗口不收取任何费用。",
    "agent.summary": "李秀英（外祖母，证件尾号 0027）",
    "materials.received": "①居民户口簿 复印3页　②出生医学证明 复印1页　③监护人身份证 复印1页　"
    "④代办人身份证 复印1页　⑤授权委托书 原件1页　⑥登记表 原件1页　证件原件均已当面核退。",
}

STUB: Mapping[str, str] = {
    "stub.document": "653201********0034",
    "stub.phone": "139****5107",
    "stub.paper1": "居民户口簿（首页、户主页、未成年人页）",
    "stub.form1": "原件核退　复印件 3 页",
    "stub.paper2": "出生医学证明",
    "stub.form2": "原件核退　复印件 1 页",
    "stub.paper3": "监护人居民身份证",
    "stub.form3": "原件核退　复印件 1 份 1 页　电子核验",
    "stub.paper4": "劳动合同或聘用合同（港澳台居民在内地（大陆）就业的，另附就业证明）",
    "stub.form4": "原件核退　复印件 1 页",
    "stub.paper5": "授权委托书",
    "stub.form5": "以书面承诺代替",
    "stub.paper6": "其余 3 项",
    "stub.form6": "见收件凭证",
}

PEOPLE: Mapping[str, str] = {
    "visit.visitor": "agent",
    "applicant.name": "阿卜杜热合曼·努尔麦麦提江",
    "applicant.sex.text": "男",
    "applicant.ethnic_group.text": "维吾尔",
    "applicant.document_type.text": "居民户口簿",
    "applicant.birth_date": "2020-05-14",
    "applicant.document_number": "653201202005140034",
    "applicant.social_security_number": "653201202005140034",
    "applicant.issuer": "和田市公安局",
    "applicant.valid_until.text": "长期",
    "applicant.hukou_type.text": "外地居民户口",
    "applicant.hukou_address": "新疆维吾尔自治区和田地区和田市古江巴格街道团结社区"
    "迎宾路二巷16号院3号楼2单元402室",
    "applicant.nationality.text": "中国 CHN",
    "applicant.occupation.text": "学生（就读）",
    "applicant.unit": "北京市朝阳区安和里小学　一年级（3）班",
    "applicant.photo_note": "（免交）",
    "contact.address": "北京市朝阳区安和街道安和里南社区安和里南街18号院7号楼1单元1203室",
    "contact.postcode": "100020",
    "contact.mobile": "13900002681",
    "contact.phone": "",
    "guardian.name": "努尔麦麦提江·阿卜杜克热木",
    "guardian.relation.text": "父亲",
    "guardian.mobile": "13900002681",
    "guardian.document_number": "65320119880302053X",
    "guardian.document_type.text": "居民身份证",
    "guardian.valid_until.text": "2038-06-11",
    "agent.name": "李秀英",
    "agent.relation.text": "外祖母",
    "agent.mobile": "13900005107",
    "agent.document_number": "110105195510080027",
    "agent.document_type.text": "居民身份证",
    "agent.valid_until.text": "长期",
    "agent.address": "北京市朝阳区安和街道安和里北社区安和里北街5号院2号楼3单元501室",
    "agent.matters.text": "提交申请材料、核对并签署登记表、领取社会保障卡",
    "agent.valid_from": "2026-11-20",
    "agent.until": "2027-05-19",
    "agent.valid_from.text": "2026年11月20日",
    "agent.until.text": "2027年05月19日",
    "card.photo_receipt": "",
}

CHOSEN: Mapping[str, str] = {
    "visit.visitor": "agent",
    "card.application_kind": "first",
    "card.bank": "7",
    "card.pickup": "counter",
    "card.photo_source": "exempt",
    "review.outcome": "accepted",
    "agent.matters": "apply_collect",
}

CHOICES: Mapping[str, tuple[Choice, ...]] = {
    "card.application_kind": (
        Choice("first", "首次申领"),
        Choice("again", "补领"),
        Choice("change", "换领"),
    ),
    "card.bank": tuple(Choice(str(n), name) for n, name in enumerate(BANKS, 1)),
    "agent.matters": (
        Choice("apply_collect", "申领、签名、领取"),
        Choice("apply", "申领、签名"),
    ),
    "card.pickup": (
        Choice("counter", "本受理点领取"),
        Choice("bank", "银行网点领取"),
        Choice("post", "邮寄"),
    ),
    "card.photo_source": (
        Choice("police", "公安照片库"),
        Choice("receipt", "照相回执"),
        Choice("exempt", "按规定免交"),
    ),
}

MEDICAL: Mapping[str, str] = {
    "applicant.word": "参保人",
    "consent.sentence": "参保人不满十四周岁的，其监护人签名同时表示同意处理（第三十一条）。",
    "item.legal_basis": "《中华人民共和国社会保险法》第五十八条第三款；《社会保险经办条例》第二条、"
    "第六条、第三十一条。",
    "case.number": "110105003022026112000217",
    "case.short_number": "1120-02-0021",
    "case.forwarded_to": "　　报送：朝阳区医疗保障经办机构",
    "case.remark": "本机记录：无同一证件号码的参保登记；是否重复参保以医疗保障信息平台核验为准。",
    "applicant.name": "王𤋮媛",
    "applicant.sex.text": "女",
    "applicant.ethnic_group.text": "汉",
    "applicant.birth_date": "2026-10-16",
    "applicant.document_number": "11010520261016006X",
    "applicant.hukou_type.text": "本地居民户口",
    "applicant.hukou_address": "北京市朝阳区安和街道安和里北社区安和里北街5号院2号楼3单元501室",
    "applicant.document_tail": "006X",
    "contact.address": "同户籍地址",
    "contact.mobile": "13900007432",
    "guardian.name": "周𬘓珺",
    "guardian.relation.text": "母亲",
    "guardian.mobile": "13900007432",
    "guardian.document_number": "11010519940217004X",
    "guardian.valid_until.text": "2040-03-02",
    "enrolment.year.text": "2026年度",
    "enrolment.head_relation.text": "长女",
    "enrolment.date": "2026-11-20",
    "enrolment.place_district": "朝阳区",
    "enrolment.place_street": "安和街道",
    "enrolment.place_community": "安和里北社区",
    "enrolment.place_unit": "社区居民",
    "enrolment.category.text": "学龄前儿童",
    "enrolment.benefit_from": "2026-10-16（自出生之日起）",
    "item.hotline": "12393",
    "slip.next": "登记完成后请按登记表所选方式在截止日前缴费；登记不收费；个人缴费由税务部门征收，"
    "本窗口不收取任何费用。",
    "enrolment.pay_by_date": "2027-01-14",
    "item.name": "城乡居民基本医疗保险参保登记（新参保·新生儿）",
    "promise.registration.basis": "自收到申请之日起10个工作日\n（《社会保险经办条例》第六条）",
}

MEDICAL_CHOICES: Mapping[str, tuple[Choice, ...]] = {
    "enrolment.kind": (
        Choice("new", "新参保"),
        Choice("again", "续保"),
        Choice("change", "信息变更"),
    ),
    "enrolment.pay_by": (
        Choice("tax", "电子税务局/手机端"),
        Choice("debit", "银行代扣"),
        Choice("bank", "银行柜台"),
        Choice("school", "学校（单位）代收"),
    ),
}

LACKING = (
    {
        "number": "1",
        "name": "居民户口簿",
        "problem": "未提交",
        "standard": "原件核验，当场退还；首页、户主页、申领人页复印件各1份。",
        "basis": "《社会保险经办条例》第三十一条（身份证件）",
    },
    {
        "number": "2",
        "name": "监护关系证明",
        "problem": "申领人与监护人不在同一户口簿",
        "standard": "出生医学证明原件核验，复印件1份，由出生的医疗保健机构签发；可以书面承诺代替。",
        "basis": "《民法典》第二十七条",
    },
    {
        "number": "3",
        "name": "授权委托书",
        "problem": "未写明授权范围和授权期限",
        "standard": "原件1份，写明受托人姓名、委托事项、授权范围和期限，由监护人签名；"
        "本窗口备有空白样式。",
        "basis": "《民法典》第一百六十五条",
    },
    {
        "number": "4",
        "name": "申领人数码照片",
        "problem": "照片为两年前拍摄，与本人相貌差异较大",
        "standard": "近期正面免冠彩色照片，白色背景，358×441像素；可在本窗口免费拍摄。",
        "basis": "《社会保障卡申领办事指南》（2026年版）第五条",
    },
)

GAP = tuple({**row, "due": "2026年12月04日"} for row in LACKING[:2])

LETTER_CODES = (
    "notice",
    "refusal",
    "gap_notice",
    "gap_promise",
    "promise_letter",
    "lapse_letter",
    "late_notice",
    "referral",
    "withdrawal",
    "loss_receipt",
    "payment_guidance",
    "materials_list",
)

CIRCUMSTANCE = (
    {"question": "谁来办理", "answer": "监护人"},
    {"question": "孩子的证件", "answer": "居民户口簿"},
    {"question": "监护人与孩子是否在同一户口簿", "answer": "否"},
)

PAPERS = (
    {
        "number": "1",
        "name": "居民户口簿",
        "form": "原件核验·复印1份",
        "issuer": "公安机关",
        "basis": "《社会保险经办条例》第三十一条",
    },
    {
        "number": "2",
        "name": "出生医学证明",
        "form": "原件核验·复印1份；可以书面承诺代替",
        "issuer": "出生的医疗保健机构",
        "basis": "《民法典》第二十七条",
    },
    {
        "number": "3",
        "name": "监护人居民身份证",
        "form": "原件核验",
        "issuer": "公安机关",
        "basis": "《社会保险经办条例》第三十一条",
    },
)

EMPLOYER: Mapping[str, str] = {
    "unit.name": "云浦青禾食品有限公司",
    "unit.credit_code": "91110150MA01ABCD2B",
    "unit.contact": "赵敏",
    "unit.phone": "010-65550123",
}

OCCASIONS: Mapping[str, str] = {
    "letter.date": "2026年11月20日",
    "list.date": "2026年11月20日",
    "list.promise": "自收到申请之日起10个工作日（《社会保险经办条例》第六条）",
    "gap.consequence": CONSEQUENCES[END],
    "lapse.reason": "本机构已于2026年11月20日以安和社保告〔2026〕000031号一次性告知单告知"
    "需要补正的内容，请您于2026年12月04日前补正。",
    "late.employer": "北京安和里餐饮管理有限公司",
    "late.started_on": "2026年10月08日",
    "late.due_on": "2026年11月09日",
    "late.days": "11",
    "referral.to": "北京市朝阳区人力资源和社会保障局工伤认定窗口，朝阳区安和大街66号，"
    "电话010-0555 0166",
    "referral.reason": "工伤认定由社会保险行政部门办理，不属于本窗口的职责范围。",
    "payment.amount": "2027年度居民医保个人缴费每人400元；登记不收费",
    "payment.how": "您选择：电子税务局/手机端。" + PAID_TO_TAX,
    "loss.reported_at": "2026-11-20 15:06",
    "loss.card_tail": "3K7（后三位）",
    "loss.kind.text": "书面（正式）挂失",
    "loss.delivery": NOT_DELIVERED,
    "loss.delivery_means": NOT_DELIVERED_MEANS.format(hotline="12333"),
    "loss.delivery_reference": "",
    "loss.delivered_at": "",
    "card.bank.text": "农商银行",
    "withdrawal.reason": "孩子已在户籍地参保，不再需要在本地登记。",
}

LETTERS: Mapping[str, str] = {
    "letter.number": "安和社保告〔2026〕000031 号",
    "visitor.name": "阿依努尔·买买提依明江",
    "visitor.document_type.text": "居民身份证",
    "visitor.document_masked": "110105********0314",
    "notice.due": "2026年12月04日",
    "refusal.reason": "工伤认定由社会保险行政部门办理，不属于本机构的职责范围。",
    "refusal.basis": "《工伤保险条例》第十七条。职工发生事故伤害或者按照职业病防治法规定被诊断、"
    "鉴定为职业病，所在单位应当自事故伤害发生之日或者被诊断、鉴定为职业病之日起30日内，"
    "向统筹地区社会保险行政部门提出工伤认定申请；用人单位未按规定提出的，"
    "工伤职工或者其近亲属、工会组织在上述之日起1年内，"
    "可以直接向用人单位所在地统筹地区社会保险行政部门提出。",
    "refusal.where_to": "请您向用人单位所在地的社会保险行政部门提出："
    "北京市朝阳区人力资源和社会保障局（工伤认定窗口）。"
    "地址：朝阳区安和大街66号；电话：010-0555 0166。",
    "refusal.review_body": "北京市朝阳区人民政府",
    "refusal.review_period": "六十日",
    "refusal.court": "人民法院",
    "refusal.court_period": "六个月",
    "refusal.returned": "居民身份证原件1件、诊断证明书原件2页。",
}

NO_AGENT = frozenset(
    {key for key in PEOPLE if key.startswith("agent.")} | {"agent.summary", "agent.signature"}
)

OUTSIDE = {"print.line": "打印：2026-11-20 10:42　02号窗口　陈静　第 1 份"}


def sample(code: str, layout: Layout) -> PaperContent:
    """Return the sample of one paper."""
    values = {**FACTS, **STUB, **PEOPLE, **EMPLOYER}
    content = PaperContent(
        title=layout.title,
        author=FACTS["office.name"],
        values=values,
        chosen={key: frozenset({code}) for key, code in CHOSEN.items()},
        choices=CHOICES,
        outside=OUTSIDE,
        not_applicable=frozenset({"card.photo_receipt"}),
        content_code="7F3K9Q2M",
    )
    if code == "registration_form":
        return replace(content, rows={"form.answers": LONG}, content_code="T3M8W5XA")
    if code in (
        *("medical_registration_form", "receipt_slip_a5", "receipt_slip_a4"),
        "receipt_slip_roll80",
    ):
        return _medical(content)
    if code in FURTHER_CODES:
        common = {**content.values, **LETTERS, **OCCASIONS}
        return further_sample(replace(content, values=common), code)
    if code in LETTER_CODES:
        lacking = tuple(
            {key: row[key] for key in ("number", "name", "standard", "basis", "due")} for row in GAP
        )
        return replace(
            content,
            values={
                **content.values,
                **LETTERS,
                **OCCASIONS,
                "office.hours": "周一至周五9:00–12:00、13:30–17:30",
                "office.pickup_place": "安和街道社会保障所2号窗口（安和里南街18号院1号楼一层）",
            },
            rows={
                "lacking": LACKING if code == "notice" else lacking,
                "circumstance": CIRCUMSTANCE,
                "papers": PAPERS,
            },
            content_code="K9M4X7PD",
        )
    return content


def _medical(content: PaperContent) -> PaperContent:
    empty = dict.fromkeys(
        (
            "enrolment.school",
            "school.unit",
            "school.class",
            "enrolment.aid_category",
            "enrolment.aid_proof",
        ),
        "",
    )
    return replace(
        content,
        values={**content.values, **MEDICAL, **empty},
        chosen={
            **content.chosen,
            "enrolment.kind": frozenset({"new"}),
            "enrolment.newborn": frozenset({"yes"}),
            "enrolment.pay_by": frozenset({"tax"}),
        },
        choices=MEDICAL_CHOICES,
        not_applicable=NO_AGENT | frozenset(empty),
        content_code="R4T8N2VC",
    )


def with_values(content: PaperContent, **changes: str) -> PaperContent:
    """Return content with other values; ``__`` stands for the dot of a key."""
    keyed = {key.replace("__", "."): value for key, value in changes.items()}
    return replace(content, values={**content.values, **keyed})
