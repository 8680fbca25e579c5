# SPDX-License-Identifier: Apache-2.0
"""Turns the cells of a page into rules, so that an edge shared by two cells is drawn once."""

from collections.abc import Iterable
from functools import lru_cache

from clerkapp.catalogue.layouts import Rect
from clerkapp.printing.drawings import Drawing, Frame, Page, Rule

INNER = 0.18
OUTER = 0.35

_Edges = dict[float, list[tuple[float, float]]]


def rule_cells(page: Page) -> None:
    """Add the inner rules and the outer frames of a page's cells."""
    page.drawings.extend(_ruled(tuple(page.cells), tuple(page.frames)))


@lru_cache(maxsize=32)
def _ruled(cells: tuple[Rect, ...], frames: tuple[Rect, ...]) -> tuple[Drawing, ...]:
    """Return the rules and frames; a form's are the same for every case."""
    across, down = _edges(cells)
    frame_across, frame_down = _edges(frames)
    found: list[Drawing] = []
    for y, spans in sorted(_without(across, frame_across).items()):
        found.extend(Rule(start, y, end, y, INNER) for start, end in spans)
    for x, spans in sorted(_without(down, frame_down).items()):
        found.extend(Rule(x, start, x, end, INNER) for start, end in spans)
    found.extend(Frame(frame, OUTER) for frame in dict.fromkeys(frames))
    return tuple(found)


def _edges(rects: Iterable[Rect]) -> tuple[_Edges, _Edges]:
    across: _Edges = {}
    down: _Edges = {}
    for x, y, w, h in rects:
        left, top, right, bottom = (round(value, 3) for value in (x, y, x + w, y + h))
        for level in (top, bottom):
            across.setdefault(level, []).append((left, right))
        for level in (left, right):
            down.setdefault(level, []).append((top, bottom))
    return across, down


def _without(edges: _Edges, frames: _Edges) -> _Edges:
    """Return the joined edges, less what a frame draws already."""
    left: _Edges = {}
    for level, spans in edges.items():
        joined = _joined(spans)
        for start, end in _joined(frames.get(level, [])):
            joined = [rest for span in joined for rest in _cut(span, start, end)]
        if joined:
            left[level] = joined
    return left


def _joined(spans: list[tuple[float, float]]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _cut(span: tuple[float, float], start: float, end: float) -> list[tuple[float, float]]:
    rests = [(span[0], min(span[1], start)), (max(span[0], end), span[1])]
    return [(low, high) for low, high in rests if low < high]
