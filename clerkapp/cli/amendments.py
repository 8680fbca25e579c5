# SPDX-License-Identifier: Apache-2.0
"""The command that amends answers of an accepted case (信息变更)."""

import argparse
import sys

from clerkapp.cli.commands import DONE, case_of
from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.amendments import amendment_line
from clerkapp.presentation.sentences import problem_sentence
from clerkapp.presentation.words import Words
from clerkapp.services.amending import amend as amend_case
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk


def amend(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Amend, and print a line for each answer that changed; doubts go to standard error.

    Raises:
        ClerkError: ``amend.no_answer``; ``case.not_found``; the codes of ``amend``.
    """
    changes = dict(_change(text) for text in arguments.answer)
    before = case_of(desk, arguments.number).case
    done = amend_case(desk, before.id, changes, arguments.reason, arguments.reference)
    item = item_of(desk, done.case)
    for amendment in done.case.amendments[len(before.amendments) :]:
        print(amendment_line(words, desk.catalogue, item, amendment))
    for doubt in done.doubts:
        print(problem_sentence(words, item, doubt), file=sys.stderr)
    return DONE


def _change(text: str) -> tuple[str, str]:
    field, mark, value = text.partition("=")
    if not mark or not field.strip():
        raise ClerkError("amend.no_answer", text=text)
    return field.strip(), value
