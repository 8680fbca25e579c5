# SPDX-License-Identifier: Apache-2.0
"""Numbers that the counter gives: case, letter, content code, internal id.

python-stdnum draws in pydoc and ssl, 27 ms that the first paint of the window need not wait for:
it is imported when the first case number is needed.
"""

import re
import uuid
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from clerkapp.domain.identity import normalise_number
from clerkapp.domain.problems import ClerkError

CASE_NUMBER_LENGTH = 24
LAST_SERIAL = 9999
CONTENT_CODE_LENGTH = 8
ID_RANDOM_BYTES = 10
"""Random bytes that `new_id` takes; 74 of their 80 bits are used."""

_ONLY_DIGITS = re.compile(r"[0-9]+")
_SHORT = re.compile(r"([0-9]{2})([0-9]{2})-([0-9]{1,2})-([0-9]{1,4})")
_SHORT_CLOSED = re.compile(r"([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{4})")
_GROUPS = (6, 3, 2, 8, 4, 1)
# A leap year, so that 29 February of any year has a short form.
_ANY_LEAP_YEAR = 2000

# Crockford's base 32: no I, L, O, U, which are misread as 1, 0, V.
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_SHA256_BYTES = 32
_BITS_PER_CHARACTER = 5


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """The one number on every paper of a case: 24 digits, the last by ISO 7064 MOD 11,10."""

    digits: str

    def __post_init__(self) -> None:
        """Refuse digits that are no case number.

        Raises:
            ClerkError: ``number.length`` or ``number.invalid``.
        """
        if len(self.digits) != CASE_NUMBER_LENGTH:
            raise ClerkError(
                "number.length", expected=str(CASE_NUMBER_LENGTH), actual=str(len(self.digits))
            )
        if _ONLY_DIGITS.fullmatch(self.digits) is None or not self._check_fits():
            raise ClerkError("number.invalid")
        if _date_of(self.digits[11:19]) is None or self.serial == 0:
            raise ClerkError("number.invalid")

    @classmethod
    def take(cls, region: str, office: str, counter: str, day: date, serial: int) -> "CaseNumber":
        """Compose the number of a new case.

        Args:
            region: Division code of the office, six digits.
            office: Code of the office, three digits.
            counter: Number of the counter, two digits.
            day: Day on which the number is taken.
            serial: Running number of that counter on that day, from 1.

        Raises:
            ClerkError: ``number.exhausted`` after the last serial of a day.
            ValueError: A part has the wrong length or the serial is below 1.
        """
        parts = (region, office, counter)
        if tuple(len(part) for part in parts) != _GROUPS[: len(parts)] or serial < 1:
            raise ValueError("a case number is 6 + 3 + 2 digits, a day and a serial from 1 on")
        if serial > LAST_SERIAL:
            raise ClerkError("number.exhausted", last=str(LAST_SERIAL))
        body = f"{region}{office}{counter}{day:%Y%m%d}{serial:04d}"
        return cls(body + _check_digit(body))

    @classmethod
    def parse(cls, text: str) -> "CaseNumber":
        """Read a number that was typed or scanned, with or without spaces and dashes.

        Raises:
            ClerkError: ``number.length`` or ``number.invalid``.
        """
        return cls(normalise_number(text))

    def _check_fits(self) -> bool:
        return _check_digit(self.digits[:-1]) == self.digits[-1]

    def __str__(self) -> str:
        """Give the 24 digits, as the barcode holds them."""
        return self.digits

    @property
    def region(self) -> str:
        """Give the division code of the office."""
        return self.digits[:6]

    @property
    def office(self) -> str:
        """Give the code of the office."""
        return self.digits[6:9]

    @property
    def counter(self) -> str:
        """Give the number of the counter."""
        return self.digits[9:11]

    @property
    def day(self) -> date:
        """Give the day on which the number was taken."""
        return date.fromisoformat(self.digits[11:19])

    @property
    def serial(self) -> int:
        """Give the running number of that counter on that day."""
        return int(self.digits[19:23])

    @property
    def short(self) -> str:
        """Give the form that people say: MMDD-counter-serial."""
        return f"{self.digits[15:19]}-{self.counter}-{self.digits[19:23]}"

    @property
    def grouped(self) -> str:
        """Give the digits in the groups in which papers print them: 6 3 2 8 4 1."""
        groups: list[str] = []
        start = 0
        for size in _GROUPS:
            groups.append(self.digits[start : start + size])
            start += size
        return " ".join(groups)


