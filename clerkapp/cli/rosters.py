# SPDX-License-Identifier: Apache-2.0
"""The command that takes in a school's roster (学校批量名单)."""

import argparse
import hashlib
import sys

from clerkapp.cli.commands import DONE, TRADE_SAYS_NO, read_file
from clerkapp.exchange.roster import read_roster
from clerkapp.presentation.sheet_lines import sheet_line
from clerkapp.presentation.words import Words
from clerkapp.services.desk import Desk
from clerkapp.services.rosters import take_in_roster


def roster(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Open the drafts; one line on standard error for each row that was left out, and exit 1."""
    content = read_file(arguments.file)
    found = read_roster(content, arguments.unit, arguments.batch, desk.today())
    taken = take_in_roster(desk, found, hashlib.sha256(content).hexdigest())
    for problem in taken.left_out:
        print(sheet_line(words, problem), file=sys.stderr)
    if not taken.month:
        print(words("cli.roster.no_aid_list", month=f"{desk.today():%Y-%m}"), file=sys.stderr)
    said = words(
        "cli.roster.taken",
        unit=taken.unit,
        batch=taken.batch,
        count=len(taken.cases),
        left_out=len(taken.left_out),
    )
    print(said)
    return TRADE_SAYS_NO if taken.left_out else DONE
