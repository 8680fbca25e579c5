# SPDX-License-Identifier: Apache-2.0
"""Reads the table of characters that comes with the program."""

import lzma
from pathlib import Path

from clerkapp.domain.characters import NOT_COMMON, Character
from clerkapp.domain.problems import OutsideError


def read_characters(path: Path) -> tuple[Character, ...]:
    """Read ``characters.tsv.xz``; its README says what stands in it. It takes half a second.

    Raises:
        OutsideError: ``characters.unreadable`` when the file is missing or damaged.
    """
    try:
        lines = lzma.decompress(path.read_bytes()).decode().splitlines()
        return tuple(_character(line) for line in lines)
    except (OSError, ValueError, lzma.LZMAError) as error:
        raise OutsideError("characters.unreadable", file=path.name) from error


def _character(line: str) -> Character:
    char, strokes, level, readings, sequences, variants = line.split("\t")
    return Character(
        char,
        int(strokes),
        int(level or NOT_COMMON),
        tuple(readings.split()),
        tuple(sequences.split()),
        variants,
    )
