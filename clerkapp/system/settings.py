# SPDX-License-Identifier: Apache-2.0
"""What this computer's user prefers: language, theme, size of letters."""

import json
import os
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import cast

from clerkapp.domain.problems import OutsideError

LANGUAGES = ("zh", "en")
THEMES = ("light", "dark", "high-contrast")
SIZES = ("normal", "large")
DAMAGED = "settings.damaged"
"""Code of the notice when the file could not be read and the defaults hold."""

_MOST_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class Settings:
    """Preferences; none of them changes what is stored or printed on a paper.

    Attributes:
        language: Language of the screen, one of ``LANGUAGES``.
        theme: One of ``THEMES``.
        size: Size of letters, one of ``SIZES``.
    """

    language: str = "zh"
    theme: str = "light"
    size: str = "normal"

    def __post_init__(self) -> None:
        """Refuse what the program does not have.

        Raises:
            ValueError: An unknown language, theme or size.
        """
        known = self.language in LANGUAGES and self.theme in THEMES and self.size in SIZES
        if not known:
            raise ValueError("no such language, theme or size")


def load_settings(path: Path) -> tuple[Settings, str]:
    """Read the settings; unknown entries are left out.

    Returns:
        The settings, and the code of a notice or an empty text. Without a file the defaults hold
        and there is nothing to say.
    """
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST_BYTES)
    except FileNotFoundError:
        return Settings(), ""
    except OSError:
        return Settings(), DAMAGED
    try:
        return _settings_in(json.loads(content)), ""
    except (ValueError, RecursionError):
        return Settings(), DAMAGED


def save_settings(path: Path, settings: Settings) -> None:
    """Replace the file.

    Raises:
        OutsideError: ``settings.not_saved``.
    """
    fresh = path.with_name(path.name + ".new")
    try:
        fresh.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        os.replace(fresh, path)
    except OSError as error:
        raise OutsideError("settings.not_saved") from error


def _settings_in(said: object) -> Settings:
    if not isinstance(said, dict):
        raise ValueError("settings are an object")
    entries = cast("dict[str, object]", said)
    known = {name: entries[name] for name in asdict(Settings()) if name in entries}
    if not all(isinstance(value, str) for value in known.values()):
        raise ValueError("settings are texts")
    return Settings(**cast("dict[str, str]", known))


class Preferences:
    """The settings of a data folder, read once and written at each choice."""

    def __init__(self, folder: Path) -> None:
        """Read the file of a data folder; a damaged one gives the defaults."""
        self._path = folder / "settings.json"
        self.settings, self.notice = load_settings(self._path)

    def chosen(self) -> dict[str, str]:
        """Return name → value of every setting."""
        return asdict(self.settings)

    def choose(self, name: str, value: str) -> None:
        """Change one setting and keep it.

        Raises:
            OutsideError: ``settings.not_saved``.
        """
        self.settings = replace(self.settings, **{name: value})
        save_settings(self._path, self.settings)
