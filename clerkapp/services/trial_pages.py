# SPDX-License-Identifier: Apache-2.0
"""The test page of a printer: rulers in mm, type sizes, rare characters, a barcode, its name."""

from collections.abc import Mapping
from types import MappingProxyType

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.domain.printers import PaperKind, PaperRoute, QueueAnswer
from clerkapp.services.desk import Desk
from clerkapp.services.documents import print_line
from clerkapp.services.ports import PrintQueue

_LAYOUTS: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.FORM: "test_page_a4",
        PaperKind.LETTER: "test_page_a4",
        PaperKind.LIST: "test_page_a4",
        PaperKind.SLIP: "test_page_a5",
        PaperKind.ROLL: "test_page_roll80",
    }
)
# Papers are Chinese whatever the language of the screen.
_KINDS: Mapping[PaperKind, str] = MappingProxyType(
    {
        PaperKind.FORM: "登记表、授权书",
        PaperKind.LETTER: "通知书",
        PaperKind.LIST: "清单",
        PaperKind.SLIP: "回执（A5）",
        PaperKind.ROLL: "回执（80 毫米）",
    }
)
_SIDES: Mapping[str, str] = MappingProxyType(
    {
        "one-sided": "单面",
        "two-sided-long-edge": "双面（长边翻）",
        "two-sided-short-edge": "双面（短边翻）",
    }
)


def trial_page(desk: Desk, kind: PaperKind, route: PaperRoute) -> bytes:
    """Return the test page of a kind of paper as PDF; it belongs to no case and names nobody.

    Raises:
        ClerkError: the press's codes.
    """
    layout = desk.catalogue.newest_layout(_LAYOUTS[kind])
    office = desk.office
    # As long as a case number, and the number of no case: serials begin with 1.
    number = f"{office.division}{office.code}{office.counter}{desk.today():%Y%m%d}00000"
    values = {
        "office.name": office.name,
        "test.printer": route.printer or "电脑的默认打印机",
        "test.kind": _KINDS[kind],
        "test.tray": route.tray or "自动",
        "test.copies": str(route.copies),
        "test.sides": _SIDES[route.sides],
        "test.barcode": number,
    }
    content = PaperContent(
        title=layout.title,
        author=office.name,
        values=values,
        outside={"print.line": print_line(desk, 1)},
    )
    return desk.press.compose(layout, content)


def print_trial_page(
    desk: Desk, queue: PrintQueue, kind: PaperKind, route: PaperRoute
) -> QueueAnswer:
    """Hand the test page of a kind of paper to its printer and return what the queue says.

    Raises:
        OutsideError: ``print.no_printer``, ``print.queue_failed``.
    """
    job = queue.submit(trial_page(desk, kind, route), "test_page", kind)
    return queue.ask(job)
