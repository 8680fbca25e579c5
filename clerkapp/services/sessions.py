# SPDX-License-Identifier: Apache-2.0
"""First start, signing in and out: who sits at the counter."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from clerkapp.domain.audit import AuditEntry
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.office import Office
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.services.ports import Clock, UnitOfWork, UnitsOfWork

SHORTEST_PASSWORD = 8
"""Characters of the shortest password; the only rule for passwords, wherever one is set."""

EXAMPLE_OFFICE = Office(
    name="云浦市青禾区柳荫街道社会保障事务所",
    short_name="柳荫社保",
    division="110150",
    code="003",
    counter="02",
    address="柳荫街道槐安路18号一楼",
    phone="010-0555 0123",
    hours="周一至周五 9:00–12:00、13:30–17:30",
)
"""A made-up office to try the program with; its division code is assigned to nobody."""


class Vault(Protocol):
    """The locked store of this computer: one key slot per clerk, one for the recovery code."""

    def is_new(self) -> bool:
        """Say whether no store has been made yet."""
        ...

    def clerks(self) -> tuple[Clerk, ...]:
        """Return who has a key slot; readable while locked."""
        ...

    def create(self, clerk: Clerk, password: str, write_first: Callable[[UnitOfWork], None]) -> str:
        """Make keys and store in one step, leave it open, and return the recovery code.

        Args:
            clerk: The first clerk.
            password: Their password.
            write_first: Writes and commits what the store is never without.
        """
        ...

    def unlock(self, clerk_id: str, password: str) -> None:
        """Open the store.

        Raises:
            ClerkError: ``login.wrong_password``.
            OutsideError: ``store.damaged`` and the like.
        """
        ...

    def unlock_with_recovery(self, code: str) -> None:
        """Open the store with the recovery code.

        Raises:
            ClerkError: ``login.wrong_recovery_code``.
        """
        ...

    def opened_by_recovery(self) -> bool:
        """Say whether the recovery code opened the store last, and no password was set since."""
        ...

    def add_clerk(self, clerk: Clerk, password: str) -> None:
        """Give a clerk a key slot on the open store.

        Raises:
            ClerkError: ``login.clerk_exists``.
            OutsideError: ``store.disk_full``, ``store.cannot_write``; no slot was made.
        """
        ...

    def set_password(self, clerk_id: str, password: str) -> None:
        """Seal the key of the open store anew for a clerk; the data stays as it is.

        Raises:
            ClerkError: ``login.no_such_clerk``.
            OutsideError: ``store.disk_full``, ``store.cannot_write``; the old password holds.
        """
        ...

    def work(self) -> UnitsOfWork:
        """Return the opener of transactions on the open store."""
        ...


@dataclass(frozen=True, slots=True)
class FirstStart:
    """What the first-start page asks for."""

    office: Office
    clerk_name: str
    password: str


def password_problem(password: str) -> str:
    """Return the problem code of a new password, empty when it may be set."""
    return "office.password_short" if len(password) < SHORTEST_PASSWORD else ""


def problems_of(start: FirstStart) -> dict[str, str]:
    """Return field name → problem code for what the first start cannot go on with."""
    found: dict[str, str] = {}
    office = start.office
    for name in ("name", "short_name", "address", "phone", "hours"):
        if not str(getattr(office, name)).strip():
            found[name] = "office.empty"
    for name, length in (("division", 6), ("code", 3), ("counter", 2)):
        value = str(getattr(office, name))
        if not (value.isascii() and value.isdigit() and len(value) == length):
            found[name] = f"office.{name}"
    if not start.clerk_name.strip():
        found["clerk_name"] = "office.empty"
    if problem := password_problem(start.password):
        found["password"] = problem
    return found


def set_up(vault: Vault, clock: Clock, start: FirstStart, clerk_id: str) -> tuple[Clerk, str]:
    """Make the store with the office and its first clerk; return both clerk and recovery code.

    The first clerk is a supervisor, so that a one-clerk office can do everything.

    Raises:
        ClerkError: the first problem of the answers, or ``office.exists``.
    """
    found = problems_of(start)
    if found:
        field, code = next(iter(found.items()))
        raise ClerkError(code, field=field)
    if not vault.is_new():
        raise ClerkError("office.exists")
    clerk = Clerk(clerk_id, start.clerk_name.strip(), Role.SUPERVISOR)

    def write_first(work: UnitOfWork) -> None:
        work.save_office(start.office)
        work.add_clerk(clerk)
        work.record(AuditEntry(clock.now(), clerk.id, clerk.role.value, "set_up"))
        work.commit()

    return clerk, vault.create(clerk, start.password, write_first)


def sign_in(vault: Vault, clock: Clock, clerk_id: str, password: str) -> tuple[Clerk, Office]:
    """Open the store for a clerk; the act is recorded.

    Raises:
        ClerkError: ``login.wrong_password``, ``login.no_such_clerk``.
        OutsideError: what kept the store from opening.
    """
    clerk = next((c for c in vault.clerks() if c.id == clerk_id), None)
    if clerk is None:
        raise ClerkError("login.no_such_clerk")
    vault.unlock(clerk_id, password)
    return _seated(vault, clock, clerk, "sign_in")


def recover(vault: Vault, clock: Clock, code: str) -> tuple[Clerk, Office]:
    """Open the store with the recovery code, in the name of the first supervisor."""
    vault.unlock_with_recovery(code)
    supervisors = [c for c in vault.clerks() if c.role is Role.SUPERVISOR]
    return _seated(vault, clock, supervisors[0], "recover")


def _seated(vault: Vault, clock: Clock, clerk: Clerk, act: str) -> tuple[Clerk, Office]:
    with vault.work()() as work:
        office = work.office()
        if office is None:
            raise ClerkError("office.missing")
        work.record(AuditEntry(clock.now(), clerk.id, clerk.role.value, act))
        work.commit()
    return clerk, office


def sample_number(office: Office, clock: Clock) -> CaseNumber | None:
    """Return what the first number of today would look like, or None while codes are wrong."""
    parts = (office.division, office.code, office.counter)
    lengths = (6, 3, 2)
    if any(not p.isdigit() or len(p) != n for p, n in zip(parts, lengths, strict=True)):
        return None
    return CaseNumber.take(*parts, clock.now().date(), 1)
