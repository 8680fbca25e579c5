# SPDX-License-Identifier: Apache-2.0
"""Read an identity number: what it tells, and what is wrong with it, kind by kind."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from clerkapp.domain.identity.checks import citizen_check, mrz_check
from clerkapp.domain.identity.documents import DocumentType
from clerkapp.domain.identity.places import is_known_division
from clerkapp.domain.identity.text import normalise_number
from clerkapp.domain.problems import FieldProblem, Severity

MALE = "1"
FEMALE = "2"

_LENGTH = 18
_OLD_LENGTH = 15
_DIGITS = "0123456789"
_MONTHS = range(1, 13)
_OLDEST_AGE = 130
_CITIZEN_SHAPE = re.compile(r"[0-9]{17}[0-9X]")
_OLD_SHAPE = re.compile(r"[0-9]{15}")
_HMT_PREFIXES = ("810000", "820000", "830000")
_PR_PREFIX = "9"
_PR_OLD_SHAPE = re.compile(r"[A-Z]{3}[0-9]{12}")
_PERMIT_LENGTH = 9
_OFFICER_SHAPE = re.compile(r"(?:[^0-9]{1,3}字第)?[0-9]{6,8}号?")
_SHAPES: Mapping[DocumentType, re.Pattern[str]] = MappingProxyType(
    {
        DocumentType.OFFICER_CARD: _OFFICER_SHAPE,
        DocumentType.ARMED_POLICE_CARD: _OFFICER_SHAPE,
        DocumentType.HK_PERMIT: re.compile(r"H[0-9]{8}([0-9]{2})?"),
        DocumentType.MACAO_PERMIT: re.compile(r"M[0-9]{8}([0-9]{2})?"),
        DocumentType.TAIWAN_PERMIT: re.compile(r"[0-9]{8}"),
        DocumentType.FOREIGN_PASSPORT: re.compile(r"[A-Z0-9]{5,15}"),
        DocumentType.CHINESE_PASSPORT: re.compile(r"E[A-Z][0-9]{7}|[EGDSP][0-9]{8}"),
        DocumentType.BIRTH_CERTIFICATE: re.compile(r"[A-Z][0-9]{9}"),
    }
)
_TRAVEL_PERMITS = frozenset({DocumentType.HK_PERMIT, DocumentType.MACAO_PERMIT})
_OFFICERS = frozenset({DocumentType.OFFICER_CARD, DocumentType.ARMED_POLICE_CARD})
_PLAIN_NUMBERS = frozenset(
    {
        DocumentType.FOREIGN_PASSPORT,
        DocumentType.CHINESE_PASSPORT,
        DocumentType.BIRTH_CERTIFICATE,
    }
)
_PLAIN = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True, slots=True)
class NumberReading:
    """What one identity number says.

    Attributes:
        number: The number in one spelling, as it is kept and compared.
        birth_date: Birth date inside the number, also when its check digit is wrong.
        sex: ``1`` male, ``2`` female (GB/T 2261.1); None where the number does not tell.
        division: Six-digit division code; None where the number holds none.
        problems: What is wrong or doubtful, the most telling first.
    """

    number: str
    birth_date: date | None = None
    sex: str | None = None
    division: str | None = None
    problems: tuple[FieldProblem, ...] = ()


def read_number(
    document_type: DocumentType, text: str, *, on: date, field: str = ""
) -> NumberReading:
    """Read a number as it stands on one kind of document.

    Args:
        document_type: Paper that was shown.
        text: What was typed, pasted or read by a device.
        on: Day of judgement, against which birth dates are held.
        field: Field id that the problems shall name.
    """
    number = normalise_number(text)
    if document_type.bears_citizen_number:
        reading = _read_citizen(number, on)
    elif document_type is DocumentType.HMT_RESIDENCE:
        reading = _read_residence_permit(number, on)
    elif document_type is DocumentType.FOREIGN_PR:
        reading = _read_permanent_residence(number, on)
    else:
        reading = _read_by_shape(document_type, number)
    located = tuple(replace(problem, field=field) for problem in reading.problems)
    return replace(reading, problems=located)


def _error(code: str, **params: str | int) -> FieldProblem:
    return _problem(code, Severity.ERROR, params)


def _warning(code: str, **params: str | int) -> FieldProblem:
    return _problem(code, Severity.WARNING, params)


def _problem(code: str, severity: Severity, params: Mapping[str, str | int]) -> FieldProblem:
    words = {name: str(value) for name, value in params.items()}
    return FieldProblem(f"identity.{code}", "", severity, MappingProxyType(words))


def _read_citizen(number: str, on: date) -> NumberReading:
    """Read a citizen number; a code that no table knows is a warning, never a refusal."""
    edition = _old_edition(number)
    if edition is not None:
        return NumberReading(number, problems=(edition,))
    reading = _read_eighteen(number, on)
    if reading.sex is None:
        return reading
    division = number[:6]
    doubts: tuple[FieldProblem, ...] = ()
    if division in _HMT_PREFIXES:
        doubts = (_warning("looks_like_residence_permit", division=division),)
    elif division.startswith(_PR_PREFIX):
        doubts = (_warning("looks_like_permanent_residence"),)
    elif not is_known_division(division):
        doubts = (_warning("unknown_division", division=division),)
    return replace(reading, division=division, problems=reading.problems + doubts)


def _old_edition(number: str) -> FieldProblem | None:
    """Recognise a first-generation number, which no card in force bears any more."""
    if _OLD_SHAPE.fullmatch(number) is None:
        return None
    widened = f"{number[:6]}19{number[6:]}"
    birth, _ = _birth_in(widened, date.max, first=7, last=14)
    if birth is None:
        return None
    return _error("old_edition", number=widened + citizen_check(widened))


def _read_residence_permit(number: str, on: date) -> NumberReading:
    """Read a residence permit of a Hong Kong, Macao or Taiwan resident (GB 11643 with 81-83)."""
    reading = _read_eighteen(number, on)
    if reading.sex is None:
        return reading
    prefix = number[:6]
    if prefix not in _HMT_PREFIXES:
        wrong = _error("prefix", expected=" / ".join(_HMT_PREFIXES), actual=prefix)
        return replace(reading, problems=(wrong, *reading.problems))
    return replace(reading, division=prefix)


def _read_permanent_residence(number: str, on: date) -> NumberReading:
    """Read a foreigner's permanent residence card, of 2004/2017 or of 2023."""
    if len(number) == _OLD_LENGTH:
        return _read_old_permanent_residence(number, on)
    if len(number) != _LENGTH:
        expected = f"{_OLD_LENGTH} / {_LENGTH}"
        return NumberReading(
            number, problems=(_error("length", expected=expected, actual=len(number)),)
        )
    reading = _read_eighteen(number, on)
    if reading.sex is not None and not number.startswith(_PR_PREFIX):
        wrong = _error("prefix", expected=_PR_PREFIX, actual=number[0])
        return replace(reading, problems=(wrong, *reading.problems))
    return reading


