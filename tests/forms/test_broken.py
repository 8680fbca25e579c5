# SPDX-License-Identifier: Apache-2.0
"""Every mistake in ``forms/`` is named on one line: file, line, what is wrong, what instead.

``sample/`` is a small whole folder of definitions. Each folder of ``broken/`` holds only the files
that differ from it, with one mistake, and in ``expected.txt`` the lines that must come of it.
"""

import shutil
from pathlib import Path

import pytest

from clerkapp.catalogue.loader import check_folder, load_catalogue
from clerkapp.catalogue.sources import CatalogueError

HERE = Path(__file__).parent
BROKEN = sorted(path.name for path in (HERE / "broken").iterdir())
NOT_DEFINITIONS = shutil.ignore_patterns("expected.txt", "removed.txt")
ONLY_CHECKED = ("case_", "stray_file", "stray_folder")
"""Worked cases and stray files are looked at by ``check-forms`` alone."""


def broken_folder(name: str, tmp_path: Path) -> Path:
    folder = tmp_path / "forms"
    shutil.copytree(HERE / "sample", folder)
    removed = HERE / "broken" / name / "removed.txt"
    for line in removed.read_text(encoding="utf-8").split() if removed.exists() else ():
        remove(folder / line)
    shutil.copytree(HERE / "broken" / name, folder, dirs_exist_ok=True, ignore=NOT_DEFINITIONS)
    return folder


def remove(path: Path) -> None:
    shutil.rmtree(path) if path.is_dir() else path.unlink()


def expected_lines(name: str) -> list[str]:
    return (HERE / "broken" / name / "expected.txt").read_text(encoding="utf-8").splitlines()


def test_the_sample_itself_is_right() -> None:
    assert check_folder(HERE / "sample") == ()


def test_there_are_many_kinds_of_mistake() -> None:
    said = {expected_lines(name)[0].split(": ", 1)[1] for name in BROKEN}
    assert len(said) >= 60


@pytest.mark.parametrize("name", BROKEN)
def test_one_line_says_what_is_wrong_and_what_to_write(name: str, tmp_path: Path) -> None:
    folder = broken_folder(name, tmp_path)
    problems = check_folder(folder)
    assert [str(problem) for problem in problems] == expected_lines(name)
    for problem in problems:
        path = folder / problem.file
        lines = path.read_bytes().count(b"\n") + 1 if path.is_file() else 1
        assert 1 <= problem.line <= lines


@pytest.mark.parametrize("name", [name for name in BROKEN if not name.startswith(ONLY_CHECKED)])
def test_the_program_does_not_start_with_it(name: str, tmp_path: Path) -> None:
    folder = broken_folder(name, tmp_path)
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert [str(problem) for problem in caught.value.problems] == expected_lines(name)


def test_the_wrong_word_stands_on_the_line_named(tmp_path: Path) -> None:
    folder = broken_folder("condition_code_not_in_list", tmp_path)
    (problem,) = check_folder(folder)
    line = (folder / problem.file).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert "'09'" in line
