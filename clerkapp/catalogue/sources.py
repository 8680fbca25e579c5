# SPDX-License-Identifier: Apache-2.0
"""Opens definition files and keeps, for everything read from them, the line on which it stands.

The files are a plain part of YAML: mappings, lists and scalars. Which type a scalar has is told
by the key, never guessed from its looks, so that ``code: 01`` stays ``01`` and ``no`` stays a
word. Anchors, aliases, merge keys and tags are refused: a section chief could not read them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

Node = yaml.Node


@dataclass(frozen=True, slots=True, order=True)
class DefinitionProblem:
    """One thing that is wrong in ``forms/``.

    Attributes:
        file: Path below the folder, with ``/``.
        line: Line, from 1.
        what: What is wrong.
        instead: What to write instead.
    """

    file: str
    line: int
    what: str
    instead: str

    def __str__(self) -> str:
        """Return the line that ``clerkapp check-forms`` prints."""
        return f"{self.file}:{self.line}: {self.what}; {self.instead}"


class CatalogueError(Exception):
    """The folder of definitions cannot be used; every problem found is named."""

    def __init__(self, problems: tuple[DefinitionProblem, ...]) -> None:
        """Keep the problems, in order of file and line."""
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = problems


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems found so far."""

    problems: list[DefinitionProblem] = field(default_factory=list[DefinitionProblem])

    def add(self, file: str, line: int, what: str, instead: str) -> None:
        """Write a problem down; the same one is written once."""
        problem = DefinitionProblem(file, line, what, instead)
        if problem not in self.problems:
            self.problems.append(problem)

    def sorted(self) -> tuple[DefinitionProblem, ...]:
        """Return the problems in order of file and line."""
        return tuple(sorted(self.problems))

    def of(self, *files: str) -> bool:
        """Say whether any problem was found in one of the files."""
        return any(problem.file in files for problem in self.problems)


@dataclass(frozen=True, slots=True)
class Source:
    """One definition file that could be opened.

    Attributes:
        file: Path below the folder, with ``/``.
        root: Its outermost node.
        findings: Where its problems are written down.
        parts: What its lists may take in with ``use``, by name.
    """

    file: str
    root: Node
    findings: Findings
    parts: Mapping[str, "Source"] = field(default_factory=dict[str, "Source"])

    def problem(self, node: Node, what: str, instead: str) -> None:
        """Write down what is wrong at a node."""
        self.findings.add(self.file, line_of(node), what, instead)


def line_of(node: Node) -> int:
    """Return the line on which a node begins, from 1."""
    return node.start_mark.line + 1


def relative(folder: Path, path: Path) -> str:
    """Return a path as problems name it."""
    return path.relative_to(folder).as_posix()


# What YAML allows in a text (YAML 1.1, 5.1); anything else cannot be seen and was not meant.
_UNSEEN = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def read_text(folder: Path, path: Path, findings: Findings) -> str | None:
    """Read a file as UTF-8, or write down why not; a byte order mark is passed over."""
    file = relative(folder, path)
    raw = path.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        findings.add(file, line, "not UTF-8 text", "save the file with encoding UTF-8")
        return None
    unseen = _UNSEEN.search(text)
    if unseen is None:
        return text
    line = text.count("\n", 0, unseen.start()) + 1
    findings.add(file, line, f"unseen character U+{ord(unseen[0]):04X}", "delete it")
    return None


def open_source(folder: Path, path: Path, findings: Findings) -> Source | None:
    """Open one YAML file of keys, or write down why it cannot be read."""
    file = relative(folder, path)
    root = _composed(folder, path, findings)
    if root is None:
        if not findings.of(file):
            findings.add(file, 1, "the file is empty", "write one 'key: value' a line")
        return None
    if not isinstance(root, yaml.MappingNode):
        findings.add(file, 1, "the file holds no keys", "write one 'key: value' a line")
        return None
    return Source(file, root, findings)


def open_list(path: Path, findings: Findings) -> Source | None:
    """Open one YAML file that holds a list, or write down why it cannot be read."""
    root = _composed(path.parent, path, findings)
    if (root is None and not findings.problems) or isinstance(root, yaml.MappingNode):
        findings.add(path.name, 1, "the file holds no list", "begin each item with '- '")
        return None
    return Source(path.name, root, findings) if root is not None else None


def _composed(folder: Path, path: Path, findings: Findings) -> Node | None:
    file = relative(folder, path)
    text = read_text(folder, path, findings)
    if text is None:
        return None
    try:
        if _MAY_BE_SPECIAL.search(text) and _has_special(file, text, findings):
            return None
        return _PlainLoader(text).get_single_node()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        findings.add(
            file,
            mark.line + 1 if mark else 1,
            f"not readable as YAML: {error.problem or error.context}",
            "indent with spaces and quote texts that contain ': ' or ' #'",
        )
        return None


class _PlainLoader(yaml.CSafeLoader):
    """Composes nodes without guessing the types of scalars."""

    def resolve(self, kind: type[Node], value: object, implicit: object) -> str:
        """Give every node the tag of its shape, whatever it looks like."""
        del value, implicit
        return _TAGS[kind]


_TAGS: dict[type[Node], str] = {
    yaml.ScalarNode: "tag:yaml.org,2002:str",
    yaml.SequenceNode: "tag:yaml.org,2002:seq",
    yaml.MappingNode: "tag:yaml.org,2002:map",
}


# Cheap look for anything that could be an anchor, an alias or a tag; a hit is then made sure of.
_MAY_BE_SPECIAL = re.compile(r"(?m)(?:^|[\s\[{,:-])[&*!]\S")


def _has_special(file: str, text: str, findings: Findings) -> bool:
    loader = _PlainLoader(text)
    found = False
    while (event := loader.get_event()) is not None:
        words = _special(event)
        if words is not None:
            findings.add(file, event.start_mark.line + 1, *words)
            found = True
        if isinstance(event, yaml.StreamEndEvent):
            break
    return found


def _special(event: yaml.Event) -> tuple[str, str] | None:
    if isinstance(event, yaml.AliasEvent):
        return f"alias *{event.anchor}", "write the value out"
    if isinstance(event, yaml.NodeEvent) and event.anchor:
        return f"anchor &{event.anchor}", "take it out and write the value where it is needed"
    tag: object = getattr(event, "tag", None)
    if tag:
        written = str(tag).replace("tag:yaml.org,2002:", "!!")
        return f"tag {written}", "take it out: the key tells the type"
    return None
