# SPDX-License-Identifier: Apache-2.0
"""The commands for papers that are handed over without a case."""

import argparse

from clerkapp.cli.commands import DONE, write_file
from clerkapp.presentation.words import Words
from clerkapp.services.counter_papers import blank_form, consultation_answer, privacy_notice
from clerkapp.services.desk import Desk


def privacy(desk: Desk, arguments: argparse.Namespace, _words: Words) -> int:
    """Write the notice on personal data of an item."""
    item = desk.catalogue.item_on(arguments.item, desk.today())
    write_file(arguments.out, privacy_notice(desk, item))
    print(arguments.out)
    return DONE


def blank(desk: Desk, arguments: argparse.Namespace, _words: Words) -> int:
    """Write an item's form with a number that is taken for it, and print the number."""
    item = desk.catalogue.item_on(arguments.item, desk.today())
    number, pdf = blank_form(desk, item)
    write_file(arguments.out, pdf)
    print(number.short)
    print(arguments.out)
    return DONE


def consultation(desk: Desk, arguments: argparse.Namespace, _words: Words) -> int:
    """Write the answer to a question."""
    pdf = consultation_answer(desk, arguments.question, arguments.answer, arguments.basis)
    write_file(arguments.out, pdf)
    print(arguments.out)
    return DONE
