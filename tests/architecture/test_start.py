# SPDX-License-Identifier: Apache-2.0
"""What the window needs to paint loads nothing heavy: neither the store nor the printer."""

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
(HEAVY,) = (
    row["forbidden_modules"]
    for row in SETTINGS["tool"]["importlinter"]["contracts"]
    if row["id"] == "light-start"
)
LIST_LOADED = "import sys, {module}; print(*sorted(set({heavy!r}) & set(sys.modules)))"


@pytest.mark.parametrize("module", ["clerkapp.__main__", "clerkapp.gui", "clerkapp.presentation"])
def test_a_light_module_loads_nothing_heavy(module: str) -> None:
    answer = subprocess.run(
        [sys.executable, "-c", LIST_LOADED.format(module=module, heavy=HEAVY)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.split() == []


def test_joining_the_counter_and_its_commands_loads_no_seals() -> None:
    """PyHanko costs half a second: whoever never seals never pays it."""
    script = LIST_LOADED.format(module="clerkapp.cli.main", heavy=["pyhanko", "asn1crypto"])
    answer = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert answer.stdout.split() == []