def _read_old_permanent_residence(number: str, on: date) -> NumberReading:
    """Read the 15-character edition: country, region, YYMMDD, serial, check digit 7-3-1."""
    if _PR_OLD_SHAPE.fullmatch(number) is None:
        wrong = _error("pattern.foreign_pr")
        return NumberReading(number, problems=(wrong,))
    # Two digits of the year: the latest date that is not after the day of judgement.
    century = "20" if number[7:13] <= f"{on:%y%m%d}" else "19"
    birth, problems = _birth_in(f"{number[:7]}{century}{number[7:]}", on, first=8, last=13)
    problems += _check_problems(number, mrz_check(number[:-1]))
    return NumberReading(number, birth, problems=problems)


def _read_by_shape(document_type: DocumentType, number: str) -> NumberReading:
    """Read a number of which only the shape is known.

    The shapes of officers' cards, passports and birth certificates stand in no source at hand:
    another shape is a doubt and refuses nobody.
    """
    if document_type in _PLAIN_NUMBERS and set(number) - set(_PLAIN):
        return NumberReading(number, problems=(_character_problem(number, _PLAIN),))
    if _SHAPES[document_type].fullmatch(number) is None:
        is_guess = document_type in _OFFICERS | _PLAIN_NUMBERS
        problem = _warning if is_guess else _error
        code = f"pattern.{document_type.name.lower()}"
        return NumberReading(number, problems=(problem(code),))
    if document_type in _TRAVEL_PERMITS:
        # Characters 10 and 11 count renewals: the first nine name the person.
        return NumberReading(number[:_PERMIT_LENGTH])
    return NumberReading(number)


def _read_eighteen(number: str, on: date) -> NumberReading:
    """Read the frame that four documents share: 6 of origin, YYYYMMDD, serial, MOD 11-2 check.

    Returns:
        A reading whose sex is None exactly when the frame itself does not fit.
    """
    if len(number) != _LENGTH:
        wrong = _error("length", expected=_LENGTH, actual=len(number))
        return NumberReading(number, problems=(wrong,))
    if _CITIZEN_SHAPE.fullmatch(number) is None:
        return NumberReading(number, problems=(_character_problem(number, _DIGITS),))
    birth, problems = _birth_in(number, on, first=7, last=14)
    problems += _check_problems(number, citizen_check(number[:-1]))
    sex = MALE if int(number[16]) % 2 else FEMALE
    return NumberReading(number, birth, sex, problems=problems)


def _character_problem(number: str, allowed: str) -> FieldProblem:
    """Name the first character that cannot stand where it stands; if none, it is the last."""
    body = number[:-1]
    wrong_at = next((index for index, char in enumerate(body) if char not in allowed), len(body))
    return _error("characters", position=wrong_at + 1, character=number[wrong_at])


def _check_problems(number: str, expected: str) -> tuple[FieldProblem, ...]:
    if number[-1] == expected:
        return ()
    return (_error("check_digit", expected=expected, actual=number[-1]),)


def _birth_in(
    number: str, on: date, *, first: int, last: int
) -> tuple[date | None, tuple[FieldProblem, ...]]:
    """Read YYYYMMDD from the seventh or a later character on.

    Args:
        number: Number in which the year has four digits.
        on: Day that no birth date may be after.
        first: Place of the date's first character on the document, counted from 1.
        last: Place of its last character there.
    """
    digits = number[first - 1 : first + 7]
    year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    try:
        birth = date(year, month, day)
    except ValueError:
        code = "no_such_date" if month in _MONTHS else "no_such_month"
        wrong = _error(code, year=year, month=month, day=day, first=first, last=last)
        return None, (wrong,)
    return birth, _age_problems(birth, on)


def _age_problems(birth: date, on: date) -> tuple[FieldProblem, ...]:
    if birth > on:
        return (_error("future_birth", date=birth.isoformat()),)
    age = on.year - birth.year - ((on.month, on.day) < (birth.month, birth.day))
    if age > _OLDEST_AGE:
        return (_warning("over_130", age=age, date=birth.isoformat()),)
    return ()
