# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers and postcodes: one spelling kept, the mistake named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.phones import PhoneReading, read_landline, read_mobile, read_postcode
from clerkapp.domain.problems import Severity


@pytest.mark.parametrize(
    "text",
    ["13800001234", " 138 0000 1234", "138-0000-1234", "+86 138 0000 1234", "008613800001234",
     "１３８００００１２３４"],
)  # fmt: skip
def test_a_mobile_number_has_one_spelling(text: str) -> None:
    assert read_mobile(text) == PhoneReading("13800001234")


def test_a_short_mobile_number_is_counted() -> None:
    (problem,) = read_mobile("1380000123", field="guardian.mobile").problems
    assert (problem.code, problem.field) == ("phone.mobile_length", "guardian.mobile")
    assert problem.severity is Severity.ERROR
    assert problem.params == {"expected": "11", "actual": "10"}


@pytest.mark.parametrize("start", ["12", "10", "23", "07"])
def test_a_mobile_number_begins_with_13_to_19(start: str) -> None:
    (problem,) = read_mobile(f"{start}800001234").problems
    assert problem.code == "phone.mobile_start"
    assert problem.params == {"actual": start}


@pytest.mark.parametrize("text", ["1380000123O", "", "+", "+852", "1380000\u0661234"])
def test_a_mobile_number_has_digits_only(text: str) -> None:
    assert [problem.code for problem in read_mobile(text).problems] == ["phone.characters"]


@pytest.mark.parametrize("text", ["+852 5123 4567", "+1 212 555 0100"])
def test_a_number_from_abroad_is_kept_with_a_warning(text: str) -> None:
    reading = read_mobile(text)
    assert reading.number == text.replace(" ", "")
    (problem,) = reading.problems
    assert (problem.code, problem.severity) == ("phone.foreign", Severity.WARNING)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("0755-12345678", "0755-12345678"),
        ("075512345678", "0755-12345678"),
        ("(0755) 1234567", "0755-1234567"),
        ("（010）12345678", "010-12345678"),
        ("010 1234567", "010-1234567"),
        ("+86 21 12345678", "021-12345678"),
    ],
)
def test_a_landline_is_kept_with_its_area_code(text: str, number: str) -> None:
    assert read_landline(text) == PhoneReading(number)


@pytest.mark.parametrize("text", ["12345678", "0755-123456", "0155-12345678", "13800001234", ""])
def test_a_landline_without_an_area_code_is_refused(text: str) -> None:
    assert [problem.code for problem in read_landline(text).problems] == ["phone.landline"]


def test_a_postcode_has_six_digits() -> None:
    assert read_postcode("５１８ ０００") == PhoneReading("518000")


@pytest.mark.parametrize("text", ["51800", "5180000", "51800O", ""])
def test_another_postcode_is_refused(text: str) -> None:
    (problem,) = read_postcode(text).problems
    assert (problem.code, problem.params) == ("phone.postcode", {"expected": "6"})


@given(st.text())
def test_anything_typed_gives_a_reading_that_stays(text: str) -> None:
    for read in (read_mobile, read_landline, read_postcode):
        reading = read(text)
        if not reading.problems:
            assert read(reading.number) == reading
