# SPDX-License-Identifier: Apache-2.0
"""The intake form as data: when it speaks, what it says, where it leads."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkapp.domain.case import Override
from clerkapp.domain.private_use import AS_READ
from clerkapp.domain.problems import FieldProblem, Severity
from clerkapp.presentation import intake_form as forms
from clerkapp.presentation.intake_form import FormState
from clerkapp.services.intake import opening_answers
from tests.counter import GIRL, GRANDMOTHER, MORNING
from tests.presentation.cases import catalogue
from tests.presentation.cases import item_named as item

DAY = date(2026, 11, 24)
CHILD = "applicant.document_number"
MOBILE = "guardian.mobile"


def form(changes: dict[str, str] | None = None) -> FormState:
    answers = opening_answers(item()) | (changes or {})
    return forms.open_form(catalogue(), item(), DAY, answers)


def keyed(state: FormState, field: str, text: str) -> FormState:
    """Type a text letter by letter."""
    for end in range(1, len(text) + 1):
        state = forms.typed(catalogue(), state, field, text[:end])
    return state


def left(state: FormState, field: str) -> FormState:
    return forms.left(catalogue(), state, field)


def test_a_message_comes_only_when_the_field_is_left() -> None:
    state = keyed(form(), MOBILE, "1380013800")
    assert forms.message_at(state, MOBILE) is None
    message = forms.message_at(left(state, MOBILE), MOBILE)
    assert message is not None
    assert message.code == "phone.mobile_length"


def test_a_message_follows_the_text_and_goes_when_it_is_right() -> None:
    state = left(keyed(form(), MOBILE, "138001380"), MOBILE)
    state = forms.typed(catalogue(), state, MOBILE, "1380013800")
    message = forms.message_at(state, MOBILE)
    assert message is not None
    assert message.params["actual"] == "10"
    state = forms.typed(catalogue(), state, MOBILE, "13800138000")
    assert forms.message_at(state, MOBILE) is None
    state = forms.typed(catalogue(), state, MOBILE, "138001380001")
    assert forms.message_at(state, MOBILE) is None


def test_leaving_a_field_brings_its_text_to_one_spelling() -> None:
    state = left(keyed(form(), CHILD, "110150 20190518 104x"), CHILD)
    assert state.answers[CHILD] == "11015020190518104X"


def test_a_private_code_that_the_clerk_replaced_is_kept_beside_the_answer() -> None:
    name, address = "applicant.name", "contact.address"
    state = left(keyed(form(), name, "张\ue854"), name)
    message = forms.message_at(state, name)
    assert message is not None
    state = forms.suggestion_taken(catalogue(), state, name, message.params["suggestion"])
    assert state.answers[name] == "张\u9fba"
    assert state.answers[name + AS_READ] == "张\ue854"
    assert forms.message_at(state, name) is None
    state = left(keyed(state, address, "\ue81e街 1 号"), address)
    message = forms.message_at(state, address)
    assert message is not None
    assert message.params["suggestion"] == "\u9fb4街 1 号"


def test_a_suggestion_without_private_codes_keeps_nothing_beside_it() -> None:
    state = forms.suggestion_taken(catalogue(), form(), "applicant.name", "古丽·买买提")
    assert not any(name.endswith(AS_READ) for name in state.answers)


def test_the_gravest_problem_of_a_field_is_the_one_that_is_said() -> None:
    state = left(keyed(form(), CHILD, "110150201905181042"), CHILD)
    assert {p.severity for p in forms.spoken_problems(state)} == {
        Severity.ERROR,
        Severity.WARNING,
    }
    message = forms.message_at(state, CHILD)
    assert message is not None
    assert message.code == "identity.check_digit"


def test_a_reopened_form_speaks_about_what_is_filled() -> None:
    state = form({MOBILE: "138"})
    assert forms.message_at(state, MOBILE) is not None
    assert forms.message_at(state, "guardian.name") is None


def test_an_empty_field_is_spoken_of_only_where_the_clerk_was_led() -> None:
    state = forms.led_to(form(), "applicant.name")
    message = forms.message_at(state, "applicant.name")
    assert message == FieldProblem("answer.empty", "applicant.name", Severity.EMPTY)
    assert forms.message_at(state, CHILD) is None
    after = forms.typed(catalogue(), state, "applicant.name", "王")
    assert forms.message_at(after, "applicant.name") is None


def test_a_choice_is_judged_at_once() -> None:
    state = forms.chosen(catalogue(), form(GIRL), "visit.visitor", "self")
    message = forms.message_at(state, "visit.visitor")
    assert message is not None
    assert message.code == "check.self_below_8"


def test_an_agent_gets_a_period_that_may_be_changed() -> None:
    state = forms.chosen(catalogue(), form(GIRL), "visit.visitor", "agent")
    assert state.answers["agent.valid_from"] == "2026-11-24"
    assert state.answers["agent.until"] == "2027-05-23"
    shorter = form(GIRL | {"agent.until": "2026-12-31"})
    after = forms.chosen(catalogue(), shorter, "visit.visitor", "agent")
    assert after.answers["agent.until"] == "2026-12-31"


def test_going_on_speaks_about_every_field() -> None:
    state = keyed(form(), MOBILE, "138")
    assert forms.spoken_problems(state) == ()
    assert [p.field for p in forms.spoken_problems(forms.all_checked(state))] == [MOBILE]


def test_errors_stand_in_the_way_before_gaps() -> None:
    assert forms.first_in_the_way(form({MOBILE: "138"})) == MOBILE
    assert forms.first_in_the_way(form()) == CHILD
    whole = GIRL | {"card.photo_source": "police", "applicant.occupation": "student"}
    assert forms.first_in_the_way(form(whole)) == ""


def test_the_next_to_settle_goes_round() -> None:
    state = form(GIRL | {MOBILE: "138"})
    waiting = forms.to_settle(state)
    assert MOBILE in waiting
    seen = [forms.next_to_settle(state, "")]
    while len(seen) < len(waiting):
        seen.append(forms.next_to_settle(state, seen[-1]))
    assert tuple(seen) == waiting
    assert forms.next_to_settle(state, seen[-1]) == waiting[0]


def test_nothing_to_settle_leads_nowhere() -> None:
    state = form()
    nothing = replace(state.judgement, empty=(), problems=())
    assert forms.next_to_settle(replace(state, judgement=nothing), MOBILE) == ""


def test_the_field_under_the_cursor_is_copied_before_others() -> None:
    state = form(GIRL | GRANDMOTHER | {"contact.address": "", "agent.address": ""})
    found = forms.copyable(state, "contact.address")
    assert found is not None
    assert found.id == "contact.address"
    first = forms.copyable(state, "applicant.name")
    assert first is not None
    assert first.id == "agent.address"
    assert forms.copyable(form(GIRL), "applicant.name") is None


def test_the_letter_needs_the_agent_and_who_is_who_but_no_bank() -> None:
    both = GIRL | GRANDMOTHER | {"agent.valid_from": "2026-11-24", "agent.until": "2026-12-31"}
    assert forms.missing_for_letter(form(both | {"card.bank": ""})) == ""
    assert forms.missing_for_letter(form(both | {"agent.name": ""})) == "agent.name"
    assert forms.missing_for_letter(form(both | {CHILD: ""})) == CHILD


def test_an_item_without_a_letter_offers_none() -> None:
    assert forms.has_letter(item())
    assert not forms.has_letter(replace(item(), documents=()))


def test_a_supervisors_word_turns_the_error_into_a_warning() -> None:
    wrong = "110150201905181042"
    state = form({CHILD: wrong})
    assert forms.passable(state, forms.message_at(state, CHILD))
    passed = Override(CHILD, "identity.check_digit", wrong, "已见原件", "c1", MORNING)
    after = forms.with_overrides(catalogue(), state, (passed,))
    message = forms.message_at(after, CHILD)
    assert message is not None
    assert message.severity is Severity.WARNING
    assert not forms.passable(after, message)


def test_a_section_is_found_by_its_field() -> None:
    assert forms.section_of(item(), "applicant.occupation").id == "card"
    with pytest.raises(KeyError):
        forms.section_of(item(), "nobody.name")


@settings(max_examples=60)
@given(text=st.text(max_size=60), field=st.sampled_from(sorted(f.id for f in item().form.fields)))
def test_whatever_is_typed_the_form_keeps_it_and_never_fails(text: str, field: str) -> None:
    coded = {f.id: f.choices for f in item().form.fields if f.choices}
    if coded.get(field, "").startswith("document_types"):
        return
    state = forms.typed(catalogue(), form(GIRL), field, text)
    assert state.answers[field] == text
    after = left(state, field)
    again = left(after, field)
    assert again.answers == after.answers
    forms.first_in_the_way(after)
    forms.to_settle(forms.all_checked(after))


def test_a_local_record_fills_what_is_empty_and_leaves_what_the_clerk_answered() -> None:
    enrolment = item("minor_medical")
    state = forms.open_form(catalogue(), enrolment, DAY, {"enrolment.aid_listed": "no"})
    listed = {"enrolment.aid_listed": "yes", "enrolment.aid_category": "A1"}
    filled = forms.filled_in(catalogue(), state, listed)
    assert filled.answers["enrolment.aid_listed"] == "no"
    assert filled.answers["enrolment.aid_category"] == "A1"
    assert forms.filled_in(catalogue(), filled, {}).answers["enrolment.aid_category"] == ""
