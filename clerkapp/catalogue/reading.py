# SPDX-License-Identifier: Apache-2.0
"""Reads typed values out of definition files and says, with the line, what cannot be right.

Every reader writes a problem down and hands back a stand-in, so that one pass finds everything.
"""

import difflib
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar, cast

import yaml

from clerkapp.catalogue.definitions import NO_TEXT, Text
from clerkapp.catalogue.sources import Node, Source, line_of

EnumType = TypeVar("EnumType", bound=StrEnum)

STAND_IN_DAY = date(2000, 1, 1)
_WHOLE_NUMBER = re.compile(r"0|[1-9][0-9]{0,8}")
_NOTHING = frozenset({"", "~", "null"})
PART_KEYS = (
    "sections",
    "fields",
    "checks",
    "papers",
    "eligibility",
    "promises",
    "limits",
    "documents",
    "refusals",
    "guidance",
    "stages",
)
"""Lists that a file of ``forms/parts/`` may hold for items to ``use``."""

_NAMING = ("id", "code", "clock", "state", "kind", "start_event")
"""Keys whose value names an entry of a part, the first that it has."""

_CLOSE = 0.6
_FEW = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """A mapping of a definition file whose keys are all known and stand once.

    Attributes:
        source: The file.
        node: The mapping.
        values: Key → its value's node.
        name: What the mapping is, for messages.
        misspelt: Keys that are probably meant by unknown ones.
    """

    source: Source
    node: Node
    values: Mapping[str, Node]
    name: str
    misspelt: frozenset[str] = frozenset()

    def __contains__(self, key: str) -> bool:
        """Say whether the key is written."""
        return key in self.values

    def at(self, key: str) -> Node:
        """Return the node of a key, or of the mapping if the key is not written."""
        return self.values.get(key, self.node)

    def problem(self, key: str, what: str, instead: str) -> None:
        """Write down what is wrong at a key."""
        self.source.problem(self.at(key), what, instead)

    def missing(self, key: str, example: str) -> None:
        """Write down that a key is missing, unless it only seems so for a slip of the pen."""
        if key not in self.misspelt:
            what = f"{self.name}: {key} is missing"
            self.source.problem(self.node, what, f"add '{key}: {example}'")

    def text(self, key: str, default: str | None = None, example: str = "…") -> str:
        """Read one text; without a default the key must be written."""
        node = self.values.get(key)
        if node is None:
            if default is None:
                self.missing(key, example)
            return default or ""
        return scalar(self.source, node, key)

    def words(self, key: str, *, optional: bool = False) -> Text:
        """Read a text in both languages."""
        node = self.values.get(key)
        if node is None:
            if not optional:
                self.missing(key, "{zh: …, en: …}")
            return NO_TEXT
        both = entry_of(self.source, node, key, ("zh", "en"))
        if both is None:
            return NO_TEXT
        for language in ("zh", "en"):
            if language not in both:
                both.problem(
                    key, f"{key}: the text in {language} is missing", f"add '{language}: …'"
                )
        return Text(both.text("zh", ""), both.text("en", ""))

    def flag(self, key: str, default: bool) -> bool:
        """Read ``true`` or ``false``."""
        if key not in self.values:
            return default
        written = scalar(self.source, self.values[key], key)
        if written not in {"true", "false", ""}:
            self.problem(key, f"{key}: '{written}' is no yes or no", "write true or false")
        return written == "true"

    def number(self, key: str, default: int | None = None) -> int:
        """Read a whole number from 0."""
        if key not in self.values and default is not None:
            return default
        written = self.text(key, example="1")
        if written and not is_whole_number(written):
            self.problem(key, f"{key}: '{written}' is no whole number", "write digits only")
        return int(written) if is_whole_number(written) else 0

    def day(self, key: str) -> date:
        """Read a date; the key must be written."""
        written = self.text(key, example="2026-07-01")
        if not written:
            return STAND_IN_DAY
        return self._iso(key, written) or STAND_IN_DAY

    def day_or_none(self, key: str) -> date | None:
        """Read a date that may be left out."""
        if key not in self.values:
            return None
        return self._iso(key, scalar(self.source, self.values[key], key))

    def _iso(self, key: str, written: str) -> date | None:
        found = iso_day(written)
        if found is None and written:
            self.problem(
                key, f"{key}: '{written}' is no date", "write a day that exists as YYYY-MM-DD"
            )
        return found

    def among(self, key: str, allowed: Collection[str], default: str | None = None) -> str:
        """Read a word of a closed list."""
        written = self.text(key, default, example=next(iter(allowed), "…"))
        if written and written not in allowed:
            self.problem(key, f"{key}: '{written}' is not known", say_one_of(written, allowed))
            return default or ""
        return written

    def kind(self, key: str, kinds: type[EnumType], default: EnumType | None = None) -> EnumType:
        """Read a word of an enumeration; its first member stands in for a wrong one."""
        allowed = [member.value for member in kinds]
        written = self.among(key, allowed, default.value if default is not None else None)
        return kinds(written) if written in allowed else next(iter(kinds))

    def has_no_items(self, key: str) -> bool:
        """Say whether an empty list is written under a key."""
        node = self.values.get(key)
        return isinstance(node, yaml.SequenceNode) and not node.value

    def list_of_texts(self, key: str) -> tuple[tuple[str, Node], ...]:
        """Read a list of texts with their nodes; empty if the key is not written."""
        return tuple(
            (scalar(self.source, node, key), node)
            for node in items_of(self.source, self.values.get(key), key)
        )

    def entries(
        self, key: str, keys: Collection[str], *, required: bool = True
    ) -> Iterator["Entry"]:
        """Read a list of mappings."""
        if key not in self.values:
            if required:
                self.missing(key, "[…]")
            return
        for node in items_of(self.source, self.values[key], key):
            if _is_use(node):
                yield from self._used(node, key, keys)
                continue
            entry = entry_of(self.source, node, key.removesuffix("s"), keys)
            if entry is not None:
                yield entry

    def _used(self, node: Node, key: str, keys: Collection[str]) -> Iterator["Entry"]:
        """Read what a shared part lists under the same key."""
        use = entry_of(self.source, node, "use", ("use", "without"))
        if use is None:
            return
        part = self.source.parts.get(use.text("use"))
        if part is None:
            known = tuple(self.source.parts)
            what = f"use: no part '{use.text('use')}'"
            use.problem("use", what, say_one_of(use.text("use"), known) if known else "add it")
            return
        lists = file_entry(part, "part", PART_KEYS)
        if key not in lists:
            use.problem("use", f"use: {part.file} has no {key}", f"add '{key}:' to it")
            return
        left_out = {written for written, _ in use.list_of_texts("without")}
        entries = tuple(lists.entries(key, keys))
        names = [_name_of(each) for each in entries]
        for written, at in use.list_of_texts("without"):
            if written not in names:
                self.source.problem(
                    at, f"without: no '{written}' there", say_one_of(written, names)
                )
        yield from (each for each in entries if _name_of(each) not in left_out)


