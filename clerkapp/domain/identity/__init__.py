# SPDX-License-Identifier: Apache-2.0
"""Identity numbers: read what was typed, say what is wrong, derive what they tell, mask them."""

from clerkapp.domain.identity.documents import DocumentType
from clerkapp.domain.identity.masking import mask_name, mask_number, mask_phone, tail
from clerkapp.domain.identity.places import is_known_division, place_of
from clerkapp.domain.identity.reading import NumberReading, read_number
from clerkapp.domain.identity.same_person import KeyKind, PersonKey, person_keys, plain_name
from clerkapp.domain.identity.social_number import social_security_number
from clerkapp.domain.identity.text import normalise_number

__all__ = [
    "DocumentType",
    "KeyKind",
    "NumberReading",
    "PersonKey",
    "is_known_division",
    "mask_name",
    "mask_number",
    "mask_phone",
    "normalise_number",
    "person_keys",
    "place_of",
    "plain_name",
    "read_number",
    "social_security_number",
    "tail",
]
