# SPDX-License-Identifier: Apache-2.0
"""Under what a person may be known already: documents, social security number, name and birth.

One person may come with a travel permit today and with a residence permit tomorrow, and both name
the same person. A key in common is a likeness to show, never a proof: namesakes are born on one
day. Twins have one birth date and two names, and share no key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkapp.domain.identity.documents import DocumentType
from clerkapp.domain.identity.reading import read_number
from clerkapp.domain.identity.social_number import social_security_number
from clerkapp.domain.names import normalise_name

_DOCUMENT_TYPES = frozenset(DocumentType)
_PERMITS = {"H": DocumentType.HK_PERMIT, "M": DocumentType.MACAO_PERMIT}


class KeyKind(StrEnum):
    """What a person is known by."""

    DOCUMENT = "document"
    SOCIAL_NUMBER = "social_number"
    NAME_BIRTH = "name_birth"


@dataclass(frozen=True, slots=True)
class PersonKey:
    """One thing that a person is known by; equal for two records that may be of one person.

    Attributes:
        kind: What it is.
        value: National code and number of a document as ``04:H12345678``; the social security
            number; or name and birth date as ``李英:1990-03-07``. Personal data: for no log.
    """

    kind: KeyKind
    value: str

    @property
    def number(self) -> str:
        """Return the number as a search looks for it; a key of name and birth has none."""
        if self.kind is KeyKind.DOCUMENT:
            return self.value.partition(":")[2]
        return self.value if self.kind is KeyKind.SOCIAL_NUMBER else ""


def person_keys(facts: Mapping[str, str], person: str = "applicant") -> tuple[PersonKey, ...]:
    """Return the keys of one person in the facts of a case, the surest first.

    Args:
        facts: Facts of a judgement, as ``applicant.document_number``. On a residence permit of
            Hong Kong, Macao and Taiwan residents ``applicant.permit_number`` counts as well.
        person: ``applicant``, ``guardian`` or ``agent``.
    """
    own = {
        name.removeprefix(f"{person}."): value
        for name, value in facts.items()
        if name.startswith(f"{person}.")
    }
    return (*_document_keys(own), *_name_keys(own))


def plain_name(name: str) -> str:
    """Return a name without the spaces, cases and separators that people write in several ways."""
    reading = normalise_name(name)
    return "".join((reading.suggestion or reading.name).casefold().split())


def _document_keys(own: Mapping[str, str]) -> tuple[PersonKey, ...]:
    code, text = own.get("document_type", ""), own.get("document_number", "")
    if code not in _DOCUMENT_TYPES or not text:
        return ()
    kind = DocumentType(code)
    number = _kept(kind, text)
    found = [_document_key(kind, number)]
    permit = own.get("permit_number", "")
    if kind is DocumentType.HMT_RESIDENCE and permit:
        found.append(_permit_key(permit))
    social = social_security_number(kind, number, own.get("nationality", ""))
    if social:
        found.append(PersonKey(KeyKind.SOCIAL_NUMBER, social))
    return tuple(found)


def _permit_key(text: str) -> PersonKey:
    """Return the key under which a person with a residence permit has a travel permit."""
    initial = _kept(DocumentType.TAIWAN_PERMIT, text)[:1]
    kind = _PERMITS.get(initial, DocumentType.TAIWAN_PERMIT)
    return _document_key(kind, _kept(kind, text))


def _document_key(kind: DocumentType, number: str) -> PersonKey:
    # The household register bears the number of the identity card.
    listed = DocumentType.RESIDENT_ID if kind.bears_citizen_number else kind
    return PersonKey(KeyKind.DOCUMENT, f"{listed}:{number}")


def _kept(kind: DocumentType, text: str) -> str:
    """Return a number in the one spelling in which it is compared; its problems do not matter."""
    return read_number(kind, text, on=date.max).number


def _name_keys(own: Mapping[str, str]) -> tuple[PersonKey, ...]:
    name, born = plain_name(own.get("name", "")), own.get("birth_date", "")
    return (PersonKey(KeyKind.NAME_BIRTH, f"{name}:{born}"),) if name and born else ()
