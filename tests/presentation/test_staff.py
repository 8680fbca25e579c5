# SPDX-License-Identifier: Apache-2.0
"""What the settings page says about clerks and typed passwords."""

from pathlib import Path

import pytest

from clerkapp.domain.roles import Clerk, Role
from clerkapp.presentation.staff import clerk_lines, entry_problems, password_problems
from clerkapp.presentation.words import Words

DIRECTORY = Path(__file__).resolve().parents[2] / "resources" / "words"
CLERKS = (Clerk("c1", "陈敏", Role.SUPERVISOR), Clerk("c2", "何佳", Role.CLERK))


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("zh", ("陈敏　负责人", "何佳　经办（您）")),
        ("en", ("陈敏, Supervisor", "何佳, Clerk (you)")),
    ],
)
def test_clerks_with_their_posts(language: str, lines: tuple[str, ...]) -> None:
    assert clerk_lines(Words.load(DIRECTORY, language), CLERKS, "c2") == lines


@pytest.mark.parametrize(
    ("name", "password", "again", "found"),
    [
        ("何佳", "12345678", "12345678", {}),
        (" ", "12345678", "12345678", {"clerk_name": "staff.no_name"}),
        (
            "何佳",
            "1234567",
            "12345678",
            {"password": "office.password_short", "password_again": "office.password_differs"},
        ),
    ],
)
def test_a_new_clerk(name: str, password: str, again: str, found: dict[str, str]) -> None:
    typed = {"clerk_name": name, "password": password, "password_again": again}
    assert entry_problems(typed) == found


def test_the_old_password_is_asked_unless_the_code_stands_for_it() -> None:
    typed = {"old_password": "", "password": "12345678", "password_again": "12345678"}
    assert password_problems(typed, recovered=False) == {"old_password": "staff.no_old_password"}
    assert password_problems(typed, recovered=True) == {}
