# SPDX-License-Identifier: Apache-2.0
"""The fonts that an office has put into its data folder: which can be used, and which cannot.

One font that nothing can read must not keep the others from printing: it is left out and named.
"""

from dataclasses import dataclass
from pathlib import Path

from clerkapp.domain.problems import OutsideError
from clerkapp.printing.fontfile import FontFile

_SUFFIXES = frozenset({".ttf", ".otf", ".ttc", ".otc"})


@dataclass(frozen=True, slots=True)
class OwnFonts:
    """What lies in the folder.

    Attributes:
        usable: Fonts that extend the chain, in the order of their names.
        refused: What is wrong with each of the others; ``file`` is its name.
    """

    usable: tuple[Path, ...] = ()
    refused: tuple[OutsideError, ...] = ()

    @classmethod
    def in_folder(cls, folder: Path) -> "OwnFonts":
        """Open every font of a folder, which need not exist; a third of a millisecond each."""
        usable: list[Path] = []
        refused: list[OutsideError] = []
        for path in _fonts_of(folder):
            try:
                FontFile(path)
            except OutsideError as error:
                refused.append(error)
            else:
                usable.append(path)
        return cls(tuple(usable), tuple(refused))


def _fonts_of(folder: Path) -> list[Path]:
    try:
        return sorted(path for path in folder.iterdir() if path.suffix.lower() in _SUFFIXES)
    except OSError:
        return []
