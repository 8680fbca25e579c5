# SPDX-License-Identifier: Apache-2.0
"""The files of the store, and the one way in which small ones are replaced."""

import errno
import os
from collections.abc import Generator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from clerkapp.domain.problems import OutsideError

OWNER_ONLY = 0o700
OWNER_FILE = 0o600
_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_NOT_WRITABLE = frozenset(
    {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EISDIR}
)


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """Where everything of one store lies.

    Attributes:
        folder: The store's own folder, inside the data folder.
    """

    folder: Path

    @property
    def database(self) -> Path:
        """Return the SQLCipher file."""
        return self.folder / "store.db"

    @property
    def keys(self) -> Path:
        """Return the file of key slots."""
        return self.folder / "keys.json"

    @property
    def keys_copy(self) -> Path:
        """Return the second copy of the key slots."""
        return self.folder / "keys.copy.json"

    @property
    def marks(self) -> Path:
        """Return the high-water marks of serials, kept outside the database."""
        return self.folder / "numbers.json"


def write_durably(path: Path, content: bytes) -> None:
    """Replace a file so that after a power cut the old or the new one is there, whole.

    Raises:
        OutsideError: ``store.disk_full``, ``store.cannot_write``, ``store.disk_failed``; the old
            file is untouched.
    """
    fresh = path.with_name(path.name + ".new")
    with file_faults_told():
        descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_FILE)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
        sync_folder(path.parent)


@contextmanager
def file_faults_told() -> Generator[None]:
    """Turn what the file system refuses into ``OutsideError``."""
    try:
        yield
    except OSError as error:
        raise OutsideError(_code_of(error)) from error


def _code_of(error: OSError) -> str:
    if error.errno in _FULL:
        return "store.disk_full"
    return "store.cannot_write" if error.errno in _NOT_WRITABLE else "store.disk_failed"


def sync_file(path: Path) -> None:
    """Make the content of a file durable that another writer has made."""
    with path.open("r+b") as stream:
        os.fsync(stream.fileno())


def sync_folder(folder: Path) -> None:
    """Make renames inside a folder durable; Windows does so by itself and opens no folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
