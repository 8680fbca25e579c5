# SPDX-License-Identifier: Apache-2.0
"""Papers without a case: the notice on personal data, the answer to a question, the blank form."""

from dataclasses import replace

import pytest

from clerkapp.domain.problems import ClerkError
from clerkapp.services.counter_papers import blank_form, consultation_answer, privacy_notice
from clerkapp.services.desk import Desk
from tests.counter import MORNING, shipped_catalogue
from tests.printing.reading import barcodes_of, text_of

CODES = tuple(item.code for item in shipped_catalogue().items_on(MORNING.date()))


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


@pytest.mark.parametrize("code", CODES)
def test_the_notice_names_every_field_that_is_asked(desk: Desk, code: str) -> None:
    item = desk.catalogue.item_on(code, desk.today())
    text = squeezed(privacy_notice(desk, item))
    for section in item.form.sections:
        if section.id != "visit":
            for field in section.fields:
                assert "".join(field.label.zh.split()) in text, field.id
    assert "第十七条" in text
    assert "第三十一条" in text


def test_an_item_without_a_notice_says_so(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", desk.today())
    with pytest.raises(ClerkError) as caught:
        privacy_notice(desk, replace(item, documents=()))
    assert caught.value.code == "document.none"


def test_an_answer_tells_question_answer_and_basis(desk: Desk) -> None:
    text = squeezed(consultation_answer(desk, "要带什么？", "户口簿。 " * 200, "办事指南第五条"))
    assert "要带什么？" in text
    assert "办事指南第五条" in text
    assert text.count("户口簿。") == 200


@pytest.mark.parametrize(
    ("said", "field"),
    [(("", "a", "b"), "question"), (("a", " ", "b"), "answer"), (("a", "b", ""), "basis")],
)
def test_an_answer_lacks_none_of_the_three(
    desk: Desk, said: tuple[str, str, str], field: str
) -> None:
    with pytest.raises(ClerkError) as caught:
        consultation_answer(desk, *said)
    assert (caught.value.code, caught.value.field) == ("consultation.incomplete", field)


@pytest.mark.parametrize("code", CODES)
def test_a_blank_form_bears_its_number_and_nothing_of_anybody(desk: Desk, code: str) -> None:
    item = desk.catalogue.item_on(code, desk.today())
    number, pdf = blank_form(desk, item)
    assert set(barcodes_of(pdf)) == {number.digits}
    text = squeezed(pdf)
    assert number.short in text
    assert desk.clerk.name not in text.replace("".join(_print_line(desk).split()), "")
    assert "内容校验码" not in text


def _print_line(desk: Desk) -> str:
    return f"{desk.office.counter} 号窗口　{desk.clerk.name}　第 1 份"


def test_a_blank_form_takes_a_number_that_is_never_given_again(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", desk.today())
    first, _ = blank_form(desk, item)
    second, _ = blank_form(desk, item)
    assert (first.short, second.short) == ("1124-02-0001", "1124-02-0002")
    with desk.reads() as work:
        [one, other] = [e for e in work.acts_on("") if e.act == "blank_form"]
    assert (one.reason, other.reason) == (first.digits, second.digits)
