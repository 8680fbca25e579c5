# SPDX-License-Identifier: Apache-2.0
"""A store of every released version is opened by today's program, whole."""

import shutil
from pathlib import Path
from unittest import mock

import pytest
from sqlalchemy import Connection
from sqlalchemy.exc import OperationalError

from clerkapp.domain.problems import OutsideError
from clerkapp.domain.states import CaseStatus
from clerkapp.storage import upgrade as steps
from clerkapp.storage.engine import Access
from clerkapp.storage.keys import KeyFile
from clerkapp.storage.schema import SCHEMA_VERSION, metadata
from clerkapp.storage.store import Store, store_folder
from tests.counter import PASSWORD

OLD = Path(__file__).parent / "old"
VERSIONS = sorted(int(path.name) for path in OLD.iterdir() if path.is_dir())


def brought_out(version: int, data: Path) -> tuple[Path, bytes]:
    """Copy the sample of a version into a data folder; return the store's folder and its key."""
    folder = store_folder(data)
    shutil.copytree(OLD / str(version), folder)
    return folder, KeyFile.load(folder).open_with_password("c1", PASSWORD)


def shape(connection: Connection) -> dict[str, object]:
    """Return tables with their columns, keys and indexes, however their SQL is written."""
    tables = connection.exec_driver_sql(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    ).scalars()
    return {
        name: [
            [tuple(row) for row in connection.exec_driver_sql(f"PRAGMA {pragma}({name})")]
            for pragma in ("table_xinfo", "foreign_key_list")
        ]
        + [
            sorted(
                (row[1], row[2], row[3])
                for row in connection.exec_driver_sql(f"PRAGMA index_list({name})")
            ),
            connection.exec_driver_sql(
                f"SELECT wr, strict FROM pragma_table_list WHERE name = '{name}'"
            ).one(),
        ]
        for name in tables
    }


def test_every_version_before_has_its_sample() -> None:
    assert list(range(1, SCHEMA_VERSION)) == VERSIONS


@pytest.mark.parametrize("version", VERSIONS)
def test_an_old_store_opens_whole(version: int, tmp_path: Path) -> None:
    folder, key = brought_out(version, tmp_path)
    store = Store.open(folder, key)
    try:
        with store.work() as work:
            rows = work.open_cases()
            cases = [work.case(row.id) for row in rows]
        assert {case.status for case in cases} == {CaseStatus.DRAFT, CaseStatus.IN_REVIEW}
        (in_review,) = (case for case in cases if case.status is CaseStatus.IN_REVIEW)
        assert in_review.checks["photo_receipt"].due_on is None
        assert in_review.stages == ()
        assert store.verify().sound
    finally:
        store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_accepted_case_of_an_old_store_has_signature_promises_and_papers(
    version: int, tmp_path: Path
) -> None:
    folder, key = brought_out(version, tmp_path)
    store = Store.open(folder, key)
    try:
        with store.work() as work:
            [row] = (r for r in work.search("王梓萱", 9) if r.status is CaseStatus.ACCEPTED)
            case = work.case(row.id)
            papers = {d.kind: work.pdf(d.id) for d in work.documents(case.id)}
        assert case.signature is not None
        assert [p.clock for p in case.promises] == ["registration", "card"]
        assert case.back_entry is None
        assert set(papers) == {"registration_form", "slip"}
        assert all(pdf.startswith(b"%PDF") for pdf in papers.values())
    finally:
        store.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_an_upgraded_store_is_shaped_like_a_fresh_one(version: int, tmp_path: Path) -> None:
    folder, key = brought_out(version, tmp_path / "old")
    upgraded, fresh = Store.open(folder, key), Store.create(tmp_path / "fresh", key)
    try:
        with upgraded._transaction(Access.READ) as one, fresh._transaction(Access.READ) as other:
            assert shape(one) == shape(other)
            assert set(shape(one)) == set(metadata.tables)
    finally:
        upgraded.close()
        fresh.close()


def test_the_store_before_the_upgrade_is_kept_and_opens_with_its_keys(tmp_path: Path) -> None:
    folder, key = brought_out(1, tmp_path)
    Store.open(folder, key).close()
    kept = tmp_path / "backups" / "version-1"
    assert KeyFile.load(kept).open_with_password("c1", PASSWORD) == key
    engine = steps.open_engine(kept / "store.db", key, Access.READ)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 1
    engine.dispose()


def test_a_step_that_fails_leaves_the_store_as_it_was(tmp_path: Path) -> None:
    folder, key = brought_out(1, tmp_path)
    broken = {**steps.STEPS, 2: (*steps.STEPS[2], "CREATE TABLE case_file (id TEXT)")}
    with mock.patch.object(steps, "STEPS", broken), pytest.raises(OperationalError):
        Store.open(folder, key)
    engine = steps.open_engine(folder / "store.db", key, Access.READ)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA user_version").scalar_one() == 1
        assert "case_stage" not in shape(connection)
    engine.dispose()
    Store.open(folder, key).close()


def test_the_backup_is_on_the_disk_before_the_store_is_changed(tmp_path: Path) -> None:
    folder, key = brought_out(1, tmp_path)
    synced: list[str] = []
    with mock.patch.object(steps, "sync_file", lambda path: synced.append(path.name)):
        Store.open(folder, key).close()
    assert {"store.db", "keys.json"} <= set(synced)


def test_a_backup_that_is_not_whole_stops_the_upgrade(tmp_path: Path) -> None:
    folder, key = brought_out(1, tmp_path)
    with (
        mock.patch.object(steps, "_counts", return_value=[]),
        pytest.raises(OutsideError, match=r"store\.backup_failed"),
    ):
        Store.open(folder, key)
