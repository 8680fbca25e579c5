# SPDX-License-Identifier: Apache-2.0
"""Writes the golden papers anew: ``python -m tests.printing.update``; look at the difference."""

import tempfile
from pathlib import Path

from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.golden import CODES, FOLDER, record
from tests.printing.list_samples import LIST_CODES
from tests.printing.samples import FONTS


def main() -> None:
    """Write one file for each layout."""
    with tempfile.TemporaryDirectory() as cache:
        press = ReportlabPress(FontChain.shipped(FONTS, Path(cache)))
        for code in (*CODES, *LIST_CODES):
            (FOLDER / f"{code}.txt").write_text(record(press, code), encoding="utf-8")


if __name__ == "__main__":
    main()
