# SPDX-License-Identifier: Apache-2.0
"""Papers made on request and papers without a case, at their longest."""

from dataclasses import replace

import pypdfium2
import pytest

from clerkapp.domain.problems import ClerkError
from clerkapp.printing.press import ReportlabPress
from tests.printing.further_samples import CHANGES, KINDS, RECEIVED
from tests.printing.reading import page_count, text_of
from tests.printing.samples import load, sample, with_values
from tests.printing.test_papers import squeezed

SIGNED_AT = {
    "intake_receipt": ("received", "交件人签名"),
    "treatment_receipt": ("received", "交件人签名"),
    "acceptance_letter": ("received", "签收人签名"),
    "amendment_request": ("changes", "代办人签名"),
    "privacy_notice": ("kinds", "告知日期"),
}
ROWS = {"received": RECEIVED, "changes": CHANGES, "kinds": KINDS}
MANY = 30


@pytest.mark.parametrize("code", SIGNED_AT)
def test_thirty_rows_run_over_pages_and_are_signed_on_the_last(
    press: ReportlabPress, code: str
) -> None:
    key, signed = SIGNED_AT[code]
    layout = load(code)
    content = sample(code, layout)
    rows = tuple(ROWS[key][place % len(ROWS[key])] for place in range(MANY))
    pdf = press.compose(layout, replace(content, rows={**content.rows, key: rows}))
    document = pypdfium2.PdfDocument(pdf)
    pages = [document[n].get_textpage().get_text_range() for n in range(len(document))]
    assert len(pages) > 1
    assert [signed in squeezed(page) for page in pages] == [False] * (len(pages) - 1) + [True]


def answered(press: ReportlabPress, lines: int) -> bytes:
    layout = load("consultation_answer")
    content = sample("consultation_answer", layout)
    answer = "\n".join(["请先登记。"] * lines)
    return press.compose(layout, with_values(content, consultation__answer=answer))


def test_a_long_answer_runs_over_pages(press: ReportlabPress) -> None:
    pdf = answered(press, 28)
    assert page_count(pdf) > 1
    assert text_of(pdf).count("请先登记。") == 28


def test_an_answer_longer_than_a_page_is_refused_by_name(press: ReportlabPress) -> None:
    with pytest.raises(ClerkError) as caught:
        answered(press, 60)
    assert caught.value.code == "print.does_not_fit"
    assert caught.value.field == "consultation.answer"


@pytest.mark.parametrize(
    "code",
    [
        *("intake_receipt", "treatment_receipt", "acceptance_letter"),
        *("privacy_notice", "consultation_answer"),
    ],
)
def test_two_copies_are_told(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    assert "一式两份：一份" in squeezed(text_of(press.compose(layout, sample(code, layout))))


def test_applicant_has_a_place_to_sign_a_request_for_correction() -> None:
    assert "applicant.signature" in load("amendment_request").signature_keys()
