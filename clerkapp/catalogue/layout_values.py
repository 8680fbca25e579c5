# SPDX-License-Identifier: Apache-2.0
"""Reads single values of a layout file from plain objects, and says what cannot be right."""

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import cast

Path = tuple[str | int, ...]
"""Where in a file: keys and positions from the top, e.g. ``("boxes", 3, "at")``."""


class LayoutError(Exception):
    """One mistake in a layout file.

    Attributes:
        path: Where it is.
        what: What is wrong.
        instead: What to write instead.
    """

    def __init__(self, path: Path, what: str, instead: str) -> None:
        """Keep where, what, and what to write instead."""
        super().__init__(f"{what}; {instead}")
        self.path = path
        self.what = what
        self.instead = instead


_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def read_table(
    plain: object, path: Path, allowed: Iterable[str], needed: Iterable[str]
) -> Mapping[str, object]:
    """Return a mapping with no key unknown and none missing."""
    if not isinstance(plain, Mapping):
        raise LayoutError(path, f"a mapping is wanted, not {shown(plain)}", listed(needed))
    table = cast(Mapping[str, object], plain)
    known = tuple(allowed)
    for name in table:
        if name not in known:
            raise LayoutError(
                (*path, name), f"the key {name} is not known here", say_write(str(name), known)
            )
    for name in needed:
        if name not in table:
            raise LayoutError(path, f"{name} is missing", f"add {name}: …")
    return table


def read_list(plain: object, path: Path) -> list[object]:
    """Return a list."""
    if not isinstance(plain, list):
        raise LayoutError(path, f"a list is wanted, not {shown(plain)}", "write […]")
    return cast(list[object], plain)


def read_numbers(plain: object, path: Path, count: int) -> tuple[float, ...]:
    """Return exactly so many numbers."""
    numbers = read_list(plain, path)
    if len(numbers) != count:
        wanted = {4: "[x, y, w, h]", 5: "[8, 22, 51, 18, 76]"}.get(count, "[210, 297]")
        raise LayoutError(
            path, f"{count} numbers are wanted, not {len(numbers)}", f"write {wanted}"
        )
    return tuple(read_number(one, path) for one in numbers)


def read_number(plain: object, path: Path) -> float:
    """Return a number; a scalar may come as text, as its type is told by its key."""
    if isinstance(plain, (int, float)) and not isinstance(plain, bool):
        return float(plain)
    if isinstance(plain, str) and _NUMBER.fullmatch(plain):
        return float(plain)
    raise LayoutError(path, f"{shown(plain)} is no number", "write one like 10.5")


def read_whole(plain: object, path: Path) -> int:
    """Return a whole number that is not negative."""
    number = read_number(plain, path)
    if number < 0 or number != int(number):
        raise LayoutError(path, f"{shown(plain)} is no whole number", "write one like 9")
    return int(number)


def read_switch(plain: object, path: Path) -> bool:
    """Return true or false."""
    if plain in (True, "true"):
        return True
    if plain in (False, "false"):
        return False
    raise LayoutError(path, f"{shown(plain)} is neither true nor false", "write true or false")


def read_text(plain: object, path: Path) -> str:
    """Return a text that is not empty; a number stands for its digits."""
    if isinstance(plain, str) and plain:
        return plain
    if isinstance(plain, int) and not isinstance(plain, bool):
        return str(plain)
    raise LayoutError(path, f"a text is wanted, not {shown(plain)}", 'write it as "…"')


def say_write(name: str, known: Iterable[str]) -> str:
    """Return the advice to write what was probably meant, or one of all there is."""
    choices = sorted(known)
    close = difflib.get_close_matches(name, choices, 1)
    return f"write {close[0]}" if close else f"write one of {listed(choices)}"


def listed(names: Iterable[str]) -> str:
    """Return names as a message lists them."""
    return ", ".join(names)


def shown(plain: object) -> str:
    """Return the beginning of what stands there, for a message."""
    return repr(plain)[:40]
