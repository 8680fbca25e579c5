# SPDX-License-Identifier: Apache-2.0
"""One SQLCipher connection, made, used and closed on one thread."""

from enum import Enum
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.pool import StaticPool
from sqlcipher3 import dbapi2 as _untyped

from clerkapp.storage.slots import KEY_BYTES

dbapi2: Any = _untyped

_WAIT_SECONDS = 5.0
_CACHE_KIB = 64 * 1024


class Access(Enum):
    """What a connection may do; the value opens its transactions."""

    WRITE = "BEGIN IMMEDIATE"
    READ = "BEGIN"


def open_engine(path: Path, key: bytes, access: Access) -> Engine:
    """Return an engine with a single connection for the calling thread.

    Args:
        path: The database file, which may be empty but is there.
        key: The data key; given raw, because a passphrase would cost 127 ms a connection.
        access: A reading connection refuses every write.
    """
    if len(key) != KEY_BYTES:
        raise ValueError(f"the data key has {KEY_BYTES} bytes")

    def connect() -> Any:
        # isolation_level None: the driver begins nothing by itself, `_begin` does.
        connection = dbapi2.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            isolation_level=None,
            timeout=_WAIT_SECONDS,
        )
        cursor = connection.cursor()
        try:
            for pragma in _pragmas(key, access):
                cursor.execute(f"PRAGMA {pragma}")
        except dbapi2.Error:
            connection.close()
            raise
        cursor.close()
        return connection

    # The text of an error must not repeat what was bound.
    engine = create_engine(
        "sqlite://", module=dbapi2, creator=connect, poolclass=StaticPool, hide_parameters=True
    )

    def begin(connection: Connection) -> None:
        connection.exec_driver_sql(access.value)

    event.listen(engine, "begin", begin)
    return engine


def _pragmas(key: bytes, access: Access) -> tuple[str, ...]:
    common = (
        "cipher_log_level = NONE",
        f"key = \"x'{key.hex()}'\"",
        f"cache_size = -{_CACHE_KIB}",
        "temp_store = MEMORY",
        "foreign_keys = ON",
    )
    if access is Access.READ:
        return (*common, "query_only = ON")
    return (*common, "journal_mode = WAL", "synchronous = FULL")
