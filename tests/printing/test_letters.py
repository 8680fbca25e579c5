# SPDX-License-Identifier: Apache-2.0
"""The letters and sheets about gaps, promises, ends, referrals, losses and payment."""

from dataclasses import replace

import pytest

from clerkapp.domain.problems import ClerkError
from clerkapp.printing.drawings import TextLine
from clerkapp.printing.press import ReportlabPress
from tests.printing.reading import page_count, text_of
from tests.printing.samples import load, sample, with_values
from tests.printing.test_papers import squeezed

WITH_TABLE = ("gap_notice", "gap_promise", "promise_letter", "lapse_letter")
NUMBERED = (*WITH_TABLE, "late_notice", "referral")
TWO_COPIES = (*NUMBERED, "loss_receipt")
SIGNED_BY_APPLICANT = ("gap_promise", "promise_letter", "withdrawal", "loss_receipt")


def read(press: ReportlabPress, code: str, **values: str) -> str:
    layout = load(code)
    return squeezed(text_of(press.compose(layout, with_values(sample(code, layout), **values))))


@pytest.mark.parametrize("code", NUMBERED)
def test_letter_bears_its_number_and_its_own_date(press: ReportlabPress, code: str) -> None:
    printed = read(press, code, letter__number="安和社保容〔2026〕000012号", letter__date="甲日")
    assert "安和社保容〔2026〕000012号" in printed
    assert "甲日" in printed


@pytest.mark.parametrize("code", TWO_COPIES)
def test_two_copies_are_told(press: ReportlabPress, code: str) -> None:
    assert "一式两份：一份" in read(press, code)


@pytest.mark.parametrize("code", SIGNED_BY_APPLICANT)
def test_applicant_has_a_place_to_sign(code: str) -> None:
    assert "applicant.signature" in load(code).signature_keys()


@pytest.mark.parametrize("code", WITH_TABLE)
def test_long_table_runs_over_pages_and_is_signed_on_the_last(
    press: ReportlabPress, code: str
) -> None:
    layout = load(code)
    content = sample(code, layout)
    rows = tuple({**content.rows["lacking"][n % 2], "number": f"{n + 1}"} for n in range(30))
    pages = press.pages(layout, replace(content, rows={"lacking": rows}))
    texts = ["".join(d.text for d in page.drawings if isinstance(d, TextLine)) for page in pages]
    assert len(pages) > 1
    assert all("序号" in text for text in texts[:1])
    assert ["（盖章）" in text for text in texts] == [False] * (len(pages) - 1) + [True]


@pytest.mark.parametrize("code", ["gap_notice", "gap_promise"])
def test_gap_without_its_last_day_is_refused(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    rows = tuple(
        {cell: text for cell, text in row.items() if cell != "due"}
        for row in content.rows["lacking"]
    )
    with pytest.raises(ClerkError) as caught:
        press.pages(layout, replace(content, rows={"lacking": rows}))
    assert (caught.value.code, caught.value.field) == ("print.missing_value", "lacking.due")


def test_loss_receipt_says_its_state_in_the_largest_type_but_the_number(
    press: ReportlabPress,
) -> None:
    layout = load("loss_receipt")
    (page,) = press.pages(layout, sample("loss_receipt", layout))
    sizes = {d.text: d.size for d in page.drawings if isinstance(d, TextLine)}
    assert sizes["未送达市系统"] >= 20
    assert "1120-02-0017" in sizes


def test_delivered_loss_receipt_does_not_say_undelivered(press: ReportlabPress) -> None:
    printed = read(
        press,
        "loss_receipt",
        loss__delivery="已送达",
        loss__delivery_means="挂失已送达市级卡系统。",
        loss__delivery_reference="SK20261120-0009",
    )
    assert "未送达" not in printed
    assert "SK20261120-0009" in printed


def test_reason_that_was_not_typed_is_left_to_the_hand(press: ReportlabPress) -> None:
    printed = read(press, "withdrawal", withdrawal__reason="")
    assert "撤回的理由" in printed
    assert "／" not in printed


def test_materials_list_names_nobody_and_goes_over_pages(press: ReportlabPress) -> None:
    layout = load("materials_list")
    content = sample("materials_list", layout)
    assert not {key for key in layout.value_keys() if key.split(".")[0] in ("applicant", "case")}
    many = {**content.rows, "papers": content.rows["papers"] * 7}
    pdf = press.compose(layout, replace(content, rows=many))
    assert page_count(pdf) == 2
    assert "第 2 页　共 2 页" in text_of(pdf)


def test_table_without_rows_keeps_its_head(press: ReportlabPress) -> None:
    layout = load("materials_list")
    content = sample("materials_list", layout)
    assert "问题" in squeezed(
        text_of(press.compose(layout, replace(content, rows={**content.rows, "circumstance": ()})))
    )
