# SPDX-License-Identifier: Apache-2.0
"""``clerkapp invalid`` and ``clerkapp aid-list``: what they say and how they end."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run, visit_file
from tests.counter import GIRL
from tests.exchange.sheets_made import book
from tests.forms.test_cases import worked_cases

HEAD = ("姓名", "身份证号", "救助类别")


def replacement(folder: Path) -> Path:
    answers = dict(worked_cases()["loss_and_replacement"].answers) | {"card.number": "B23456789"}
    lines = "\n".join(f"    {name}: {json.dumps(value)}" for name, value in answers.items())
    path = folder / "lost.yaml"
    path.write_text(
        f"- item: card_loss_and_replacement\n  on: 2026-11-24 09:30\n  answers:\n{lines}\n",
        "utf-8",
    )
    return path


def test_a_replaced_card_is_on_this_computers_list_and_others_are_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    code, _ = perform(data, capsys, replacement(tmp_path), tmp_path / "out")
    assert code == 0
    assert run(data, "invalid", "b23456789") == 0
    said, limits = capsys.readouterr().out.splitlines()
    for part in ("B23456789", "2026-11-24", "遗失", "正式挂失"):
        assert part in said
    assert "本机" in limits
    assert run(data, "invalid", "C34567891") == 1
    said, limits = capsys.readouterr().out.splitlines()
    assert "不在" in said
    assert "本机" in limits
    assert run(data, "invalid", "12") == 1
    assert "不是社会保障卡卡号" in capsys.readouterr().err


def aid_file(folder: Path, *rows: tuple[str, str, str]) -> str:
    path = folder / "list.xlsx"
    path.write_bytes(book([HEAD, *rows]))
    return str(path)


def test_the_months_list_fills_in_the_next_visit(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    file = aid_file(tmp_path, ("王梓萱", GIRL["applicant.document_number"], "低保"))
    assert run(data, "aid-list", file, "--month", "2026-11") == 0
    assert "2026-11 民政名单：1 人" in capsys.readouterr().out
    visit = tmp_path / "visit.yaml"
    told = visit.read_text("utf-8").replace("minor_card", "minor_medical")
    of_a_card = ("card.", "applicant.occupation")
    lines = [line for line in told.splitlines() if not line.strip().startswith(of_a_card)]
    visit.write_text("\n".join(lines).replace("outcome: accept", "outcome: draft"), "utf-8")
    perform(data, capsys, visit, tmp_path / "out")
    assert run(data, "find", "王梓萱", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["cases"]) == 2


def test_a_list_with_a_mistake_is_refused_line_by_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    file = aid_file(tmp_path, ("王梓萱", GIRL["applicant.document_number"], "富裕"))
    assert run(data, "aid-list", file, "--month", "2026-11") == 1
    line, refused = capsys.readouterr().err.splitlines()
    assert line.startswith("C2：没有「富裕」这个类别")
    assert "名单没有载入" in refused
    assert run(data, "aid-list", file, "--month", "十一月") == 1
    assert "哪个月" in capsys.readouterr().err
    assert run(data, "aid-list", str(tmp_path / "none.xlsx"), "--month", "2026-11") == 3
