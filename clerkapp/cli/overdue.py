# SPDX-License-Identifier: Apache-2.0
"""The command for cases whose time ran out (逾期未补): listed, or one of them ended."""

import argparse
from typing import Any

from clerkapp.cli.commands import DONE, case_of, print_json
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.header import status_word
from clerkapp.presentation.words import Words
from clerkapp.services import lapsing
from clerkapp.services.desk import Desk


def lapse(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """List the cases whose time ran out; with a number, end that one. Writes no file.

    Raises:
        ClerkError: ``case.not_found``, ``lapse.still_time``, ``lapse.not_waiting``.
    """
    if not arguments.number:
        return _list(desk, arguments, words)
    case, document = lapsing.lapse(desk, case_of(desk, arguments.number).case.id)
    if arguments.json:
        print_json(_ended_json(case, document))
    else:
        _say_ended(words, case, document)
    return DONE


def _list(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    found = lapsing.lapsed_cases(desk)
    if arguments.json:
        print_json({"cases": [_lapse_json(lapse) for lapse in found]})
    elif not found:
        print(words("cli.lapse.none"))
    else:
        for each in found:
            short = _short(each.case) or words("list.none")
            status = status_word(words, each.case.status)
            print(f"{short:<13} {_name(words, each.case)}  {each.last_day.isoformat()}  {status}")
    return DONE


def _lapse_json(lapse: lapsing.Lapse) -> dict[str, Any]:
    case = lapse.case
    return {
        "number": case.number.digits if case.number else None,
        "short": _short(case),
        "name": case.answers.get("applicant.name", ""),
        "status": case.status.value,
        "last_day": lapse.last_day.isoformat(),
    }


def _ended_json(case: Case, document: PrintedDocument | None) -> dict[str, Any]:
    return {
        "number": case.number.digits if case.number else None,
        "status": case.status.value,
        "document": document.kind if document else None,
        "letter": document.letter_number if document else None,
    }


def _say_ended(words: Words, case: Case, document: PrintedDocument | None) -> None:
    ended = case.status is CaseStatus.LAPSED
    print(words("cli.lapse.ended" if ended else "cli.lapse.asked", name=_name(words, case)))
    if document is not None and case.number is not None:
        letter, kind = document.letter_number, document.kind
        print(words("cli.lapse.letter", letter=letter, number=case.number.digits, kind=kind))


def _name(words: Words, case: Case) -> str:
    return case.answers.get("applicant.name", "").strip() or words("list.no_name")


def _short(case: Case) -> str:
    return case.number.short if case.number else ""
