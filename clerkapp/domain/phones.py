# SPDX-License-Identifier: Apache-2.0
"""Telephone numbers and postcodes of the mainland, and mobile numbers from outside it."""

import re
from dataclasses import dataclass
from types import MappingProxyType

from clerkapp.domain.identity import normalise_number
from clerkapp.domain.problems import FieldProblem, Severity

_MOBILE_LENGTH = 11
_POSTCODE_LENGTH = 6
_COUNTRY_PREFIX = re.compile(r"(\+86|0086)(?=[0-9])")
_DIGITS = re.compile(r"[0-9]+")
_FOREIGN = re.compile(r"\+[1-9][0-9]{6,14}")
_MOBILE_START = re.compile(r"1[3-9]")
# Three-digit area codes are 010 and 02x; all others have four digits.
_LANDLINE = re.compile(r"(010|02[0-9]|0[3-9][0-9]{2})([0-9]{7,8})")


@dataclass(frozen=True, slots=True)
class PhoneReading:
    """A telephone number or postcode as it is kept, and what is wrong with it."""

    number: str
    problems: tuple[FieldProblem, ...] = ()


def read_mobile(text: str, *, field: str = "") -> PhoneReading:
    """Read a mobile number: 11 digits from 13 to 19 on; +86 is dropped.

    A number of another country, written with its + prefix, is kept with a warning: guardians
    from Hong Kong, Macao, Taiwan and abroad may have no other.
    """
    number = _COUNTRY_PREFIX.sub("", normalise_number(text), count=1)
    if _FOREIGN.fullmatch(number):
        return _reading(number, "foreign", field, severity=Severity.WARNING)
    if _DIGITS.fullmatch(number) is None:
        return _reading(number, "characters", field)
    if len(number) != _MOBILE_LENGTH:
        actual = str(len(number))
        return _reading(number, "mobile_length", field, expected=str(_MOBILE_LENGTH), actual=actual)
    if _MOBILE_START.match(number) is None:
        return _reading(number, "mobile_start", field, actual=number[:2])
    return PhoneReading(number)


def read_landline(text: str, *, field: str = "") -> PhoneReading:
    """Read a landline number with its area code, kept as 0755-12345678."""
    number = _COUNTRY_PREFIX.sub("0", normalise_number(text), count=1)
    number = re.sub(r"[()]", "", number)
    match = _LANDLINE.fullmatch(number)
    if match is None:
        return _reading(number, "landline", field)
    return PhoneReading(f"{match[1]}-{match[2]}")


def read_postcode(text: str, *, field: str = "") -> PhoneReading:
    """Read a postcode: six digits."""
    number = normalise_number(text)
    if _DIGITS.fullmatch(number) is None or len(number) != _POSTCODE_LENGTH:
        return _reading(number, "postcode", field, expected=str(_POSTCODE_LENGTH))
    return PhoneReading(number)


def _reading(
    number: str, code: str, field: str, *, severity: Severity = Severity.ERROR, **params: str
) -> PhoneReading:
    problem = FieldProblem(f"phone.{code}", field, severity, MappingProxyType(params))
    return PhoneReading(number, (problem,))
