# SPDX-License-Identifier: Apache-2.0
"""Reads the code lists of ``forms/choices/*.csv``."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from clerkapp.catalogue.definitions import Text
from clerkapp.catalogue.reading import say_one_of
from clerkapp.catalogue.sources import Findings, read_text, relative
from clerkapp.catalogue.values import Choice, ChoiceList

_COLUMNS = ("code", "zh", "en", "initials")
_EXTRA_COLUMNS = ("national_code", "note")
_INITIALS = re.compile(r"[a-z0-9]*")

Row = tuple[int, Mapping[str, str]]


def load_choices(folder: Path, findings: Findings) -> dict[str, ChoiceList]:
    """Read every code list; the file's name is its code."""
    lists: dict[str, ChoiceList] = {}
    for path in sorted((folder / "choices").glob("*.csv")):
        text = read_text(folder, path, findings)
        if text is not None:
            lists[path.stem] = _load_list(relative(folder, path), path.stem, text, findings)
    return lists


def _load_list(file: str, code: str, text: str, findings: Findings) -> ChoiceList:
    rows: list[Row] = []
    try:
        rows.extend(_rows(file, text, findings))
    except csv.Error as error:
        findings.add(
            file, len(rows) + 2, f"not readable as CSV: {error}", "close every quotation mark"
        )
    return ChoiceList(code, _entries(file, rows, findings))


def _entries(file: str, rows: Sequence[Row], findings: Findings) -> tuple[Choice, ...]:
    seen: dict[str, int] = {}
    entries: list[Choice] = []
    for line, row in rows:
        entry = row["code"]
        if entry in seen:
            findings.add(
                file,
                line,
                f"code '{entry}' stands twice",
                f"keep one of lines {seen[entry]} and {line}",
            )
            continue
        seen[entry] = line
        for column in ("code", "zh", "en"):
            if not row[column]:
                findings.add(file, line, f"column {column} is empty", f"write the {column} text")
        if _INITIALS.fullmatch(row["initials"]) is None:
            findings.add(
                file,
                line,
                f"initials '{row['initials']}'",
                "write small letters a-z and digits only",
            )
        entries.append(Choice(entry, Text(row["zh"], row["en"]), row["initials"]))
    if not entries and not findings.of(file):
        findings.add(file, 1, "the list is empty", "write at least one code below the head")
    return tuple(entries)


def _rows(file: str, text: str, findings: Findings) -> Iterator[Row]:
    reader = csv.reader(text.split("\n"), strict=True)
    head = next(reader, list[str]())
    if not _is_head(file, head, findings):
        return
    for values in reader:
        if not values:
            continue
        if len(values) != len(head):
            findings.add(
                file,
                reader.line_num,
                f"{len(values)} columns instead of {len(head)}",
                'separate the columns with commas; put a text that holds a comma in "…"',
            )
            continue
        cells = (value.strip() for value in values)
        yield reader.line_num, dict(zip(head, cells, strict=True))


def _is_head(file: str, head: list[str], findings: Findings) -> bool:
    if tuple(head[: len(_COLUMNS)]) != _COLUMNS:
        findings.add(
            file, 1, f"the head is '{','.join(head)}'", f"begin it with {','.join(_COLUMNS)}"
        )
        return False
    for column in head[len(_COLUMNS) :]:
        if column not in _EXTRA_COLUMNS:
            findings.add(file, 1, f"unknown column '{column}'", say_one_of(column, _EXTRA_COLUMNS))
            return False
    return True
