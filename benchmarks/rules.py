# SPDX-License-Identifier: Apache-2.0
"""The rules: what one change of a field costs, and the check of the whole folder."""

from datetime import date
from pathlib import Path

import yaml

from benchmarks.families import worked_case
from benchmarks.table import Row
from benchmarks.turns import in_turn
from clerkapp.catalogue.loader import check_folder, load_catalogue
from clerkapp.services.intake import opening_answers
from clerkapp.services.judgement import judge
from clerkapp.system.shipped import shipped_folder

ROUNDS = 400
WARM = 40
CHECKS = 9
DAY = date(2026, 11, 24)
LARGEST = "minor_medical"
MOST_FOR_A_FIELD = 1.0
MOST_FOR_THE_FOLDER = 1000.0


def measure(folder: Path) -> list[Row]:
    """Return the rows of the table; nothing is written to ``folder``."""
    del folder
    forms = shipped_folder("forms")
    catalogue = load_catalogue(forms).for_office("110105")
    item = catalogue.item_on(LARGEST, DAY)
    answers = opening_answers(item) | dict(worked_case(forms, catalogue).answers)
    (one,) = in_turn([lambda _: judge(catalogue, item, answers, DAY)], ROUNDS, WARM)
    whole, parsed = in_turn([lambda _: check_folder(forms), lambda _: _parse(forms)], CHECKS, 1)
    return [
        Row("judge", "a changed field judged anew", one, "ms", most=MOST_FOR_A_FIELD),
        Row("check", "the whole of forms/ checked", whole, "ms", most=MOST_FOR_THE_FOLDER),
        Row("check_parse", "… beside parsing alone", whole, "ms", "libyaml", parsed),
    ]


def _parse(forms: Path) -> None:
    """Only compose every YAML file, with the same parser: the limit of any check."""
    for path in forms.rglob("*.yaml"):
        yaml.compose(path.read_text(encoding="utf-8"), yaml.CSafeLoader)
