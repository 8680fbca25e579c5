# SPDX-License-Identifier: Apache-2.0
"""Reads the dated local values of ``forms/parameters/``."""

from datetime import date, timedelta
from pathlib import Path

from clerkapp.catalogue.reading import Entry, file_entry, is_whole_number
from clerkapp.catalogue.sources import Findings, open_source
from clerkapp.catalogue.values import Parameter, ParameterValue

_KEYS = ("name", "meaning", "values")
_VALUE_KEYS = ("value", "from", "to", "basis", "checked_on", "verified")
_ONE_DAY = timedelta(days=1)


def load_parameters(folder: Path, findings: Findings) -> dict[str, Parameter]:
    """Read every parameter; the file's name is the parameter's name."""
    parameters: dict[str, Parameter] = {}
    for path in sorted((folder / "parameters").glob("*.yaml")):
        source = open_source(folder, path, findings)
        if source is None:
            continue
        entry = file_entry(source, "parameter", _KEYS)
        name = entry.text("name", example=path.stem)
        if name and name != path.stem:
            entry.problem("name", f"name '{name}' is not the file's", f"write {path.stem}")
        parameters[path.stem] = Parameter(path.stem, entry.words("meaning"), _values(entry))
    return parameters


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


def is_numeric(parameter: Parameter) -> bool:
    """Say whether every value of a parameter is a whole number."""
    return all(is_whole_number(value.value) for value in parameter.values)


def is_verified(parameter: Parameter) -> bool:
    """Say whether every value of a parameter has been verified."""
    return all(value.verified for value in parameter.values)


def is_in_force(parameter: Parameter, first: date, last: date | None) -> bool:
    """Say whether a parameter without gaps holds on every day from ``first`` on."""
    if not parameter.values or parameter.values[0].holds_from > first:
        return False
    end = parameter.values[-1].holds_to
    return end is None or (last is not None and last <= end)
