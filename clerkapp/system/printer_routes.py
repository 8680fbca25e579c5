# SPDX-License-Identifier: Apache-2.0
"""Where this computer's papers go: printer, tray, copies and sides of each kind."""

import json
import os
from dataclasses import asdict
from pathlib import Path
from typing import cast

from clerkapp.domain.printers import PaperKind, PaperRoute
from clerkapp.domain.problems import OutsideError

DAMAGED = "printers.damaged"
"""Code of the notice when the file could not be read and every paper takes the default printer."""

_MOST_BYTES = 64 * 1024


class PrinterRoutes:
    """The routes of a data folder, read at each question: another program may have changed them."""

    def __init__(self, folder: Path) -> None:
        """Take the data folder."""
        self._path = folder / "printers.json"

    def notice(self) -> str:
        """Return the code of a problem with the file, or nothing."""
        try:
            self._read()
        except (OSError, ValueError, TypeError, RecursionError):
            return DAMAGED
        return ""

    def route(self, kind: PaperKind) -> PaperRoute:
        """Return where papers of a kind go; a damaged file gives the default printer."""
        return self._known().get(kind, PaperRoute())

    def set_route(self, kind: PaperKind, route: PaperRoute) -> None:
        """Keep where papers of a kind go.

        Raises:
            OutsideError: ``settings.not_saved``; the file is as it was.
        """
        routes = self._known() | {kind: route}
        plain = {known.value: asdict(way) for known, way in routes.items()}
        fresh = self._path.with_name(self._path.name + ".new")
        try:
            fresh.write_text(json.dumps(plain, ensure_ascii=False, indent=1), "utf-8")
            os.replace(fresh, self._path)
        except OSError as error:
            raise OutsideError("settings.not_saved") from error

    def _known(self) -> dict[PaperKind, PaperRoute]:
        try:
            return self._read()
        except (OSError, ValueError, TypeError, RecursionError):
            return {}

    def _read(self) -> dict[PaperKind, PaperRoute]:
        try:
            with self._path.open("rb") as stream:
                said: object = json.loads(stream.read(_MOST_BYTES))
        except FileNotFoundError:
            return {}
        if not isinstance(said, dict):
            raise ValueError("routes are an object")
        entries = cast("dict[str, object]", said)
        return {kind: _route(entries[kind]) for kind in PaperKind if kind in entries}


def _route(said: object) -> PaperRoute:
    if not isinstance(said, dict):
        raise ValueError("a route is an object")
    entries = cast("dict[str, object]", said)
    printer, tray, sides = (
        _text(entries.get(name, default))
        for name, default in (("printer", ""), ("tray", ""), ("sides", "one-sided"))
    )
    copies = entries.get("copies", 1)
    if not isinstance(copies, int) or isinstance(copies, bool):
        raise ValueError("copies are a number")
    return PaperRoute(printer, tray, copies, sides)


def _text(said: object) -> str:
    """Return a text that is an argument of a command: with a dash first it would be an option."""
    if not isinstance(said, str) or said.startswith("-"):
        raise ValueError("printers, trays and sides are texts")
    return said
