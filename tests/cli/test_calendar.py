# SPDX-License-Identifier: Apache-2.0
"""``clerkapp calendar``: next year's holidays are taken over, dates that waited are settled."""

import sys
from pathlib import Path

import pytest

from clerkapp.cli.main import main
from clerkapp.system.shipped import shipped_folder
from tests.cli.test_commands import perform, run, visit_file
from tests.counter import opened_counter, quick_counter

NOTICE = """\
year: 2027
source: 样例通知
holidays: [2027-01-01, 2027-01-02, 2027-01-03, 2027-01-04, 2027-02-05, 2027-02-06, 2027-04-05,
  2027-05-01, 2027-06-09, 2027-09-15, 2027-10-01]
working_days: []
"""


def december_visit(folder: Path) -> Path:
    path = visit_file(folder)
    path.write_text(path.read_text("utf-8").replace("2026-11-24", "2026-12-21"), "utf-8")
    return path


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys are cheap, but definitions are read each time: what the office adds must count."""
    monkeypatch.setattr(
        sys.modules[main.__module__],
        "join_counter",
        lambda folder: quick_counter(folder, shipped_folder("forms")),
    )


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a data folder with a case whose dates lie in 2027."""
    folder = tmp_path / "data"
    code, _ = perform(folder, capsys, december_visit(tmp_path), tmp_path / "out")
    assert code == 0
    return folder


def notice_in(folder: Path, text: str = NOTICE) -> Path:
    path = folder / "notice.yaml"
    path.write_text(text, "utf-8")
    return path


def test_a_year_is_taken_over_and_each_moved_date_told(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "calendar", str(notice_in(tmp_path))) == 0
    kept, *lines = capsys.readouterr().out.splitlines()
    assert "2027" in kept
    assert "样例通知" in kept
    # 4 January is off; from when the card counts is still open.
    assert [line.split("  ")[1].split("：")[1] for line in lines] == [
        "2027-01-05 → 2027-01-06",
        "2027-02-02 → 2027-02-03（仍为预计）",
    ]
    assert run(data, "calendar") == 0
    assert capsys.readouterr().out == "没有需要改动的预计日期。\n"


def test_the_year_is_there_at_the_next_start(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "calendar", str(notice_in(tmp_path))) == 0
    with opened_counter(data, shipped_folder("forms")) as counter:
        assert counter.catalogue.holidays.years[-1].source == "样例通知"


def test_a_table_of_which_a_part_was_lost_changes_nothing(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    cut = notice_in(tmp_path, NOTICE.replace("2027-05-01, ", ""))
    assert run(data, "calendar", str(cut)) == 1
    said = capsys.readouterr()
    assert said.err == (
        "notice.yaml:3: no day off from 2027-05-01 to 2027-05-05, where 劳动节 lies; "
        "add the days off of 劳动节, or write 'published: false' until they are known\n"
    )
    assert said.out == ""
    assert not (data / "forms").exists()


def test_a_file_that_is_not_there_is_named(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "calendar", str(tmp_path / "none.yaml")) == 3
    assert "读不出" in capsys.readouterr().err


def test_before_the_first_start_there_is_nothing_to_settle(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path / "fresh", "calendar", str(notice_in(tmp_path))) == 1
    assert capsys.readouterr().err
    assert not (tmp_path / "fresh" / "forms").exists()
