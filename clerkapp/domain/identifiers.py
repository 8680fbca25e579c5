# SPDX-License-Identifier: Apache-2.0
"""Numbers that are no identity numbers: units, cards, accounts, amounts, counts."""

import re
import unicodedata
from dataclasses import dataclass
from types import MappingProxyType

from clerkapp.domain.identity import normalise_number
from clerkapp.domain.problems import FieldProblem, Severity

_CREDIT_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_CREDIT_LENGTH = 18
_CREDIT_WEIGHTS = tuple(pow(3, place, 31) for place in range(_CREDIT_LENGTH - 1))
_CARD = re.compile(r"[0-9A-Z]{8,9}")
_CARD_LENGTH = 9
_ACCOUNT = re.compile(r"[0-9]{8,30}")
_BANK_CARD = re.compile(r"62[0-9]{14,17}")
_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,8})(?:\.([0-9]{1,2}))?")
_COUNT = re.compile(r"0|[1-9][0-9]{0,2}")


@dataclass(frozen=True, slots=True)
class IdentifierReading:
    """A number in the spelling in which it is kept, and what is wrong with it."""

    number: str
    problems: tuple[FieldProblem, ...] = ()


def read_credit_code(text: str, *, field: str = "") -> IdentifierReading:
    """Read a unified social credit code (GB 32100): 18 characters, the last one checks.

    The first character may be a letter, as N for rural collectives; I, O, S, V and Z never stand.
    """
    code = normalise_number(text)
    if len(code) != _CREDIT_LENGTH:
        expected, actual = str(_CREDIT_LENGTH), str(len(code))
        return _reading(code, "credit_length", field, expected=expected, actual=actual)
    wrong = next((i for i, char in enumerate(code) if char not in _CREDIT_ALPHABET), None)
    if wrong is not None:
        return _reading(
            code, "credit_characters", field, position=str(wrong + 1), character=code[wrong]
        )
    expected = credit_check(code[:-1])
    if code[-1] != expected:
        return _reading(code, "credit_check", field, expected=expected, actual=code[-1])
    return IdentifierReading(code)


def credit_check(first_17: str) -> str:
    """Compute the 18th character of a credit code: weights 3^i, modulus 31 (GB 32100)."""
    total = sum(
        _CREDIT_ALPHABET.index(char) * weight
        for char, weight in zip(first_17, _CREDIT_WEIGHTS, strict=True)
    )
    return _CREDIT_ALPHABET[-total % 31]


def read_card_number(text: str, *, field: str = "") -> IdentifierReading:
    """Read a social security card's number: nine letters and digits, eight on old cards."""
    number = normalise_number(text)
    if _CARD.fullmatch(number) is None:
        return _reading(number, "card_shape", field, actual=str(len(number)))
    if len(number) < _CARD_LENGTH:
        return _reading(number, "card_old", field, severity=Severity.WARNING)
    return IdentifierReading(number)


def read_bank_account(text: str, *, field: str = "") -> IdentifierReading:
    """Read an account number; only cards beginning with 62 have a check digit, and it only warns.

    Passbook accounts need not satisfy it.
    """
    number = normalise_number(text)
    if _ACCOUNT.fullmatch(number) is None:
        return _reading(number, "account_shape", field)
    if _BANK_CARD.fullmatch(number) and not _is_luhn(number):
        return _reading(number, "account_check", field, severity=Severity.WARNING)
    return IdentifierReading(number)


def _is_luhn(number: str) -> bool:
    # Late: the first paint of the window need not wait for it.
    from stdnum import luhn  # noqa: PLC0415

    return luhn.is_valid(number)


def read_amount(text: str, *, field: str = "") -> IdentifierReading:
    """Read an amount in yuan; it is kept with two decimals."""
    # No hyphens are taken out here: one before an amount is a sign.
    plain = unicodedata.normalize("NFKC", text).replace(",", "")
    written = "".join(plain.split()).removesuffix("元")
    match = _AMOUNT.fullmatch(written)
    if match is None:
        return _reading(written, "amount", field)
    return IdentifierReading(f"{match[1]}.{(match[2] or '').ljust(2, '0')}")


def read_count(text: str, *, field: str = "") -> IdentifierReading:
    """Read a whole number from 0 to 999."""
    written = normalise_number(text)
    if _COUNT.fullmatch(written) is None:
        return _reading(written, "count", field)
    return IdentifierReading(written)


def _reading(
    number: str, code: str, field: str, *, severity: Severity = Severity.ERROR, **params: str
) -> IdentifierReading:
    problem = FieldProblem(f"identifier.{code}", field, severity, MappingProxyType(params))
    return IdentifierReading(number, (problem,))
