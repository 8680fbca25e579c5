# SPDX-License-Identifier: Apache-2.0
"""Whether two cases look like one person or one matter: a comparison of what was judged of them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkapp.catalogue.definitions import Authority, ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.duplicates import LikenessKind
from clerkapp.domain.identity import KeyKind, PersonKey, person_keys, plain_name
from clerkapp.domain.states import OPEN, CaseStatus
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk

NUMBER = "applicant.document_number"
NAME = "applicant.name"

_CARD_CLOCK = "card"
_MATTER_KIND = ("enrolment.kind", "card.application_kind")
"""Answers that tell a first application from a later one about the same thing."""

_RUNNING = OPEN | {
    CaseStatus.ACCEPTED,
    CaseStatus.ACCEPTED_WITH_GAP,
    CaseStatus.AWAITING_NUMBER,
    CaseStatus.SUBMITTED,
    CaseStatus.RETURNED,
}
"""States before the authority registered a case: the same application twice at one time."""

_CHANGES = frozenset({"change", "reissue", "exchange"})
"""Kinds of application that need the earlier one: its being there is no duplicate."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two cases that are compared: the case, its item, and the facts of its judgement.

    Attributes:
        case: The case.
        item: Its item.
        facts: Facts of its judgement.
        keys: What its applicant is known by.
    """

    case: Case
    item: ServiceItem
    facts: Mapping[str, str]
    keys: frozenset[PersonKey]

    def fact(self, name: str) -> str:
        """Return a fact, or nothing."""
        return self.facts.get(name, "")

    @property
    def name(self) -> str:
        """Return the applicant's name as it is compared."""
        return plain_name(self.fact(NAME))

    @property
    def numbers(self) -> frozenset[str]:
        """Return every number that the applicant is known by."""
        return frozenset(key.number for key in self.keys if key.number)

    @property
    def guardian(self) -> tuple[str, str]:
        """Return the guardian's number and name."""
        return self.fact("guardian.document_number"), plain_name(self.fact("guardian.name"))

    @property
    def kind(self) -> str:
        """Return which kind of application it is, or nothing."""
        return next((self.fact(name) for name in _MATTER_KIND if self.fact(name)), "")

    @property
    def needs_earlier(self) -> bool:
        """Say whether it is about something that the applicant already has."""
        return self.kind in _CHANGES or bool(self.item.invalidates)

    @property
    def cancels_card(self) -> bool:
        """Say whether it ends a card for good, and is accepted."""
        return bool(self.item.invalidates) and not self.gives_card and self.case.is_in_effect

    @property
    def gives_card(self) -> bool:
        """Say whether a card is made for it."""
        return any(rule.clock == _CARD_CLOCK for rule in self.item.promises)


def side_of(desk: Desk, case: Case) -> Side:
    """Return a case as it is compared."""
    facts = judgement_of(desk, case).facts
    return Side(case, item_of(desk, case), facts, frozenset(person_keys(facts)))


def alike(this: Side, other: Side) -> LikenessKind | None:
    """Return why two cases look alike, the gravest reason, or None.

    Twins – same birth date and guardian, another name – are not alike. Two matters of one person,
    such as a card and an enrolment, are not either, nor is an application that may come again,
    such as a reimbursement, once the earlier one is registered.
    """
    same_number = _same(this.fact(NUMBER), other.fact(NUMBER))
    if same_number and this.name and other.name and this.name != other.name:
        return LikenessKind.DOCUMENT
    shared = {key.kind for key in this.keys & other.keys}
    if same_number or KeyKind.DOCUMENT in shared or _is_same_child(this, other):
        matter = _same_matter(this, other)
        if matter is not None:
            return matter
    if same_number:
        return LikenessKind.DOCUMENT if _is_same_application(this, other) else None
    if KeyKind.SOCIAL_NUMBER in shared:
        return LikenessKind.SOCIAL_NUMBER
    if KeyKind.DOCUMENT in shared:
        # A residence permit names the travel permit of the same person.
        return LikenessKind.OTHER_DOCUMENT
    if KeyKind.NAME_BIRTH not in shared:
        return None
    if this.fact("applicant.document_type") != other.fact("applicant.document_type"):
        return LikenessKind.OTHER_DOCUMENT
    return LikenessKind.NAME_BIRTH if _is_same_child(this, other) else None


def _same(one: str, other: str) -> bool:
    return bool(one) and one == other


def _is_same_child(this: Side, other: Side) -> bool:
    (number, name), (other_number, other_name) = this.guardian, other.guardian
    guardian = number == other_number if number and other_number else _same(name, other_name)
    return guardian and any(key.kind is KeyKind.NAME_BIRTH for key in this.keys & other.keys)


def _same_matter(this: Side, other: Side) -> LikenessKind | None:
    """Return the likeness of two enrolments in one year, or of a first card and a card."""
    if this.needs_earlier:
        return None
    if years_of(this) & years_of(other):
        channels = (this.fact("enrolment.channel"), other.fact("enrolment.channel"))
        is_twofold = all(channels) and channels[0] != channels[1]
        return LikenessKind.CHANNELS if is_twofold else LikenessKind.ENROLMENT
    if this.gives_card and other.gives_card and other.case.is_in_effect:
        return LikenessKind.ACTIVE_CARD
    return None


def _is_same_application(this: Side, other: Side) -> bool:
    years, other_years = years_of(this), years_of(other)
    apart = years and other_years and not years & other_years
    same = this.item.code == other.item.code and this.kind == other.kind
    return same and not apart and other.case.status in _RUNNING


def years_of(side: Side) -> frozenset[int]:
    """Return the insurance years of a residents' medical enrolment; empty for other items.

    An item that names no year may mean this year or, in the season, the next.
    """
    if side.item.authority is not Authority.MEDICAL_SECURITY:
        return frozenset()
    year = side.fact("enrolment.year")
    if year.isdigit():
        return frozenset({int(year)})
    this_year = side.case.received_on.year
    born = side.fact("applicant.birth_date")
    match side.fact("enrolment.years"):
        case "birth_year":
            return frozenset({date.fromisoformat(born).year if born else this_year})
        case "next_year":
            return frozenset({this_year + 1})
        case "both":
            return frozenset({this_year, this_year + 1})
        case _:
            is_enrolment = bool(side.fact("enrolment.kind"))
            return frozenset({this_year, this_year + 1}) if is_enrolment else frozenset()
