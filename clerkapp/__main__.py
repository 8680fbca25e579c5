# SPDX-License-Identifier: Apache-2.0
"""Opens the window: it paints first, then everything else is brought in behind it."""

import os
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.opening import Opening, Rest
from clerkapp.presentation.words import Words
from clerkapp.system.shipped import shipped_folder

WINDOW_OPTIONS = ("--data", "--language")


def main(argv: list[str] | None = None) -> int:
    """Open the counter's window; with a command, run the command line in its place."""
    arguments = sys.argv[1:] if argv is None else argv
    given = _window_options(arguments)
    if given is None:
        os.execv(sys.executable, [sys.executable, "-m", "clerkapp.cli", *arguments])
    app = QApplication(sys.argv[:1])
    resources = shipped_folder("resources")
    language = given.get("--language", "zh")
    words = Words.load(resources / "words", language)
    theme = Theme(resources, language=language)
    theme.load_fonts()
    apply_theme(app, theme)
    data = Path(given["--data"]) if "--data" in given else None
    opening = Opening(app, words, theme, lambda: _rest(data))
    opening.show()
    return app.exec()


def _window_options(arguments: list[str]) -> dict[str, str] | None:
    """Return the window's options, or None when something else is asked for."""
    pairs = dict(zip(arguments[::2], arguments[1::2], strict=False))
    whole = len(arguments) % 2 == 0
    return pairs if whole and all(name in WINDOW_OPTIONS for name in pairs) else None


def _rest(data: Path | None) -> Rest:
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
