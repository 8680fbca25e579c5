# SPDX-License-Identifier: Apache-2.0
"""Holds the conditions of a form against each other: no loop, and nothing shown that never is."""

from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from clerkapp.catalogue.conditions import Condition, fields_of
from clerkapp.catalogue.contradictions import never_together
from clerkapp.catalogue.reading import Entry

_NUMBER_TELLS = frozenset({"birth_date", "age", "sex"})
"""What a person's document number tells where the form does not ask for it."""


@dataclass(frozen=True, slots=True)
class ShownField:
    """A field with what decides whether it is shown.

    Attributes:
        id: The field.
        entry: Where it stands.
        when: Its own condition.
        section: Where its section stands.
        section_when: The section's condition.
    """

    id: str
    entry: Entry
    when: Condition | None
    section: Entry
    section_when: Condition | None

    def decided_at(self, name: str, known: frozenset[str]) -> Entry:
        """Return the entry whose condition asks of a field."""
        return self.entry if name in _asked(self.when, known) else self.section


def check_order(fields: Sequence[ShownField]) -> None:
    """Write down every loop of conditions, and every field that can never be shown."""
    known = frozenset(field.id for field in fields)
    asks = {
        field.id: (*_asked(field.when, known), *_asked(field.section_when, known))
        for field in fields
    }
    for field in fields:
        if field.when is not None and field.section_when is not None:
            _check_shown(field)
    told: set[frozenset[str]] = set()
    for field in fields:
        loop = _loop_from(field.id, asks)
        if loop and frozenset(loop) not in told:
            told.add(frozenset(loop))
            _tell(field, loop, known)


def _check_shown(field: ShownField) -> None:
    both = [each for each in (field.section_when, field.when) if each is not None]
    # What contradicts itself alone has been said where it stands.
    if any(never_together([each]) for each in both):
        return
    name = never_together(both)
    if name:
        field.entry.problem(
            "when",
            f"{field.id} is never shown: its section asks otherwise of {name}",
            "change one of the two conditions, or take the field out",
        )


def _asked(condition: Condition | None, known: frozenset[str]) -> tuple[str, ...]:
    """Return the fields that a condition asks of, in the order of their names."""
    names = fields_of(condition) if condition is not None else frozenset[str]()
    return tuple(sorted(set(_in_form(names, known))))


def _in_form(names: frozenset[str], known: frozenset[str]) -> Iterator[str]:
    for name in names:
        person, _, what = name.partition(".")
        number = f"{person}.document_number"
        if name in known:
            yield name
        elif what in _NUMBER_TELLS and number in known:
            yield number


def _loop_from(start: str, asks: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Return the shortest way from a field back to itself; empty if there is none."""
    came_from: dict[str, str] = {}
    waiting = deque([start])
    while waiting:
        here = waiting.popleft()
        for name in asks[here]:
            if name == start:
                return _way(start, here, came_from)
            if name not in came_from:
                came_from[name] = here
                waiting.append(name)
    return ()


def _way(start: str, last: str, came_from: Mapping[str, str]) -> tuple[str, ...]:
    way = [last]
    while way[-1] != start:
        way.append(came_from[way[-1]])
    return tuple(reversed(way))


def _tell(field: ShownField, loop: Sequence[str], known: frozenset[str]) -> None:
    after = loop[1] if len(loop) > 1 else field.id
    way = " → ".join((*loop, loop[0]))
    field.decided_at(after, known).problem(
        "when",
        f"when: whether {field.id} is shown depends on itself: {way}",
        "let one of them ask of a field outside the loop" if len(loop) > 1 else "ask another field",
    )
