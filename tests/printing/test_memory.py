# SPDX-License-Identifier: Apache-2.0
"""A thousand papers take no more memory than a hundred: nothing of a paper is kept."""

import gc
from collections.abc import Iterator

import pytest

from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.samples import load, sample, with_values

NAMES = "阿卜杜热合曼努尔麦提江王梓萱李静秀英"
BEFORE, AFTER = 40, 160
ROOM = 40


def families(layout: Layout) -> Iterator[PaperContent]:
    """Yield papers whose names and numbers are always others, of the same characters."""
    content = sample(layout.code, layout)
    number = 0
    while True:
        number += 1
        name = "".join(NAMES[(number * step) % len(NAMES)] for step in (1, 3, 5, 7, 11, 13))
        yield with_values(
            content,
            applicant__name=name * (1 + number % 4),
            applicant__document_tail=f"{number:04d}",
            case__short_number=f"1120-02-{number:04d}",
        )


@pytest.mark.parametrize("code", ["card_registration_form", "slip_a5", "notice"])
def test_papers_leave_nothing_behind(fonts: FontChain, code: str) -> None:
    layout = load(code)
    press = ReportlabPress(fonts)
    papers = families(layout)
    for _ in range(BEFORE):
        press.compose(layout, next(papers))
    gc.collect()
    before = len(gc.get_objects())
    for _ in range(AFTER):
        press.compose(layout, next(papers))
    gc.collect()
    assert len(gc.get_objects()) - before < ROOM


def test_words_that_move_on_a_roll_are_kept_within_bounds(fonts: FontChain) -> None:
    layout = load("slip_roll80")
    press = ReportlabPress(fonts)
    papers = families(layout)
    for _ in range(AFTER):
        press.compose(layout, next(papers))
    (stock,) = press._stocks.values()
    assert len(stock.grounds.shown) <= 1000
    assert len(press._fixed) <= 4000
