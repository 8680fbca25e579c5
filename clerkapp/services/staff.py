# SPDX-License-Identifier: Apache-2.0
"""Who may sign in at this computer, and with which password.

The store comes first and the key file last: a power cut between the two leaves a row or a record
too many, never a clerk who can sign in without a row, or a new password without a record.
"""

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.services.desk import Desk
from clerkapp.services.ports import UnitOfWork
from clerkapp.services.sessions import Vault, password_problem


def new_clerk_problems(name: str, password: str) -> dict[str, str]:
    """Return field name → problem code for what a new clerk cannot be entered with."""
    found: dict[str, str] = {}
    if not name.strip():
        found["clerk_name"] = "staff.no_name"
    if problem := password_problem(password):
        found["password"] = problem
    return found


def add_clerk(desk: Desk, vault: Vault, name: str, role: Role, password: str) -> Clerk:
    """Enter a clerk with a first password; the act is recorded.

    Raises:
        ClerkError: ``staff.needs_supervisor``; ``staff.no_name``, ``staff.name_taken`` and
            ``office.password_short``, naming the field.
        OutsideError: what kept the store or the key file from being written.
    """
    _require_supervisor(desk)
    for field, code in new_clerk_problems(name, password).items():
        raise ClerkError(code, field=field)
    name = name.strip()
    with_password = vault.clerks()
    if any(clerk.name == name for clerk in with_password):
        raise ClerkError("staff.name_taken", field="clerk_name", name=name)
    with desk.work() as work:
        clerk = _left_without_password(work, with_password, name, role)
        if clerk is None:
            clerk = Clerk(desk.new_id(), name, role)
            work.add_clerk(clerk)
        work.record(desk.entry("add_clerk", reason=f"{role.value} {clerk.id}"))
        work.commit()
    vault.add_clerk(clerk, password)
    return clerk


def _require_supervisor(desk: Desk) -> None:
    if desk.clerk.role is not Role.SUPERVISOR:
        raise ClerkError("staff.needs_supervisor")


def _left_without_password(
    work: UnitOfWork, with_password: tuple[Clerk, ...], name: str, role: Role
) -> Clerk | None:
    """Return the row that an entry cut short has left, so that trying again makes no second."""
    ids = {clerk.id for clerk in with_password}
    rows = (clerk for clerk in work.clerks() if clerk.id not in ids)
    return next((clerk for clerk in rows if (clerk.name, clerk.role) == (name, role)), None)


def change_password(desk: Desk, vault: Vault, old: str, new: str) -> None:
    """Give the signed-in clerk another password.

    Raises:
        ClerkError: ``office.password_short`` (field ``password``); ``login.wrong_password``
            (field ``old_password``).
        OutsideError: what kept the store or the key file from being written.
    """
    _require_long_enough(new)
    try:
        vault.unlock(desk.clerk.id, old)
    except ClerkError as error:
        raise ClerkError(error.code, field="old_password") from None
    _replace_password(desk, vault, new, "change_password")


def replace_lost_password(desk: Desk, vault: Vault, new: str) -> None:
    """Set a password after signing in with the recovery code, which stands for the old one.

    Raises:
        ClerkError: ``staff.not_recovered`` unless the recovery code was the last to open the
            store; ``office.password_short`` (field ``password``).
        OutsideError: what kept the store or the key file from being written.
    """
    if not vault.opened_by_recovery():
        raise ClerkError("staff.not_recovered")
    _require_long_enough(new)
    _replace_password(desk, vault, new, "replace_lost_password")


def _require_long_enough(password: str) -> None:
    if problem := password_problem(password):
        raise ClerkError(problem, field="password")


def _replace_password(desk: Desk, vault: Vault, new: str, act: str) -> None:
    with desk.work() as work:
        work.record(desk.entry(act))
        work.commit()
    vault.set_password(desk.clerk.id, new)