def _is_use(node: Node) -> bool:
    return isinstance(node, yaml.MappingNode) and any(
        isinstance(key, yaml.ScalarNode) and key.value == "use" for key, _ in node.value
    )


def _name_of(entry: Entry) -> str:
    """Return the word by which ``without`` leaves an entry out."""
    node = next((entry.values[key] for key in _NAMING if key in entry), None)
    return str(node.value) if isinstance(node, yaml.ScalarNode) else ""


def entry_of(source: Source, node: Node, name: str, keys: Collection[str]) -> Entry | None:
    """Read a mapping; a key that is unknown or written twice is a problem."""
    if not isinstance(node, yaml.MappingNode):
        source.problem(node, f"{name}: not a mapping", f"write {name} as 'key: value' lines")
        return None
    return _entry(source, node, name, keys)


def file_entry(source: Source, name: str, keys: Collection[str]) -> Entry:
    """Read the outermost mapping of a file that ``open_source`` has opened."""
    return _entry(source, cast(yaml.MappingNode, source.root), name, keys)


def _entry(source: Source, node: yaml.MappingNode, name: str, keys: Collection[str]) -> Entry:
    values: dict[str, Node] = {}
    misspelt: set[str] = set()
    for key_node, value in node.value:
        key = key_node.value if isinstance(key_node, yaml.ScalarNode) else ""
        if key == "<<":
            source.problem(key_node, "merge key <<", "write the keys out")
        elif key in values:
            source.problem(
                key_node,
                f"{name}: key '{key}' stands twice",
                f"keep one of lines {line_of(values[key])} and {line_of(key_node)}",
            )
        elif key not in keys:
            source.problem(key_node, f"{name}: unknown key '{key}'", say_one_of(key, keys))
            misspelt.update(difflib.get_close_matches(key, keys, n=1, cutoff=_CLOSE))
        else:
            values[key] = value
    return Entry(source, node, values, name, frozenset(misspelt))


def items_of(source: Source, node: Node | None, name: str) -> tuple[Node, ...]:
    """Return the items of a list."""
    if node is None:
        return ()
    if not isinstance(node, yaml.SequenceNode):
        source.problem(node, f"{name}: not a list", "write each item after '- '")
        return ()
    return tuple(node.value)


def scalar(source: Source, node: Node, name: str) -> str:
    """Return one value as text; an empty one is a problem."""
    if not isinstance(node, yaml.ScalarNode):
        source.problem(node, f"{name}: not a single value", f"write '{name}: value'")
        return ""
    written: str = node.value.strip()
    if not written or (not node.style and written in _NOTHING):
        source.problem(node, f"{name} is empty", "write the value, or leave the key out")
        return ""
    return written


def say_one_of(written: str, allowed: Collection[str]) -> str:
    """Say what may stand instead: the nearest word, or the whole list where it is short."""
    near = difflib.get_close_matches(written, allowed, n=1, cutoff=_CLOSE)
    if near:
        return f"write {near[0]}"
    if len(allowed) > _FEW:
        return f"write one of the {len(allowed)} that exist, such as {next(iter(allowed))}"
    return "write one of: " + ", ".join(allowed)


def is_whole_number(written: str) -> bool:
    """Say whether a text is a whole number from 0, without leading zeros."""
    return _WHOLE_NUMBER.fullmatch(written) is not None


def iso_day(written: str) -> date | None:
    """Read YYYY-MM-DD; None if it is no such day."""
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", written) is None:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
