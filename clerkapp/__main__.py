# SPDX-License-Identifier: Apache-2.0
"""Opens the window: it paints first, then everything else is brought in behind it."""

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from clerkapp.gui.begin import begin
from clerkapp.system.paths import data_folder, ready_folder
from clerkapp.system.settings import Preferences
from clerkapp.system.shipped import shipped_folder

if TYPE_CHECKING:
    from clerkapp.gui.opening import Rest

LANGUAGES = ("zh", "en")


def main(argv: list[str] | None = None) -> int:
    """Open the counter's window; for anything else, run the command line in its place."""
    arguments = sys.argv[1:] if argv is None else argv
    options = _window_options(arguments)
    if options is None:
        os.execv(sys.executable, [sys.executable, "-m", "clerkapp.cli", *arguments])
    given = Path(options["--data"]) if "--data" in options else None
    folder = data_folder(given, os.environ)
    preferences = Preferences(folder)
    settings = preferences.settings
    language = options.get("--language", settings.language)
    resources = shipped_folder("resources")

    def go_on(app: Any, curtain: Any) -> object:
        # Late imports of own code are permitted in this file alone: the window paints first.
        from clerkapp.gui.kit.stalls import StallWatch  # noqa: PLC0415
        from clerkapp.gui.opening import Look, open_counter  # noqa: PLC0415

        watch = StallWatch(parent=app)
        watch.start()
        look = Look(language, settings.theme, settings.size == "large")
        return open_counter(app, curtain, resources, look, lambda: bring_rest(folder, preferences))

    return begin(resources, language, settings.theme, go_on)


def _window_options(arguments: list[str]) -> dict[str, str] | None:
    """Return the window's options, or None when something else is asked for."""
    options = dict(zip(arguments[::2], arguments[1::2], strict=False))
    known = options.keys() <= {"--data", "--language"} and len(arguments) % 2 == 0
    return options if known and options.get("--language", "zh") in LANGUAGES else None


def bring_rest(folder: Path, preferences: Preferences) -> "Rest":
    """Bring in what the lock screen did not need; runs on a background lane."""
    from clerkapp.bootstrap import join_counter  # noqa: PLC0415
    from clerkapp.gui.opening import Rest  # noqa: PLC0415
    from clerkapp.gui.room import CounterRoom  # noqa: PLC0415
    from clerkapp.system.logs import LocalLog  # noqa: PLC0415
    from clerkapp.system.single_instance import SingleInstance  # noqa: PLC0415

    ready_folder(folder)
    hold = SingleInstance(folder)
    log = LocalLog(folder)
    log.catch_crashes()
    counter = join_counter(folder)
    if os.name == "nt":
        from clerkapp.gui.spooler import SpoolerQueue  # noqa: PLC0415

        counter = replace(counter, queue=SpoolerQueue(counter.routes.route))
    return Rest(counter, CounterRoom, hold, preferences, log)


if __name__ == "__main__":
    sys.exit(main())
