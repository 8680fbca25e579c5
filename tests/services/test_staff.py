# SPDX-License-Identifier: Apache-2.0
"""Clerks and passwords over a real store and a real key file."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from clerkapp.bootstrap import Counter
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.services import sessions, staff
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, SHORTEST_PASSWORD, FirstStart
from clerkapp.storage import keys, schema
from clerkapp.storage.engine import Access
from clerkapp.storage.files import StoreFiles
from clerkapp.storage.store import store_folder
from tests.counter import PASSWORD, StandingClock, opened_counter, with_role

FIRST = "he-jia-2026"


@pytest.fixture
def counter(tmp_path: Path) -> Iterator[Counter]:
    with opened_counter(tmp_path) as joined:
        yield joined


@pytest.fixture
def founded(counter: Counter) -> tuple[Clerk, str]:
    start = FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD)
    return sessions.set_up(counter.vault, StandingClock(), start, "c1")


@pytest.fixture
def recovery_code(founded: tuple[Clerk, str]) -> str:
    return founded[1]


@pytest.fixture
def desk(counter: Counter, founded: tuple[Clerk, str]) -> Desk:
    return replace(counter.desk(founded[0], EXAMPLE_OFFICE), clock=StandingClock())


def acts(counter: Counter) -> list[tuple[str, str, str]]:
    """Return clerk, act and reason of every audit record."""
    columns = schema.audit.c
    asked = select(columns.clerk_id, columns.act, columns.reason).order_by(columns.seq)
    store = counter.vault._opened()
    with store._transaction(Access.READ) as connection:
        return [(row[0], row[1], row[2]) for row in connection.execute(asked)]


def rows(counter: Counter) -> tuple[Clerk, ...]:
    with counter.vault.work()() as work:
        return work.clerks()


def sign_in(folder: Path, clerk_id: str, password: str) -> Clerk:
    """Sign in as after a new start of the program."""
    with opened_counter(folder) as counter:
        return sessions.sign_in(counter.vault, StandingClock(), clerk_id, password)[0]


def test_a_second_clerk_signs_in(counter: Counter, desk: Desk, tmp_path: Path) -> None:
    clerk = staff.add_clerk(desk, counter.vault, " 何佳 ", Role.REVIEWER, FIRST)
    assert (clerk.name, clerk.role) == ("何佳", Role.REVIEWER)
    assert rows(counter) == counter.vault.clerks() == (desk.clerk, clerk)
    assert acts(counter)[-1] == ("c1", "add_clerk", f"reviewer {clerk.id}")
    assert sign_in(tmp_path, clerk.id, FIRST) == clerk
    assert sign_in(tmp_path, "c1", PASSWORD) == desk.clerk


@pytest.mark.parametrize("role", [Role.CLERK, Role.REVIEWER, Role.AUDITOR])
def test_only_a_supervisor_enters_clerks(counter: Counter, desk: Desk, role: Role) -> None:
    with pytest.raises(ClerkError, match=r"staff\.needs_supervisor"):
        staff.add_clerk(with_role(desk, role), counter.vault, "何佳", Role.CLERK, FIRST)
    assert rows(counter) == counter.vault.clerks() == (desk.clerk,)


@pytest.mark.parametrize(
    ("name", "password", "code", "field"),
    [
        ("  ", FIRST, "staff.no_name", "clerk_name"),
        ("陈敏", FIRST, "staff.name_taken", "clerk_name"),
        ("何佳", "x" * (SHORTEST_PASSWORD - 1), "office.password_short", "password"),
    ],
)
def test_what_a_new_clerk_cannot_be_entered_with(
    counter: Counter, desk: Desk, name: str, password: str, code: str, field: str
) -> None:
    with pytest.raises(ClerkError) as refused:
        staff.add_clerk(desk, counter.vault, name, Role.CLERK, password)
    assert (refused.value.code, refused.value.field) == (code, field)
    assert rows(counter) == counter.vault.clerks() == (desk.clerk,)


def test_a_cut_between_store_and_key_file_leaves_no_clerk_without_a_row(
    counter: Counter, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def disk_is_full(path: Path, content: bytes) -> None:
        raise OutsideError("store.disk_full")

    with monkeypatch.context() as full:
        full.setattr(keys, "write_durably", disk_is_full)
        with pytest.raises(OutsideError, match=r"store\.disk_full"):
            staff.add_clerk(desk, counter.vault, "何佳", Role.CLERK, FIRST)
    assert [clerk.name for clerk in rows(counter)] == ["陈敏", "何佳"]
    assert counter.vault.clerks() == (desk.clerk,)
    clerk = staff.add_clerk(desk, counter.vault, "何佳", Role.CLERK, FIRST)
    assert rows(counter) == counter.vault.clerks() == (desk.clerk, clerk)
    assert sign_in(tmp_path, clerk.id, FIRST) == clerk


def test_a_store_that_takes_no_row_gets_no_key(counter: Counter, desk: Desk) -> None:
    def refuses() -> object:
        raise OutsideError("store.disk_full")

    broken = replace(desk, work=refuses)  # type: ignore[arg-type]
    with pytest.raises(OutsideError):
        staff.add_clerk(broken, counter.vault, "何佳", Role.CLERK, FIRST)
    with pytest.raises(OutsideError):
        staff.change_password(broken, counter.vault, PASSWORD, FIRST)
    assert counter.vault.clerks() == (desk.clerk,)
    counter.vault.unlock("c1", PASSWORD)


def test_a_changed_password_seals_the_same_key_anew(
    counter: Counter, desk: Desk, recovery_code: str, tmp_path: Path
) -> None:
    files = StoreFiles(store_folder(tmp_path))
    before = files.database.stat().st_ino, files.keys.read_bytes()
    staff.change_password(desk, counter.vault, PASSWORD, FIRST)
    assert acts(counter)[-1] == ("c1", "change_password", "")
    assert files.database.stat().st_ino == before[0]
    assert files.keys.read_bytes() != before[1]
    assert files.keys_copy.read_bytes() == files.keys.read_bytes()
    assert sign_in(tmp_path, "c1", FIRST) == desk.clerk
    with pytest.raises(ClerkError, match=r"login\.wrong_password"):
        sign_in(tmp_path, "c1", PASSWORD)
    with opened_counter(tmp_path) as again:
        assert sessions.recover(again.vault, StandingClock(), recovery_code)[0] == desk.clerk


def test_the_old_password_is_proved_first(counter: Counter, desk: Desk) -> None:
    with pytest.raises(ClerkError) as refused:
        staff.change_password(desk, counter.vault, "not-it-2026", FIRST)
    assert (refused.value.code, refused.value.field) == ("login.wrong_password", "old_password")
    with pytest.raises(ClerkError, match=r"office\.password_short"):
        staff.change_password(desk, counter.vault, PASSWORD, "kurz")
    assert [act for _, act, _ in acts(counter)] == ["set_up"]
    counter.vault.unlock("c1", PASSWORD)


def test_an_auditor_changes_their_own_password(
    counter: Counter, desk: Desk, tmp_path: Path
) -> None:
    clerk = staff.add_clerk(desk, counter.vault, "孙审", Role.AUDITOR, FIRST)
    own = replace(desk, clerk=clerk)
    staff.change_password(own, counter.vault, FIRST, "sun-shen-2027")
    assert sign_in(tmp_path, clerk.id, "sun-shen-2027") == clerk
    assert sign_in(tmp_path, "c1", PASSWORD) == desk.clerk


def test_the_recovery_code_stands_for_the_old_password_once(
    counter: Counter, desk: Desk, recovery_code: str, tmp_path: Path
) -> None:
    with pytest.raises(ClerkError, match=r"staff\.not_recovered"):
        staff.replace_lost_password(desk, counter.vault, FIRST)
    sessions.recover(counter.vault, StandingClock(), recovery_code)
    with pytest.raises(ClerkError, match=r"office\.password_short"):
        staff.replace_lost_password(desk, counter.vault, "kurz")
    staff.replace_lost_password(desk, counter.vault, FIRST)
    assert [act for _, act, _ in acts(counter)] == ["set_up", "recover", "replace_lost_password"]
    assert sign_in(tmp_path, "c1", FIRST) == desk.clerk
    with pytest.raises(ClerkError, match=r"staff\.not_recovered"):
        staff.replace_lost_password(desk, counter.vault, PASSWORD)


def test_a_password_given_after_the_code_ends_the_recovery(
    counter: Counter, desk: Desk, recovery_code: str
) -> None:
    sessions.recover(counter.vault, StandingClock(), recovery_code)
    sessions.sign_in(counter.vault, StandingClock(), "c1", PASSWORD)
    with pytest.raises(ClerkError, match=r"staff\.not_recovered"):
        staff.replace_lost_password(desk, counter.vault, FIRST)


def test_a_locked_vault_gives_no_keys_out(counter: Counter, desk: Desk, tmp_path: Path) -> None:
    with opened_counter(tmp_path) as locked:
        with pytest.raises(OutsideError, match=r"store\.locked"):
            locked.vault.add_clerk(Clerk("c2", "何佳", Role.CLERK), FIRST)
        with pytest.raises(OutsideError, match=r"store\.locked"):
            locked.vault.set_password("c1", FIRST)
