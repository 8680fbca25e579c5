# SPDX-License-Identifier: Apache-2.0
"""Where the program keeps what it writes."""

import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

import platformdirs

from clerkapp.domain.problems import OutsideError

VARIABLE = "CLERKAPP_DATA"
_NAME = "clerkapp"
_OWNER_ONLY = 0o700


def data_folder(argument: Path | None, environment: Mapping[str, str] = os.environ) -> Path:
    """Choose the data folder: the argument, else ``CLERKAPP_DATA``, else the user's own place."""
    if argument is not None:
        return argument.expanduser().absolute()
    named = environment.get(VARIABLE, "").strip()
    if named:
        return Path(named).expanduser().absolute()
    return Path(platformdirs.user_data_path(_NAME, appauthor=False))


def cache_folder() -> Path:
    """Return where what can be made again is kept, such as unpacked fonts."""
    return Path(platformdirs.user_cache_path(_NAME, appauthor=False))


def ready_folder(folder: Path) -> Path:
    """Make a folder that only this user can enter, unless it is there, and try to write in it.

    Raises:
        OutsideError: ``store.cannot_write`` with the folder's path.
    """
    try:
        # A folder that somebody else made may hold more than ours: its mode is left alone.
        folder.mkdir(mode=_OWNER_ONLY, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"\0")
    except OSError as error:
        raise OutsideError("store.cannot_write", folder=str(folder)) from error
    return folder


def free_megabytes(folder: Path) -> int:
    """Return the room on the disk of a folder, which need not exist yet."""
    there = next(place for place in (folder, *folder.parents) if place.exists())
    return shutil.disk_usage(there).free // 1_000_000
