# SPDX-License-Identifier: Apache-2.0
"""The command that writes lists, registers, a case's timeline and the day's ledger as PDF."""

import argparse

from clerkapp.cli.arguments import LEDGER, REGISTER, TIMELINE
from clerkapp.cli.commands import DONE, case_of, write_file
from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.words import Words
from clerkapp.services.case_lists import cases_of_batch, list_pdf
from clerkapp.services.desk import Desk
from clerkapp.services.invalid_register import register_pdf
from clerkapp.services.ledger import ledger_pdf
from clerkapp.services.timeline import timeline_pdf


def print_list(desk: Desk, arguments: argparse.Namespace, _words: Words) -> int:
    """Write the paper that was asked for.

    Raises:
        ClerkError: ``list.empty``, ``list.needs_unit``, ``list.one_case``; what the papers say.
    """
    write_file(arguments.out, _pdf(desk, arguments))
    print(arguments.out)
    return DONE


def _pdf(desk: Desk, arguments: argparse.Namespace) -> bytes:
    kind, numbers = arguments.kind, arguments.numbers
    if kind == REGISTER:
        return register_pdf(desk)
    if kind == LEDGER:
        return ledger_pdf(desk, arguments.day or desk.today())
    named = tuple(case_of(desk, number).case.id for number in numbers)
    if kind == TIMELINE:
        if len(named) != 1:
            raise ClerkError("list.one_case")
        return timeline_pdf(desk, named[0])
    if not arguments.unit.strip():
        raise ClerkError("list.needs_unit")
    of_batch = cases_of_batch(desk, arguments.unit, arguments.batch) if arguments.batch else ()
    return list_pdf(desk, kind, named + of_batch, arguments.unit)
