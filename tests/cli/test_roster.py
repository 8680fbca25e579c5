# SPDX-License-Identifier: Apache-2.0
"""``clerkapp roster``: the drafts it opens, and what it says of the rows that it leaves out."""

from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run, visit_file
from tests.exchange.sheets_made import ANNA, BAO, book

HEAD = ("学生姓名", "身份证号", "班级")


def test_a_roster_is_taken_in_once_and_every_row_left_out_has_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    file = tmp_path / "roster.xlsx"
    file.write_bytes(book([HEAD, ("王安娜", ANNA, "三（2）班"), ("包小满", BAO, "")]))
    command = ("roster", str(file), "--unit", "柳荫小学", "--batch", "2026-LY-01")
    assert run(data, *command) == 1
    said = capsys.readouterr()
    assert said.out == "柳荫小学 2026-LY-01：录入 1 人，列在待办的草稿里；没有录入 1 处。\n"
    line, no_list = said.err.splitlines()
    assert line.startswith("C3：空着")
    assert "民政名单没有载入" in no_list
    file.write_bytes(book([HEAD, ("王安娜", ANNA, "三（2）班"), ("包小满", BAO, "五（1）班")]))
    assert run(data, *command) == 1
    said = capsys.readouterr()
    assert "录入 1 人" in said.out
    assert said.err.splitlines()[0].startswith("B2：王**已在这一批（—，")
    assert run(data, "find", "包小满") == 0
    assert "minor_medical" in capsys.readouterr().out


def test_a_file_that_is_not_there_and_a_school_without_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    file = tmp_path / "roster.xlsx"
    assert run(data, "roster", str(file), "--unit", "校", "--batch", "1") == 3
    file.write_bytes(book([HEAD, ("王安娜", ANNA, "三（2）班")]))
    assert run(data, "roster", str(file), "--unit", " ", "--batch", "1") == 1
    assert "--unit" in capsys.readouterr().err
