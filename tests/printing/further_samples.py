# SPDX-License-Identifier: Apache-2.0
"""Samples of papers made on request, and of papers without a case: twelve papers, long answers."""

from dataclasses import replace

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.services.further_facts import ACCEPTED, ELSEWHERE_TITLE

FURTHER_CODES = (
    "intake_receipt",
    "treatment_receipt",
    "acceptance_letter",
    "arrival_notice",
    "amendment_request",
    "privacy_notice",
    "consultation_answer",
)

NAMES = (
    "居民户口簿（首页、户主页、未成年人页）",
    "出生医学证明",
    "监护人居民身份证",
    "授权委托书",
    "医疗费用发票（含门诊、住院，须加盖医疗机构收费专用章）",
)
RECEIVED = tuple(
    {
        "number": str(place),
        "name": name,
        "original": "核后退还",
        "copies": "1" if place % 2 else "—",
        "pages": str(place) if place % 2 else "—",
        "seen": "已核",
        "remark": "",
    }
    for place, name in enumerate(NAMES, start=1)
)
CLOCKS = (
    {
        "name": "登记办结",
        "due": "2026年12月04日前",
        "basis": "自收到申请之日起10个工作日（社会保险经办条例第六条）",
    },
    {
        "name": "领卡",
        "due": "预计 2027年01月04日",
        "basis": "自申请制卡之日起20个工作日（地方规定）",
    },
)
CHANGES = (
    {
        "number": "1",
        "field": "联系地址",
        "before": "北京市朝阳区安和街道安和里南社区安和里南街18号院7号楼1单元1203室",
        "after": "北京市朝阳区安和街道安和里北社区安和里北街5号院2号楼3单元501室",
        "reason": "搬家；居住证明",
    },
    {
        "number": "2",
        "field": "移动电话",
        "before": "13900002681",
        "after": "13900005107",
        "reason": "换号",
    },
)
KINDS = (
    {
        "section": "申领人信息",
        "fields": "姓名、性别、民族、证件类型、证件号码、出生日期、证件有效期、签发机关、户口性质、"
        "户籍地址、国家/地区、职业/状态、单位/学校、照片",
    },
    {"section": "联系方式", "fields": "联系地址、邮编、移动电话、固定电话"},
    {
        "section": "监护人",
        "fields": "与申领人关系、姓名、证件类型、证件号码、证件有效期、移动电话、同意处理信息",
    },
    {
        "section": "代办人",
        "fields": "姓名、与申领人关系、证件类型、证件号码、证件有效期、移动电话、住址、"
        "授权事项、授权期限",
    },
    {"section": "服务选择", "fields": "申领类型、服务银行、领卡方式、照片来源、照片回执号"},
)
VALUES = {
    "acceptance.sentence": ACCEPTED.format(day="2026年11月20日"),
    "intake.totals": "共 5 种材料，复印件 3 份，9 页。",
    "arrival.on": "2026年12月28日",
    "arrival.until": "2027年03月28日",
    "elsewhere.title": ELSEWHERE_TITLE,
    "elsewhere.place": "云浦市青禾区人民医院，海南省三亚市",
    "elsewhere.period": "2026-10-08 至 2026-10-19",
    "elsewhere.invoices": "12 张，合计 23456.78 元",
    "paper.date": "2026年11月20日",
    "privacy.recipient": "社会保险经办机构和社会保障卡管理机构",
    "consultation.question": "孩子六岁，户口在外地，跟外祖母住在本市。"
    "外祖母来给孩子办社会保障卡，要带什么？",
    "consultation.answer": "未满十六周岁的，由监护人办理；监护人不能来的，"
    "可以书面委托外祖母代办。请带："
    "孩子的居民户口簿原件、监护人的居民身份证原件或者复印件、外祖母的居民身份证原件、"
    "监护人签名的授权委托书（写明受托人姓名、事项、权限和期限，本窗口备有样式）。"
    "监护人和孩子不在同一户口簿的，另带出生医学证明。首次申领不收取费用。",
    "consultation.basis": "《中华人民共和国民法典》第二十七条、第一百六十五条；"
    "《社会保险经办条例》第七条、第三十一条。",
}


def further_sample(content: PaperContent, code: str) -> PaperContent:
    """Return the content with what these papers say beside the common facts."""
    hours = "周一至周五9:00–12:00、13:30–17:30"
    place = "安和街道社会保障所2号窗口（安和里南街18号院1号楼一层）"
    values = {**content.values, **VALUES, "office.hours": hours, "office.pickup_place": place}
    rows = {"received": RECEIVED, "clocks": CLOCKS, "changes": CHANGES, "kinds": KINDS}
    if code == "arrival_notice":
        values["letter.date"] = "2026年12月28日"
    return replace(content, values=values, rows=rows, content_code="K9M4X7PD")
