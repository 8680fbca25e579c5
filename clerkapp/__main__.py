# SPDX-License-Identifier: Apache-2.0
"""Opens the window: it paints first, then everything else is brought in behind it."""

import os
import sys
from pathlib import Path

from clerkapp.gui.opening import Rest
from clerkapp.gui.start import open_window
from clerkapp.system.shipped import shipped_folder

LANGUAGES = ("zh", "en")


def main(argv: list[str] | None = None) -> int:
    """Open the counter's window; for anything else, run the command line in its place."""
    arguments = sys.argv[1:] if argv is None else argv
    options = _window_options(arguments)
    if options is None:
        os.execv(sys.executable, [sys.executable, "-m", "clerkapp.cli", *arguments])
    data = Path(options["--data"]) if "--data" in options else None
    language = options.get("--language", LANGUAGES[0])
    return open_window(shipped_folder("resources"), language, lambda: bring_rest(data))


def _window_options(arguments: list[str]) -> dict[str, str] | None:
    """Return the window's options, or None when something else is asked for."""
    options = dict(zip(arguments[::2], arguments[1::2], strict=False))
    known = options.keys() <= {"--data", "--language"} and len(arguments) % 2 == 0
    return options if known and options.get("--language", "zh") in LANGUAGES else None


def bring_rest(data: Path | None) -> Rest:
    """Bring in what the first paint did not need; runs on a background lane."""
    # The one permitted late import of own code: it takes longer than the window may.
    from clerkapp.bootstrap import join_counter  # noqa: PLC0415
    from clerkapp.gui.room import CounterRoom  # noqa: PLC0415
    from clerkapp.system.logs import LocalLog  # noqa: PLC0415
    from clerkapp.system.paths import data_folder, ready_folder  # noqa: PLC0415
    from clerkapp.system.single_instance import SingleInstance  # noqa: PLC0415

    folder = ready_folder(data_folder(data, os.environ))
    hold = SingleInstance(folder)
    log = LocalLog(folder)
    log.catch_crashes()
    return Rest(join_counter(folder), CounterRoom, hold, log)


if __name__ == "__main__":
    sys.exit(main())
