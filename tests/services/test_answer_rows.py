# SPDX-License-Identifier: Apache-2.0
"""The answers of a form as rows of its printed page."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.problems import ClerkError
from clerkapp.services.answer_rows import answer_rows
from clerkapp.services.content_record import content_from_record, content_record
from clerkapp.services.desk import Desk
from clerkapp.services.documents import code_of
from clerkapp.services.judgement import judge
from clerkapp.services.paper_content import content_of
from clerkapp.services.paper_facts import applicant_word, form_title
from tests.builders import make_case
from tests.counter import GIRL, GRANDMOTHER, MORNING

FORM = "registration_form"
MOTHER = GIRL | {"visit.visitor": "guardian"}


def rows_of(desk: Desk, answers: Mapping[str, str]) -> dict[str, Mapping[str, str]]:
    day = MORNING.date()
    item = desk.catalogue.item_on("minor_card", day)
    rows = answer_rows(desk, item, judge(desk.catalogue, item, answers, day))
    assert len({row["field"] for row in rows}) == len(rows)
    return {row["field"]: row for row in rows}


def numbered(desk: Desk, answers: Mapping[str, str]) -> Case:
    day = MORNING.date()
    version = desk.catalogue.item_on("minor_card", day).version
    number = CaseNumber.take("110150", "003", "02", day, 17)
    return replace(make_case(answers, MORNING), item_version=version, number=number)


def test_choices_print_their_words_and_names_their_style(desk: Desk) -> None:
    rows = rows_of(desk, MOTHER)
    assert rows["applicant.document_type"]["value"] == "居民户口簿"
    assert rows["guardian.relation"]["value"] == "母亲"
    assert (rows["applicant.name"]["value"], rows["applicant.name"]["style"]) == ("王梓萱", "name")
    assert rows["applicant.document_number"]["style"] == "number"
    assert rows["contact.address"]["wide"] == "yes"


def test_section_that_does_not_apply_is_left_out_whole(desk: Desk) -> None:
    assert not [field for field in rows_of(desk, MOTHER) if field.startswith("agent.")]
    assert rows_of(desk, GIRL | GRANDMOTHER)["agent.valid_until"]["value"] == "长期"


def test_field_that_does_not_apply_is_left_out_and_an_open_one_is_empty(desk: Desk) -> None:
    rows = rows_of(desk, MOTHER)
    assert "applicant.valid_until" not in rows
    assert rows["contact.phone"]["value"] == ""


def test_sex_and_birth_date_stand_there_as_the_number_tells_them(desk: Desk) -> None:
    rows = rows_of(desk, MOTHER)
    assert rows["applicant.sex"]["value"] == "女"
    assert rows["applicant.birth_date"]["value"] == "2019-05-18"


def test_rows_stand_in_the_order_of_the_form(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", MORNING.date())
    order = [field.id for field in item.form.fields]
    fields = list(rows_of(desk, GIRL | GRANDMOTHER))
    assert fields == sorted(fields, key=order.index)


def test_content_holds_every_answer_and_its_code_changes_with_each(desk: Desk) -> None:
    layout = desk.catalogue.newest_layout(FORM)
    content = content_of(desk, numbered(desk, MOTHER), layout)
    other = content_of(desk, numbered(desk, MOTHER | {"guardian.mobile": "13800138001"}), layout)
    assert content.values["form.title"].endswith("登记表")
    assert code_of(layout, content) != code_of(layout, other)
    assert content_from_record(content_record(content), str.encode) == content


def test_who_represents_nobody_does_not_sign(desk: Desk) -> None:
    content = content_of(desk, numbered(desk, MOTHER), desk.catalogue.newest_layout(FORM))
    assert "agent.signature" in content.not_applicable
    assert "applicant.signature" not in content.not_applicable


def test_rows_that_nobody_brings_are_named(desk: Desk) -> None:
    with pytest.raises(ClerkError) as caught:
        content_of(desk, numbered(desk, MOTHER), desk.catalogue.newest_layout("notice"))
    assert caught.value.code == "print.missing_value"


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("社会保障卡挂失", "社会保障卡挂失申请登记表"),
        ("职工参保登记", "职工参保登记申请表"),
        ("社会保障卡申领", "社会保障卡申领登记表"),
    ],
)
def test_title_says_no_word_twice(name: str, title: str) -> None:
    assert form_title(name) == title


def test_papers_call_the_applicant_as_the_item_does(desk: Desk) -> None:
    card, medical = (
        desk.catalogue.item_on(code, MORNING.date()) for code in ("minor_card", "minor_medical")
    )
    assert (applicant_word(card), applicant_word(medical)) == ("申领人", "参保人")
    assert applicant_word(replace(card, promises=())) == "申请人"
