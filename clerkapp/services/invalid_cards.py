# SPDX-License-Identifier: Apache-2.0
"""This computer's list of invalid cards (作废名单, 社会保障卡管理办法 Art. 19).

It knows the cards that were reported, replaced or cancelled at this counter, and no others.
"""

from clerkapp.catalogue.conditions import holds
from clerkapp.domain.cards import REASONS, InvalidCard
from clerkapp.domain.case import Case
from clerkapp.domain.identifiers import read_card_number
from clerkapp.domain.problems import ClerkError, Severity
from clerkapp.domain.roles import SERVES_THE_COUNTER
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.ports import UnitOfWork


def invalidate_card(
    desk: Desk,
    number: str,
    old_status: str,
    reason: str,
    case_id: str = "",
    replaced_by: str = "",
) -> InvalidCard:
    """Put a card on the list; an earlier entry of the number is replaced.

    Args:
        desk: The signed-in clerk.
        number: Number on the card.
        old_status: What the card was until now, e.g. 正常.
        reason: One of ``cards.REASONS``.
        case_id: Case that made it invalid, or nothing.
        replaced_by: Number of the new card, or nothing.

    Raises:
        ClerkError: ``card.no_number`` where that is no card's number; ``card.no_reason``;
            ``case.not_your_role``.
    """
    if desk.clerk.role not in SERVES_THE_COUNTER:
        raise ClerkError("case.not_your_role", role=desk.clerk.role.value)
    with desk.work() as work:
        card = _enter(
            desk,
            work,
            InvalidCard(
                _number(number),
                old_status,
                reason,
                desk.now(),
                desk.clerk.id,
                _number(replaced_by) if replaced_by else "",
                case_id,
            ),
        )
        work.commit()
    return card


def invalidate_old_card(desk: Desk, work: UnitOfWork, case: Case) -> None:
    """Put the old card of an accepted case on the list where its item says so.

    Runs in the transaction of the acceptance; a card whose number nobody knows is left out.
    """
    facts = judgement_of(desk, case).facts
    parameters = desk.catalogue.parameters_on(case.received_on)
    for rule in item_of(desk, case).invalidates:
        if rule.when is not None and holds(rule.when, facts, parameters) is not True:
            continue
        number = facts.get(rule.card, "")
        if number:
            was = rule.was.zh
            card = InvalidCard(number, was, rule.reason, desk.now(), desk.clerk.id, case_id=case.id)
            _enter(desk, work, card)
        return


def invalid_card(desk: Desk, number: str) -> InvalidCard | None:
    """Return this computer's entry of a card, or None.

    Raises:
        ClerkError: ``card.no_number`` where that is no card's number.
    """
    wanted = _number(number)
    with desk.reads() as work:
        return work.invalid_card(wanted)


def _number(text: str) -> str:
    reading = read_card_number(text)
    if any(problem.severity is Severity.ERROR for problem in reading.problems):
        raise ClerkError("card.no_number")
    return reading.number


def _enter(desk: Desk, work: UnitOfWork, card: InvalidCard) -> InvalidCard:
    if card.reason not in REASONS:
        raise ClerkError("card.no_reason", known="、".join(REASONS))
    work.add_invalid_card(card)
    work.record(desk.entry("invalidate_card", card.case_id, card.reason))
    return card
