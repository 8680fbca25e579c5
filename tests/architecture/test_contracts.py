# SPDX-License-Identifier: Apache-2.0
"""The walls between the layers hold, and each of them is seen to stop what it is there to stop."""

import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SETTINGS = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
CONTRACTS = {row["id"]: row["name"] for row in SETTINGS["tool"]["importlinter"]["contracts"]}
ADAPTERS = ("gui", "storage", "printing", "system", "devices", "exchange")

# (contract, package that gets a module with the import, the import)
VIOLATIONS = [
    ("layers", "domain", "import clerkapp.catalogue"),
    ("layers", "catalogue", "import clerkapp.services"),
    ("layers", "services", "import clerkapp.presentation"),
    ("layers", "presentation", "import clerkapp.gui"),
    ("layers", "services", "import clerkapp.storage"),
    ("layers", "gui", "import clerkapp.bootstrap"),
    ("layers", "storage", "import clerkapp.cli"),
    ("layers", "bootstrap", "import clerkapp.cli"),
    ("layers", "cli", "import clerkapp.__main__"),
    *(
        ("layers", one, f"import clerkapp.{other}")
        for one, other in zip(ADAPTERS, (*ADAPTERS[1:], ADAPTERS[0]), strict=True)
    ),
    ("layers", "unplaced", "import clerkapp.domain"),
    *(("presentation", name, "import clerkapp.presentation") for name in ADAPTERS[1:]),
    ("presentation", "bootstrap", "import clerkapp.presentation"),
    ("light-start", "gui", "import openpyxl"),
    ("light-start", "domain", "import reportlab"),
    ("light-start", "services", "import alembic"),
    ("light-start", "presentation", "import pypinyin"),
    ("light-start", "catalogue", "import sqlalchemy"),
    ("light-start", "gui", "import clerkapp.printing.planted_heavy"),
    ("no-cycles", "domain", "import clerkapp.domain.planted_cycle.one"),
    *(
        ("qt", name, "from PySide6.QtCore import QObject")
        for name in ("presentation", "storage", "printing", "bootstrap", "cli", "domain")
    ),
    ("qt", "services", "import shiboken6"),
    ("database", "services", "from sqlalchemy import select"),
    ("database", "bootstrap", "import sqlcipher3"),
    ("database", "cli", "import sqlite3"),
    ("database", "printing", "from alembic import command"),
    ("secrets", "services", "from cryptography.hazmat.primitives import hashes"),
    ("pinyin", "presentation", "import pypinyin"),
    ("paper", "gui", "from reportlab.pdfgen import canvas"),
    ("paper", "presentation", "import barcode"),
    ("paper", "gui", "from fontTools.ttLib import TTFont"),
    ("seals", "services", "from pyhanko.sign import signers"),
    ("seals", "cli", "import asn1crypto"),
    ("pdf-reading", "storage", "import pypdfium2"),
    ("forms-reading", "services", "import yaml"),
    ("forms-reading", "presentation", "import yaml"),
    ("check-digits", "catalogue", "from stdnum.cn import ric"),
    ("folders", "gui", "import platformdirs"),
    ("spreadsheets", "services", "import python_calamine"),
    ("spreadsheets", "gui", "from PIL import Image"),
]


def lint_imports(folder: Path, *contracts: str) -> tuple[bool, str]:
    """Check the contracts in a folder; return whether they are kept, and the report."""
    chosen = [part for contract in contracts for part in ("--contract", contract)]
    command = "from importlinter.cli import lint_imports_command as run; run()"
    answer = subprocess.run(
        [sys.executable, "-c", command, "--no-cache", *chosen],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    return answer.returncode == 0, answer.stdout + answer.stderr


def package_of(layer: Path) -> Path:
    """Make sure that a layer exists as a package, also one that is a module or not yet made."""
    module = layer.with_suffix(".py")
    layer.mkdir(exist_ok=True)
    if module.exists():
        module.rename(layer / "__init__.py")
    (layer / "__init__.py").touch()
    return layer


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program's tree in which every layer exists."""
    folder = tmp_path_factory.mktemp("checkout")
    shutil.copy(ROOT / "pyproject.toml", folder)
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "clerkapp", folder / "clerkapp", ignore=ignored)
    for name in ("cli", "bootstrap", "presentation", "services", "catalogue", "domain", *ADAPTERS):
        package_of(folder / "clerkapp" / name)
    (folder / "clerkapp" / "__main__.py").touch()
    return folder


@pytest.fixture
def planted(copy: Path, request: pytest.FixtureRequest) -> Iterator[Path]:
    """The copy with one more module, which does what the test says."""
    layer, statement = request.param
    made: list[Path] = []

    def plant(path: Path, text: str) -> None:
        path.parent.mkdir(exist_ok=True)
        path.write_text(text + "\n", encoding="utf-8")
        made.append(path)

    program = copy / "clerkapp"
    plant(program / layer / "planted.py", statement)
    if layer == "unplaced":
        plant(program / layer / "__init__.py", "")
    if "planted_heavy" in statement:
        plant(program / "printing" / "planted_heavy.py", "import reportlab")
    if "planted_cycle" in statement:
        cycle = program / "domain" / "planted_cycle"
        plant(cycle / "__init__.py", "")
        plant(cycle / "one.py", "import clerkapp.domain.planted_cycle.two")
        plant(cycle / "two.py", "import clerkapp.domain.planted_cycle.one")
    yield copy
    for path in made:
        path.unlink()
    for folder in {path.parent for path in made}:
        if folder.name in ("unplaced", "planted_cycle"):
            shutil.rmtree(folder)


def test_the_program_keeps_every_contract() -> None:
    kept, report = lint_imports(ROOT)
    assert kept, report


def test_the_copy_is_clean_before_anything_is_planted(copy: Path) -> None:
    kept, report = lint_imports(copy)
    assert kept, report


def test_every_contract_is_tried() -> None:
    assert {contract for contract, _, _ in VIOLATIONS} == set(CONTRACTS)


@pytest.mark.parametrize(
    ("contract", "planted"),
    [
        pytest.param(contract, (layer, statement), id=f"{contract}: {layer}: {statement}")
        for contract, layer, statement in VIOLATIONS
    ],
    indirect=["planted"],
)
def test_a_violation_is_caught(planted: Path, contract: str) -> None:
    kept, report = lint_imports(planted, contract)
    assert not kept
    assert f"{CONTRACTS[contract]} BROKEN" in " ".join(report.split()), report
