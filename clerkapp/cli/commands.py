# SPDX-License-Identifier: Apache-2.0
"""One function per command; each returns the exit code."""

import argparse
import json
import sys
from datetime import UTC
from pathlib import Path
from typing import Any

from clerkapp.bootstrap import Counter
from clerkapp.catalogue.loader import check_folder
from clerkapp.catalogue.visit_file import read_visits
from clerkapp.cli.answers import (
    case_json,
    document_json,
    file_name,
    item_json,
    row_json,
    view_json,
)
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.problems import ClerkError, OutsideError, Severity
from clerkapp.presentation.amendments import amendment_lines
from clerkapp.presentation.words import Words
from clerkapp.services import lookups, prints, visits
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.further_papers import ON_REQUEST, hand_out
from clerkapp.services.signing import newest

DONE = 0
TRADE_SAYS_NO = 1
# 2 is wrong use, with which argparse ends by itself.
OUTSIDE_FAILED = 3
READER_LEFT = 141
"""What the shell makes of a command that SIGPIPE ended, as ``cat`` does under ``head``."""


def items(counter: Counter, arguments: argparse.Namespace, words: Words) -> int:
    """Print the catalogue in force on a day."""
    day = arguments.on or counter.clock.now().date()
    found = counter.catalogue.items_on(day)
    if arguments.json:
        print_json({"items": [item_json(item, words.language) for item in found]})
        return DONE
    for item in found:
        print(f"{item.number:>2}  {item.code}  {item.name.in_language(words.language)}")
        for field in item.form.fields:
            print(f"      {field.id:<28} {field.label.in_language(words.language)}")
        for paper in item.papers:
            print(f"    * {paper.code:<28} {paper.name.in_language(words.language)}")
        for document in item.documents:
            print(f"    > {document.kind:<28} {document.layout}")
    return DONE


def check_forms(folder: Path, words: Words) -> int:
    """Lint definitions; one line per problem.

    Raises:
        OutsideError: ``file.cannot_read`` when there is no such folder.
    """
    if not folder.is_dir():
        raise OutsideError("file.cannot_read", file=str(folder))
    problems = check_folder(folder)
    for problem in problems:
        print(problem)
    if not problems:
        print(words("cli.forms_good", folder=str(folder)))
    return TRADE_SAYS_NO if problems else DONE


def visit(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Perform the visits of a file and print their summary."""
    try:
        scripts = read_visits(arguments.file, desk.now().tzinfo or UTC)
    except OSError as error:
        raise OutsideError("file.cannot_read", file=str(arguments.file)) from error
    for script in scripts:
        visits.require_known(desk, script)
    make_folder(arguments.out)
    cases: list[dict[str, Any]] = []
    refused = False
    try:
        for script in scripts:
            result = visits.perform(desk, script)
            written = [_write(desk, d, result.case, arguments.out) for d in result.documents]
            item = item_of(desk, result.case)
            cases.append(case_json(result.case, result.problems, written, item, words))
            refused = refused or any(p.severity is not Severity.WARNING for p in result.problems)
    finally:
        # What was done before a visit that could not begin is told all the same.
        print_json({"cases": cases})
    return TRADE_SAYS_NO if refused else DONE


def _write(desk: Desk, document: PrintedDocument, case: Case, folder: Path) -> dict[str, Any]:
    path = folder / file_name(document, case)
    write_file(path, prints.document_pdf(desk, document.id))
    return document_json(document, case, path)


def make_folder(path: Path) -> None:
    """Make the folder that files were asked for in, or raise ``file.cannot_write``."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutsideError("file.cannot_write", file=str(path)) from error


def write_file(path: Path, content: bytes) -> None:
    """Write a file that was asked for, whole or not at all, or raise ``file.cannot_write``."""
    fresh = path.with_name(path.name + ".part")
    try:
        try:
            fresh.write_bytes(content)
            fresh.replace(path)
        finally:
            fresh.unlink(missing_ok=True)
    except OSError as error:
        raise OutsideError("file.cannot_write", file=str(path)) from error


def read_file(path: Path) -> bytes:
    """Read a file that was named, or raise ``file.cannot_read``."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise OutsideError("file.cannot_read", file=str(path)) from error


def find(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Search cases."""
    rows = [row_json(row) for row in lookups.find(desk, " ".join(arguments.words))]
    if arguments.json:
        print_json({"cases": rows})
    elif not rows:
        print(words("cli.nothing_found"))
    else:
        for row in rows:
            name = words(f"status.{row['status']}")
            print(f"{row['short']:<13} {row['name']}  {row['document']}  {row['item']}  {name}")
    return DONE if rows else TRADE_SAYS_NO


def case_of(desk: Desk, text: str) -> lookups.CaseView:
    """Open the case that a full or short number names.

    Raises:
        ClerkError: ``case.not_found`` or ``number.*``.
    """
    try:
        return lookups.open_numbered(desk, CaseNumber.parse(text))
    except ClerkError as error:
        if not error.code.startswith("number."):
            raise
        rows = lookups.find(desk, text)
        if len(rows) != 1:
            raise ClerkError("case.not_found") from error
        return lookups.open_case(desk, rows[0].id)


def show(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Print one case whole."""
    view = case_of(desk, arguments.number)
    shown = view_json(view, item_of(desk, view.case), words)
    if arguments.json:
        print_json(shown)
        return DONE
    for key in ("number", "item", "status", "received_on"):
        print(f"{key:<12} {shown[key]}")
    for name, value in shown["answers"].items():
        print(f"  {name:<28} {value}")
    item = item_of(desk, view.case)
    for line in amendment_lines(words, desk.catalogue, item, view.case):
        print(f"  {line}")
    for document in shown["documents"]:
        print(f"  {document['kind']:<20} {document['copy']}  {document['sha256'][:12]}")
    return DONE


def print_document(desk: Desk, arguments: argparse.Namespace, _words: Words) -> int:
    """Write one document of a case; with a reason, a further copy marked 补打.

    Papers made on request are made by it, where they are true of the case.
    """
    view = case_of(desk, arguments.number)
    if arguments.document in ON_REQUEST:
        document = hand_out(desk, view.case.id, arguments.document)
    else:
        document = newest(view.documents, arguments.document)
    if arguments.reason:
        document = prints.print_again(desk, document, arguments.reason)
    write_file(arguments.out, prints.document_pdf(desk, document.id))
    print(arguments.out)
    return DONE


def print_json(content: dict[str, Any]) -> None:
    """Print JSON for other programs."""
    json.dump(content, sys.stdout, ensure_ascii=False, indent=2)
    sys.stdout.write("\n")
