# SPDX-License-Identifier: Apache-2.0
"""The commands and their options."""

import argparse
from datetime import date
from pathlib import Path
from typing import Protocol

from clerkapp.services.case_lists import LIST_KINDS
from clerkapp.services.invalid_register import LAYOUT as REGISTER
from clerkapp.services.ledger import LAYOUT as LEDGER
from clerkapp.services.timeline import LAYOUT as TIMELINE

PAPERS = (*LIST_KINDS, LEDGER, TIMELINE, REGISTER)
"""Papers of no single case's visit that can be asked for."""

DESCRIPTION = "The counter of a street social-security centre. Without a command: the window."


def parser() -> argparse.ArgumentParser:
    """Return the parser of the command line."""
    root = argparse.ArgumentParser(prog="clerkapp", description=DESCRIPTION)
    root.set_defaults(command="")
    _common(root, suppress=False)
    commands = root.add_subparsers(metavar="COMMAND")
    _add_definitions(commands)
    materials = _command(commands, "materials", "what to bring, for these circumstances")
    materials.add_argument("item", metavar="ITEM", help="code of the service item")
    materials.add_argument(
        "--answers", type=Path, metavar="FILE.yaml", help="field: value, one a line"
    )
    materials.add_argument("--out", type=Path, metavar="PDF", help="print the list there")
    materials.add_argument("--json", action="store_true", help="print JSON")
    visit = _command(commands, "visit", "perform the counter visits of a file")
    visit.add_argument("file", type=Path, metavar="FILE.yaml")
    visit.add_argument("--out", type=Path, required=True, metavar="DIR", help="where PDFs go")
    find = _command(commands, "find", "search cases by number, name, initials, last digits, phone")
    find.add_argument("words", nargs="+", metavar="WORDS")
    find.add_argument("--json", action="store_true", help="print JSON")
    show = _command(commands, "show", "one case whole")
    show.add_argument("number", metavar="NUMBER")
    show.add_argument("--json", action="store_true", help="print JSON")
    printing = _command(commands, "print", "write one document of a case as PDF")
    printing.add_argument("number", metavar="NUMBER")
    printing.add_argument("--document", required=True, metavar="KIND", help="slip, notice, …")
    printing.add_argument("--out", type=Path, required=True, metavar="FILE")
    printing.add_argument(
        "--reason", default="", metavar="TEXT", help="lost, damaged, unclear or office"
    )
    lapse = _command(commands, "lapse", "cases whose time ran out; with a number, end that one")
    lapse.add_argument("number", nargs="?", default="", metavar="NUMBER")
    lapse.add_argument("--json", action="store_true", help="print JSON")
    calendar = _command(
        commands, "calendar", "take over a year of holidays and settle the dates that waited for it"
    )
    calendar.add_argument(
        "file", nargs="?", type=Path, metavar="FILE.yaml", help="without it: settle dates only"
    )
    _add_lists(commands)
    _add_amend(commands)
    _add_papers(commands)
    _add_seals(commands)
    _add_glyph(commands)
    _command(commands, "doctor", "what is wrong on this computer and what to do")
    return root


class _Commands(Protocol):
    """What argparse gives for adding commands; its own class is private."""

    def add_parser(self, name: str, *, help: str, description: str) -> argparse.ArgumentParser:
        """Add a command."""
        ...


def _add_definitions(commands: _Commands) -> None:
    """Add the commands that only read the definitions."""
    items = _command(commands, "items", "the catalogue in force, with fields, papers, documents")
    items.add_argument("--on", type=date.fromisoformat, metavar="DATE", help="day, YYYY-MM-DD")
    items.add_argument("--json", action="store_true", help="print JSON")
    check = _command(commands, "check-forms", "lint definitions; exit 1 with a line per problem")
    check.add_argument("folder", nargs="?", type=Path, metavar="DIR", help="folder of definitions")


def _add_lists(commands: _Commands) -> None:
    """Add the commands about lists that others hand over, and about those kept here."""
    invalid = _command(commands, "invalid", "is a card on this computer's list of invalid ones")
    invalid.add_argument("number", metavar="NUMBER", help="number on the card")
    aid = _command(commands, "aid-list", "load the civil affairs office's list of a month")
    aid.add_argument("file", type=Path, metavar="FILE.xlsx")
    aid.add_argument("--month", required=True, metavar="YYYY-MM", help="month of the list")
    roster = _command(commands, "roster", "enrol a school's batch: one draft for each pupil")
    roster.add_argument("file", type=Path, metavar="FILE.xlsx")
    roster.add_argument("--unit", required=True, metavar="NAME", help="name of the school")
    roster.add_argument("--batch", required=True, metavar="NAME", help="such as 2026-LY-01")


def _add_papers(commands: _Commands) -> None:
    """Add the commands for papers of many cases and of none."""
    _add_print_list(commands)
    _add_batch(commands)
    _add_counter_papers(commands)


