# SPDX-License-Identifier: Apache-2.0
"""The recovery code printed for the safe: 137 random bits that people can read and type."""

import hashlib
import unicodedata

from clerkapp.domain.problems import ClerkError

# No I, L, O, U and no 0, 1: nothing on the printed sheet can be taken for something else.
ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
GROUP = 4
_RANDOM_CHARACTERS = 28
_CHECK_CHARACTERS = GROUP
CODE_RANDOM_BYTES = 32
"""Random bytes taken for a code; far more than 30**28 needs, so that no character is likelier."""


def recovery_code(random: bytes) -> str:
    """Write a code of eight groups, the last of which checks the others.

    Args:
        random: `CODE_RANDOM_BYTES` random bytes.
    """
    if len(random) != CODE_RANDOM_BYTES:
        raise ValueError(f"a recovery code needs {CODE_RANDOM_BYTES} random bytes")
    body = _spell(int.from_bytes(random, "big"), _RANDOM_CHARACTERS)
    return _grouped(body + _check_of(body))


def parse_recovery_code(text: str) -> str:
    """Read a code that was typed, in any case, with or without dashes and spaces.

    Raises:
        ClerkError: ``login.recovery_mistyped``.
    """
    folded = unicodedata.normalize("NFKC", text).upper()
    code = "".join(char for char in folded if char.isalnum())
    body, check = code[:_RANDOM_CHARACTERS], code[_RANDOM_CHARACTERS:]
    if len(body) != _RANDOM_CHARACTERS or not set(code) <= set(ALPHABET):
        raise ClerkError("login.recovery_mistyped")
    if check != _check_of(body):
        raise ClerkError("login.recovery_mistyped")
    return _grouped(code)


def _check_of(body: str) -> str:
    digest = hashlib.sha256(body.encode("ascii")).digest()
    return _spell(int.from_bytes(digest, "big"), _CHECK_CHARACTERS)


def _spell(value: int, length: int) -> str:
    characters: list[str] = []
    for _ in range(length):
        value, digit = divmod(value, len(ALPHABET))
        characters.append(ALPHABET[digit])
    return "".join(characters)


def _grouped(code: str) -> str:
    return "-".join(code[start : start + GROUP] for start in range(0, len(code), GROUP))
