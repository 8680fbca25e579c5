# SPDX-License-Identifier: Apache-2.0
"""The store of one office: made, opened, worked in, checked and closed."""

import shutil
import threading
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from clerkapp.domain.problems import OutsideError
from clerkapp.domain.roles import Clerk
from clerkapp.storage import audit_chain
from clerkapp.storage.engine import Access, open_engine
from clerkapp.storage.faults import database_faults_told
from clerkapp.storage.files import OWNER_FILE, OWNER_ONLY, StoreFiles, file_faults_told, sync_folder
from clerkapp.storage.initials import Initials
from clerkapp.storage.keys import KeyFile, NewKeys, key_file_exists
from clerkapp.storage.schema import SCHEMA_VERSION, metadata
from clerkapp.storage.serials import HighWaterMarks
from clerkapp.storage.slots import Argon2Cost
from clerkapp.storage.unit_of_work import StoreWork
from clerkapp.storage.upgrade import upgrade

_FOLDER = "store"
_UNFINISHED = "store.new"


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the store found.

    Attributes:
        file_sound: Every page is authentic and the trees are whole.
        broken_entry: First audit entry that does not fit the one before it, or None.
    """

    file_sound: bool
    broken_entry: int | None

    @property
    def sound(self) -> bool:
        """Say whether nothing was found."""
        return self.file_sound and self.broken_entry is None


class Store:
    """Opens transactions; each thread gets connections of its own and closes them itself.

    One thread writes (the *write* lane); the *read* lane uses `reading`. A thread that has used
    the store calls `close` before it ends.
    """

    def __init__(self, folder: Path, key: bytes) -> None:
        """Take the store's folder and the data key; `create` and `open` look at the file."""
        self._files = StoreFiles(folder)
        self._key = key
        self._initials = Initials()
        self._of_thread = threading.local()

    @classmethod
    def create(cls, folder: Path, key: bytes) -> "Store":
        """Make an empty store.

        Raises:
            OutsideError: ``store.already_there``, ``store.disk_full``, ``store.cannot_write``.
        """
        store = cls(folder, key)
        with file_faults_told(), database_faults_told():
            folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
            if store._files.database.exists():
                raise OutsideError("store.already_there")
            # Made here and not by the driver, which would let everybody read it.
            store._files.database.touch(OWNER_FILE, exist_ok=False)
            engine = open_engine(store._files.database, key, Access.WRITE)
            try:
                with engine.begin() as connection:
                    metadata.create_all(connection)
                    connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
            finally:
                engine.dispose()
            sync_folder(folder)
        return store

    @classmethod
    def open(cls, folder: Path, key: bytes) -> "Store":
        """Open a store that is there, on the calling thread; an older version is upgraded.

        Raises:
            OutsideError: ``store.missing``, ``store.damaged``, ``store.newer_version``,
                ``store.backup_failed``, ``store.cannot_write``.
        """
        store = cls(folder, key)
        if not store._files.database.exists():
            raise OutsideError("store.missing")
        try:
            version = store._version()
            if version > SCHEMA_VERSION:
                raise OutsideError("store.newer_version")
            if version < SCHEMA_VERSION:
                store.close()
                with database_faults_told():
                    upgrade(store._files, key, version, SCHEMA_VERSION)
        except OutsideError:
            store.close()
            raise
        return store

    def _version(self) -> int:
        with self._transaction(Access.WRITE) as connection:
            return connection.exec_driver_sql("PRAGMA user_version").scalar_one()

    @contextmanager
    def work(self) -> Generator[StoreWork]:
        """Open a transaction for one use case; it rolls back unless committed."""
        with self._transaction(Access.WRITE) as connection:
            yield self._work_on(connection)

    @contextmanager
    def reading(self) -> Generator[StoreWork]:
        """Open a transaction on a connection that refuses every write."""
        with self._transaction(Access.READ) as connection:
            yield self._work_on(connection)

    def _work_on(self, connection: Connection) -> StoreWork:
        return StoreWork(connection, HighWaterMarks(self._files.marks), self._initials)

    @contextmanager
    def _transaction(self, access: Access) -> Generator[Connection]:
        with database_faults_told():
            connection = self._connection(access)
            connection.begin()
            try:
                yield connection
            finally:
                # Also when nothing seems to be open: after a COMMIT that failed there still is.
                connection.rollback()

    def _connection(self, access: Access) -> Connection:
        connection: Connection | None = getattr(self._of_thread, access.name, None)
        if connection is None:
            connection = open_engine(self._files.database, self._key, access).connect()
            setattr(self._of_thread, access.name, connection)
        return connection

    def verify(self) -> Verification:
        """Check every page, the trees and the audit chain; seconds for a large store."""
        try:
            with self._transaction(Access.READ) as connection:
                forged = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
                whole = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar_one() == "ok"
                orphans = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
                broken = audit_chain.first_broken(connection)
        except OutsideError as error:
            if error.code != "store.damaged":
                raise
            return Verification(file_sound=False, broken_entry=None)
        return Verification(whole and not forged and not orphans, broken)

    def close(self) -> None:
        """Close the connections of the calling thread."""
        for access in Access:
            connection: Connection | None = getattr(self._of_thread, access.name, None)
            if connection is not None:
                connection.close()
                connection.engine.dispose()
                delattr(self._of_thread, access.name)


def store_folder(data_folder: Path) -> Path:
    """Return the store's folder inside a data folder."""
    return data_folder / _FOLDER


def store_exists(data_folder: Path) -> bool:
    """Say whether a store was founded here, so that somebody must sign in."""
    folder = store_folder(data_folder)
    return key_file_exists(folder) or StoreFiles(folder).database.exists()


def found_store(
    data_folder: Path,
    clerk: Clerk,
    password: str,
    cost: Argon2Cost,
    write_first: Callable[[StoreWork], None],
) -> NewKeys:
    """Make keys and a store in one step: a power cut leaves both or neither.

    Args:
        data_folder: Where the store's folder is to be.
        clerk: The first clerk.
        password: Their password.
        cost: Cost of a guess, from ``tuned_cost``.
        write_first: Writes and commits what a store is never without: office and first clerk.

    Raises:
        OutsideError: ``store.already_there``, ``store.disk_full``, ``store.cannot_write``.
    """
    if store_exists(data_folder):
        raise OutsideError("store.already_there")
    unfinished = data_folder / _UNFINISHED
    with file_faults_told():
        if unfinished.exists():
            # Left by a first start that was cut short; nobody has worked in it.
            shutil.rmtree(unfinished)
        unfinished.mkdir(mode=OWNER_ONLY, parents=True)
    keys = KeyFile.create(unfinished, clerk, password, cost)
    store = Store.create(unfinished, keys.key)
    try:
        with store.work() as work:
            write_first(work)
    finally:
        store.close()
    with file_faults_told():
        unfinished.rename(store_folder(data_folder))
        sync_folder(data_folder)
    return keys
