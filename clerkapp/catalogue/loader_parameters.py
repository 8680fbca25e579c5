# SPDX-License-Identifier: Apache-2.0
"""Reads the dated local values of ``forms/parameters/``."""

import re
from collections.abc import Iterator, Mapping
from datetime import timedelta
from pathlib import Path

from clerkapp.catalogue.reading import Entry, file_entry
from clerkapp.catalogue.sources import Findings, open_source
from clerkapp.catalogue.values import ChoiceList, Parameter, ParameterValue

_KEYS = ("name", "meaning", "values")
_REGION_KEYS = ("name", "values")
_REGION = re.compile(r"[1-9][0-9]([0-9]{2}){0,2}")
_VALUE_KEYS = ("value", "from", "to", "basis", "checked_on", "verified")
_ONE_DAY = timedelta(days=1)


def load_parameters(folder: Path, findings: Findings) -> dict[str, Parameter]:
    """Read the parameters that hold nationally; the file's name is the parameter's name."""
    return {
        name: Parameter(name, entry.words("meaning"), _values(entry))
        for name, entry in _parameter_files(folder, folder / "parameters", findings, _KEYS)
    }


def load_regions(
    folder: Path,
    national: Mapping[str, Parameter],
    divisions: ChoiceList | None,
    findings: Findings,
) -> dict[str, dict[str, Parameter]]:
    """Read what regions say instead: division code → name → parameter.

    A region's value holds for its offices on the days that it names; on other days the value of
    the region above it, and at last the national one, holds. Where the folder has a list of
    divisions, a region must hold at least one of them: a slip in its code would go unnoticed.
    """
    regions: dict[str, dict[str, Parameter]] = {}
    root = folder / "regions"
    for path in sorted(root.iterdir()) if root.is_dir() else ():
        if _REGION.fullmatch(path.name) is None:
            file = path.relative_to(folder).as_posix()
            findings.add(file, 1, f"'{path.name}' is no region", "write 2, 4 or 6 digits")
            continue
        if divisions is not None and not _has_division(divisions, path.name):
            file = path.relative_to(folder).as_posix()
            what = f"no division of choices/{divisions.code}.csv lies in region {path.name}"
            findings.add(file, 1, what, "write the code of a province, city or county")
        regions[path.name] = _region(folder, path, national, findings)
    return regions


def _has_division(divisions: ChoiceList, region: str) -> bool:
    return any(choice.code.startswith(region) for choice in divisions.entries)


def _region(
    folder: Path, path: Path, national: Mapping[str, Parameter], findings: Findings
) -> dict[str, Parameter]:
    found: dict[str, Parameter] = {}
    for name, entry in _parameter_files(folder, path, findings, _REGION_KEYS):
        if name not in national:
            what = f"no parameter '{name}' holds nationally"
            entry.problem("name", what, f"add parameters/{name}.yaml, or take this file out")
            continue
        found[name] = Parameter(name, national[name].meaning, _values(entry))
    return found


def _parameter_files(
    folder: Path, path: Path, findings: Findings, keys: tuple[str, ...]
) -> Iterator[tuple[str, Entry]]:
    for file in sorted(path.glob("*.yaml")):
        source = open_source(folder, file, findings)
        if source is None:
            continue
        entry = file_entry(source, "parameter", keys)
        name = entry.text("name", example=file.stem)
        if name and name != file.stem:
            entry.problem("name", f"name '{name}' is not the file's", f"write {file.stem}")
        yield file.stem, entry


def _values(entry: Entry) -> tuple[ParameterValue, ...]:
    parts = list(entry.entries("values", _VALUE_KEYS))
    values = [_value(part) for part in parts]
    if not values and entry.has_no_items("values"):
        entry.problem("values", "values: no value", "write at least one value with its dates")
    for before, after, part in zip(values, values[1:], parts[1:], strict=False):
        _check_succession(before, after, part)
    return tuple(values)


def _value(part: Entry) -> ParameterValue:
    holds_from, holds_to = part.day("from"), part.day_or_none("to")
    if holds_to is not None and holds_to < holds_from:
        part.problem("to", f"to: {holds_to} lies before from", "write a later day")
    if "verified" not in part:
        part.missing("verified", "false")
    return ParameterValue(
        value=part.text("value", example="10"),
        holds_from=holds_from,
        holds_to=holds_to,
        basis=part.words("basis"),
        checked_on=part.day("checked_on"),
        verified=part.flag("verified", False),
    )


def _check_succession(before: ParameterValue, after: ParameterValue, part: Entry) -> None:
    if before.holds_to is None or after.holds_from <= before.holds_to:
        part.problem(
            "from",
            f"overlaps the value from {before.holds_from}",
            f"end that value with 'to: {after.holds_from - _ONE_DAY}'"
            if after.holds_from > before.holds_from
            else "write the values in order of their days, oldest first",
        )
    elif after.holds_from > before.holds_to + _ONE_DAY:
        part.problem(
            "from",
            f"no value from {before.holds_to + _ONE_DAY} to {after.holds_from - _ONE_DAY}",
            f"write 'from: {before.holds_to + _ONE_DAY}'",
        )
