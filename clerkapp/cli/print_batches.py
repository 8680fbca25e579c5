# SPDX-License-Identifier: Apache-2.0
"""The command that writes one paper of every case of a batch into a folder."""

import argparse
import sys

from clerkapp.cli.answers import file_name
from clerkapp.cli.commands import DONE, TRADE_SAYS_NO, make_folder, write_file
from clerkapp.domain.problems import ClerkError
from clerkapp.presentation.words import Words
from clerkapp.services.case_lists import cases_of_batch
from clerkapp.services.desk import Desk
from clerkapp.services.print_batches import printed_batch

_TELL_EVERY = 50


def print_batch(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Write the papers; Ctrl+C ends it after a whole file. Exit 1 when a case lacks the paper.

    Raises:
        ClerkError: ``list.empty`` when there is no such batch.
        OutsideError: ``file.cannot_write``.
    """
    case_ids = cases_of_batch(desk, arguments.unit, arguments.batch)
    if not case_ids:
        raise ClerkError("list.empty")
    make_folder(arguments.out)
    written = lacking = 0
    try:
        for step in printed_batch(desk, case_ids, arguments.document):
            if step.document is None:
                lacking += 1
            else:
                write_file(arguments.out / file_name(step.document, step.case), step.pdf)
                written += 1
            if step.done % _TELL_EVERY == 0:
                told = words("cli.batch.progress", done=step.done, total=step.total)
                print(told, file=sys.stderr)
    except KeyboardInterrupt:
        print(words("cli.batch.stopped", written=written, total=len(case_ids)), file=sys.stderr)
        return TRADE_SAYS_NO
    print(words("cli.batch.written", written=written, lacking=lacking, folder=str(arguments.out)))
    return TRADE_SAYS_NO if lacking else DONE
