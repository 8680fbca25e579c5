# SPDX-License-Identifier: Apache-2.0
"""What may be concluded from answers, and what must not be while they are doubtful."""

from collections.abc import Mapping

import pytest

from clerkapp.services.judgement import Judgement, judge
from tests.counter import GIRL, MORNING, shipped_catalogue

PASSPORT = GIRL | {
    "applicant.document_type": "16",
    "applicant.document_number": "E12345678",
    "applicant.sex": "2",
}


def judged(answers: Mapping[str, str]) -> Judgement:
    catalogue = shipped_catalogue()
    day = MORNING.date()
    return judge(catalogue, catalogue.item_on("minor_card", day), answers, day)


def known_of_applicant(answers: Mapping[str, str]) -> dict[str, str]:
    facts = judged(answers).facts
    names = ("birth_date", "sex", "age", "division")
    return {name: facts[f"applicant.{name}"] for name in names if f"applicant.{name}" in facts}


def test_a_number_tells_birth_date_sex_and_age() -> None:
    assert known_of_applicant(GIRL) == {
        "birth_date": "2019-05-18",
        "sex": "2",
        "age": "7",
        "division": "110150",
    }


@pytest.mark.parametrize(
    "number",
    ["110150203905181048", "110150201902301045", "110150201913181044"],
    ids=["not yet born", "30 February", "month 13"],
)
def test_a_number_with_a_wrong_date_tells_nothing(number: str) -> None:
    assert known_of_applicant(GIRL | {"applicant.document_number": number}) == {}


def test_a_wrong_check_digit_alone_leaves_the_date_because_it_may_be_let_pass() -> None:
    known = known_of_applicant(GIRL | {"applicant.document_number": "110150201905181042"})
    assert (known["birth_date"], known["age"]) == ("2019-05-18", "7")


def test_a_typed_birth_date_gives_the_age() -> None:
    known = known_of_applicant(PASSPORT | {"applicant.birth_date": "2019-05-18"})
    assert (known["birth_date"], known["age"]) == ("2019-05-18", "7")


@pytest.mark.parametrize("typed", ["2039-05-18", "2019-02-30", "不清楚", "1" * 101])
def test_a_doubtful_birth_date_gives_no_age(typed: str) -> None:
    known = known_of_applicant(PASSPORT | {"applicant.birth_date": typed})
    assert not {"birth_date", "age"} & known.keys()


def test_the_number_outweighs_a_doubtful_birth_date_typed_before() -> None:
    assert known_of_applicant(GIRL | {"applicant.birth_date": "2039-05-18"})["age"] == "7"


def test_a_doubtful_birth_date_decides_nothing() -> None:
    judgement = judged(GIRL | {"applicant.document_number": "110150203905181048"})
    results = {each.rule.code: each.fulfilled for each in judgement.eligibility}
    assert results["minor"] is None
    assert "guardian.consent" in judgement.visible
