# SPDX-License-Identifier: Apache-2.0
"""The catalogue of every text that a person reads on a screen, in one language."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


class Words:
    """Gives the text for a key, with its placeholders filled.

    Attributes:
        language: The code of the language, which is also the name of its folder (``zh``, ``en``).
    """

    def __init__(self, language: str, texts: Mapping[str, str]) -> None:
        """Take texts that have already been read; `load` reads them from files."""
        self.language = language
        self._texts = dict(texts)

    @classmethod
    def load(cls, directory: Path, language: str) -> Words:
        """Merge all JSON files of one language.

        Args:
            directory: The folder that holds one folder per language.
            language: The folder to read.

        Raises:
            ValueError: Two entries have the same key, or a file is not flat text.
            FileNotFoundError: There is no such language.
        """
        folder = directory / language
        if not folder.is_dir():
            raise FileNotFoundError(folder)
        texts: dict[str, str] = {}
        for path in sorted(folder.glob("*.json")):
            for key, text in _read_flat(path):
                if key in texts:
                    raise ValueError(f"{path.name}: {key} is defined twice; keep one of the two")
                texts[key] = text
        return cls(language, texts)

    def __call__(self, key: str, **params: object) -> str:
        """Return the text of a key.

        Raises:
            KeyError: The catalogue has no such key, or a placeholder has no value.
        """
        text = self._texts[key]
        return text.format_map(params) if params or "{" in text else text

    def __contains__(self, key: object) -> bool:
        """Say whether the catalogue has a key."""
        return key in self._texts


def _read_flat(path: Path) -> list[tuple[str, str]]:
    pairs = json.loads(path.read_text("utf-8"), object_pairs_hook=list)
    for key, text in pairs:
        if not isinstance(text, str):
            raise ValueError(f"{path.name}: {key} is not a text; write one string per key")
    return cast("list[tuple[str, str]]", pairs)
