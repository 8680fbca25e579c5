# SPDX-License-Identifier: Apache-2.0
"""One answer: what was typed, read into what is stored, with what is wrong about it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.conditions import LONG_TERM
from clerkapp.catalogue.definitions import CODED, Field, FieldKind
from clerkapp.domain.identifiers import (
    IdentifierReading,
    read_amount,
    read_bank_account,
    read_card_number,
    read_count,
    read_credit_code,
)
from clerkapp.domain.identity import DocumentType, read_number
from clerkapp.domain.names import normalise_name, private_use_problem
from clerkapp.domain.phones import PhoneReading, read_landline, read_mobile, read_postcode
from clerkapp.domain.problems import NO_PARAMS, FieldProblem


@dataclass(frozen=True, slots=True)
class Reading:
    """An answer after it has been read.

    Attributes:
        value: As it is stored; equal to the typed text where that cannot be read.
        problems: What is wrong, gravest first.
        derived: Facts that follow, e.g. ``birth_date`` and ``sex`` of a citizen number.
    """

    value: str
    problems: tuple[FieldProblem, ...] = ()
    derived: Mapping[str, str] = field(default_factory=lambda: NO_PARAMS)


Reader = Callable[[Field, str, Mapping[str, str], date], Reading]


def read_answer(
    catalogue: Catalogue, form_field: Field, text: str, answers: Mapping[str, str], on: date
) -> Reading:
    """Read what was typed into a field, on the day of judgement."""
    trimmed = text.strip()
    if not trimmed:
        return Reading("")
    if form_field.kind is not FieldKind.NAME and len(trimmed) > form_field.longest:
        return Reading(trimmed, (_too_long(form_field, trimmed),))
    if form_field.kind in CODED:
        return _read_choice(catalogue, form_field, trimmed)
    return READERS[form_field.kind](form_field, trimmed, answers, on)


def _too_long(form_field: Field, text: str) -> FieldProblem:
    params = {"longest": str(form_field.longest), "actual": str(len(text))}
    return FieldProblem("answer.too_long", form_field.id, params=params)


def _read_choice(catalogue: Catalogue, form_field: Field, text: str) -> Reading:
    if catalogue.choices[form_field.choices].find(text) is None:
        return Reading(text, (FieldProblem("answer.not_in_list", form_field.id),))
    return Reading(text)


def _read_text(form_field: Field, text: str, _answers: Mapping[str, str], _on: date) -> Reading:
    for character in text:
        if ord(character) < 0x20 or 0x7F <= ord(character) < 0xA0:
            params = {"code_point": f"U+{ord(character):04X}"}
            return Reading(
                text, (FieldProblem("answer.control_character", form_field.id, params=params),)
            )
    private = private_use_problem(text, form_field.id)
    return Reading(text, () if private is None else (private,))


def _read_name(form_field: Field, text: str, _answers: Mapping[str, str], _on: date) -> Reading:
    reading = normalise_name(text, field=form_field.id)
    return Reading(reading.name, reading.problems)


DATE_IS_WRONG = frozenset(
    {"identity.no_such_month", "identity.no_such_date", "identity.future_birth"}
)
"""Problems after which nothing follows from a number: its other digits may be mistyped as well."""


DOCUMENT_TYPES = frozenset(DocumentType)


def _read_number(form_field: Field, text: str, answers: Mapping[str, str], on: date) -> Reading:
    document_type = answers.get(form_field.document_type, "").strip()
    if document_type not in DOCUMENT_TYPES:
        problem = FieldProblem("answer.type_first", form_field.id)
        return Reading(text, (problem,))
    reading = read_number(DocumentType(document_type), text, on=on, field=form_field.id)
    if not DATE_IS_WRONG.isdisjoint(problem.code for problem in reading.problems):
        return Reading(reading.number, reading.problems)
    derived = {
        "birth_date": reading.birth_date.isoformat() if reading.birth_date else "",
        "sex": reading.sex or "",
        "division": reading.division or "",
    }
    return Reading(
        reading.number,
        reading.problems,
        MappingProxyType({name: value for name, value in derived.items() if value}),
    )


DATE_SHAPES = ("-", "/", ".", "年", "月", "日")


def _digits_of_date(text: str) -> str:
    parts = text
    for mark in DATE_SHAPES:
        parts = parts.replace(mark, " ")
    pieces = parts.split()
    if len(pieces) == 3:
        return pieces[0] + pieces[1].zfill(2) + pieces[2].zfill(2)
    return "".join(pieces)


def _read_date(form_field: Field, text: str, _answers: Mapping[str, str], on: date) -> Reading:
    reading = _read_any_date(form_field, text)
    is_birth = form_field.id.endswith("birth_date") and not reading.problems
    if is_birth and date.fromisoformat(reading.value) > on:
        return Reading(reading.value, (FieldProblem("answer.future_birth", form_field.id),))
    return reading


def read_day(text: str) -> date | None:
    """Return the day that was typed, in any of the usual spellings, or None if it is none."""
    digits = _digits_of_date(text)
    if len(digits) != 8:
        return None
    try:
        return date(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
    except ValueError:
        return None


def _read_any_date(form_field: Field, text: str) -> Reading:
    day = read_day(text)
    if day is None:
        return Reading(text, (FieldProblem("answer.no_date", form_field.id),))
    return Reading(day.isoformat())


def _read_expiry(form_field: Field, text: str, _answers: Mapping[str, str], on: date) -> Reading:
    if text in (LONG_TERM, "长期", "cq", "CQ"):
        return Reading(LONG_TERM)
    reading = _read_any_date(form_field, text)
    if not reading.problems and date.fromisoformat(reading.value) < on:
        params = {"date": reading.value}
        problem = FieldProblem("answer.expired", form_field.id, params=params)
        return Reading(reading.value, (problem,))
    return reading


def _read_phone_with(read: Callable[..., PhoneReading]) -> Reader:
    def reader(form_field: Field, text: str, _answers: Mapping[str, str], _on: date) -> Reading:
        reading = read(text, field=form_field.id)
        return Reading(reading.number, reading.problems)

    return reader


def _read_identifier_with(read: Callable[..., IdentifierReading]) -> Reader:
    def reader(form_field: Field, text: str, _answers: Mapping[str, str], _on: date) -> Reading:
        reading = read(text, field=form_field.id)
        return Reading(reading.number, reading.problems)

    return reader


READERS: Mapping[FieldKind, Reader] = MappingProxyType(
    {
        FieldKind.TEXT: _read_text,
        FieldKind.ADDRESS: _read_text,
        FieldKind.NAME: _read_name,
        FieldKind.DOCUMENT_NUMBER: _read_number,
        FieldKind.DATE: _read_date,
        FieldKind.EXPIRY: _read_expiry,
        FieldKind.MOBILE: _read_phone_with(read_mobile),
        FieldKind.PHONE: _read_phone_with(read_landline),
        FieldKind.POSTCODE: _read_phone_with(read_postcode),
        FieldKind.CREDIT_CODE: _read_identifier_with(read_credit_code),
        FieldKind.CARD_NUMBER: _read_identifier_with(read_card_number),
        FieldKind.BANK_ACCOUNT: _read_identifier_with(read_bank_account),
        FieldKind.AMOUNT: _read_identifier_with(read_amount),
        FieldKind.WHOLE_NUMBER: _read_identifier_with(read_count),
    }
)
"""How each kind of field is read; choices are read against their list."""
