# SPDX-License-Identifier: Apache-2.0
"""From the command line's words to a signed-in desk, and from errors to exit codes."""

import argparse
import os
import sys
from collections.abc import Callable, Mapping
from types import MappingProxyType

from clerkapp.bootstrap import Counter, join_counter
from clerkapp.catalogue.sources import CatalogueError
from clerkapp.cli import (
    amendments,
    calendars,
    commands,
    counter_papers,
    doctor,
    glyphs,
    local_records,
    overdue,
    paper_lists,
    print_batches,
    rosters,
    seals,
    what_to_bring,
)
from clerkapp.cli.arguments import parser
from clerkapp.cli.secrets_asked import ask_secret
from clerkapp.domain.office import Office
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Clerk
from clerkapp.presentation.joining import in_one_line
from clerkapp.presentation.sentences import error_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up, sign_in
from clerkapp.system.paths import data_folder, ready_folder
from clerkapp.system.shipped import shipped_folder
from clerkapp.system.single_instance import SingleInstance

AT_DESK: Mapping[str, Callable[[Desk, argparse.Namespace, Words], int]] = MappingProxyType(
    {
        "visit": commands.visit,
        "find": commands.find,
        "show": commands.show,
        "print": commands.print_document,
        "materials": what_to_bring.list_materials,
        "lapse": overdue.lapse,
        "invalid": local_records.invalid,
        "aid-list": local_records.aid_list,
        "roster": rosters.roster,
        "print-list": paper_lists.print_list,
        "amend": amendments.amend,
        "print-batch": print_batches.print_batch,
        "glyph": glyphs.glyph,
        "privacy-notice": counter_papers.privacy,
        "blank-form": counter_papers.blank,
        "consultation": counter_papers.consultation,
        "seal": seals.seal,
        "verify-pdf": seals.verify_pdf,
    }
)
"""Commands that ask for a signed-in clerk and nothing else."""


def main(argv: list[str] | None = None) -> int:
    """Run one command; without one, open the window in this process's place."""
    arguments = parser().parse_args(argv)
    if not arguments.command:
        options = ["--data", str(arguments.data)] if arguments.data else []
        os.execv(sys.executable, [sys.executable, "-m", "clerkapp", *options])
    words = Words.load(shipped_folder("resources") / "words", arguments.language or "zh")
    try:
        code = _run(arguments, words)
        # What the buffer still holds meets a closed pipe here, not when the interpreter ends.
        sys.stdout.flush()
        return code
    except BrokenPipeError:
        return _end_quietly()
    except ClerkError as error:
        return _say(words, error, commands.TRADE_SAYS_NO)
    except OutsideError as error:
        return _say(words, error, commands.OUTSIDE_FAILED)
    except CatalogueError as error:
        print(error, file=sys.stderr)
        return commands.TRADE_SAYS_NO


def _run(arguments: argparse.Namespace, words: Words) -> int:
    if arguments.command == "check-forms":
        return commands.check_forms(arguments.folder or shipped_folder("forms"), words)
    data = ready_folder(data_folder(arguments.data, os.environ))
    counter = join_counter(data)
    if counter.wrong_definitions and arguments.command != "doctor":
        what = words("problem.forms.wrong", count=len(counter.wrong_definitions))
        print(in_one_line(words, what, str(counter.wrong_definitions[0])), file=sys.stderr)
    if arguments.command != "doctor":
        for refused in counter.fonts.refused:
            print(in_one_line(words, *error_sentence(words, refused)), file=sys.stderr)
    if arguments.command == "items":
        return commands.items(counter, arguments, words)
    if arguments.command == "doctor":
        return doctor.doctor(counter, words)
    hold = SingleInstance(data)
    try:
        return _run_at_desk(counter, arguments, words)
    finally:
        hold.release()


def _run_at_desk(counter: Counter, arguments: argparse.Namespace, words: Words) -> int:
    try:
        desk = _desk(counter, arguments, words)
        if arguments.command == "calendar":
            return calendars.calendar(desk, counter.own_calendars(), arguments.file, words)
        return AT_DESK[arguments.command](desk, arguments, words)
    finally:
        counter.vault.close_connections()


def _end_quietly() -> int:
    """Let the output go nowhere: its reader, such as ``head``, has seen enough."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)
    return commands.READER_LEFT


def _say(words: Words, error: ClerkError | OutsideError, code: int) -> int:
    what, do = error_sentence(words, error)
    where = f" [{error.field}]" if isinstance(error, ClerkError) and error.field else ""
    print(in_one_line(words, f"{what}{where}", do), file=sys.stderr)
    return code


def _desk(counter: Counter, arguments: argparse.Namespace, words: Words) -> Desk:
    """Sign the clerk in; on an empty data folder ``visit`` first makes the example office."""
    password = ask_secret(arguments.password_fd, words("cli.password"))
    if counter.vault.is_new():
        return _example_desk(counter, arguments, words, password)
    clerks = counter.vault.clerks()
    named = [c for c in clerks if c.name == arguments.clerk] if arguments.clerk else clerks
    if len(named) != 1:
        raise ClerkError("login.no_such_clerk")
    clerk, office = sign_in(counter.vault, counter.clock, named[0].id, password)
    return counter.desk(clerk, office)


def _example_desk(
    counter: Counter, arguments: argparse.Namespace, words: Words, password: str
) -> Desk:
    if arguments.command != "visit":
        raise ClerkError("office.missing")
    name = arguments.clerk or words("cli.example_clerk")
    start = FirstStart(EXAMPLE_OFFICE, name, password)
    made: tuple[Clerk, str] = set_up(counter.vault, counter.clock, start, counter.new_id())
    clerk, recovery = made
    office: Office = EXAMPLE_OFFICE
    print(words("cli.example_office", office=office.name, code=recovery), file=sys.stderr)
    return counter.desk(clerk, office)
