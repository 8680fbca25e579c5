# SPDX-License-Identifier: Apache-2.0
"""Credit codes, card numbers, accounts, amounts: one spelling kept, the mistake named."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.identifiers import (
    IdentifierReading,
    credit_check,
    read_amount,
    read_bank_account,
    read_card_number,
    read_count,
    read_credit_code,
)
from clerkapp.domain.identity import DocumentType, social_security_number
from clerkapp.domain.problems import Severity

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"


def codes(reading: IdentifierReading) -> list[str]:
    return [problem.code.removeprefix("identifier.") for problem in reading.problems]


@pytest.mark.parametrize("code", ["91110000600037341L", "N2440306MF1234567R", "12440300455555755E"])
def test_published_credit_codes_are_right(code: str) -> None:
    assert read_credit_code(f" {code.lower()} ") == IdentifierReading(code)


@given(st.text(ALPHABET, min_size=17, max_size=17), st.sampled_from(ALPHABET))
def test_only_one_last_character_fits(first: str, last: str) -> None:
    fits = read_credit_code(first + last)
    assert (not fits.problems) == (last == credit_check(first))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("91110000600037341", "credit_length"),
        ("9111000060003734IL", "credit_characters"),
        ("91110000600037341A", "credit_check"),
    ],
)
def test_a_wrong_credit_code_says_what_is_wrong(text: str, code: str) -> None:
    assert codes(read_credit_code(text)) == [code]


def test_card_numbers_have_nine_characters_and_old_ones_eight() -> None:
    assert read_card_number("a1234567b") == IdentifierReading("A1234567B")
    (old,) = read_card_number("12345678").problems
    assert (old.code, old.severity) == ("identifier.card_old", Severity.WARNING)
    assert codes(read_card_number("1234")) == ["card_shape"]


def test_a_bank_card_is_checked_and_only_warned_about() -> None:
    assert read_bank_account("6217 0000 1234 5678 907").problems == ()
    (wrong,) = read_bank_account("6217000012345678908").problems
    assert (wrong.code, wrong.severity) == ("identifier.account_check", Severity.WARNING)
    assert read_bank_account("0200001909203000").problems == ()
    assert codes(read_bank_account("62-ABC")) == ["account_shape"]


@pytest.mark.parametrize(
    ("text", "kept"),
    [("0", "0.00"), ("12.5", "12.50"), ("1,234.56元", "1234.56"), ("１２３", "123.00")],
)
def test_amounts_are_kept_with_two_decimals(text: str, kept: str) -> None:
    assert read_amount(text) == IdentifierReading(kept)


@pytest.mark.parametrize("text", ["-1", "1.234", "abc", "007"])
def test_what_is_no_amount_is_said(text: str) -> None:
    assert codes(read_amount(text)) == ["amount"]


@given(st.text(max_size=40))
def test_no_text_upsets_a_reader(text: str) -> None:
    for read in (read_credit_code, read_card_number, read_bank_account, read_amount, read_count):
        assert isinstance(read(text, field="a.b"), IdentifierReading)


@pytest.mark.parametrize(
    ("kind", "number", "nationality", "expected"),
    [
        (DocumentType.FOREIGN_PASSPORT, "P1234567", "USA", "USA0P1234567"),
        (DocumentType.FOREIGN_PASSPORT, "P1234567", "", ""),
        (DocumentType.FOREIGN_PASSPORT, "P1234567", "CHN", ""),
        (DocumentType.FOREIGN_PASSPORT, "P1234567890123", "USA", "USA0P1234567890123"),
        (DocumentType.FOREIGN_PASSPORT, "P12345678901234", "USA", ""),
        (DocumentType.RESIDENT_ID, "11010519491231002X", "CHN", "11010519491231002X"),
        (DocumentType.HOUSEHOLD_BOOK, "440306201602290015", "", "440306201602290015"),
        (DocumentType.HK_PERMIT, "H12345678", "HKG", ""),
        (DocumentType.OFFICER_CARD, "军字第1234567号", "CHN", ""),
        (DocumentType.FOREIGN_PR, "USA110185041207", "USA", "USA110185041207"),
        (DocumentType.FOREIGN_PR, "911840198504120011", "USA", "911840198504120011"),
        (DocumentType.HMT_RESIDENCE, "830000199003070035", "TWN", "830000199003070035"),
        (DocumentType.TAIWAN_PERMIT, "12345678", "TWN", ""),
        (DocumentType.BIRTH_CERTIFICATE, "U110012345", "CHN", ""),
    ],
)
def test_the_social_security_number_of_each_document(
    kind: DocumentType, number: str, nationality: str, expected: str
) -> None:
    assert social_security_number(kind, number, nationality) == expected
