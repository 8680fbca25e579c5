# SPDX-License-Identifier: Apache-2.0
"""Clerks and passwords on the settings page: who is there, what is wrong with what was typed."""

from collections.abc import Mapping

from clerkapp.domain.roles import Clerk
from clerkapp.presentation.words import Words
from clerkapp.services.sessions import password_problem
from clerkapp.services.staff import new_clerk_problems

CLERK_FIELDS = ("clerk_name", "password", "password_again")
"""What is typed for a new clerk, in the order of the form."""

PASSWORD_FIELDS = ("old_password", "password", "password_again")
"""What is typed for another password, in the order of the form."""


def clerk_lines(words: Words, clerks: tuple[Clerk, ...], current_id: str) -> tuple[str, ...]:
    """Return one line for each clerk who can sign in: name, post, and who is reading this."""
    return tuple(
        words(
            "staff.entry",
            name=clerk.name,
            role=words(f"role.{clerk.role.value}"),
            you=words("staff.you") if clerk.id == current_id else "",
        )
        for clerk in clerks
    )


def entry_problems(typed: Mapping[str, str]) -> dict[str, str]:
    """Return field → problem code for a new clerk, in the order of the form."""
    found = new_clerk_problems(typed["clerk_name"], typed["password"])
    return found | _differing(typed)


def password_problems(typed: Mapping[str, str], *, recovered: bool) -> dict[str, str]:
    """Return field → problem code for another password, in the order of the form.

    Args:
        typed: Field → text.
        recovered: The recovery code stands for the old password, which is not asked for.
    """
    found: dict[str, str] = {}
    if not recovered and not typed["old_password"]:
        found["old_password"] = "staff.no_old_password"
    if problem := password_problem(typed["password"]):
        found["password"] = problem
    return found | _differing(typed)


def _differing(typed: Mapping[str, str]) -> dict[str, str]:
    same = typed["password"] == typed["password_again"]
    return {} if same else {"password_again": "office.password_differs"}
