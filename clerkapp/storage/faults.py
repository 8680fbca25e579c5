# SPDX-License-Identifier: Apache-2.0
"""Which sentence a failure of the database file deserves."""

from collections.abc import Generator
from contextlib import contextmanager
from typing import Any

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as _untyped

from clerkapp.domain.problems import OutsideError

_driver: Any = _untyped
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
    except (DBAPIError, _driver.Error) as error:
        code = _code_of(error.orig if isinstance(error, DBAPIError) else error)
        if code is None:
            raise
        raise OutsideError(code) from error


def _code_of(error: BaseException | None) -> str | None:
    name = str(getattr(error, "sqlite_errorname", ""))
    # Extended names, e.g. SQLITE_IOERR_WRITE, begin with the primary one.
    return _BY_RESULT_CODE.get("_".join(name.split("_")[:2]))
