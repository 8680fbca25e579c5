# SPDX-License-Identifier: Apache-2.0
"""One program at a time on one data folder."""

import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from clerkapp.domain.problems import ClerkError, OutsideError

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


_FILE = "instance.lock"


class SingleInstance:
    """Holds the lock of a data folder; the system lets it go when the program ends, however."""

    def __init__(self, folder: Path) -> None:
        """Take the lock.

        Raises:
            ClerkError: ``instance.already_open``.
            OutsideError: ``store.cannot_write``.
        """
        try:
            descriptor = os.open(folder / _FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise OutsideError("store.cannot_write", folder=str(folder)) from error
        try:
            _lock(descriptor)
        except OSError:
            os.close(descriptor)
            raise ClerkError("instance.already_open") from None
        self._descriptor: int | None = descriptor

    def __enter__(self) -> Self:
        """Return itself; the lock is held already."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Let the lock go."""
        self.release()

    def release(self) -> None:
        """Let the lock go; the file stays, since removing it could split the lock in two."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None
