# SPDX-License-Identifier: Apache-2.0
"""Which sentence a failure of the database file deserves."""

from collections.abc import Generator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError

from clerkapp.domain.problems import OutsideError

# SQLCipher's exceptions are no sqlite3 exceptions; the name of the result code is what both have.
_BY_RESULT_CODE = {
    "SQLITE_FULL": "store.disk_full",
    "SQLITE_CORRUPT": "store.damaged",
    "SQLITE_NOTADB": "store.damaged",
    "SQLITE_READONLY": "store.cannot_write",
    "SQLITE_CANTOPEN": "store.cannot_write",
    "SQLITE_PERM": "store.cannot_write",
    "SQLITE_AUTH": "store.cannot_write",
    "SQLITE_BUSY": "store.busy",
    "SQLITE_LOCKED": "store.busy",
    "SQLITE_IOERR": "store.disk_failed",
}


@contextmanager
def database_faults_told() -> Generator[None]:
    """Turn failures of the database file into ``OutsideError``; bugs pass unchanged."""
    try:
        yield
    except DBAPIError as error:
        code = _code_of(error)
        if code is None:
            raise
        raise OutsideError(code) from error


def _code_of(error: DBAPIError) -> str | None:
    name = str(getattr(error.orig, "sqlite_errorname", ""))
    # Extended names, e.g. SQLITE_IOERR_WRITE, begin with the primary one.
    return _BY_RESULT_CODE.get("_".join(name.split("_")[:2]))
