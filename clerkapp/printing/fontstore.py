# SPDX-License-Identifier: Apache-2.0
"""Unpacks a font that is kept compressed, once, and only what is known to be whole."""

import hashlib
import lzma
import os
import re
import tempfile
from pathlib import Path

from clerkapp.domain.problems import OutsideError


def unpacked(packed: Path, sums: Path, cache: Path) -> Path:
    """Return the unpacked font in the cache, making it at the first need.

    Args:
        packed: The font as ``NAME.ttf.xz``.
        sums: A text that holds the line ``SHA256  NAME.ttf``.
        cache: Directory for the unpacked font; it is made where it is missing.

    Raises:
        OutsideError: ``print.font_unreadable`` when the font is damaged or cannot be written.
    """
    name = packed.name.removesuffix(".xz")
    target = cache / name
    try:
        expected = _expected(sums, name)
        if target.is_file() and _digest(target) == expected:
            return target
        content = lzma.decompress(packed.read_bytes())
        if hashlib.sha256(content).hexdigest() != expected:
            raise OutsideError("print.font_unreadable", file=packed.name)
        _write_whole(target, content)
    except (OSError, lzma.LZMAError, LookupError) as error:
        raise OutsideError("print.font_unreadable", file=packed.name) from error
    return target


def _expected(sums: Path, name: str) -> str:
    found = re.search(rf"\b([0-9a-f]{{64}})\s+{re.escape(name)}(?!\.)", sums.read_text("utf-8"))
    if found is None:
        raise LookupError(name)
    return found[1]


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def _write_whole(target: Path, content: bytes) -> None:
    """Write beside the target and rename, so that nobody ever meets half a font."""
    target.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(target)
    finally:
        Path(name).unlink(missing_ok=True)