def _add_print_list(commands: _Commands) -> None:
    listing = _command(commands, "print-list", "write a list of cases, a register or the day's PDF")
    listing.add_argument("kind", choices=PAPERS, metavar="KIND", help=", ".join(PAPERS))
    listing.add_argument("numbers", nargs="*", metavar="CASE", help="cases, in the list's order")
    listing.add_argument("--unit", default="", metavar="NAME", help="for whom, or from whom")
    listing.add_argument(
        "--batch", default="", metavar="NAME", help="all cases of the unit's batch"
    )
    listing.add_argument("--day", type=date.fromisoformat, metavar="DATE", help="day of a ledger")
    listing.add_argument("--out", type=Path, required=True, metavar="FILE")


def _add_counter_papers(commands: _Commands) -> None:
    """Add the commands for papers that are handed over without a case."""
    notice = _command(commands, "privacy-notice", "what is told before an item's form is filled in")
    notice.add_argument("item", metavar="ITEM", help="code of the service item")
    blank = _command(commands, "blank-form", "an item's form with a number, for outages")
    blank.add_argument("item", metavar="ITEM", help="code of the service item")
    answer = _command(commands, "consultation", "a written answer to a question, without a case")
    answer.add_argument("--question", required=True, metavar="TEXT")
    answer.add_argument("--answer", required=True, metavar="TEXT")
    answer.add_argument("--basis", required=True, metavar="TEXT", help="law, article, local rule")
    for command in (notice, blank, answer):
        command.add_argument("--out", type=Path, required=True, metavar="FILE")


def _add_amend(commands: _Commands) -> None:
    amend = _command(commands, "amend", "change answers of an accepted case, with a reason")
    amend.add_argument("number", metavar="CASE", help="number of the case, full or short")
    amend.add_argument("--answer", action="append", required=True, metavar="FIELD=VALUE")
    amend.add_argument("--reason", required=True, metavar="TEXT", help="why; kept with the case")
    amend.add_argument("--reference", default="", metavar="TEXT", help="article, list or letter")


def _add_batch(commands: _Commands) -> None:
    """Add the command that writes one paper of every case of a batch."""
    batch = _command(commands, "print-batch", "write one paper of every case of a batch")
    batch.add_argument("--unit", required=True, metavar="NAME", help="name of the school")
    batch.add_argument("--batch", required=True, metavar="NAME", help="such as 2026-LY-01")
    batch.add_argument("--document", required=True, metavar="KIND", help="registration_form, …")
    batch.add_argument("--out", type=Path, required=True, metavar="DIR", help="where PDFs go")


def _add_seals(commands: _Commands) -> None:
    """Add the commands about the office's seal."""
    seal = _command(commands, "seal", "seal a document with the office's certificate, as PDF")
    seal.add_argument("number", metavar="NUMBER")
    seal.add_argument("--document", required=True, metavar="KIND", help="slip, notice, …")
    seal.add_argument(
        "--certificate", type=Path, required=True, metavar="FILE.p12", help="PKCS#12 with its key"
    )
    seal.add_argument(
        "--passphrase-fd", type=int, metavar="N", help="read the certificate's passphrase there"
    )
    seal.add_argument("--out", type=Path, required=True, metavar="FILE")
    verify = _command(
        commands, "verify-pdf", "is a PDF a record of this computer, are its seals whole"
    )
    verify.add_argument("file", type=Path, metavar="FILE")
    verify.add_argument(
        "--issuers", type=Path, metavar="FILE.pem", help="certificates of the issuers to trust"
    )


def _add_glyph(commands: _Commands) -> None:
    glyph = _command(commands, "glyph", "load the glyph of a character that no font has")
    glyph.add_argument(
        "code_point", nargs="?", default="", metavar="U+XXXX", help="or the character itself"
    )
    glyph.add_argument(
        "file", nargs="?", type=Path, metavar="FILE", help="PNG, black on white, or a font"
    )
    glyph.add_argument("--source", default="", metavar="TEXT", help="what it was taken from")
    glyph.add_argument("--list", action="store_true", help="list the office's own glyphs")


def _command(commands: _Commands, name: str, help_text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(command=name)
    _common(command, suppress=True)
    return command


def _common(target: argparse.ArgumentParser, *, suppress: bool) -> None:
    """Add the options that stand before or after the command alike."""
    missing = argparse.SUPPRESS if suppress else None
    target.add_argument("--data", type=Path, default=missing, metavar="DIR", help="data folder")
    target.add_argument("--clerk", default=missing, metavar="NAME", help="who signs in")
    target.add_argument(
        "--password-fd", type=int, default=missing, metavar="N", help="read the password there"
    )
    target.add_argument("--language", choices=("zh", "en"), default=missing, help="of messages")
