# SPDX-License-Identifier: Apache-2.0
"""The demonstration of the README goes through, from the first start to its summary."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.mark.slow
@pytest.mark.window
def test_the_demonstration_serves_three_visits(tmp_path: Path) -> None:
    out = tmp_path / "demo"
    command = [sys.executable, "-m", "scripts.demo", "--out", str(out)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr[-2000:]
    cases = json.loads((out / "summary.json").read_text("utf-8"))["cases"]
    assert sorted(case["status"] for case in cases) == [
        "accepted",
        "accepted",
        "correction_notified",
    ]
    for case in cases:
        for document in case["documents"]:
            assert Path(document["path"]).read_bytes().startswith(b"%PDF-")
