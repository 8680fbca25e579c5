# SPDX-License-Identifier: Apache-2.0
"""``clerkapp print-list``: every kind written as a PDF, and what it refuses."""

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


@pytest.mark.parametrize(
    ("words", "title"),
    [
        (("card_making_list", "1124-02-0001", "--unit", "柳荫小学"), "社会保障卡制卡清单"),
        (("case_timeline", "1124-02-0001"), "办件经过"),
        (("daily_ledger", "--day", "2026-11-24"), "业务日结单"),
        (("invalid_register",), "社会保障卡作废登记"),
    ],
)
def test_a_list_is_written_where_it_was_asked_for(
    data: Path, tmp_path: Path, words: tuple[str, ...], title: str
) -> None:
    path = tmp_path / "list.pdf"
    assert run(data, "print-list", *words, "--out", str(path)) == 0
    assert title in "".join(text_of(path.read_bytes()).split())


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("card_making_list", "1124-02-0001"), "清单上要写明单位"),
        (("card_making_list", "--unit", "柳荫小学"), "清单里一件也没有"),
        (("card_making_list", "--unit", "柳荫小学", "--batch", "2026-1"), "清单里一件也没有"),
        (("case_timeline",), "办件经过一次只打印一件"),
    ],
)
def test_what_a_list_lacks_is_said(
    data: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    said: str,
) -> None:
    path = tmp_path / "list.pdf"
    assert run(data, "print-list", *words, "--out", str(path)) == 1
    assert said in capsys.readouterr().err
    assert not path.exists()