def parse_short(text: str) -> str:
    """Read a spoken short number and give it as `CaseNumber.short` writes it.

    Leading zeros of counter and serial may be missing when dashes or spaces part them.

    Raises:
        ClerkError: ``number.short_invalid``.
    """
    parted = "-".join(normalise_number(part) for part in re.split(r"[\s\-\u2013\uff0d]+", text))
    match = _SHORT.fullmatch(parted.strip("-")) or _SHORT_CLOSED.fullmatch(normalise_number(text))
    if match is None or _date_of(f"{_ANY_LEAP_YEAR}{match[1]}{match[2]}") is None:
        raise ClerkError("number.short_invalid")
    return f"{match[1]}{match[2]}-{match[3]:0>2}-{match[4]:0>4}"


def letter_number(short_name: str, nature: str, year: int, serial: int) -> str:
    """Write the number of a letter: 安和社保告〔2026〕000031 号.

    Args:
        short_name: Short name of the office, as its letters bear it.
        nature: Character of the kind of letter, e.g. 告 for a notice.
        year: Calendar year in which the serial runs.
        serial: Running number of that kind in that year.
    """
    return f"{short_name}{nature}\u3014{year}\u3015{serial:06d} \u53f7"


def content_code(digest: bytes) -> str:
    """Write the first 40 bits of a SHA-256 digest for people: 7F3K-9Q2M.

    Raises:
        ValueError: The digest is not a SHA-256 digest.
    """
    if len(digest) != _SHA256_BYTES:
        raise ValueError(f"a SHA-256 digest has {_SHA256_BYTES} bytes, not {len(digest)}")
    bits = int.from_bytes(digest[: CONTENT_CODE_LENGTH * _BITS_PER_CHARACTER // 8], "big")
    shifts = range((CONTENT_CODE_LENGTH - 1) * _BITS_PER_CHARACTER, -1, -_BITS_PER_CHARACTER)
    return _with_dash("".join(_ALPHABET[bits >> shift & 31] for shift in shifts))


def new_id(now: datetime, random: bytes) -> str:
    """Compose a UUIDv7 (RFC 9562), so that internal ids sort by the time they were made.

    Args:
        now: Aware time, from the clock.
        random: `ID_RANDOM_BYTES` random bytes.

    Raises:
        ValueError: The time is naive or the number of random bytes is wrong.
    """
    if now.tzinfo is None:
        raise ValueError("an id needs an aware time")
    if len(random) != ID_RANDOM_BYTES:
        raise ValueError(f"an id needs {ID_RANDOM_BYTES} random bytes, not {len(random)}")
    milliseconds = (now - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1)
    value = milliseconds << 80 | int.from_bytes(random, "big")
    version = 0x7 << 76
    variant = 0x2 << 62
    kept = ~(0xF << 76) & ~(0x3 << 62)
    return str(uuid.UUID(int=value & kept | version | variant))


def _check_digit(body: str) -> str:
    """Compute the last digit by ISO 7064 MOD 11,10, which finds every single wrong digit."""
    from stdnum.iso7064 import mod_11_10  # noqa: PLC0415 - late, see the module's docstring

    return mod_11_10.calc_check_digit(body)


def _with_dash(code: str) -> str:
    half = CONTENT_CODE_LENGTH // 2
    return f"{code[:half]}-{code[half:]}"


def _date_of(digits: str) -> date | None:
    try:
        return date.fromisoformat(digits)
    except ValueError:
        return None
