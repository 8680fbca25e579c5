# SPDX-License-Identifier: Apache-2.0
"""A copy of the definitions that were read last without a mistake, beside the office's data.

A slip of the pen in ``forms/`` must not close the counter: it opens with this copy and says so.
"""

import hashlib
import shutil
from pathlib import Path

_FOLDER = "forms-last-good"
_FRESH = _FOLDER + ".new"
_MARK = "fingerprint"


def kept_forms(data: Path) -> Path | None:
    """Return the folder of the last good definitions, or None if there is none yet."""
    # The mark is written last: a fresh copy that bears it is whole, though a power cut came
    # before it took the place of the old one.
    for folder in (data / _FOLDER, data / _FRESH):
        if (folder / _MARK).is_file():
            return folder / "forms"
    return None


def keep_forms(data: Path, forms: Path, own: Path) -> None:
    """Copy definitions that are right, with the office's own over the shipped ones.

    Nothing is done while they are what was copied last. A disk that refuses the copy is no
    reason to stop the counter: the copy of before stays, or there is none.
    """
    folder = data / _FOLDER
    fingerprint = _fingerprint(forms) + _fingerprint(own)
    try:
        if (folder / _MARK).is_file() and (folder / _MARK).read_text("utf-8") == fingerprint:
            return
        fresh = data / _FRESH
        shutil.rmtree(fresh, ignore_errors=True)
        shutil.copytree(forms, fresh / "forms")
        if own.is_dir():
            shutil.copytree(own, fresh / "forms", dirs_exist_ok=True)
        (fresh / _MARK).write_text(fingerprint, "utf-8")
        shutil.rmtree(folder, ignore_errors=True)
        fresh.rename(folder)
    except OSError:
        return


def _fingerprint(folder: Path) -> str:
    """Return a digest over names, sizes and times of every file; a few milliseconds."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
        if path.is_file():
            status = path.stat()
            name = path.relative_to(folder).as_posix()
            digest.update(f"{name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
