# SPDX-License-Identifier: Apache-2.0
"""What the intake form and its side panel say, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from clerkapp.catalogue.definitions import Field, FieldKind, Section, Text, Unit
from clerkapp.presentation import intake_form as forms
from clerkapp.presentation import intake_lines as lines
from clerkapp.presentation import intake_side as side
from clerkapp.presentation.intake_form import FormState
from clerkapp.services.answers import LONG_TERM
from clerkapp.services.intake import opening_answers
from tests.counter import GIRL
from tests.presentation.cases import catalogue, words
from tests.presentation.cases import item_named as item

DAY = date(2026, 11, 24)
CHILD = "applicant.document_number"
MOBILE = "guardian.mobile"


def field(name: str) -> Field:
    return item().field(name)


def section(name: str) -> Section:
    return next(s for s in item().form.sections if s.id == name)


def form(changes: dict[str, str] | None = None, day: date = DAY) -> FormState:
    answers = opening_answers(item()) | (changes or {})
    return forms.open_form(catalogue(), item(), day, answers)


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("zh", "女·2019-05-18 出生·7 周岁·北京市朝阳区"),
        ("en", "Female, born 2019-05-18, age 7, 北京市朝阳区"),
    ],
)
def test_a_number_tells_sex_birth_age_and_place(language: str, told: str) -> None:
    state = form({CHILD: "11010520190518104X"})
    assert lines.derived_line(words(language), catalogue(), state, field(CHILD)) == told


@pytest.mark.parametrize("number", ["", "1101", "110105201902301045"])
def test_a_number_that_cannot_be_read_tells_nothing(number: str) -> None:
    state = form({CHILD: number})
    assert lines.derived_line(words(), catalogue(), state, field(CHILD)) == ""


def test_only_numbers_tell_something() -> None:
    state = form(GIRL)
    assert lines.derived_line(words(), catalogue(), state, field("guardian.name")) == ""


def test_a_birth_date_to_come_tells_nothing() -> None:
    state = form({CHILD: "110105203905181045"})
    assert lines.derived_line(words(), catalogue(), state, field(CHILD)) == ""


def test_a_relation_names_both_or_says_who_they_are() -> None:
    relation = field("guardian.relation")
    assert lines.relation_sentence(words(), form(GIRL), relation) == "李静 是 王梓萱 的"
    assert lines.relation_sentence(words(), form(), relation) == "监护人 是 申请人 的"
    assert lines.relation_sentence(words("en"), form(GIRL), relation) == "李静 is 王梓萱's"


def test_a_field_says_what_to_do_while_it_is_empty() -> None:
    state = form()
    assert "F6" in lines.placeholder(words(), state, field("contact.address"))
    assert lines.placeholder(words(), state, field("contact.postcode")) == "选填"
    assert lines.placeholder(words(), state, field("card.bank")) == "选择"
    assert lines.placeholder(words(), state, field("guardian.name")) == ""


def test_hints_come_from_the_form_and_for_dates_of_expiry_from_us() -> None:
    assert "14 周岁" in lines.hint(words(), field("guardian.consent"))
    assert "cq" in lines.hint(words(), field("guardian.valid_until"))
    assert lines.hint(words(), field("guardian.name")) == ""


def test_long_term_is_a_word_on_the_screen_and_a_value_in_the_store() -> None:
    expiry = field("guardian.valid_until")
    assert lines.shown_text(words(), expiry, LONG_TERM) == "长期"
    assert lines.shown_text(words(), expiry, "2038-06-11") == "2038-06-11"
    assert lines.stored_text(words("en"), expiry, "Long term") == LONG_TERM
    assert lines.stored_text(words(), field("guardian.name"), "长期") == "长期"


def test_the_commonest_values_come_first_and_known_codes_are_shown() -> None:
    found, first = lines.options(words(), catalogue(), field("guardian.relation"))
    assert [o.text for o in found[:2]] == ["母亲", "父亲"]
    assert first == len(field("guardian.relation").first)
    assert len({o.code for o in found}) == len(found)
    ethnic, _ = lines.options(words("en"), catalogue(), field("applicant.ethnic_group"))
    assert (ethnic[0].code, ethnic[0].text, ethnic[0].show_code) == ("01", "Han", True)


def test_no_line_stands_where_all_values_come_first() -> None:
    consent = replace(field("guardian.consent"), first=("given", "pending", "not_given"))
    found, first = lines.options(words(), catalogue(), consent)
    assert (len(found), first) == (3, 0)


def test_a_section_says_how_far_it_is() -> None:
    wrong = form(GIRL | {MOBILE: "138", "guardian.name": ""})
    assert lines.section_lines(words(), wrong, section("guardian")) == (
        ("error", "1 处需更正"),
        ("warning", "1 处请核实"),
    )
    assert lines.section_lines(words(), form(), section("applicant")) == (("plain", "还差 3 项"),)
    assert lines.section_lines(words(), form(), section("visit")) == (("ok", "已填好"),)
    assert lines.section_lines(words(), form(), section("agent")) == (("plain", "无"),)


def test_the_bar_counts_errors_and_gaps() -> None:
    state = form({MOBILE: "138"})
    assert lines.bar_notes(words("en"), state)[0] == ("error", "1 to correct")
    whole = GIRL | {"card.photo_source": "police", "applicant.occupation": "student"}
    assert lines.bar_notes(words(), form(whole)) == (("ok", "已填好"),)


def test_a_message_offers_the_way_out_that_there_is() -> None:
    wrong = lines.field_message(words(), form({CHILD: "110150201905181042"}), field(CHILD))
    assert wrong is not None
    assert wrong.passable
    assert wrong.code == "identity.check_digit"
    named = lines.field_message(
        words(), form({"applicant.name": "买买提.艾力"}), field("applicant.name")
    )
    assert named is not None
    assert (named.severity, named.suggestion) == ("warning", "买买提·艾力")
    led = forms.led_to(form(), "applicant.name")
    empty = lines.field_message(words("en"), led, field("applicant.name"))
    assert empty is not None
    assert empty.text == "Name is still empty. Fill it in"


def test_a_row_shows_everything_at_once() -> None:
    look = lines.row_look(words(), catalogue(), form(GIRL), field("guardian.relation"))
    assert (look.shown, look.value, look.sentence) == (True, "52", "李静 是 王梓萱 的")
    hidden = lines.row_look(words(), catalogue(), form(GIRL), field("agent.name"))
    assert not hidden.shown


def test_what_to_settle_is_listed_gravest_first_and_once() -> None:
    empty = {"card.photo_source": "", "applicant.occupation": ""}
    found = side.settle_lines(words(), form(GIRL | empty | {MOBILE: "1380013800"}))
    assert [line.severity for line in found] == ["error", "warning", "warning", "empty"]
    assert found[0].text == "监护人手机号码：应为 11 位，现为 10 位"
    assert found[0].field == MOBILE
    assert found[-1].text == "未填：照片来源、职业"
    assert side.settle_count(form(GIRL | {MOBILE: "1380013800"})) == 3


def test_many_gaps_are_counted_and_not_all_named() -> None:
    [line] = side.settle_lines(words("en"), form())
    assert line.text.endswith("in all")
    assert line.field == CHILD


def test_papers_say_in_which_form_they_are_asked_for() -> None:
    found = {p.name: p.how for p in side.paper_lines(words(), form(GIRL).judgement.needed_papers)}
    assert found["监护人身份证件"] == "原件·复印 1"
    paper = item().papers[0]
    digital = replace(paper, original=False, copies=0, electronic=True)
    assert side.paper_how(words("en"), digital) == "electronic"
    assert side.paper_how(words("en"), replace(paper, copies=1)) == "original, 1 copy"


def test_each_clock_says_from_when_it_counts() -> None:
    registration, card = side.date_lines(words(), catalogue(), form(GIRL))
    assert registration.due_on == "2026-12-08"
    assert registration.note.startswith("收件次日起 10 个工作日·")
    assert registration.chip == ""
    assert card.chip == "预计"


def test_a_date_in_a_year_that_is_not_published_is_provisional() -> None:
    [_, card] = side.date_lines(words(), catalogue(), form(GIRL, date(2026, 12, 20)))
    assert card.chip == "预计"
    assert "2027 年放假安排未公布" in card.note


def test_calendar_days_are_not_called_working_days() -> None:
    rule = replace(item().promises[0], unit=Unit.DAYS)
    assert side.counted_from(words("en"), rule, 60) == "60 days after receipt"


def test_a_clock_without_days_ends_at_the_counter() -> None:
    assert side.counted_from(words(), item().promises[0], 0) == "当场办结"


def test_every_kind_of_field_has_its_words_in_both_languages() -> None:
    for language in ("zh", "en"):
        for one in catalogue().items_on(DAY):
            state = forms.open_form(catalogue(), one, DAY, opening_answers(one))
            for each in one.form.fields:
                lines.row_look(words(language), catalogue(), state, each)
                lines.hint(words(language), each)
    plain = Field("a.b", Text("甲", "A"), FieldKind.TEXT)
    assert lines.hint(words(), plain) == ""
