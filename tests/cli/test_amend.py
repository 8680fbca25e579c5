# SPDX-License-Identifier: Apache-2.0
"""``clerkapp amend``, and what ``clerkapp aid-list`` says of cases accepted as others are."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run
from tests.cli.test_local_records import aid_file
from tests.counter import GIRL
from tests.services.test_visits import ENROLMENT


def accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """Accept an ordinary enrolment and return the number of its case."""
    lines = "\n".join(f"    {name}: {json.dumps(value)}" for name, value in ENROLMENT.items())
    path = folder / "enrol.yaml"
    head = "- item: minor_medical\n  on: 2026-11-24 09:30\n  outcome: accept\n  answers:\n"
    path.write_text(head + lines + "\n", "utf-8")
    code, summary = perform(folder / "data", capsys, path, folder / "out")
    assert code == 0
    return str(summary["cases"][0]["number"])


def test_the_list_names_the_case_and_the_command_that_it_prints_amends_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    number = accepted(tmp_path, capsys)
    file = aid_file(tmp_path, ("王梓萱", GIRL["applicant.document_number"], "低保"))
    assert run(data, "aid-list", file, "--month", "2026-11") == 0
    loaded, ordinary, case, command = capsys.readouterr().out.splitlines()
    assert "1 人" in loaded
    assert "1 人" in ordinary
    assert case == f"{number}  王**  110150********1041"
    assert command.split()[:3] == ["clerkapp", "amend", number]
    assert run(data, *command.split()[1:]) == 0
    said = capsys.readouterr().out.splitlines()
    assert len(said) == 3
    assert any("参保渠道：监护人 → 民政（列入2026-11民政名单）" in line for line in said)
    assert run(data, "aid-list", file, "--month", "2026-11") == 0
    assert len(capsys.readouterr().out.splitlines()) == 1
    assert run(data, "show", number, "--json") == 0
    shown = json.loads(capsys.readouterr().out)
    assert {each["after"] for each in shown["amendments"]} == {"civil_affairs", "yes", "A1"}
    assert run(data, "show", number) == 0
    assert "监护人 → 民政" in capsys.readouterr().out


def test_what_is_wrong_with_an_amendment_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    number = accepted(tmp_path, capsys)
    for answer, reason, said in (
        ("channel", "名单", "看不出改哪一栏"),
        ("channel=civil_affairs", " ", "须写明理由"),
        ("applicant.name=王一", "改名", "不在这里改"),
        ("channel=school", "入学", "school.unit"),
    ):
        assert run(data, "amend", number, "--answer", answer, "--reason", reason) == 1
        [line] = capsys.readouterr().err.splitlines()
        assert said in line
