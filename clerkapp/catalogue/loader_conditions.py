# SPDX-License-Identifier: Apache-2.0
"""Reads conditions and refuses those that cannot be right for the fields they look at."""

import re
from collections.abc import Callable, Mapping

import yaml

from clerkapp.catalogue.conditions import (
    LONG_TERM,
    RECEIVED_ON,
    All,
    Any,
    Before,
    Condition,
    DayOfYear,
    FromDaysBefore,
    FromMonthsBefore,
    Given,
    InSeason,
    Is,
    NextYearWithin,
    Not,
    OneOf,
    ParameterIs,
    Setting,
    WithinDaysOf,
    WithinMonthsOf,
    YoungerThan,
)
from clerkapp.catalogue.contradictions import never_together
from clerkapp.catalogue.definitions import Text
from clerkapp.catalogue.loader_vocabulary import Fact, FactKind, Vocabulary
from clerkapp.catalogue.reading import (
    Entry,
    entry_of,
    is_whole_number,
    iso_day,
    items_of,
    say_one_of,
    scalar,
)
from clerkapp.catalogue.sources import Node, Source

Reader = Callable[[Entry, str, Fact, Vocabulary], Condition | None]
"""Reads one predicate of a field: where it stands, the field's id, what it holds, what is known."""

_TESTS = (
    "is",
    "one_of",
    "given",
    "before",
    "younger_than",
    "within_days_of",
    "within_months_of",
    "from_days_before",
    "from_months_before",
    "next_year_within",
)
_LAST_DAY = frozenset({"within_days_of", "within_months_of"})
"""Predicates of a period that ends; ``day_off`` may stand beside them."""
_KEYS = ("field", "parameter", "day_off", *_TESTS, "in_season", "all", "any", "not")
_BESIDE = frozenset({"field", "parameter", "day_off"})
_MONTH_DAY = re.compile(r"[0-9]{2}-[0-9]{2}")
_COMMON_YEAR = 2023
_INSTEAD_OF_NONE = "write one of: " + ", ".join((*_TESTS, "in_season", "all", "any", "not"))


def read_condition(entry: Entry, key: str, vocabulary: Vocabulary) -> Condition | None:
    """Read the condition under a key; None if it is not written or cannot be right."""
    node = entry.values.get(key)
    return None if node is None else _condition(entry.source, node, vocabulary)


def _condition(source: Source, node: Node, vocabulary: Vocabulary) -> Condition | None:
    entry = entry_of(source, node, "condition", _KEYS)
    if entry is None:
        return None
    heads = [key for key in entry.values if key not in _BESIDE]
    if len(heads) != 1:
        if len(entry.values) == len(entry.node.value):
            what = "two predicates in one" if heads else "the predicate is missing"
            instead = "join them under 'all:' or 'any:'" if heads else _INSTEAD_OF_NONE
            entry.problem("", f"condition: {what}", instead)
        return None
    head = heads[0]
    if "day_off" in entry and head not in _LAST_DAY:
        entry.problem("day_off", f"condition: {head} has no last day", "take day_off out")
        return None
    if "parameter" in entry:
        return _parameter_is(entry, head, vocabulary)
    if head in _TESTS:
        return _test(entry, head, vocabulary)
    if "field" in entry:
        entry.problem("field", f"condition: {head} takes no field", "take the field out")
        return None
    return _compound(entry, head, vocabulary)


def _compound(entry: Entry, head: str, vocabulary: Vocabulary) -> Condition | None:
    node = entry.values[head]
    if head == "in_season":
        return _season(entry, node, vocabulary)
    if head == "not":
        part = _condition(entry.source, node, vocabulary)
        return None if part is None else Not(part)
    nodes = items_of(entry.source, node, head)
    if not nodes and isinstance(node, yaml.SequenceNode):
        entry.problem(head, f"condition: {head} holds nothing", "write at least one condition")
    parts = [_condition(entry.source, each, vocabulary) for each in nodes]
    known = tuple(part for part in parts if part is not None)
    if not known or len(known) < len(parts):
        return None
    if head == "any":
        return Any(known)
    name = never_together(known)
    if name:
        entry.problem(
            "all", f"condition: what all: asks of {name} never holds at once", "change one of them"
        )
    return All(known)


