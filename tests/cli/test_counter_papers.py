# SPDX-License-Identifier: Apache-2.0
"""The commands for papers without a case, and ``print`` for papers made on request."""

from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run, visit_file
from tests.printing.reading import text_of


@pytest.fixture
def data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "data"
    code, _ = perform(folder, capsys, visit_file(tmp_path), tmp_path / "out")
    assert code == 0
    return folder


def squeezed(path: Path) -> str:
    return "".join(text_of(path.read_bytes()).split())


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("privacy-notice", "minor_card"), "个人信息处理告知"),
        (("blank-form", "adult_card"), "社会保障卡首次申领（成年人"),
        (
            ("consultation", "--question", "何时？", "--answer", "随时。", "--basis", "办事指南"),
            "咨询答复单",
        ),
        (("print", "1124-02-0001", "--document", "intake_receipt"), "收件凭证"),
        (("print", "1124-02-0001", "--document", "acceptance_letter"), "受理通知书"),
        (("print", "1124-02-0001", "--document", "amendment_request"), "更正申请书"),
    ],
)
def test_a_paper_is_written_where_it_was_asked_for(
    data: Path, tmp_path: Path, words: tuple[str, ...], title: str
) -> None:
    path = tmp_path / "paper.pdf"
    assert run(data, *words, "--out", str(path)) == 0
    assert title in squeezed(path)


def test_a_card_that_is_not_there_is_not_announced(
    data: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "paper.pdf"
    words = ("print", "1124-02-0001", "--document", "arrival_notice", "--out", str(path))
    assert run(data, *words) == 1
    assert "卡还没有到" in capsys.readouterr().err
    assert not path.exists()
