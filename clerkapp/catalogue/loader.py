# SPDX-License-Identifier: Apache-2.0
"""Loads the folder ``forms/``, and refuses it with one line for each thing that is wrong."""

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.catalogue.loader_calendars import load_holidays
from clerkapp.catalogue.loader_cases import load_cases
from clerkapp.catalogue.loader_choices import load_choices
from clerkapp.catalogue.loader_item import FoundItem, Shelf, load_item
from clerkapp.catalogue.loader_layouts import load_layouts
from clerkapp.catalogue.loader_parameters import load_parameters, load_regions
from clerkapp.catalogue.reading import PART_KEYS, file_entry
from clerkapp.catalogue.sources import (
    CatalogueError,
    DefinitionProblem,
    Findings,
    Source,
    open_source,
    relative,
)

DIVISIONS = "divisions"
"""Code list of the counties of the whole country."""

_FOLDERS = {
    "items": "*/*.yaml",
    "parameters": "*.yaml",
    "choices": "*.csv",
    "calendars": "*.yaml",
    "layouts": "**/*.yaml",
    "parts": "*.yaml",
    "regions": "*/*.yaml",
    "cases": "*.yaml",
}


def load_catalogue(folder: Path, own: Path | None = None) -> Catalogue:
    """Load everything that ``forms/`` says, worked cases aside.

    Args:
        folder: The definitions.
        own: What the office has added to them; may be missing.

    Raises:
        CatalogueError: Something in it cannot be right; names file and line of everything found.
    """
    findings = Findings()
    catalogue = _load(folder, findings, own)
    if findings.problems:
        raise CatalogueError(findings.sorted())
    return catalogue


def check_folder(folder: Path) -> tuple[DefinitionProblem, ...]:
    """Return everything that is wrong in ``forms/``, worked cases and stray files included."""
    findings = Findings()
    catalogue = _load(folder, findings)
    if not findings.problems:
        load_cases(folder, catalogue, findings)
    _find_strays(folder, findings)
    return findings.sorted()


def _load(folder: Path, findings: Findings, own: Path | None = None) -> Catalogue:
    """Load the shared files, then the items: these are read only where those are right.

    Otherwise one slip in a code list would be repeated at every field that uses the list.
    """
    parameters = load_parameters(folder, findings)
    choices = load_choices(folder, findings)
    shelf = Shelf(
        choices=choices,
        parameters=parameters,
        regional=load_regions(folder, parameters, choices.get(DIVISIONS), findings),
        layouts=load_layouts(folder, findings),
        parts=_load_parts(folder, findings),
    )
    holidays = load_holidays(folder, findings, own)
    found = [] if findings.problems else _load_items(folder, shelf, findings)
    for place, item in enumerate(found):
        _check_against_others(item, found[:place])
    for item in found:
        _check_joint_item(item, found)
    return Catalogue(
        items=tuple(each.item for each in found),
        choices=shelf.choices,
        parameters=shelf.parameters,
        regional=shelf.regional,
        layouts=shelf.layouts,
        holidays=holidays,
    )


def _load_parts(folder: Path, findings: Findings) -> dict[str, Source]:
    """Open what several items share; a part is never edited while an item in force uses it."""
    parts: dict[str, Source] = {}
    for path in sorted((folder / "parts").glob("*.yaml")):
        source = open_source(folder, path, findings)
        if source is not None:
            file_entry(source, "part", PART_KEYS)
            parts[path.stem] = source
    return parts


def _load_items(folder: Path, shelf: Shelf, findings: Findings) -> list[FoundItem]:
    root = folder / "items"
    paths = sorted(path for path in root.iterdir() if path.is_dir()) if root.is_dir() else []
    if not paths:
        findings.add("items", 1, "no item", "add a folder items/<code> with its three files")
    loaded = (load_item(folder, path, shelf, findings) for path in paths)
    return [item for item in loaded if item is not None]


def _check_against_others(found: FoundItem, earlier: Sequence[FoundItem]) -> None:
    """Say at the later folder what two items cannot share while both are in force."""
    for other in earlier:
        if not _meet(found.item, other.item):
            continue
        name = f"{other.item.code} of {other.item.version}"
        if other.item.code == found.item.code:
            found.entry.problem(
                "in_force_from",
                f"in force together with {name}",
                "end the older version with in_force_to on the day before",
            )
        elif other.item.number == found.item.number:
            found.entry.problem(
                "number", f"number {found.item.number} belongs to {name}", "write a free number"
            )


def _check_joint_item(found: FoundItem, others: Sequence[FoundItem]) -> None:
    code = found.item.together_with
    if code and not any(o.item.code == code and _meet(found.item, o.item) for o in others):
        found.entry.problem(
            "together_with", f"together_with: no item '{code}' is in force then", "name another"
        )


def _meet(one: ServiceItem, other: ServiceItem) -> bool:
    """Say whether two items are in force on a common day."""
    one_end, other_end = one.in_force_to or date.max, other.in_force_to or date.max
    return one.in_force_from <= other_end and other.in_force_from <= one_end


def _find_strays(folder: Path, findings: Findings) -> None:
    for path in sorted(folder.iterdir()):
        if path.name not in _FOLDERS:
            findings.add(path.name, 1, "nothing reads this", "keep only " + ", ".join(_FOLDERS))
            continue
        for stray in _strays_in(path, _FOLDERS[path.name]):
            findings.add(
                relative(folder, stray), 1, "nothing reads this file", "name it as the others are"
            )


def _strays_in(folder: Path, pattern: str) -> Iterator[Path]:
    read = set(folder.glob(pattern))
    for path in sorted(folder.rglob("*")):
        if path.is_file() and path not in read:
            yield path
