# SPDX-License-Identifier: Apache-2.0
"""The recovery code on paper, for the safe: it is drawn, handed over and kept nowhere."""

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import PaperKind, settled
from clerkapp.services.desk import Desk
from clerkapp.services.paper_facts import paper_date
from clerkapp.services.ports import PrintQueue

RECOVERY_SHEET = "recovery_sheet"
_GROUPS_IN_LINE = 4


def code_lines(code: str) -> tuple[str, str]:
    """Return the two lines in which a code is printed and shown, of four groups each."""
    groups = code.split("-")
    return "-".join(groups[:_GROUPS_IN_LINE]), "-".join(groups[_GROUPS_IN_LINE:])


def recovery_sheet(desk: Desk, code: str) -> bytes:
    """Return the sheet as PDF: office, counter, code, what it is for; nobody is named.

    Args:
        desk: Whose office stands on the sheet.
        code: Eight groups with dashes between.

    Raises:
        ClerkError: the press's codes, e.g. ``print.does_not_fit`` for a very long office name.
    """
    layout = desk.catalogue.newest_layout(RECOVERY_SHEET)
    first, second = code_lines(code)
    values = {
        "office.name": desk.office.name,
        "office.counter": str(int(desk.office.counter)),
        "recovery.first_line": first,
        "recovery.second_line": second,
        "recovery.made_on.text": paper_date(desk.today()),
    }
    return desk.press.compose(
        layout, PaperContent(title=layout.title, author=desk.office.name, values=values)
    )


def print_recovery_code(desk: Desk, queue: PrintQueue, code: str) -> PrintState:
    """Hand the sheet to the printer and return what the queue says of it.

    Raises:
        ClerkError: see `recovery_sheet`.
        OutsideError: ``print.no_printer``, ``print.queue_failed``.
    """
    job = queue.submit(recovery_sheet(desk, code), RECOVERY_SHEET, PaperKind.SLIP)
    return settled(queue.ask(job).state)
