# SPDX-License-Identifier: Apache-2.0
"""Routes of papers: kept for each kind, strict, and never a reason not to print."""

import errno
from pathlib import Path

import pytest

from clerkapp.domain.printers import PaperKind, PaperRoute
from clerkapp.domain.problems import OutsideError
from clerkapp.system.printer_routes import DAMAGED, PrinterRoutes

ROUTE = PaperRoute("laser", "tray-2", 2, "two-sided-long-edge")


def test_every_kind_takes_the_default_printer_at_first(tmp_path: Path) -> None:
    routes = PrinterRoutes(tmp_path)
    assert {routes.route(kind) for kind in PaperKind} == {PaperRoute()}
    assert routes.notice() == ""


def test_a_route_comes_back_in_another_program_and_alone(tmp_path: Path) -> None:
    PrinterRoutes(tmp_path).set_route(PaperKind.SLIP, ROUTE)
    PrinterRoutes(tmp_path).set_route(PaperKind.ROLL, PaperRoute("热敏"))
    again = PrinterRoutes(tmp_path)
    assert again.route(PaperKind.SLIP) == ROUTE
    assert again.route(PaperKind.ROLL) == PaperRoute("热敏")
    assert again.route(PaperKind.FORM) == PaperRoute()
    assert [path.name for path in tmp_path.iterdir()] == ["printers.json"]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"\xff\xfe",
        b"[]",
        b'{"slip": "laser"}',
        b'{"slip": {"printer": 5}}',
        b'{"slip": {"copies": 0}}',
        b'{"slip": {"copies": true}}',
        b'{"slip": {"sides": "three-sided"}}',
        b'{"slip": {"printer": "-h"}}',
        b"[" * 40_000,
    ],
)
def test_a_damaged_file_is_told_and_the_default_printer_taken(
    tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "printers.json").write_bytes(content)
    routes = PrinterRoutes(tmp_path)
    assert routes.notice() == DAMAGED
    assert routes.route(PaperKind.SLIP) == PaperRoute()
    routes.set_route(PaperKind.SLIP, ROUTE)
    assert (routes.notice(), routes.route(PaperKind.SLIP)) == ("", ROUTE)


def test_a_full_disk_leaves_the_routes_as_they_were(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_arguments: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    routes = PrinterRoutes(tmp_path)
    routes.set_route(PaperKind.SLIP, ROUTE)
    with monkeypatch.context() as full:
        full.setattr("clerkapp.system.printer_routes.os.replace", refuse)
        with pytest.raises(OutsideError, match=r"settings\.not_saved"):
            routes.set_route(PaperKind.SLIP, PaperRoute("other"))
    assert routes.route(PaperKind.SLIP) == ROUTE
