# SPDX-License-Identifier: Apache-2.0
"""The linter stops the ways around the layers that import-linter cannot see."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BEGINNING = '# SPDX-License-Identifier: Apache-2.0\n"""A module with one fault."""\n\n'

LINT = (sys.executable, "-m", "ruff", "check", "--output-format=concise", "--no-cache")

FAULTS = [
    ("TID251", "import importlib\n\nimportlib.import_module('clerkapp.storage')\n"),
    ("TID251", "from importlib import import_module\n\nimport_module('clerkapp.storage')\n"),
    (
        "TID251",
        "from PySide6.QtWidgets import QApplication\n\nQApplication.instance()\n",
    ),
    ("TID251", "from PySide6.QtCore import QCoreApplication\n\nQCoreApplication.instance()\n"),
    ("TID251", "from PySide6.QtWidgets import QMessageBox\n\nQMessageBox.about(None, '', '')\n"),
    ("TID251", "import datetime\n\ndatetime.date.today()\n"),
    ("TID252", "from . import other\n\nother.go()\n"),
    ("PLC0415", 'def load() -> None:\n    """Load."""\n    import clerkapp.storage\n'),
    ("BLE001", "try:\n    print()\nexcept Exception:\n    print()\n"),
    ("DTZ005", "from datetime import datetime\n\ndatetime.now()\n"),
]


def complaints(text: str, name: str) -> set[str]:
    """Lint a text as if it stood in the named file; return the codes of the rules broken."""
    answer = subprocess.run(
        [*LINT, "--stdin-filename", name, "-"],
        cwd=ROOT,
        input=BEGINNING + text,
        capture_output=True,
        text=True,
        check=False,
    )
    return {line.split()[1] for line in answer.stdout.splitlines() if line.startswith(name)}


@pytest.mark.parametrize(("code", "text"), FAULTS)
def test_the_fault_is_named(code: str, text: str) -> None:
    assert code in complaints(text, "clerkapp/gui/planted.py")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("clerkapp/system/clock.py", "import datetime\n\ndatetime.datetime.now(datetime.UTC)\n"),
        (
            "clerkapp/gui/dialogs.py",
            "from PySide6.QtWidgets import QMessageBox\n\nQMessageBox.about(None, '', '')\n",
        ),
    ],
)
def test_the_one_door_is_open(name: str, text: str) -> None:
    assert complaints(text, name) == set()
