# SPDX-License-Identifier: Apache-2.0
"""``clerkapp print-batch``: one paper of every case of a school's batch, into a folder."""

import json
from pathlib import Path

import pytest

from clerkapp.cli import print_batches
from tests.cli.test_commands import perform, run
from tests.forms.test_cases import worked_cases
from tests.printing.reading import text_of

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def data(tmp_path: Path, capsys: Capture) -> Path:
    """A data folder with one accepted case of a school's batch."""
    worked = worked_cases()["medical_school_pupil"]
    lines = "\n".join(f"    {key}: {json.dumps(value)}" for key, value in worked.answers.items())
    file = tmp_path / "visit.yaml"
    on = f"{worked.received_on} 09:30"
    file.write_text(f"- item: {worked.item}\n  on: {on}\n  answers:\n{lines}\n", "utf-8")
    code, summary = perform(tmp_path / "data", capsys, file, tmp_path / "visit")
    assert (code, summary["cases"][0]["status"]) == (0, "accepted")
    return tmp_path / "data"


def batch(data: Path, out: Path, kind: str, name: str = "") -> int:
    answers = worked_cases()["medical_school_pupil"].answers
    of = ("--unit", answers["school.unit"], "--batch", name or answers["school.batch"])
    return run(data, "print-batch", *of, "--document", kind, "--out", str(out))


def test_every_paper_of_a_batch_lies_in_the_folder(
    data: Path, tmp_path: Path, capsys: Capture
) -> None:
    assert batch(data, tmp_path / "papers", "registration_form") == 0
    assert "写出 1 份" in capsys.readouterr().out
    (paper,) = (tmp_path / "papers").iterdir()
    assert "登记表" in "".join(text_of(paper.read_bytes()).split())


def test_what_is_lacking_is_counted(data: Path, tmp_path: Path, capsys: Capture) -> None:
    assert batch(data, tmp_path / "papers", "refusal") == 1
    assert "写出 0 份" in capsys.readouterr().out
    assert batch(data, tmp_path / "none", "refusal", "no such batch") == 1
    assert not (tmp_path / "none").exists()


def test_ctrl_c_ends_it_between_two_files(
    data: Path, tmp_path: Path, capsys: Capture, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(print_batches, "write_file", interrupted)
    assert batch(data, tmp_path / "papers", "registration_form") == 1
    assert "已停止：写出 0 份，共 1 件" in capsys.readouterr().err
