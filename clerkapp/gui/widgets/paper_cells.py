# SPDX-License-Identifier: Apache-2.0
"""Where everything stands in a row of the review's table, for painting and for the mouse."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from clerkapp.domain.papers import Verdict
from clerkapp.gui.kit.marks import cap_size
from clerkapp.gui.kit.segments import Segment, segment_widths
from clerkapp.presentation.review_rows import (
    VERDICT_KEYS,
    VERDICT_TONES,
    PaperRow,
    verdict_word,
)

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

PAPER, ORIGINAL, COPIES, ELECTRONIC, VERDICT = range(5)
COLUMN_NAMES = ("paper", "original", "copies", "electronic", "verdict")


@dataclass(frozen=True, slots=True)
class PaperCells:
    """Widths and words that all rows share."""

    segments: tuple[Segment, ...]
    widths: tuple[int, ...]
    place_width: int

    @classmethod
    def measured(cls, theme: Theme, words: Words) -> PaperCells:
        """Measure the columns in the screen's language; the first takes what is left."""
        segments = tuple(
            Segment(v.value, verdict_word(words, v), VERDICT_TONES[v]) for v in Verdict
        )
        metrics = QFontMetrics(theme.font("body"))
        pad = theme.px("s12")
        tick = theme.px("tick") + theme.px("s6")
        states = ("review.original.seen", "review.original.not_seen", "review.original.held")
        original = tick + max(metrics.horizontalAdvance(words(key)) for key in states)
        copies = metrics.horizontalAdvance("99 / 99")
        electronic = metrics.horizontalAdvance(words("review.electronic.seen"))
        heads = [_head_width(theme, words, name) for name in COLUMN_NAMES]
        verdict = sum(segment_widths(theme, segments, small=True)) + 2
        widths = (
            0,
            max(original, heads[ORIGINAL]) + pad,
            max(copies, heads[COPIES]) + pad,
            max(electronic, heads[ELECTRONIC]) + pad,
            max(verdict, heads[VERDICT]) + pad,
        )
        return cls(segments, widths, theme.px("s32"))

    def offered(self, row: PaperRow) -> tuple[Segment, ...]:
        """Return the verdicts that a row offers: a promise only where the rule takes one."""
        return tuple(s for s in self.segments if row.by_promise or s.value != Verdict.PROMISED)

    def segments_rect(self, theme: Theme, cell: QRect, row: PaperRow) -> QRect:
        """Return where the verdict's segments stand in their cell."""
        width = sum(segment_widths(theme, self.offered(row), small=True)) + 2
        height = theme.px("control_row")
        return QRect(cell.left(), cell.center().y() + 1 - height // 2, width, height)

    def segment_at(
        self, theme: Theme, cell: QRect, row: PaperRow, x: int, y: int
    ) -> Verdict | None:
        """Return the verdict under the mouse, or None."""
        rect = self.segments_rect(theme, cell, row)
        if not rect.contains(x, y):
            return None
        left = rect.left() + 1
        offered = self.offered(row)
        widths = segment_widths(theme, offered, small=True)
        for segment, width in zip(offered, widths, strict=True):
            if x < left + width:
                return Verdict(segment.value)
            left += width
        return None


def _head_width(theme: Theme, words: Words, name: str) -> int:
    width = QFontMetrics(theme.font("note")).horizontalAdvance(words(f"review.column.{name}"))
    if name == "verdict":
        width += theme.px("s12") + caps_width(theme)
    return width


def caps_width(theme: Theme) -> int:
    """Return the width of the key caps in the head of the verdicts."""
    widths = [cap_size(theme, key).width() for key in VERDICT_KEYS]
    return sum(widths) + theme.px("s4") * (len(widths) - 1)
