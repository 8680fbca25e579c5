# SPDX-License-Identifier: Apache-2.0
"""The encrypted file: unreadable without its key, rolled back by default, honest when damaged."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from clerkapp.domain.problems import OutsideError
from clerkapp.domain.roles import Clerk, Role
from clerkapp.storage.engine import Access
from clerkapp.storage.keys import KeyFile
from clerkapp.storage.schema import SCHEMA_VERSION
from clerkapp.storage.store import Store, found_store, store_exists, store_folder
from clerkapp.storage.unit_of_work import StoreWork
from tests.builders import CLERK, NOW, OFFICE, QUICK, make_case, make_entry
from tests.storage.conftest import Place

ROOT = Path(__file__).resolve().parents[2]
NOBODY = 65534


def test_what_was_committed_is_there_after_opening_again(place: Place) -> None:
    store = place.open()
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.commit()
    store.close()
    store = place.open()
    with store.reading() as work:
        assert work.case(case.id) == case
        assert work.office() == OFFICE
        assert work.clerks() == (CLERK,)
    store.close()


def test_an_office_is_replaced_as_a_whole(store: Store) -> None:
    moved = replace(OFFICE, address="槐安路20号")
    with store.work() as work:
        work.save_office(moved)
        work.commit()
    with store.reading() as work:
        assert work.office() == moved


def test_without_commit_nothing_is_kept(store: Store) -> None:
    case = make_case()
    with store.work() as work:
        work.add_case(case)
    with store.work() as work:
        assert work.open_cases() == ()


def test_an_error_keeps_nothing(store: Store) -> None:
    def fail() -> None:
        with store.work() as work:
            work.add_case(make_case())
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    with store.work() as work:
        assert work.open_cases() == ()


def test_what_follows_a_commit_is_rolled_back_too(store: Store) -> None:
    first, second = make_case(), make_case()
    with store.work() as work:
        work.add_case(first)
        work.commit()
        work.add_case(second)
    with store.reading() as work:
        assert [row.id for row in work.open_cases()] == [first.id]


def test_a_reading_transaction_cannot_write(store: Store) -> None:
    with pytest.raises(OutsideError, match=r"store\.cannot_write"), store.reading() as work:
        work.add_case(make_case())


def test_no_plain_text_reaches_the_disk(place: Place) -> None:
    store = place.open()
    case = make_case()
    with store.work() as work:
        work.add_case(case)
        work.commit()
    wal = place.folder / "store.db-wal"
    assert wal.stat().st_size > 0
    written = b"".join(path.read_bytes() for path in place.folder.iterdir())
    for plain in ("王梓萱", "李静", case.answers["applicant.document_number"], "case_file"):
        assert plain.encode() not in written
        assert plain.encode("utf-16-le") not in written
    assert not written.startswith(b"SQLite format 3")
    store.close()


def test_only_the_owner_may_read_any_file_of_the_store(place: Place) -> None:
    store = place.open()
    with store.work() as work:
        work.take_serial(NOW.date())
        work.commit()
    modes = {path.name: path.stat().st_mode & 0o777 for path in place.folder.iterdir()}
    store.close()
    assert modes == dict.fromkeys(
        ("store.db", "store.db-wal", "store.db-shm", "numbers.json"), 0o600
    )


def test_plain_sqlite_cannot_read_the_file(place: Place) -> None:
    connection = sqlite3.connect(place.database)
    with pytest.raises(sqlite3.DatabaseError):
        connection.execute("SELECT count(*) FROM sqlite_master")
    connection.close()


def test_another_key_opens_nothing(place: Place) -> None:
    with pytest.raises(OutsideError, match=r"store\.damaged"):
        Store.open(place.folder, os.urandom(32))


def test_a_missing_file_is_said_and_not_made(place: Place) -> None:
    place.database.unlink()
    with pytest.raises(OutsideError, match=r"store\.missing"):
        place.open()
    assert not place.database.exists()


def _fill(place: Place, cases: int = 30) -> None:
    store = place.open()
    with store.work() as work:
        for _ in range(cases):
            work.add_case(make_case())
        work.commit()
    store.close()


def test_a_damaged_first_page_is_said(place: Place) -> None:
    _fill(place)
    with place.database.open("r+b") as stream:
        stream.seek(100)
        stream.write(b"\0" * 64)
    with pytest.raises(OutsideError, match=r"store\.damaged"):
        place.open()


def test_a_damaged_page_is_said_when_it_is_met(place: Place) -> None:
    _fill(place, 300)
    pages = place.database.stat().st_size // 4096
    with place.database.open("r+b") as stream:
        for page in range(pages // 2, pages):
            stream.seek(page * 4096 + 2000)
            stream.write(b"damage")
    store = place.open()
    with pytest.raises(OutsideError, match=r"store\.damaged"), store.reading() as work:
        work.open_cases()
    assert not store.verify().sound
    store.close()


def test_a_truncated_file_is_said(place: Place) -> None:
    _fill(place)
    os.truncate(place.database, place.database.stat().st_size // 2 // 4096 * 4096)

    def use() -> None:
        store = place.open()
        try:
            with store.work() as work:
                work.open_cases()
        finally:
            store.close()

    with pytest.raises(OutsideError, match=r"store\.damaged"):
        use()


def test_an_empty_file_is_damaged(place: Place) -> None:
    place.database.write_bytes(b"")
    with pytest.raises(OutsideError, match=r"store\.damaged"):
        place.open()


def test_a_newer_schema_is_not_touched(place: Place) -> None:
    store = place.open()
    connection = store._connection(Access.WRITE)
    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.commit()
    store.close()
    with pytest.raises(OutsideError, match=r"store\.newer_version"):
        place.open()


def test_a_store_is_not_made_over_another(place: Place) -> None:
    with pytest.raises(OutsideError, match=r"store\.already_there"):
        Store.create(place.folder, place.key)


def test_a_folder_under_a_file_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(OutsideError, match=r"store\.cannot_write"):
        Store.create(tmp_path / "file" / "store", os.urandom(32))


@pytest.mark.skipif(os.name == "nt", reason="modes are POSIX")
def test_a_store_that_cannot_be_written_is_said() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder, key = Path(name), os.urandom(32)
        Store.create(folder, key).close()
        (folder / "store.db").chmod(0o444)
        folder.chmod(0o555)
        was_root = os.geteuid() == 0
        if was_root:
            os.seteuid(NOBODY)
        try:
            with pytest.raises(OutsideError, match=r"store\.cannot_write"):
                Store.open(folder, key)
        finally:
            if was_root:
                os.seteuid(0)
            folder.chmod(0o700)


def test_a_sound_store_verifies(store: Store) -> None:
    with store.work() as work:
        for _ in range(3):
            case = make_case()
            work.add_case(case)
            work.record(make_entry("start_draft", case))
        work.commit()
    assert store.verify().sound


def test_a_full_disk_loses_nothing_that_was_kept(store: Store) -> None:
    kept = make_case()
    with store.work() as work:
        work.add_case(kept)
        work.commit()
    # What a disk without room answers, SQLite answers at this bound as well: SQLITE_FULL.
    connection = store._connection(Access.WRITE)
    pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    connection.rollback()
    with pytest.raises(OutsideError, match=r"store\.disk_full"), store.work() as work:
        work.add_attachment(kept.id, "scan", "signed_form", os.urandom(500_000), NOW)
    with store.reading() as work:
        assert work.case(kept.id) == kept


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="the bound on files is POSIX")
def test_a_disk_that_stops_taking_bytes_loses_nothing(place: Place) -> None:
    case = _in_subprocess(place, "bounded")
    store = place.open()
    with store.reading() as work:
        assert work.case(case).answers["applicant.name"] == "王梓萱"
    assert store.verify().sound
    store.close()


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_a_killed_program_leaves_the_last_kept_draft(place: Place) -> None:
    case = _in_subprocess(place, "killed")
    store = place.open()
    with store.reading() as work:
        assert work.case(case).answers["applicant.name"] == "第三次"
    assert store.verify().sound
    store.close()


def _in_subprocess(place: Place, way: str) -> str:
    """Let a process of its own write and fail in some way; return the id of its case."""
    process = subprocess.run(
        [sys.executable, str(ROOT / "tests" / "storage" / "failing_writer.py"), way],
        input=f"{place.folder}\n{place.key.hex()}\n",
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
    )
    lines = process.stdout.split()
    assert lines[-1] == way, process.stderr
    return lines[0]


def test_each_thread_has_its_own_connection_and_writers_wait_for_each_other(store: Store) -> None:
    failures: list[BaseException] = []

    def write(name: str) -> None:
        try:
            for _ in range(10):
                with store.work() as work:
                    work.add_case(make_case({"applicant.name": name}))
                    work.record(make_entry("start_draft"))
                    work.commit()
                with store.reading() as work:
                    assert work.search(name, 50)
        except BaseException as error:  # noqa: BLE001 - shown by the assertion below
            failures.append(error)
        finally:
            store.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("甲乙", "丙丁")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []
    with store.reading() as work:
        assert len(work.search("甲乙", 50)) == len(work.search("丙丁", 50)) == 10
    assert store.verify().sound


def seat_first(work: StoreWork) -> None:
    work.save_office(OFFICE)
    work.add_clerk(CLERK)
    work.commit()


def test_a_power_cut_while_founding_leaves_nothing_to_sign_in_to(tmp_path: Path) -> None:
    def cut(_work: StoreWork) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        found_store(tmp_path, CLERK, "柳荫-counter-1", QUICK, cut)
    assert not store_exists(tmp_path)


def test_a_store_and_its_keys_are_founded_together(tmp_path: Path) -> None:
    assert not store_exists(tmp_path)
    made = found_store(tmp_path, CLERK, "柳荫-counter-1", QUICK, seat_first)
    assert store_exists(tmp_path)
    assert store_folder(tmp_path).stat().st_mode & 0o777 == 0o700
    key = KeyFile.load(store_folder(tmp_path)).open_with_password(CLERK.id, "柳荫-counter-1")
    store = Store.open(store_folder(tmp_path), key)
    assert store.verify().sound
    with store.reading() as work:
        assert (work.office(), work.clerks()) == (OFFICE, (CLERK,))
    store.close()
    assert key == made.key


def test_what_a_cut_short_foundation_left_is_made_anew(tmp_path: Path) -> None:
    half = tmp_path / "store.new"
    half.mkdir()
    KeyFile.create(half, CLERK, "柳荫-counter-1", QUICK)
    assert not store_exists(tmp_path)
    other = Clerk("019ab000-0000-7000-8000-000000000009", "陈静", Role.CLERK)
    found_store(tmp_path, other, "柳荫-counter-2", QUICK, seat_first)
    assert KeyFile.load(store_folder(tmp_path)).clerks == (other,)


def test_a_store_is_founded_once(tmp_path: Path) -> None:
    found_store(tmp_path, CLERK, "柳荫-counter-1", QUICK, seat_first)
    with pytest.raises(OutsideError, match=r"store\.already_there"):
        found_store(tmp_path, CLERK, "柳荫-counter-1", QUICK, seat_first)


def test_a_lost_key_file_is_no_reason_to_begin_anew(tmp_path: Path) -> None:
    found_store(tmp_path, CLERK, "柳荫-counter-1", QUICK, seat_first)
    for name in ("keys.json", "keys.copy.json"):
        (store_folder(tmp_path) / name).unlink()
    assert store_exists(tmp_path)
    with pytest.raises(OutsideError, match=r"store\.keys_damaged"):
        KeyFile.load(store_folder(tmp_path))
