# SPDX-License-Identifier: Apache-2.0
"""Reads which card an item makes invalid."""

from collections.abc import Iterator

from clerkapp.catalogue.definitions import FieldKind, Form, InvalidatedCard
from clerkapp.catalogue.loader_conditions import read_condition
from clerkapp.catalogue.loader_vocabulary import Vocabulary
from clerkapp.catalogue.reading import Entry, say_one_of
from clerkapp.domain.cards import REASONS

_KEYS = ("card", "reason", "was", "when")


def read_invalidates(entry: Entry, form: Form, vocabulary: Vocabulary) -> Iterator[InvalidatedCard]:
    """Read the list of cards that are invalid once a case of the item is accepted."""
    numbers = tuple(f.id for f in form.fields if f.kind is FieldKind.CARD_NUMBER)
    for part in entry.entries("invalidates", _KEYS, required=False):
        card = part.text("card", example="card.number")
        if card and card not in numbers:
            what = f"invalidates: '{card}' is no field of kind card_number"
            do = say_one_of(card, numbers) if numbers else "add such a field to form.yaml"
            part.problem("card", what, do)
        reason = part.among("reason", REASONS)
        when = read_condition(part, "when", vocabulary)
        yield InvalidatedCard(card, reason, part.words("was"), when)
