# SPDX-License-Identifier: Apache-2.0
"""``clerkapp lapse``: cases whose time ran out are listed, and ended one by one."""

import json
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from clerkapp.bootstrap import Counter
from clerkapp.cli.main import main
from tests.cli.test_commands import perform, run, visit_file
from tests.counter import MORNING, StandingClock, quick_counter


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> StandingClock:
    """Let the counter's day be the visit's, until a test moves it."""
    standing = StandingClock()

    def joined(folder: Path) -> Counter:
        return replace(quick_counter(folder), clock=standing)

    monkeypatch.setattr(sys.modules[main.__module__], "join_counter", joined)
    return standing


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """Return a data folder with a case that was told what is missing."""
    folder = tmp_path / "data"
    file = visit_file(tmp_path, outcome="notice", verdict="wrong")
    code, _summary = perform(folder, capsys, file, tmp_path / "out")
    assert code == 0
    return folder


def test_while_there_is_time_nothing_is_listed_or_ended(
    data: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(data, "lapse") == 0
    assert capsys.readouterr().out == "没有逾期未补的办件。\n"
    assert run(data, "lapse", "1124-02-0001") == 1
    assert "还没有到期" in capsys.readouterr().err


def test_a_case_whose_time_ran_out_is_listed_then_ended(
    data: Path, tmp_path: Path, clock: StandingClock, capsys: pytest.CaptureFixture[str]
) -> None:
    clock.moment = MORNING + timedelta(days=120)
    assert run(data, "lapse") == 0
    assert "1124-02-0001" in capsys.readouterr().out
    before = sorted(tmp_path.rglob("*.pdf"))
    assert run(data, "lapse", "1124-02-0001", "--json") == 0
    ended = json.loads(capsys.readouterr().out)
    assert (ended["status"], ended["document"]) == ("lapsed", "lapse_letter")
    assert ended["letter"]
    assert sorted(tmp_path.rglob("*.pdf")) == before
    assert run(data, "lapse", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"cases": []}
    assert run(data, "lapse", "1124-02-0001") == 1
    assert "没有在等申请人" in capsys.readouterr().err
