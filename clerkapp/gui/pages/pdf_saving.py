# SPDX-License-Identifier: Apache-2.0
"""Writes a PDF where the clerk wants it: whole, or not at all."""

import contextlib
import os
from pathlib import Path

from clerkapp.domain.problems import OutsideError


def write_pdf(path: Path, pdf: bytes) -> None:
    """Write a PDF beside its place and rename it; a file of that name before stays till then.

    Raises:
        OutsideError: ``print.cannot_save`` when the folder or the disk refuses; nothing is left.
    """
    fresh = path.with_name(path.name + ".part")
    try:
        with fresh.open("wb") as stream:
            stream.write(pdf)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(fresh, path)
    except OSError:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise OutsideError("print.cannot_save") from None
