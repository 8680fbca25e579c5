# SPDX-License-Identifier: Apache-2.0
"""What to bring and what to know, on the command line."""

import json
from pathlib import Path

import pytest

from tests.cli.test_commands import perform, run, visit_file


def test_the_list_ends_with_what_the_applicant_should_know(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    data = tmp_path / "data"
    perform(data, capsys, visit_file(tmp_path), tmp_path / "out")
    assert run(data, "materials", "card_exchange") == 0
    lines = capsys.readouterr().out.splitlines()
    assert "  请留意  工本费 20 元，由服务银行收取；本窗口不收取任何费用。（待核实）" in lines
    assert run(data, "materials", "card_exchange", "--json") == 0
    told = json.loads(capsys.readouterr().out)["told"]
    assert "工本费 20 元，由服务银行收取；本窗口不收取任何费用。" in told
