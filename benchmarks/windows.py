# SPDX-License-Identifier: Apache-2.0
"""The window beside a bare PySide6 window: first paint, from password to work list, memory."""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks.counter import PASSWORD, draft, fill, founded
from benchmarks.families import Families
from benchmarks.table import Row
from benchmarks.turns import Sample, in_turn, measured_in_turn
from clerkapp.storage.keys import KeyFile
from clerkapp.storage.slots import tuned_cost
from clerkapp.storage.store import store_folder
from clerkapp.system.shipped import shipped_folder

PAINT_ROUNDS = 15
SERVED_ROUNDS = 5
KEY_ROUNDS = 5
AIM_PAINT = 1.3
AIM_SIGN_IN = 1200.0
"""Milliseconds from the password to a usable work list."""

WAITING = 40
"""Cases that stand on the work list, half of them drafts."""

_ROOT = Path(__file__).resolve().parent.parent
_FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{fonts}</dir><cachedir>{cache}</cachedir></fontconfig>
"""


def measure(folder: Path) -> list[Row]:
    """Return the rows of the table."""
    data = folder / "office"
    _prepare(data)
    surroundings = _surroundings(folder)
    bare = _starter(surroundings, "benchmarks.bare_window")
    window = _starter(surroundings, "benchmarks.our_window", str(data), "window")
    lock = _starter(surroundings, "benchmarks.our_window", str(data), "lock")
    starts = (lambda _: window(), lambda _: bare(), lambda _: lock())
    painted, limit, locked = in_turn(starts, PAINT_ROUNDS, warm=2)
    keys = KeyFile.load(store_folder(data))
    clerk_id = keys.clerks[0].id
    (argon,) = in_turn([lambda _: keys.open_with_password(clerk_id, PASSWORD)], KEY_ROUNDS)
    bare_memory = _starter(surroundings, "benchmarks.bare_window", "memory")
    visits: list[Mapping[str, float]] = []

    def served() -> float:
        said = _starter(surroundings, "benchmarks.served_visit", str(data))()
        visits.append(json.loads(said))
        return visits[-1]["pss_mib"]

    memory, least = measured_in_turn((served, lambda: float(bare_memory())), SERVED_ROUNDS)
    signed_in = Sample(tuple(visit["sign_in_ms"] for visit in visits))
    idle = Sample(tuple(visit["signed_in_mib"] for visit in visits))
    name = "bare window"
    return [
        Row("first_paint", "first paint, whole process", painted, "ms", name, limit, AIM_PAINT),
        Row("lock_screen", "… until the password can be typed", locked, "ms", name, limit),
        Row("sign_in", "password to usable work list", signed_in, "ms", most=AIM_SIGN_IN),
        Row("argon2id", "… of which argon2id (0.3–0.6 s wanted)", argon, "ms"),
        Row("memory", "PSS after login, visit, print", memory, "MiB", name, least),
        Row("memory_signed_in", "PSS after login", idle, "MiB", name, least),
    ]


def _prepare(data: Path) -> None:
    """Found an office at the cost of this machine, with cases on its work list."""
    with founded(data, tuned_cost()) as bench:
        families = Families(3)
        fill(bench, WAITING // 2)
        for _ in range(WAITING - WAITING // 2):
            draft(bench, families.answers(bench.case))


def _surroundings(folder: Path) -> dict[str, str]:
    """Return the environment of every window: offscreen, the program's own fonts, kept bytecode."""
    config = folder / "fonts.conf"
    fonts = shipped_folder("resources") / "fonts"
    config.write_text(_FONTS.format(fonts=fonts, cache=folder / "fc"), encoding="utf-8")
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith("QT_") and name != "PYTHONDONTWRITEBYTECODE"
    }
    return kept | {"QT_QPA_PLATFORM": "offscreen", "FONTCONFIG_FILE": str(config)}


def _starter(surroundings: Mapping[str, str], module: str, *words: str) -> Callable[[], str]:
    def start() -> str:
        ended = subprocess.run(
            [sys.executable, "-m", module, *words],
            cwd=_ROOT,
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        if ended.returncode:
            raise RuntimeError(f"{module} ended with {ended.returncode}:\n{ended.stderr}")
        return ended.stdout

    return start
