# SPDX-License-Identifier: Apache-2.0
"""Runs every benchmark once, prints the table, and writes ``out/bench.json``."""

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

from benchmarks import acceptance, form_print, rules, windows
from benchmarks.table import Row, as_markdown, as_text
from clerkapp.system.clock import SystemClock

PARTS: dict[str, Callable[[Path], list[Row]]] = {
    "windows": windows.measure,
    "form": form_print.measure,
    "acceptance": acceptance.measure,
    "rules": rules.measure,
}
_LIBRARIES = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "reportlab", "typst")


def main() -> None:
    """Measure what is asked for, everything unless told."""
    arguments = _arguments()
    rows: list[Row] = []
    for name in arguments.parts or PARTS:
        print(f"{name} …", flush=True)
        with tempfile.TemporaryDirectory(prefix="clerkapp-bench-") as folder:
            rows += PARTS[name](Path(folder))
    print()
    print(as_markdown(rows) if arguments.markdown else as_text(rows))
    arguments.out.parent.mkdir(parents=True, exist_ok=True)
    written = json.dumps(_report(rows), ensure_ascii=False, indent=1)
    arguments.out.write_text(written + "\n", encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="benchmarks", description=__doc__)
    parser.add_argument("parts", nargs="*", choices=[*PARTS, []], help="all unless told")
    parser.add_argument("--out", type=Path, default=Path("out/bench.json"), metavar="FILE")
    parser.add_argument("--markdown", action="store_true", help="print the table as Markdown")
    return parser.parse_args()


def _report(rows: list[Row]) -> dict[str, object]:
    return {
        "at": SystemClock().now().isoformat(timespec="seconds"),
        "machine": {
            "system": platform.system(),
            "processor": platform.machine(),
            "cores": os.cpu_count(),
            "python": platform.python_version(),
        },
        "libraries": {name: version(name) for name in _LIBRARIES},
        "rows": [row.to_json() for row in rows],
    }


if __name__ == "__main__":
    main()