def _parameter_is(entry: Entry, head: str, vocabulary: Vocabulary) -> Condition | None:
    if "field" in entry or head != "is":
        entry.problem("parameter", "condition: a parameter is asked with is: alone", "write is:")
        return None
    name, value = entry.text("parameter"), entry.text("is")
    parameter = vocabulary.parameter_in_force(entry, "parameter", name)
    if parameter is None or not value:
        return None
    return ParameterIs(name, value)


def _season(entry: Entry, node: Node, vocabulary: Vocabulary) -> Condition | None:
    season = entry_of(entry.source, node, "in_season", ("from", "to"))
    if season is None:
        return None
    ends = [_day_of_year(season, key, vocabulary) for key in ("from", "to")]
    first, last = ends
    return None if first is None or last is None else InSeason(first, last)


def _day_of_year(season: Entry, key: str, vocabulary: Vocabulary) -> DayOfYear | None:
    written = season.text(key, example="09-01")
    if written in vocabulary.parameters:
        return _season_parameter(season, key, written, vocabulary)
    found = month_day(written)
    if found is None:
        if written:
            season.problem(
                key, f"in_season: no year has a day '{written}'", "write month and day as MM-DD"
            )
        return None
    return DayOfYear(found)


def _season_parameter(
    season: Entry, key: str, name: str, vocabulary: Vocabulary
) -> DayOfYear | None:
    wrong = [each for each in vocabulary.written_values(name) if month_day(each) is None]
    if wrong:
        season.problem(
            key, f"in_season: parameter {name} says '{wrong[0]}'", "let it say days as MM-DD"
        )
        return None
    if vocabulary.parameter_in_force(season, key, name) is None:
        return None
    return DayOfYear(parameter=name)


def month_day(written: str) -> tuple[int, int] | None:
    """Read MM-DD; None if no common year has such a day."""
    day = iso_day(f"{_COMMON_YEAR}-{written}") if _MONTH_DAY.fullmatch(written) else None
    return None if day is None else (day.month, day.day)


def _test(entry: Entry, head: str, vocabulary: Vocabulary) -> Condition | None:
    name = entry.text("field", example="applicant.birth_date")
    if not name:
        return None
    fact = vocabulary.facts.get(name)
    if fact is None:
        entry.problem(
            "field", f"condition: no field '{name}'", say_one_of(name, tuple(vocabulary.facts))
        )
        return None
    return _READERS[head](entry, name, fact, vocabulary)


def _read_is(entry: Entry, name: str, fact: Fact, _: Vocabulary) -> Condition | None:
    value = entry.text("is")
    return Is(name, value) if _can_be(entry, entry.at("is"), name, fact, value) else None


def _read_one_of(entry: Entry, name: str, fact: Fact, _: Vocabulary) -> Condition | None:
    written = entry.list_of_texts("one_of")
    if not written and isinstance(entry.at("one_of"), yaml.SequenceNode):
        entry.problem("one_of", "condition: one_of holds nothing", "write at least one code")
    fitting = [value for value, node in written if _can_be(entry, node, name, fact, value)]
    if not fitting or len(fitting) < len(written):
        return None
    return OneOf(name, frozenset(fitting))


def _can_be(entry: Entry, node: Node, name: str, fact: Fact, value: str) -> bool:
    if not value:
        return False
    if fact.kind is FactKind.UNKNOWN or (fact.kind is FactKind.EXPIRY and value == LONG_TERM):
        return True
    if fact.kind is not FactKind.CODE:
        entry.source.problem(
            node,
            f"condition: {name} is {fact.kind.value}, which has no codes",
            f"write {LONG_TERM}, before: or given:"
            if fact.kind is FactKind.EXPIRY
            else "ask with given:, or with a predicate for dates",
        )
        return False
    if fact.choices is not None and fact.choices.find(value) is None:
        codes = tuple(choice.code for choice in fact.choices.entries)
        entry.source.problem(
            node,
            f"condition: '{value}' is not in list {fact.choices.code} of {name}",
            say_one_of(value, codes),
        )
        return False
    return True


def _read_given(entry: Entry, name: str, _: Fact, __: Vocabulary) -> Condition | None:
    if scalar(entry.source, entry.at("given"), "given") != "true":
        entry.problem("given", "condition: given takes only true", "write 'given: true'")
        return None
    return Given(name)


