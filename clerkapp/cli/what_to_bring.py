# SPDX-License-Identifier: Apache-2.0
"""The command that lists what to bring, without a case."""

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from clerkapp.catalogue.visit_file import read_answers
from clerkapp.cli.commands import DONE, print_json, write_file
from clerkapp.domain.problems import OutsideError
from clerkapp.presentation.intake_side import paper_how
from clerkapp.presentation.item_glance import told
from clerkapp.presentation.words import Words
from clerkapp.services.desk import Desk
from clerkapp.services.materials import Materials, answer_words, materials, materials_pdf


def list_materials(desk: Desk, arguments: argparse.Namespace, words: Words) -> int:
    """Print, or write as PDF, the papers for an item and a few answers."""
    item = desk.catalogue.item_on(arguments.item, desk.today())
    answers = _answers(arguments.answers)
    found = materials(desk.catalogue, item, answers, desk.today())
    if arguments.out is not None:
        write_file(arguments.out, materials_pdf(desk, found))
        print(arguments.out)
    elif arguments.json:
        print_json(_as_json(found, words))
    else:
        _say(desk, found, words)
    return DONE


def _answers(path: Path | None) -> Mapping[str, str]:
    if path is None:
        return {}
    try:
        return read_answers(path)
    except OSError as error:
        raise OutsideError("file.cannot_read", file=str(path)) from error


def _say(desk: Desk, found: Materials, words: Words) -> None:
    language = words.language
    print(found.item.name.in_language(language))
    for field, value in found.asked:
        answer = answer_words(desk.catalogue, field, value, language) or words("list.none")
        print(f"  {field.label.in_language(language)}  {answer}")
    for place, need in enumerate(found.papers, start=1):
        name = need.paper.name.in_language(language)
        basis = need.paper.basis.in_language(language)
        doubt = "" if need.certain else words("materials.perhaps")
        print(f"{place:>3}. {name}{doubt}  {paper_how(words, need.paper)}  [{basis}]")
    for each in found.guidance:
        print(f"  {words('materials.told')}  {told(words, each)}")


def _as_json(found: Materials, words: Words) -> dict[str, Any]:
    language = words.language
    return {
        "item": found.item.code,
        "questions": {field.id: value for field, value in found.asked},
        "papers": [
            {
                "code": need.paper.code,
                "name": need.paper.name.in_language(language),
                "certain": need.certain,
                "by_promise": need.by_promise,
                "copies": need.paper.copies,
                "basis": need.paper.basis.in_language(language),
                "verified": need.paper.verified,
            }
            for need in found.papers
        ],
        "told": [each.sentence.in_language(language) for each in found.guidance],
        "opens_on": found.opens_on.isoformat() if found.opens_on else None,
    }
