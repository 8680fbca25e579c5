# SPDX-License-Identifier: Apache-2.0
"""What can be wrong, as values and as the two exceptions that a clerk may meet."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_by
from enum import StrEnum
from types import MappingProxyType

NO_PARAMS: Mapping[str, str] = MappingProxyType({})


class Severity(StrEnum):
    """How grave a problem is: an error blocks the next step, a warning never does."""

    ERROR = "error"
    WARNING = "warning"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """One thing to settle at one field; the words for it are looked up by its code.

    Attributes:
        code: Name of the sentence, e.g. ``identity.check_digit``.
        field: Field id, e.g. ``guardian.mobile``.
        severity: Whether it blocks.
        params: Values for the sentence's places.
    """

    code: str
    field: str
    severity: Severity = Severity.ERROR
    params: Mapping[str, str] = made_by(default_factory=lambda: NO_PARAMS)


class ClerkError(Exception):
    """The trade forbids what was asked for; nothing was changed.

    The exception's own text holds the code only, so that no log line repeats personal data.
    """

    def __init__(self, code: str, *, field: str = "", basis: str = "", **params: str) -> None:
        """Keep the code, the field it belongs to, the article, and the sentence's values."""
        super().__init__(code)
        self.code = code
        self.field = field
        self.basis = basis
        self.params: Mapping[str, str] = MappingProxyType(params)


class OutsideError(Exception):
    """Something outside the program failed: disk, printer, device, a file.

    The caller may try again or take the other way that the sentence names.
    """

    def __init__(self, code: str, **params: str) -> None:
        """Keep the code and the sentence's values."""
        super().__init__(code)
        self.code = code
        self.params: Mapping[str, str] = MappingProxyType(params)