def _read_before(entry: Entry, name: str, fact: Fact, vocabulary: Vocabulary) -> Condition | None:
    if not _is_day(entry, "field", name, fact, "before", with_expiry=True):
        return None
    written = entry.text("before", example=RECEIVED_ON)
    if not written:
        return None
    day = iso_day(written)
    if day is not None:
        return Before(name, date=day)
    other = vocabulary.facts.get(written)
    if other is None:
        entry.problem(
            "before",
            f"condition: '{written}' is neither a date nor a field",
            "write YYYY-MM-DD or the id of a date",
        )
        return None
    if not _is_day(entry, "before", written, other, "before", with_expiry=True):
        return None
    return Before(name, other=written)


def _day_reader(
    predicate: str, make: Callable[[str, Setting], Condition], *, with_expiry: bool = False
) -> Reader:
    """Return what reads a predicate of a date and one amount, a number or a parameter."""

    def read(entry: Entry, name: str, fact: Fact, vocabulary: Vocabulary) -> Condition | None:
        fits = _is_day(entry, "field", name, fact, predicate, with_expiry=with_expiry)
        amount = read_setting(entry, predicate, vocabulary)
        return make(name, amount) if fits and amount is not None else None

    return read


def _period_reader(predicate: str, make: Callable[[str, Setting, bool], Condition]) -> Reader:
    """Return what reads a period after a date, whose last day may move off a day off."""

    def read(entry: Entry, name: str, fact: Fact, vocabulary: Vocabulary) -> Condition | None:
        moves = entry.among("day_off", ("moves",), "") == "moves"
        plain = _day_reader(predicate, lambda field, amount: make(field, amount, moves))
        return plain(entry, name, fact, vocabulary)

    return read


def _is_day(
    entry: Entry, key: str, name: str, fact: Fact, predicate: str, *, with_expiry: bool
) -> bool:
    if fact.kind in {FactKind.DAY, FactKind.UNKNOWN}:
        return True
    if with_expiry and fact.kind is FactKind.EXPIRY:
        return True
    entry.problem(
        key,
        f"condition: {predicate} on {name}, which is {fact.kind.value}",
        "name a date, such as applicant.birth_date",
    )
    return False


def read_setting(entry: Entry, key: str, vocabulary: Vocabulary) -> Setting | None:
    """Read a whole number or the name of a parameter whose values are whole numbers."""
    written = entry.text(key, example="10")
    if not written:
        return None
    if is_whole_number(written):
        return Setting(value=int(written))
    if vocabulary.parameter_in_force(entry, key, written) is None:
        return None
    if not all(is_whole_number(value) for value in vocabulary.written_values(written)):
        entry.problem(
            key,
            f"{key}: parameter {written} is not always a whole number",
            "write a number, or name a parameter that holds numbers only",
        )
        return None
    return Setting(parameter=written)


_READERS: Mapping[str, Reader] = {
    "is": _read_is,
    "one_of": _read_one_of,
    "given": _read_given,
    "before": _read_before,
    "younger_than": _day_reader("younger_than", YoungerThan),
    "within_days_of": _period_reader("within_days_of", WithinDaysOf),
    "within_months_of": _period_reader("within_months_of", WithinMonthsOf),
    "from_days_before": _day_reader("from_days_before", FromDaysBefore, with_expiry=True),
    "from_months_before": _day_reader("from_months_before", FromMonthsBefore, with_expiry=True),
    "next_year_within": _day_reader("next_year_within", NextYearWithin),
}


def read_places(entry: Entry, key: str, text: Text, vocabulary: Vocabulary) -> frozenset[str]:
    """Return the parameters that a text names in braces; one that is not in force is a problem."""
    named = sorted(text.places)
    return frozenset(name for name in named if vocabulary.parameter_in_force(entry, key, name))


def parameters_of(condition: Condition) -> frozenset[str]:
    """Name the parameters that a condition looks up."""
    match condition:
        case All(parts) | Any(parts):
            return frozenset[str]().union(*(parameters_of(part) for part in parts))
        case Not(part):
            return parameters_of(part)
        case (
            YoungerThan(_, setting)
            | WithinDaysOf(_, setting, _)
            | WithinMonthsOf(_, setting, _)
            | FromDaysBefore(_, setting)
            | FromMonthsBefore(_, setting)
            | NextYearWithin(_, setting)
        ):
            return frozenset({setting.parameter} - {""})
        case InSeason(first, last):
            return frozenset({first.parameter, last.parameter} - {""})
        case ParameterIs(parameter, _):
            return frozenset({parameter})
        case _:
            return frozenset()
