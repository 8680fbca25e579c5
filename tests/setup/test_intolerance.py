# SPDX-License-Identifier: Apache-2.0
"""The test run itself is intolerant: each kind of negligence makes a test fail."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
IMPORTS = """
import logging, socket, threading, time, warnings
import pytest
from PySide6.QtCore import QObject, qWarning
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QWidget
KEPT = []
"""

NEGLIGENT = {
    "unexpected in the log": "def test(): logging.getLogger('x').warning('w')",
    "threads left running": (
        "def test(): threading.Thread(target=time.sleep, args=(4,), daemon=True).start()"
    ),
    "windows left alive": "def test(qapp): KEPT.append(QWidget())",
    "UserWarning": "def test(): warnings.warn('w')",
    "SocketBlockedError": "def test(): socket.create_connection(('127.0.0.1', 9))",
    "Qt messages": "def test(qapp): qWarning('w')",
    "XPASS(strict)": "@pytest.mark.xfail\ndef test(): pass",
    "'unheard' not found": "@pytest.mark.unheard\ndef test(): pass",
}
CAREFUL = {
    "expected log": "@pytest.mark.expects_log\ndef test(): logging.warning('w')",
    "window closed": "def test(qtbot): qtbot.addWidget(QWidget())",
    "window dropped": "def test(qapp): QWidget().show()",
    "thread joined": (
        "def test():\n thread = threading.Thread(target=print)\n thread.start()\n thread.join()"
    ),
    "our fonts alone": (
        "def test(qapp):\n"
        " generic = {'Serif', 'Sans Serif', 'Monospace'}\n"
        " assert set(QFontDatabase.families()) - generic"
        " == {'Noto Sans SC', 'Noto Sans SC SemiBold'}"
    ),
    "offscreen": "def test(qapp): assert qapp.platformName() == 'offscreen'",
}


def run(folder: Path, text: str) -> tuple[int, str]:
    """Run one test file under this project's settings; return the exit code and the report."""
    (folder / "tests").mkdir()
    shutil.copy(ROOT / "pyproject.toml", folder)
    shutil.copy(ROOT / "tests" / "conftest.py", folder / "tests")
    (folder / "resources").symlink_to(ROOT / "resources")
    (folder / "tests" / "test_sample.py").write_text(IMPORTS + text + "\n", encoding="utf-8")
    answer = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--rootdir", str(folder)],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode, answer.stdout + answer.stderr


@pytest.mark.slow
@pytest.mark.parametrize(("sign", "text"), NEGLIGENT.items(), ids=NEGLIGENT)
def test_negligence_fails(tmp_path: Path, sign: str, text: str) -> None:
    code, report = run(tmp_path, text)
    assert code != 0
    assert sign in report


@pytest.mark.slow
@pytest.mark.parametrize("text", CAREFUL.values(), ids=CAREFUL)
def test_care_passes(tmp_path: Path, text: str) -> None:
    code, report = run(tmp_path, text)
    assert code == 0, report
