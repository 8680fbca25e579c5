# SPDX-License-Identifier: Apache-2.0
"""Brings a store of an older version to today's: a checked backup first, then all or nothing."""

import shutil
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from sqlalchemy import Connection

from clerkapp.domain.problems import OutsideError
from clerkapp.storage.engine import Access, open_engine
from clerkapp.storage.files import OWNER_ONLY, StoreFiles, file_faults_told, sync_file, sync_folder
from clerkapp.storage.migrations import to_version_2, to_version_3

STEPS: Mapping[int, tuple[str, ...]] = MappingProxyType(
    {2: to_version_2.STATEMENTS, 3: to_version_3.STATEMENTS}
)
"""Version → the statements that lead to it from the version before."""

BACKUPS = "backups"


def upgrade(files: StoreFiles, key: bytes, version: int, newest: int) -> None:
    """Back the store up, then take it to the newest version in one transaction.

    Args:
        files: The store's files.
        key: Data key.
        version: Version that the store has.
        newest: Version to reach.

    Raises:
        OutsideError: ``store.backup_failed`` when the backup is not whole; the store is as it was.
    """
    if not all(step in STEPS for step in range(version + 1, newest + 1)):
        raise OutsideError("store.damaged")
    _back_up(files, key, version)
    # Heavy, and needed once in years: the window must not wait for it at every start.
    from alembic.operations import Operations  # noqa: PLC0415
    from alembic.runtime.migration import MigrationContext  # noqa: PLC0415

    engine = open_engine(files.database, key, Access.WRITE)
    try:
        with engine.begin() as connection:
            operations = Operations(MigrationContext.configure(connection))
            for step in range(version + 1, newest + 1):
                for statement in STEPS[step]:
                    operations.execute(statement)
            connection.exec_driver_sql(f"PRAGMA user_version = {newest}")
    finally:
        engine.dispose()


def _back_up(files: StoreFiles, key: bytes, version: int) -> None:
    """Write ``backups/version-N/`` beside the store's folder: the database and its keys."""
    final = files.folder.parent / BACKUPS / f"version-{version}"
    fresh = final.with_name(final.name + ".new")
    with file_faults_told():
        if fresh.exists():
            shutil.rmtree(fresh)
        fresh.mkdir(mode=OWNER_ONLY, parents=True)
        copy = fresh / files.database.name
        counted = _vacuum_into(files.database, key, copy)
        if _counts(copy, key) != counted:
            raise OutsideError("store.backup_failed")
        for small in (files.keys, files.marks):
            if small.exists():
                shutil.copy2(small, fresh / small.name)
        for copied in fresh.iterdir():
            sync_file(copied)
        sync_folder(fresh)
        if final.exists():
            # Only now is there another whole one.
            shutil.rmtree(final)
        fresh.rename(final)
        sync_folder(final.parent)


def _vacuum_into(database: Path, key: bytes, copy: Path) -> list[int]:
    engine = open_engine(database, key, Access.WRITE)
    try:
        with engine.connect() as connection:
            # Outside any transaction: SQLite copies no database inside one.
            raw = connection.connection.driver_connection
            if raw is None:
                raise OutsideError("store.backup_failed")
            raw.execute("VACUUM INTO ?", (str(copy),))
            return _rows(connection)
    finally:
        engine.dispose()


def _counts(database: Path, key: bytes) -> list[int]:
    engine = open_engine(database, key, Access.READ)
    try:
        with engine.connect() as connection:
            if connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() != "ok":
                raise OutsideError("store.backup_failed")
            return _rows(connection)
    finally:
        engine.dispose()


def _rows(connection: Connection) -> list[int]:
    tables = ("case_file", "answer", "document", "letter", "audit", "blob")
    return [
        connection.exec_driver_sql(f"SELECT count(*) FROM {table}").scalar_one() for table in tables
    ]
