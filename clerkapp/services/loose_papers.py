# SPDX-License-Identifier: Apache-2.0
"""Papers that belong to no single case: lists, registers, what to bring; drawn, and not kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.domain.problems import ClerkError
from clerkapp.services.desk import Desk
from clerkapp.services.documents import print_line
from clerkapp.services.own_glyphs import with_own_glyphs
from clerkapp.services.paper_facts import office_facts

Rows = tuple[Mapping[str, str], ...]


@dataclass(frozen=True, slots=True)
class LoosePaper:
    """What stands on a paper of no case.

    Attributes:
        layout: Code of its layout.
        values: Content key → text, beside what every paper knows of the office.
        rows: Content key → rows of a table; cells that the layout does not print are left out.
    """

    layout: str
    values: Mapping[str, str]
    rows: Mapping[str, Rows] = field(default_factory=lambda: MappingProxyType({}))


def loose_pdf(desk: Desk, paper: LoosePaper) -> bytes:
    """Draw the paper in the newest version of its layout.

    Raises:
        ClerkError: ``print.missing_value`` for a key that nobody knows; the press's codes.
    """
    layout = desk.catalogue.newest_layout(paper.layout)
    known = office_facts(desk) | dict(paper.values)
    missing = sorted(layout.value_keys() - known.keys()) or sorted(
        layout.row_keys().keys() - paper.rows.keys()
    )
    if missing:
        raise ClerkError("print.missing_value", field=missing[0])
    content = PaperContent(
        title=layout.title,
        author=desk.office.name,
        values={key: known[key] for key in layout.value_keys()},
        rows={
            key: tuple({cell: row[cell] for cell in sorted(cells)} for row in paper.rows[key])
            for key, cells in layout.row_keys().items()
        },
        outside={"print.line": print_line(desk, 1)},
    )
    with desk.reads() as work:
        content = with_own_glyphs(desk, work, content)
    return desk.press.compose(layout, content)
