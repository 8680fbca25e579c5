# SPDX-License-Identifier: Apache-2.0
"""The conditions of an item in a block of the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.gui.kit.marks import Chip, ChipContent, chip_size
from clerkapp.gui.kit.text import Icon, Rule, Text
from clerkapp.presentation.eligibility_rows import MARKS, EligibilityRow

if TYPE_CHECKING:
    from clerkapp.gui.kit.side_panel import SideBlock
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words


class EligibilityLine(QWidget):
    """One condition: icon, sentence, and below the value that decided and the basis."""

    def __init__(self, theme: Theme, words: Words, row: EligibilityRow) -> None:
        """Make a line."""
        super().__init__()
        self.setObjectName(f"condition_{row.code}")
        icon, tone = MARKS[row.standing]
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(theme.px("s12"))
        mark = QVBoxLayout()
        mark.addSpacing(theme.px("s2"))
        mark.addWidget(Icon(theme, icon, "icon", tone))
        mark.addStretch(1)
        outer.addLayout(mark)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(row.sentence, wrap=True))
        self._add_foot(column, theme, words, row)
        outer.addLayout(column, 1)
        self.setAccessibleName(row.sentence)
        self.setAccessibleDescription(row.decided_by)

    def _add_foot(
        self, column: QVBoxLayout, theme: Theme, words: Words, row: EligibilityRow
    ) -> None:
        """Put value, basis and 待核实 on one line where they fit, else on two."""
        chip = ChipContent(words("review.unverified"), "plain")
        extra = chip_size(theme, chip, "chip_small").width() if row.unverified else 0
        metrics = QFontMetrics(theme.font("small"))
        dot = words("list.dot") if row.decided_by else ""
        width = metrics.horizontalAdvance(row.decided_by + dot + row.basis) + extra
        room = theme.px("side_wide") - 4 * theme.px("icon_nav") - theme.px("s16")
        together = width + theme.px("s6") <= room
        if not together and row.decided_by:
            column.addWidget(Text(row.decided_by, "small", "text3", wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(0)
        if together and row.decided_by:
            foot.addWidget(Text(row.decided_by + dot, "small", "text3"))
        wraps = not together and not row.unverified
        foot.addWidget(Text(row.basis, "small", "accent", wrap=wraps), int(wraps))
        if row.unverified:
            foot.addSpacing(theme.px("s6"))
            foot.addWidget(Chip(theme, chip, "chip_small"), 0, Qt.AlignmentFlag.AlignVCenter)
        if not wraps:
            foot.addStretch(1)
        column.addLayout(foot)


def fill_conditions(
    block: SideBlock, theme: Theme, words: Words, rows: tuple[EligibilityRow, ...]
) -> None:
    """Show the conditions anew."""
    block.clear()
    for place, row in enumerate(rows):
        if place:
            block.add(Rule())
        block.add(EligibilityLine(theme, words, row))
