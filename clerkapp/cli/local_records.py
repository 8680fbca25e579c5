# SPDX-License-Identifier: Apache-2.0
"""The commands about records beside the cases: invalid cards, the civil affairs list."""

import argparse
import hashlib
import sys

from clerkapp.cli.commands import DONE, TRADE_SAYS_NO, read_file
from clerkapp.domain.case import Case
from clerkapp.domain.identity import mask_name, mask_number, normalise_number
from clerkapp.domain.sheets import SheetError
from clerkapp.exchange.aid_list import read_aid_list
from clerkapp.presentation.sheet_lines import sheet_lines
from clerkapp.presentation.words import Words
from clerkapp.services.aid_channel import enrolled_ordinarily
from clerkapp.services.aid_lists import NUMBER, load_aid_list
from clerkapp.services.desk import Desk
from clerkapp.services.invalid_cards import invalid_card


def invalid(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Say whether a card is on this computer's list; exit 1 if it is not."""
    number = arguments.number
    card = invalid_card(desk, number)
    if card is None:
        print(words("cli.invalid.no", number=normalise_number(number)))
    else:
        reason = words(f"card.reason.{card.reason}")
        day = f"{card.at:%Y-%m-%d}"
        said = words(
            "cli.invalid.yes", number=card.number, day=day, reason=reason, was=card.old_status
        )
        new = words("cli.invalid.replaced", new=card.replaced_by) if card.replaced_by else ""
        print(said + new)
    print(words("cli.invalid.only_here"))
    return TRADE_SAYS_NO if card is None else DONE


def aid_list(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Load a month's list; one line on standard error for each cell that is to be mended."""
    content = read_file(arguments.file)
    categories = desk.catalogue.choices["aid_categories"]
    try:
        found = read_aid_list(content, arguments.month, categories, desk.today())
    except SheetError as refused:
        for line in sheet_lines(words, refused):
            print(line, file=sys.stderr)
        raise
    loaded = load_aid_list(desk, found, hashlib.sha256(content).hexdigest())
    print(words("cli.aid_list.loaded", month=loaded.month, count=loaded.count))
    _say_ordinary(words, loaded.month, enrolled_ordinarily(desk, loaded.month))
    return DONE


def _say_ordinary(words: Words, month: str, cases: tuple[Case, ...]) -> None:
    """Say which cases were accepted as others are and are to be amended now; names are masked."""
    if not cases:
        return
    print(words("cli.aid_list.ordinary", count=len(cases)))
    for case in cases:
        number = case.number.digits if case.number else ""
        name = mask_name(case.answers.get("applicant.name", ""))
        document = mask_number(case.answers.get(NUMBER, ""))
        print(f"{number}  {name}  {document}")
        print(words("cli.aid_list.amend", number=number, month=month))
