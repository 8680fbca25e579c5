# SPDX-License-Identifier: Apache-2.0
"""What the guide tells an office to do, done literally: every file as it stands there."""

import re
import shutil
from datetime import date
from pathlib import Path

import pytest

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.loader import check_folder, load_catalogue
from clerkapp.catalogue.loader_cases import load_cases
from clerkapp.catalogue.sources import Findings
from clerkapp.services.judgement import expected_promises

ROOT = Path(__file__).parents[2]
STEP = re.compile(r"`((?:items|parameters|cases)/[^`]+)`\n\n```yaml\n(.*?)```", re.DOTALL)


def steps() -> dict[str, str]:
    """Return file → content, in the order of the guide's steps."""
    guide = (ROOT / "docs" / "forms-guide.md").read_text(encoding="utf-8")
    section = guide.partition("## Step by step")[2].partition("\n## ")[0]
    return dict(STEP.findall(section))


@pytest.fixture(scope="module")
def forms(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Do what the guide says in a copy of the shipped folder."""
    folder = tmp_path_factory.mktemp("guide") / "forms"
    shutil.copytree(ROOT / "forms", folder)
    for name, content in steps().items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def catalogue(forms: Path) -> Catalogue:
    return load_catalogue(forms)


def test_the_guide_names_five_files() -> None:
    assert [name.rpartition("/")[2] for name in steps()] == [
        "item.yaml",
        "form.yaml",
        "materials.yaml",
        "contact_change_by_oneself.yaml",
        "card_days.yaml",
    ]


def test_nothing_is_wrong_afterwards(forms: Path) -> None:
    assert check_folder(forms) == ()


def test_the_new_item_is_served_from_its_first_day_on(catalogue: Catalogue) -> None:
    new = "contact_change"
    assert new not in [item.code for item in catalogue.items_on(date(2026, 12, 31))]
    assert new in [item.code for item in catalogue.items_on(date(2027, 1, 1))]


def test_the_worked_case_of_the_guide_gives_the_dates_that_it_names(
    forms: Path, catalogue: Catalogue
) -> None:
    cases = {case.name: case for case in load_cases(forms, catalogue, Findings())}
    case = cases["contact_change_by_oneself"]
    item = catalogue.item_on(case.item, case.received_on)
    (promise,) = expected_promises(catalogue, item, case.received_on, case.accepted_on)
    (expected,) = case.promises
    assert (promise.due_on, promise.provisional) == (expected.due_on, expected.provisional)


def test_the_new_value_holds_from_january_and_the_old_one_for_what_came_before(
    catalogue: Catalogue,
) -> None:
    assert catalogue.parameters_on(date(2026, 12, 31))["card_days"] == "20"
    assert catalogue.parameters_on(date(2027, 1, 1))["card_days"] == "15"
    item = catalogue.item_on("newborn_card", date(2026, 12, 31))
    day = date(2027, 1, 4)
    old = expected_promises(catalogue, item, date(2026, 12, 31), day)[-1]
    new = expected_promises(catalogue, item, day, day)[-1]
    assert (old.due_on, new.due_on) == (date(2027, 2, 12), date(2027, 2, 8))
