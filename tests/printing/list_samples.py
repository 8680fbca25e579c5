# SPDX-License-Identifier: Apache-2.0
"""Samples of lists and registers: long and rare names, several pages, an empty cell."""

from clerkapp.catalogue.layouts import Layout, PaperContent
from tests.printing.samples import FACTS, OUTSIDE

LIST_CODES = (
    "card_making_list",
    "pickup_register",
    "batch_receipt",
    "aid_confirmation",
    "archive_handover",
    "invalid_register",
    "case_timeline",
    "daily_ledger",
)
LONG_NAME = "古丽米热·阿卜杜克热木江·买买提吐尔逊·阿卜杜热合曼·肉孜"
NAMES = ("赵一鸣", "欧阳若曦", "杨𬱖", LONG_NAME, "𠮷田花子")
HEAD = {
    "list.number": "110150003022026112400304",
    "list.short_number": "1124-02-0030",
    "list.unit": "云浦市青禾区柳荫小学",
    "list.count": "36",
    "list.made_on": "2026年11月24日",
    "list.totals": "合计 36 人：首次申领 34 人，补领 2 人；照片齐全 34 人，待补 2 人。",
    "list.by_bank": "按服务银行：农业 20 人，工商 16 人",
    "case.clerk": "陈敏",
    "ledger.day": "2026年11月24日（星期二）",
    "ledger.numbers": "0001—0028（28 个）",
    "ledger.pages": "73 页",
    "ledger.signed": "24 份",
    "ledger.void": "1 份",
}


def person(place: int) -> dict[str, str]:
    """Return one row of a list of people with every cell that some list prints."""
    return {
        "place": str(place),
        "number": f"1101500030220261124{place:04d}3",
        "short_number": f"1124-02-{place:04d}",
        "name": NAMES[place % len(NAMES)],
        "name_masked": f"{NAMES[place % len(NAMES)][0]}**",
        "sex": "女",
        "document_number": "110150201905181041",
        "document_masked": "110150********1041",
        "item": "未成年人城乡居民基本医疗保险参保登记",
        "kind": "首次申领",
        "bank": "农商/农信",
        "photo": "✓",
        "class": "一年级（2）班",
        "category": "最低生活保障对象",
        "year": "2027",
        "accepted_on": "2026-11-24",
        "due_on": "2026-12-08",
        "pages": "5",
        "papers": "2",
        "remark": "",
        "blank": "",
    }


def act(place: int) -> dict[str, str]:
    """Return one row of a timeline."""
    reason = "申请人补来户口簿首页，与原件核对一致" if place % 3 == 0 else ""
    at = f"2026-11-24 09:{place:02d}"
    return {"place": str(place), "at": at, "act": "审查材料", "clerk": "陈敏", "reason": reason}


def card(place: int) -> dict[str, str]:
    """Return one row of the register of invalid cards."""
    return {
        "place": str(place),
        "number": f"B{place:08d}",
        "was": "正式挂失",
        "reason": "遗失",
        "replaced_by": "—",
        "at": "2026-11-24 09:30",
        "clerk": "陈敏",
        "blank": "",
    }


def _of_the_day() -> dict[str, tuple[dict[str, str], ...]]:
    sums = {"received": "9", "accepted": "6", "with_gap": "1", "notified": "1"}
    sums |= {"refused": "—", "ended": "1"}
    counts = {"first": "18", "again": "1", "void": "—"}
    waiting = {"item": "社会保障卡挂失", "state": "待补正", "due": "2026-12-08"}
    return {
        "items": ({"item": "社会保障卡挂失", **sums}, {"item": "合　计", **sums}),
        "prints": ({"kind": "申请登记表", **counts}, {"kind": "合　计", **counts}),
        "open": ({"short_number": "1124-02-0019", **waiting},),
        "cases": tuple(
            {
                "place": str(place),
                "short_number": f"1124-02-{place:04d}",
                "name": "王**",
                "item": "社会保障卡挂失",
                "state": "已受理",
                "clerk": "陈敏",
                "pages": "5",
            }
            for place in range(1, 29)
        ),
    }


def list_sample(code: str, layout: Layout, count: int = 36) -> PaperContent:
    """Return the sample of a list with so many rows; a ledger is always of the same day."""
    rows = {
        "people": tuple(person(place) for place in range(1, count + 1)),
        "acts": tuple(act(place) for place in range(1, count + 1)),
        "cards": tuple(card(place) for place in range(1, count + 1)),
        **_of_the_day(),
    }
    known = dict(FACTS) | HEAD
    return PaperContent(
        title=layout.title,
        author=FACTS["office.name"],
        values={key: known[key] for key in layout.value_keys()},
        rows={
            key: tuple({cell: row[cell] for cell in cells} for row in rows[key])
            for key, cells in layout.row_keys().items()
        },
        outside={"print.line": OUTSIDE["print.line"]},
    )
