# SPDX-License-Identifier: Apache-2.0
"""Answers of invented people, as a form without a layout of its own prints them."""

from collections.abc import Iterator, Mapping

Row = Mapping[str, str]


def section(name: str, prefix: str, *answers: tuple[str, str, str]) -> Iterator[Row]:
    """Yield the rows of a section: id, label, answer; a leading ! is a name, # a number, = wide."""
    styles = {"!": "name", "#": "number"}
    for field, label, value in answers:
        mark = label[0] if label[0] in "!#=" else ""
        yield {
            "section": name,
            "field": f"{prefix}.{field}",
            "label": label.removeprefix(mark) if mark else label,
            "value": value,
            "style": styles.get(mark, ""),
            "wide": "yes" if mark == "=" else "",
        }


SHORT = (
    *section(
        "类别", "visit",
        ("visitor", "到场人", "本人"),
        ("kind", "挂失类型", "书面（正式）挂失"),
    ),
    *section(
        "持卡人", "applicant",
        ("document_type", "证件类型", "居民身份证"),
        ("document_number", "#证件号码", "110105198803020053"),
        ("name", "!姓名", "刘桂芳"),
        ("mobile", "手机号码", "13900002681"),
    ),
    *section(
        "卡片", "card",
        ("bank", "服务银行", "农商银行"),
        ("number", "#卡号", ""),
        ("lost_on", "遗失日期", "2026-11-18"),
        ("place", "=遗失经过", "乘坐公共汽车时遗失"),
    ),
)  # fmt: skip
"""A loss report: nine answers in three sections."""

LONG_NAME = "阿卜杜热合曼" * 5 + "·努尔麦提"
LONG_ADDRESS = (
    "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县塔尔塔吉克族乡巴格艾格孜村"
    "阿亚格巴格艾格孜小组团结路二巷一百二十八号院附三号楼乙单元一千二百零三室"
    "东侧门卫转交处附"
)

MIDDLE = (
    *section(
        "类别", "visit",
        ("visitor", "到场人", "代办人"),
        ("kind", "登记类型", "新参保"),
    ),
    *section(
        "职工", "applicant",
        ("document_type", "证件类型", "居民身份证"),
        ("document_number", "#证件号码", "11010519940217004X"),
        ("name", "!姓名", "阿卜杜热合曼·努尔麦麦提江"),
        ("ethnic_group", "民族", "维吾尔"),
        ("sex", "性别", "女"),
        ("birth_date", "出生日期", "1994-02-17"),
        ("nationality", "国家或地区", "中国"),
        ("valid_until", "有效期至", "2040-03-02"),
        ("hukou_type", "户口性质", "外地居民户口"),
        ("issuer", "签发机关", ""),
        ("hukou_address", "=户籍地址", "新疆维吾尔自治区和田地区和田市古江巴格街道团结社区9号"),
        ("mobile", "手机号码", "13900002681"),
    ),
    *section(
        "用人单位", "employer",
        ("name", "=单位名称", "北京安和里餐饮管理有限公司"),
        ("number", "#统一社会信用代码", "91110105MA00000000"),
        ("contact", "!联系人", "王𤋮媛"),
    ),
    *section(
        "代办人", "agent",
        ("document_type", "证件类型", "居民身份证"),
        ("document_number", "#证件号码", "110105195510080027"),
        ("name", "!姓名", "李秀英"),
        ("relation", "关系", "单位经办人"),
        ("mobile", "手机号码", "13900005107"),
        ("valid_until", "有效期至", "长期"),
        ("address", "=住址", "北京市朝阳区安和街道安和里北社区安和里北街5号院2号楼3单元501室"),
        ("matters", "授权事项", "提交、签名、领取"),
        ("until", "授权期限至", "2027年05月19日"),
    ),
)  # fmt: skip
"""An enrolment of an employee: one page, four sections."""

LONG = (
    *MIDDLE,
    *section(
        "就业与参保信息", "work",
        ("started_on", "用工起始日期", "2026-11-02"),
        ("contract", "劳动合同期限类型", "固定期限"),
        ("wage", "申报月工资收入（元）", "7162.00"),
        ("occupation", "职业工种", "餐饮服务人员"),
        ("kinds", "=参加险种", "企业职工基本养老保险、职工基本医疗保险、工伤保险、失业保险"),
        ("before", "原参保地", "北京市海淀区"),
        ("stopped_on", "原参保终止月份", "2026-09"),
        ("special", "特殊工种标识", "否"),
        ("note", "=备注", ""),
    ),
    *section(
        "联系", "contact",
        ("address", "=联系地址", LONG_ADDRESS),
        ("person", "!紧急联系人", LONG_NAME),
        ("mobile", "手机号码", "13900007432"),
        ("postcode", "邮编", "100020"),
    ),
)  # fmt: skip
"""An enrolment with the longest names and addresses: two pages."""
