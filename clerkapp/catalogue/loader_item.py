# SPDX-License-Identifier: Apache-2.0
"""Reads the folder of one service item in one version."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from clerkapp.catalogue.definitions import (
    Authority,
    Eligibility,
    Form,
    PromiseRule,
    RefusalReason,
    ServiceItem,
    Unit,
)
from clerkapp.catalogue.layouts import Layout
from clerkapp.catalogue.loader_cards import read_invalidates
from clerkapp.catalogue.loader_conditions import (
    parameters_of,
    read_condition,
    read_places,
    read_setting,
)
from clerkapp.catalogue.loader_documents import read_documents
from clerkapp.catalogue.loader_form import ItemHead, load_form, read_name
from clerkapp.catalogue.loader_papers import load_papers
from clerkapp.catalogue.loader_stages import (
    START_EVENTS,
    check_limits,
    read_guidance,
    read_limits,
    read_stages,
)
from clerkapp.catalogue.loader_trust import require_marked, require_verified
from clerkapp.catalogue.loader_vocabulary import Vocabulary
from clerkapp.catalogue.reading import STAND_IN_DAY, Entry, file_entry, say_one_of
from clerkapp.catalogue.sources import Findings, Source, open_source, relative
from clerkapp.catalogue.values import ChoiceList, Parameter, Regional

_ITEM_KEYS = (
    "code",
    "version",
    "number",
    "initials",
    "in_force_from",
    "in_force_to",
    "name",
    "summary",
    "who",
    "authority",
    "channel",
    "fee",
    "legal_basis",
    "eligibility",
    "promises",
    "documents",
    "refusals",
    "stages",
    "guidance",
    "limits",
    "questions",
    "regions",
    "awaits_number_when",
    "together_with",
    "until_delivered",
    "invalidates",
    "verified",
)
_ELIGIBILITY_KEYS = (
    "code",
    "sentence",
    "basis",
    "fulfilled_when",
    "shows",
    "otherwise",
    "refuses",
    "verified",
)
_PROMISE_KEYS = ("clock", "name", "start_event", "amount", "unit", "basis", "verified")
_REFUSAL_KEYS = ("code", "reason", "basis", "where_to", "when", "refers")
_FILES = ("item.yaml", "form.yaml", "materials.yaml")
_INITIALS = re.compile(r"[a-z0-9]+")
_REGION = re.compile(r"[1-9][0-9]([0-9]{2}){0,2}")
CLOCKS = ("registration", "card")


@dataclass(frozen=True, slots=True)
class Shelf:
    """What the items of a folder share."""

    choices: Mapping[str, ChoiceList]
    parameters: Mapping[str, Parameter]
    regional: Regional
    layouts: Mapping[tuple[str, str], Layout]
    parts: Mapping[str, Source]


@dataclass(frozen=True, slots=True)
class FoundItem:
    """An item with the entry that it was read from, for checks across items."""

    entry: Entry
    item: ServiceItem


def load_item(folder: Path, path: Path, shelf: Shelf, findings: Findings) -> FoundItem | None:
    """Read one item's folder; None if it cannot be read at all."""
    sources = {name: _open(folder, path / name, shelf, findings) for name in _FILES}
    for extra in sorted(path.iterdir()):
        if extra.name not in _FILES:
            file = relative(folder, extra)
            findings.add(file, 1, "nothing reads this file", "keep only " + ", ".join(_FILES))
    main, form_source, papers_source = (sources[name] for name in _FILES)
    if main is None or form_source is None or papers_source is None:
        return None
    entry = file_entry(main, "item", _ITEM_KEYS)
    first, last = entry.day("in_force_from"), entry.day_or_none("in_force_to")
    if last is not None and last < first:
        entry.problem("in_force_to", f"in_force_to {last} lies before {first}", "write a later day")
    head = ItemHead(
        None if first == STAND_IN_DAY else first,
        last,
        shelf.choices,
        shelf.parameters,
        shelf.regional,
    )
    form, vocabulary = load_form(form_source, head)
    promises, limits = tuple(_promises(entry, vocabulary)), tuple(read_limits(entry))
    check_limits(entry, promises, limits, vocabulary)
    item = ServiceItem(
        code=_code(entry, path),
        version=_version(entry, path),
        number=entry.number("number"),
        initials=_initials(entry),
        in_force_from=first,
        in_force_to=last,
        name=entry.words("name"),
        summary=entry.words("summary"),
        who=entry.words("who"),
        authority=entry.kind("authority", Authority),
        channel=entry.words("channel"),
        fee=entry.words("fee"),
        legal_basis=entry.words("legal_basis"),
        form=form,
        papers=load_papers(papers_source, vocabulary),
        eligibility=tuple(_eligibility(entry, vocabulary)),
        promises=promises,
        documents=read_documents(entry, vocabulary, shelf.layouts),
        refusals=tuple(_refusals(entry, vocabulary)),
        stages=tuple(read_stages(entry)),
        guidance=tuple(read_guidance(entry, vocabulary)),
        limits=limits,
        questions=_questions(entry, form),
        regions=_regions(entry),
        awaits_number_when=read_condition(entry, "awaits_number_when", vocabulary),
        together_with=entry.text("together_with", ""),
        until_delivered=entry.words("until_delivered", optional=True),
        invalidates=tuple(read_invalidates(entry, form, vocabulary)),
        verified=entry.flag("verified", True),
    )
    return FoundItem(entry, item)


