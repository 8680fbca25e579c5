# SPDX-License-Identifier: Apache-2.0
"""What binds a signature to the answers that were signed."""

from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.private_use import AS_READ
from clerkapp.domain.signature import changed_answers

answers = st.dictionaries(st.sampled_from(["a", "b", "c", "d"]), st.text(max_size=3))


def test_an_added_answer_is_a_change_but_an_empty_one_is_not() -> None:
    assert changed_answers({"a": "1"}, {"a": "1", "b": "2"}) == ("b",)
    assert changed_answers({"a": "1"}, {"a": "1", "b": ""}) == ()


def test_what_a_card_gave_is_on_no_paper_and_voids_no_signature() -> None:
    assert changed_answers({"a": "\u9fb4"}, {"a": "\u9fb4", "a" + AS_READ: "\ue81e"}) == ()


@given(old=answers, new=answers)
def test_changes_are_symmetric_and_sorted(old: dict[str, str], new: dict[str, str]) -> None:
    changed = changed_answers(old, new)
    assert changed == changed_answers(new, old)
    assert list(changed) == sorted(changed)
    assert all(old.get(name, "") != new.get(name, "") for name in changed)
