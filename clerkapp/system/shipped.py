# SPDX-License-Identifier: Apache-2.0
"""Where the files that come with the program lie: ``forms``, ``resources``."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def shipped_folder(name: str) -> Path:
    """Return a folder that is shipped with the program.

    An installed package holds it inside; in a checkout it stands beside the package.
    """
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parent / name
