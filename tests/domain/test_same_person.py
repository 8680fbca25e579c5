# SPDX-License-Identifier: Apache-2.0
"""What a person is known by: the same under two documents, not the same as a twin."""

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.identity import KeyKind, PersonKey, person_keys, plain_name
from clerkapp.domain.identity.documents import DocumentType
from tests.builders import citizen_number

RESIDENCE = {
    "applicant.document_type": "17",
    "applicant.document_number": "810000199003070015",
    "applicant.nationality": "HKG",
    "applicant.name": "黄嘉欣",
    "applicant.birth_date": "1990-03-07",
}
PERMIT = RESIDENCE | {
    "applicant.document_type": "04",
    "applicant.document_number": "H12345678",
}
names = st.text("李王张嘉欣英·Anna ", min_size=1, max_size=8)
births = st.dates(date(1920, 1, 1), date(2026, 11, 24))


def shared(one: Mapping[str, str], other: Mapping[str, str]) -> list[str]:
    return sorted(key.kind for key in set(person_keys(one)) & set(person_keys(other)))


def test_a_citizen_has_three_keys_the_surest_first() -> None:
    number = citizen_number(date(1990, 3, 7), 214)
    facts = {
        "applicant.document_type": "01",
        "applicant.document_number": number,
        "applicant.name": "李英",
        "applicant.birth_date": "1990-03-07",
    }
    assert person_keys(facts) == (
        PersonKey(KeyKind.DOCUMENT, f"01:{number}"),
        PersonKey(KeyKind.SOCIAL_NUMBER, number),
        PersonKey(KeyKind.NAME_BIRTH, "李英:1990-03-07"),
    )
    assert [key.number for key in person_keys(facts)] == [number, number, ""]


def test_the_household_register_bears_the_number_of_the_card() -> None:
    card = {"applicant.document_type": "01", "applicant.document_number": "440306201602290015"}
    assert shared(card, card | {"applicant.document_type": "01H"}) == ["document", "social_number"]


def test_two_permits_of_one_person_share_name_and_birth() -> None:
    assert shared(PERMIT, RESIDENCE) == ["name_birth"]


@pytest.mark.parametrize("written", ["H12345678", "h12345678", "H1234567802", " H 1234-5678"])
def test_a_residence_permit_names_the_travel_permit(written: str) -> None:
    named = RESIDENCE | {"applicant.permit_number": written}
    assert shared(PERMIT, named) == ["document", "name_birth"]
    assert shared(PERMIT | {"applicant.name": "WONG KA YAN"}, named) == ["document"]


@pytest.mark.parametrize(("code", "number"), [("05", "M12345678"), ("06", "12345678")])
def test_permits_of_macao_and_taiwan_are_named_likewise(code: str, number: str) -> None:
    permit = {"applicant.document_type": code, "applicant.document_number": number}
    assert shared(permit, RESIDENCE | {"applicant.permit_number": number}) == ["document"]


def test_a_permit_number_beside_another_document_counts_for_nothing() -> None:
    left_over = RESIDENCE | {
        "applicant.document_type": "01",
        "applicant.permit_number": "H12345678",
    }
    assert shared(PERMIT, left_over) == ["name_birth"]


def test_one_number_on_two_kinds_of_document_is_no_common_document() -> None:
    taiwan = {"applicant.document_type": "06", "applicant.document_number": "12345678"}
    passport = taiwan | {"applicant.document_type": "08", "applicant.nationality": "DEU"}
    assert shared(taiwan, passport) == []


def test_a_foreigner_is_known_by_the_foreigners_number() -> None:
    facts = {
        "applicant.document_type": "08",
        "applicant.document_number": "p1234567",
        "applicant.nationality": "DEU",
    }
    assert PersonKey(KeyKind.SOCIAL_NUMBER, "DEU0P1234567") in person_keys(facts)


def test_of_a_guardian_only_the_guardian_is_told() -> None:
    facts = PERMIT | {"guardian.name": "李英", "guardian.birth_date": "1988-01-02"}
    assert person_keys(facts, "guardian") == (PersonKey(KeyKind.NAME_BIRTH, "李英:1988-01-02"),)


@pytest.mark.parametrize("code", ["", "77", "0"])
def test_without_a_known_kind_of_document_there_is_no_document(code: str) -> None:
    kinds = {key.kind for key in person_keys(PERMIT | {"applicant.document_type": code})}
    assert kinds == {KeyKind.NAME_BIRTH}


@pytest.mark.parametrize(
    ("one", "other"),
    [("Anna  SCHMIDT", "anna schmidt"), ("古丽•买买提", "古丽·买买提"), ("李 英", "李英")],
)
def test_one_name_in_two_spellings(one: str, other: str) -> None:
    assert plain_name(one) == plain_name(other)


@given(births, names, names, st.integers(0, 999), st.integers(0, 999))
def test_twins_share_nothing(born: date, one: str, other: str, first: int, second: int) -> None:
    def child(name: str, serial: int) -> dict[str, str]:
        return {
            "applicant.document_type": "01H",
            "applicant.document_number": citizen_number(born, serial),
            "applicant.name": name,
            "applicant.birth_date": born.isoformat(),
            "guardian.document_type": "01",
            "guardian.document_number": citizen_number(date(1990, 3, 7), 214),
        }

    expected: list[str] = []
    if first == second:
        expected += ["document", "social_number"]
    if plain_name(one) and plain_name(one) == plain_name(other):
        expected.append("name_birth")
    assert shared(child(one, first), child(other, second)) == sorted(expected)


@given(
    births, names, st.from_regex(r"[HM]?[0-9]{8}", fullmatch=True), st.sampled_from([0, 2]), births
)
def test_whoever_names_the_permit_is_seen_as_maybe_the_same(
    born: date, name: str, permit: str, renewal: int, other_birth: date
) -> None:
    code = {"H": "04", "M": "05"}.get(permit[0], "06")
    renewed = permit + "02" * (renewal // 2) if code != "06" else permit
    travel = {
        "applicant.document_type": code,
        "applicant.document_number": renewed,
        "applicant.name": name,
        "applicant.birth_date": born.isoformat(),
    }
    residence = RESIDENCE | {
        "applicant.permit_number": permit,
        "applicant.birth_date": other_birth.isoformat(),
    }
    assert "document" in shared(travel, residence)


@given(st.dictionaries(st.sampled_from([*RESIDENCE, "applicant.permit_number"]), st.text()))
def test_no_facts_upset_it_and_the_order_of_facts_does_not_matter(facts: dict[str, str]) -> None:
    backwards = dict(reversed(facts.items()))
    assert person_keys(facts) == person_keys(backwards)


@given(st.sampled_from(DocumentType), st.text(min_size=1, max_size=20))
def test_any_document_gives_itself_first(kind: DocumentType, number: str) -> None:
    facts = {"applicant.document_type": kind.value, "applicant.document_number": number}
    assert person_keys(facts)[0].kind is KeyKind.DOCUMENT


@given(names)
def test_a_plain_name_is_plain(name: str) -> None:
    assert plain_name(plain_name(name)) == plain_name(name)
