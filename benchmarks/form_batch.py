# SPDX-License-Identifier: Apache-2.0
"""Draws a thousand forms into files and prints its memory after a hundred and at the end."""

import gc
import sys
from itertools import islice
from pathlib import Path

from benchmarks.families import Families
from benchmarks.form_print import form_of_a_family
from benchmarks.memory import proportional_mib
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from clerkapp.system.shipped import shipped_folder

EARLY, FORMS = 100, 1000


def main(folder: Path) -> None:
    """Print PSS after ``EARLY`` and after ``FORMS`` forms, MiB."""
    folder.mkdir(parents=True, exist_ok=True)
    layout, content = form_of_a_family(folder)
    press = ReportlabPress(FontChain.shipped(shipped_folder("resources") / "fonts", folder))
    for number, each in enumerate(islice(Families(3).contents(content), FORMS), 1):
        (folder / f"{number:04d}.pdf").write_bytes(press.compose(layout, each))
        if number in (EARLY, FORMS):
            gc.collect()
            print(f"{proportional_mib():.2f}", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
