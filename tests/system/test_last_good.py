# SPDX-License-Identifier: Apache-2.0
"""A mistake in ``forms/`` does not close the counter: it opens with what was right before."""

import shutil
from pathlib import Path

import pytest

from clerkapp.bootstrap import join_counter
from clerkapp.catalogue.sources import CatalogueError
from tests.counter import CHEAP

SAMPLE = Path(__file__).parents[1] / "forms" / "sample"


@pytest.fixture
def forms(tmp_path: Path) -> Path:
    folder = tmp_path / "forms"
    shutil.copytree(SAMPLE, folder)
    return folder


def break_it(forms: Path) -> None:
    item = forms / "items" / "sample" / "item.yaml"
    item.write_text(item.read_text("utf-8").replace("number: 1\n", "nummer: 1\n"), "utf-8")


def test_it_opens_with_the_last_good_definitions_and_names_the_line(
    tmp_path: Path, forms: Path
) -> None:
    data = tmp_path / "data"
    good = join_counter(data, forms, lambda: CHEAP)
    assert good.wrong_definitions == ()
    break_it(forms)
    counter = join_counter(data, forms, lambda: CHEAP)
    assert counter.catalogue.items == good.catalogue.items
    assert str(counter.wrong_definitions[0]).startswith("items/sample/item.yaml:")


def test_without_any_good_ones_it_does_not_open(tmp_path: Path, forms: Path) -> None:
    break_it(forms)
    with pytest.raises(CatalogueError):
        join_counter(tmp_path / "data", forms, lambda: CHEAP)


def test_what_is_mended_is_used_again_and_kept(tmp_path: Path, forms: Path) -> None:
    data = tmp_path / "data"
    join_counter(data, forms, lambda: CHEAP)
    item = forms / "items" / "sample" / "item.yaml"
    item.write_text(item.read_text("utf-8").replace("number: 1\n", "number: 7\n"), "utf-8")
    join_counter(data, forms, lambda: CHEAP)
    break_it(forms)
    item.write_text(item.read_text("utf-8").replace("number: 7\n", "nummer: 7\n"), "utf-8")
    assert join_counter(data, forms, lambda: CHEAP).catalogue.items[0].number == 7


def test_a_mistake_in_the_offices_own_calendar_is_survived(tmp_path: Path, forms: Path) -> None:
    data = tmp_path / "data"
    join_counter(data, forms, lambda: CHEAP)
    own_calendar(data)
    assert join_counter(data, forms, lambda: CHEAP).wrong_definitions


def own_calendar(data: Path) -> None:
    own = data / "forms" / "calendars"
    own.mkdir(parents=True)
    (own / "2027.yaml").write_text("year: zweitausend\n", "utf-8")


def test_a_mistake_in_the_own_calendar_at_the_first_start_is_survived_too(
    tmp_path: Path, forms: Path
) -> None:
    own_calendar(tmp_path / "data")
    counter = join_counter(tmp_path / "data", forms, lambda: CHEAP)
    assert counter.wrong_definitions
    assert [year.year for year in counter.catalogue.holidays.years] == [2026]


def test_kept_definitions_that_no_longer_fit_the_program_do_not_hide_the_mistake(
    tmp_path: Path, forms: Path
) -> None:
    data = tmp_path / "data"
    join_counter(data, forms, lambda: CHEAP)
    break_it(forms)
    break_it(data / "forms-last-good" / "forms")
    (forms / "items" / "sample" / "form.yaml").unlink()
    with pytest.raises(CatalogueError) as caught:
        join_counter(data, forms, lambda: CHEAP)
    assert [each.file for each in caught.value.problems] == ["items/sample/form.yaml"]


def test_a_power_cut_between_the_old_copy_and_the_new_leaves_one(
    tmp_path: Path, forms: Path
) -> None:
    data = tmp_path / "data"
    join_counter(data, forms, lambda: CHEAP)
    (data / "forms-last-good").rename(data / "forms-last-good.new")
    break_it(forms)
    assert join_counter(data, forms, lambda: CHEAP).wrong_definitions
