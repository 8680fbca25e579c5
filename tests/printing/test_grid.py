# SPDX-License-Identifier: Apache-2.0
"""Edges that cells share are drawn once."""

from clerkapp.catalogue.layouts import Rect
from clerkapp.printing.drawings import Frame, Page, Rule
from clerkapp.printing.grid import INNER, OUTER, rule_cells


def ruled(cells: list[Rect], frames: list[Rect]) -> list[tuple[float, float, float, float]]:
    page = Page(210, 297, cells=cells, frames=frames)
    rule_cells(page)
    rules = [drawing for drawing in page.drawings if isinstance(drawing, Rule)]
    assert {rule.weight for rule in rules} <= {INNER}
    assert [d for d in page.drawings if isinstance(d, Frame)] == [Frame(f, OUTER) for f in frames]
    return [(rule.x1, rule.y1, rule.x2, rule.y2) for rule in rules]


def test_common_edge_is_one_rule() -> None:
    frame = Rect(0, 0, 20, 10)
    assert ruled([Rect(0, 0, 10, 10), Rect(10, 0, 10, 10)], [frame]) == [(10, 0, 10, 10)]


def test_edges_in_one_line_are_joined() -> None:
    cells = [Rect(0, 0, 10, 10), Rect(10, 0, 10, 10), Rect(0, 10, 20, 10)]
    assert (0, 10, 20, 10) in ruled(cells, [Rect(0, 0, 20, 20)])


def test_edge_beyond_the_frame_is_kept() -> None:
    assert ruled([Rect(0, 0, 30, 10)], [Rect(0, 0, 20, 10)]) == [
        (20, 0, 30, 0),
        (20, 10, 30, 10),
        (30, 0, 30, 10),
    ]
