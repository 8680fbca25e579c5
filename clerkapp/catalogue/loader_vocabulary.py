# SPDX-License-Identifier: Apache-2.0
"""What the conditions of an item may name: facts with their kinds, and dated values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkapp.catalogue.definitions import CODED, FieldKind
from clerkapp.catalogue.values import ChoiceList, Parameter


class FactKind(StrEnum):
    """What a condition may ask of a fact."""

    DAY = "a date"
    EXPIRY = "an expiry date"
    CODE = "a code"
    TEXT = "a text"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that conditions may look at; codes have a list."""

    kind: FactKind
    choices: ChoiceList | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What the conditions of one item may name.

    Attributes:
        facts: Field ids and derived names.
        parameters: Dated values.
        first: First day on which the item is in force; None if that could not be read.
        last: Last day, or None.
    """

    facts: Mapping[str, Fact]
    parameters: Mapping[str, Parameter]
    first: date | None
    last: date | None


def fact_kind(kind: FieldKind) -> FactKind:
    """Return what a condition may ask of a field of a kind."""
    if kind in CODED:
        return FactKind.CODE
    if kind is FieldKind.DATE:
        return FactKind.DAY
    return FactKind.EXPIRY if kind is FieldKind.EXPIRY else FactKind.TEXT
