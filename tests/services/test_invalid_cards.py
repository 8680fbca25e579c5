# SPDX-License-Identifier: Apache-2.0
"""The list of invalid cards: what goes on it by itself, by hand, and what it knows."""

from datetime import datetime, time

import pytest

from clerkapp.catalogue.visit_file import VisitScript
from clerkapp.domain.cards import REASONS
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.services.desk import Desk
from clerkapp.services.invalid_cards import invalid_card, invalidate_card
from clerkapp.services.visits import VisitResult, perform
from tests.counter import MORNING, with_role
from tests.forms.test_cases import worked_cases


def served(desk: Desk, name: str, **changes: str) -> VisitResult:
    case = worked_cases()[name]
    moment = datetime.combine(case.received_on, time(10, 30), MORNING.tzinfo)
    told = {field.replace("__", "."): value for field, value in changes.items()}
    return perform(desk, VisitScript(case.item, moment, dict(case.answers) | told))


@pytest.mark.parametrize(
    ("name", "reason", "was"),
    [
        ("loss_and_replacement", "lost", "正式挂失"),
        ("replacement", "lost", "正式挂失"),
        ("exchange_damaged", "damaged", "正常"),
        ("exchange_expired", "expired", "正常"),
        ("exchange_data_changed", "other", "正常"),
        ("cancellation", "cancelled", "正常"),
    ],
)
def test_the_old_card_goes_on_the_list_with_the_acceptance(
    desk: Desk, name: str, reason: str, was: str
) -> None:
    case = served(desk, name, card__number="B23456789").case
    assert case.is_in_effect
    card = invalid_card(desk, "b2345 6789")
    assert card is not None
    assert (card.reason, card.old_status, card.case_id) == (reason, was, case.id)
    assert card.clerk_id == desk.clerk.id


def test_a_report_of_loss_alone_leaves_the_card_to_be_found_again(desk: Desk) -> None:
    assert served(desk, "loss_written", card__number="B23456789").case.is_in_effect
    assert invalid_card(desk, "B23456789") is None


def test_a_card_whose_number_nobody_knows_is_not_entered(desk: Desk) -> None:
    assert served(desk, "loss_and_replacement", card__number="").case.is_in_effect
    with desk.reads() as work:
        assert work.invalid_cards() == ()


def test_a_later_entry_takes_the_place_of_the_earlier(desk: Desk) -> None:
    invalidate_card(desk, "B23456789", "正常", "damaged")
    invalidate_card(desk, "B23456789", "正式挂失", "lost", replaced_by="c34567891")
    card = invalid_card(desk, "B23456789")
    assert card is not None
    assert (card.reason, card.replaced_by) == ("lost", "C34567891")
    with desk.reads() as work:
        assert work.invalid_cards() == (card,)


@pytest.mark.parametrize("number", ["", "12", "卡号", "1234567890"])
def test_what_is_no_card_number_is_neither_entered_nor_looked_up(desk: Desk, number: str) -> None:
    for act in (
        lambda: invalid_card(desk, number),
        lambda: invalidate_card(desk, number, "正常", "lost"),
    ):
        with pytest.raises(ClerkError) as refused:
            act()
        assert refused.value.code == "card.no_number"


def test_a_card_is_entered_with_a_known_reason_by_who_serves_the_counter(desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        invalidate_card(desk, "B23456789", "正常", "stolen")
    assert refused.value.code == "card.no_reason"
    assert all(reason in refused.value.params["known"] for reason in REASONS)
    with pytest.raises(ClerkError) as forbidden:
        invalidate_card(with_role(desk, Role.AUDITOR), "B23456789", "正常", "lost")
    assert forbidden.value.code == "case.not_your_role"
    assert invalid_card(desk, "B23456789") is None
