# SPDX-License-Identifier: Apache-2.0
"""Writes the table of characters that the character finder reads.

    python -m scripts.characters moji.db

``moji.db`` comes from the npm package @mandel59/mojidata; ``resources/characters/README.md`` says
which version, under which licences, and what the table holds.
"""

import argparse
import hashlib
import lzma
import re
import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

READINGS = ("kTGHZ2013", "kXHC1983", "kHanyuPinyin")
"""Further readings, after kMandarin: pages of dictionaries, a colon, readings."""

VARIANTS = (
    "kZVariant",
    "kSpoofingVariant",
    "kSemanticVariant",
    "kSpecializedSemanticVariant",
    "kSimplifiedVariant",
    "kTraditionalVariant",
    "kCompatibilityVariant",
)

LEVELS = (3_500, 6_500, 8_105)
"""The last numbers of the three levels of 通用规范汉字表 (State Council, 2013)."""

_CODE = re.compile(r"U\+([0-9A-F]{4,6})")
_TOLD = re.compile(r"U\+[0-9A-F]+(?:\([^)]*\))?(?:[=≡≠]U\+[0-9A-F]+(?:\([^)]*\))?)+")
_LAST_RESORT = ("Z", "X", "UCS2003")

Rows = Iterator[tuple[str, str]]


def of_property(source: sqlite3.Connection, name: str) -> Rows:
    """Return character and value of a property of Unihan."""
    yield from source.execute(f'SELECT UCS, value FROM "unihan_{name}" ORDER BY UCS')


def sequences(source: sqlite3.Connection) -> Mapping[str, list[str]]:
    """Return the description sequences of each character, that of mainland China first."""
    ranked: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for char, origin, sequence in source.execute("SELECT UCS, source, IDS FROM ids ORDER BY rowid"):
        rank = 0 if "G" in origin else 2 if origin in _LAST_RESORT else 1
        ranked[char].append((rank, sequence))
    return {
        char: list(dict.fromkeys(sequence for _, sequence in sorted(found, key=lambda f: f[0])))
        for char, found in ranked.items()
    }


def readings(source: sqlite3.Connection) -> Mapping[str, dict[str, None]]:
    """Return the readings of each character with tone marks, the commonest first."""
    found: dict[str, dict[str, None]] = defaultdict(dict)
    for char, value in of_property(source, "kMandarin"):
        found[char] |= dict.fromkeys(value.split())
    for name in READINGS:
        for char, value in of_property(source, name):
            for entry in value.split():
                found[char] |= dict.fromkeys(entry.rpartition(":")[2].split(","))
    return found


def variants(source: sqlite3.Connection) -> Mapping[str, set[str]]:
    """Return the variants of each character, both ways."""
    found: dict[str, set[str]] = defaultdict(set)
    for name in VARIANTS:
        for char, value in of_property(source, name):
            others = [chr(int(code, 16)) for code in _CODE.findall(value)]
            for other in others or [value]:
                found[char].add(other)
                found[other].add(char)
    for _, comment in source.execute("SELECT UCS, comment FROM ids_comment"):
        for told in _TOLD.findall(comment):
            chars = {chr(int(code, 16)) for code in _CODE.findall(told)}
            for char in chars:
                found[char] |= chars
    return found


def level(number: str) -> str:
    """Return the level of a number in the list of common characters, such as ``2013:6602``."""
    place = int(number.split(maxsplit=1)[0].rpartition(":")[2])
    return str(next(rank for rank, last in enumerate(LEVELS, start=1) if place <= last))


def lines(source: sqlite3.Connection) -> Iterator[str]:
    """Return a line for each character in the order of code points."""
    levels = {char: level(value) for char, value in of_property(source, "kTGH")}
    described, read, related = sequences(source), readings(source), variants(source)
    for char, strokes in sorted(of_property(source, "kTotalStrokes")):
        yield "\t".join(
            (
                char,
                str(strokes).split()[0],
                levels.get(char, ""),
                " ".join(read.get(char, ())),
                " ".join(s for s in described.get(char, ()) if s != char),
                "".join(sorted(related.get(char, set()) - {char})),
            )
        )


def main() -> None:
    """Write the table and say its checksum."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("--out", type=Path, default=Path("resources/characters/characters.tsv.xz"))
    arguments = parser.parse_args()
    source = sqlite3.connect(f"file:{arguments.source}?mode=ro", uri=True)
    table = "".join(f"{line}\n" for line in lines(source)).encode()
    source.close()
    packed = lzma.compress(table, preset=9 | lzma.PRESET_EXTREME)
    arguments.out.write_bytes(packed)
    print(f"{hashlib.sha256(packed).hexdigest()}  {arguments.out.name}")


if __name__ == "__main__":
    main()