def _open(folder: Path, path: Path, shelf: Shelf, findings: Findings) -> Source | None:
    if not path.is_file():
        findings.add(relative(folder, path), 1, "the file is missing", f"add {path.name}")
        return None
    source = open_source(folder, path, findings)
    return None if source is None else replace(source, parts=shelf.parts)


def _questions(entry: Entry, form: Form) -> tuple[str, ...]:
    known = {field.id: field for field in form.fields}
    names: list[str] = []
    for name, node in entry.list_of_texts("questions"):
        if name not in known:
            what = f"questions: no field '{name}'"
            entry.source.problem(node, what, say_one_of(name, tuple(known)))
        names.append(name)
    return tuple(names)


def _regions(entry: Entry) -> tuple[str, ...]:
    codes = entry.list_of_texts("regions")
    for code, node in codes:
        if _REGION.fullmatch(code) is None:
            entry.source.problem(node, f"regions: '{code}'", "write 2, 4 or 6 digits")
    return tuple(code for code, _ in codes)


def _code(entry: Entry, path: Path) -> str:
    code = read_name(entry, "code")
    folder_code = path.name.partition("@")[0]
    if code and code != folder_code:
        entry.problem("code", f"code '{code}' is not the folder's", f"write {folder_code}")
    return code


def _version(entry: Entry, path: Path) -> str:
    version = entry.day("version").isoformat()
    folder_version = path.name.partition("@")[2]
    if "version" in entry and folder_version and version != folder_version:
        entry.problem(
            "version", f"version {version} is not the folder's", f"write {folder_version}"
        )
    return version


def _initials(entry: Entry) -> str:
    initials = entry.text("initials", example="wcnrshbzksl")
    if initials and _INITIALS.fullmatch(initials) is None:
        entry.problem("initials", f"initials '{initials}'", "write small letters and digits only")
    return initials


def _eligibility(entry: Entry, vocabulary: Vocabulary) -> Iterator[Eligibility]:
    codes: set[str] = set()
    for part in entry.entries("eligibility", _ELIGIBILITY_KEYS):
        code = read_name(part, "code")
        if code in codes:
            part.problem("code", f"condition '{code}' stands twice", "give it another code")
        codes.add(code)
        condition = read_condition(part, "fulfilled_when", vocabulary)
        if "fulfilled_when" not in part:
            part.missing("fulfilled_when", "{field: …, …}")
        refuses, verified = part.flag("refuses", False), part.flag("verified", True)
        if refuses:
            require_verified(part, "refuses", verified, condition, vocabulary)
        elif verified and condition is not None:
            require_marked(part, "fulfilled_when", parameters_of(condition), vocabulary)
        sentence, basis = part.words("sentence"), part.words("basis")
        shows = _shows(part, vocabulary)
        otherwise = part.words("otherwise", optional=True)
        for key, text in (("sentence", sentence), ("otherwise", otherwise)):
            named = read_places(part, key, text, vocabulary)
            if verified:
                require_marked(part, key, named, vocabulary)
        if condition is not None:
            yield Eligibility(code, sentence, basis, condition, shows, otherwise, refuses, verified)


def _shows(entry: Entry, vocabulary: Vocabulary) -> tuple[str, ...]:
    names: list[str] = []
    for name, node in entry.list_of_texts("shows"):
        if name not in vocabulary.facts:
            known = tuple(vocabulary.facts)
            entry.source.problem(node, f"shows: no field '{name}'", say_one_of(name, known))
        names.append(name)
    return tuple(names)


def _promises(entry: Entry, vocabulary: Vocabulary) -> Iterator[PromiseRule]:
    clocks: set[str] = set()
    for part in entry.entries("promises", _PROMISE_KEYS):
        clock = part.among("clock", CLOCKS)
        if clock in clocks:
            part.problem("clock", f"clock '{clock}' stands twice", "keep one promise for a clock")
        clocks.add(clock)
        name, event = part.words("name"), part.among("start_event", START_EVENTS)
        unit, basis = part.kind("unit", Unit), part.words("basis")
        amount = read_setting(part, "amount", vocabulary)
        if amount is not None:
            verified = part.flag("verified", True)
            if verified and amount.parameter:
                require_marked(part, "amount", {amount.parameter}, vocabulary)
            yield PromiseRule(clock, name, event, amount, unit, basis, verified)


def _refusals(entry: Entry, vocabulary: Vocabulary) -> Iterator[RefusalReason]:
    codes: set[str] = set()
    for part in entry.entries("refusals", _REFUSAL_KEYS):
        code = read_name(part, "code")
        if code in codes:
            part.problem("code", f"reason '{code}' stands twice", "give it another code")
        codes.add(code)
        where_to = part.words("where_to", optional=True)
        when = read_condition(part, "when", vocabulary)
        refers = part.flag("refers", False)
        if refers and "where_to" not in part:
            part.missing("where_to", "{zh: …, en: …}")
        reason, basis = part.words("reason"), part.words("basis")
        yield RefusalReason(code, reason, basis, where_to, when, refers)
