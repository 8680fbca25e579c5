# SPDX-License-Identifier: Apache-2.0
"""The outside fails in the middle of a visit: it is said, and the visit goes on where it stood."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import pytest

from clerkapp.cli.main import main
from clerkapp.domain.case import Case
from clerkapp.domain.problems import OutsideError
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.services import intake, review, signing
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, set_up
from clerkapp.storage.engine import Access
from clerkapp.storage.store import Store
from tests.counter import GIRL, PASSWORD, opened_counter

ROOT = Path(__file__).resolve().parents[2]
ACT = signing.SigningAct(Manner.PAPER, Signer.GUARDIAN)


@contextmanager
def desk_and_store(data: Path) -> Generator[tuple[Desk, Store]]:
    """Found an office and seat its clerk; the store is there to be disturbed."""
    with opened_counter(data) as counter:
        start = FirstStart(EXAMPLE_OFFICE, "陈敏", PASSWORD)
        clerk, _recovery = set_up(counter.vault, counter.clock, start, "c1")
        yield counter.desk(clerk, EXAMPLE_OFFICE), counter.vault._opened()


def reviewed(desk: Desk) -> Case:
    """Serve a family until its form is to be printed."""
    item = desk.catalogue.item_on("minor_card", desk.today())
    case = intake.start_draft(desk, item.code, intake.opening_answers(item) | GIRL)
    case = intake.hand_to_review(desk, case.id)
    for paper in judgement_of(desk, case).needed_papers:
        review.record_check(desk, case.id, review.good(None, paper))
    return review.pass_review(desk, case.id)


@contextmanager
def full_disk(store: Store) -> Generator[None]:
    """Leave the store no page more, as a full disk does: SQLite answers SQLITE_FULL to both."""
    connection = store._connection(Access.WRITE)

    def bound(pages: int) -> None:
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
        connection.rollback()

    bound(connection.exec_driver_sql("PRAGMA page_count").scalar_one())
    yield
    bound(2**30)


def test_a_disk_that_fills_up_while_a_form_is_made_costs_nothing(tmp_path: Path) -> None:
    with desk_and_store(tmp_path) as (desk, store):
        case = reviewed(desk)
        with full_disk(store), pytest.raises(OutsideError, match=r"store\.disk_full"):
            signing.present_form(desk, case.id)
        with desk.reads() as work:
            assert work.case(case.id) == case
            assert work.documents(case.id) == ()
        _presented, form = signing.present_form(desk, case.id)
        accepted, slip = signing.sign_and_accept(desk, case.id, ACT, form.content_code)
        assert (accepted.status, slip.copy) == (CaseStatus.ACCEPTED, 1)
        assert store.verify().sound


def test_a_number_that_could_not_be_kept_is_not_given(tmp_path: Path) -> None:
    with desk_and_store(tmp_path) as (desk, store):
        item = desk.catalogue.item_on("minor_card", desk.today())
        case = intake.start_draft(desk, item.code, intake.opening_answers(item) | GIRL)
        # The marks of given numbers are replaced by way of this name: a folder is in the way.
        obstacle = store._files.marks.with_name(store._files.marks.name + ".new")
        obstacle.mkdir()
        with pytest.raises(OutsideError, match=r"store\.cannot_write"):
            intake.hand_to_review(desk, case.id)
        with desk.reads() as work:
            assert work.case(case.id) == case
        obstacle.rmdir()
        number = intake.hand_to_review(desk, case.id).number
        assert number is not None
        assert number.short.endswith("-0001")


def run(data: Path, *words: str) -> int:
    """Run a command, its password through a descriptor."""
    reading, writing = os.pipe()
    with os.fdopen(writing, "w") as pipe:
        pipe.write(PASSWORD + "\n")
    return main([*words, "--data", str(data), "--password-fd", str(reading)])


def test_a_damaged_store_is_said_with_the_way_out_and_left_as_it_is(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk_and_store(tmp_path) as (desk, _store):
        reviewed(desk)
    database = tmp_path / "store" / "store.db"
    damaged = bytearray(database.read_bytes())
    damaged[100:200] = bytes(100)
    database.write_bytes(damaged)
    assert run(tmp_path, "find", "王梓萱") == 3
    said = capsys.readouterr()
    assert said.out == ""
    assert "数据文件损坏" in said.err
    assert "恢复" in said.err
    assert database.read_bytes() == damaged


@pytest.mark.parametrize("which", ["keys.json", "keys.copy.json"])
def test_one_damaged_key_file_does_not_lock_the_office_out(
    tmp_path: Path, which: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk_and_store(tmp_path) as (desk, _store):
        reviewed(desk)
    (tmp_path / "store" / which).write_text("{", encoding="utf-8")
    assert run(tmp_path, "find", "王梓萱", "--json") == 0
    assert len(json.loads(capsys.readouterr().out)["cases"]) == 1


HOLDER = """
import sys
from pathlib import Path
from clerkapp.system.single_instance import SingleInstance
hold = SingleInstance(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_second_program_is_turned_away_until_the_first_is_gone_however_it_went(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with desk_and_store(tmp_path) as (desk, _store):
        reviewed(desk)
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    ) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "held\n"
        assert run(tmp_path, "find", "王梓萱") == 1
        assert "已在这台电脑上打开" in capsys.readouterr().err
        first.send_signal(signal.SIGKILL)
        first.wait()
        assert run(tmp_path, "find", "王梓萱") == 0
