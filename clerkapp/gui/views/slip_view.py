# SPDX-License-Identifier: Apache-2.0
"""Layout of the slip page: the whole slip, and beside it result, number, dates and prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.combo import Combo, Entry
from clerkapp.gui.kit.pdf_preview import Fit, PdfPreview
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.side_panel import SidePanel
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.widgets.after_block import AfterBlock
from clerkapp.gui.widgets.reprint_panel import ReprintPanel
from clerkapp.gui.widgets.result_head import ResultHead
from clerkapp.presentation.slip_panel import SIZES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words

_SLIP_SHARE, _PANEL_SHARE = 8, 5
"""At 1366 the slip's ground is 794 wide: A5 at 94 % with its margins."""

_SLIP_ZOOM = 0.94
_NO_LIMIT = 16_777_215
"""Qt's QWIDGETSIZE_MAX."""


class SlipView(QHBoxLayout):
    """The widgets of the slip page, as attributes; it decides nothing."""

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner) -> None:
        """Lay the page out."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._theme = theme
        self._words = words
        self.print = KeyAction("slip_print", words("slip.print"), "F9", "printer")
        self.seen = KeyAction("slip_seen", words("print.seen"), "Alt+Y", "check")
        self.save = KeyAction("slip_save", words("slip.save"), "Ctrl+S")
        self.next = KeyAction("slip_next", words("slip.next"), "F12")
        self.title = IconText(theme, "file-text", "", strong=True, icon_tone="text2", wrap=False)
        self.note = Text("", tone="text2")
        self.paper = self._papers([(p, words(f"slip.paper.{p}")) for p in SIZES])
        self.preview = PdfPreview(
            theme, words, tasks, tools=False, fit=Fit.WHOLE, fit_limit=_SLIP_ZOOM
        )
        self.side = SidePanel(theme, "side_wide")
        self.side.setMinimumWidth(theme.px("side_wide"))
        self.side.setMaximumWidth(_NO_LIMIT)
        self._fill_side()
        self.addLayout(self._left(), _SLIP_SHARE)
        self.addWidget(self.side, _PANEL_SHARE)

    def actions(self) -> tuple[KeyAction, ...]:
        """Return every action of the page."""
        return (self.print, self.seen, self.save, self.next, *self.after.actions_of_page())

    def _papers(self, papers: Sequence[tuple[str, str]]) -> Segments:
        made = Segments(self._theme, [Segment(code, word) for code, word in papers])
        made.setObjectName("slip_paper")
        made.setAccessibleName(self._words("slip.paper"))
        return made

    def offer_papers(self, papers: Sequence[tuple[str, str]]) -> bool:
        """Offer these papers to look at; say whether the choice was made anew."""
        if [s.value for s in self.paper.segments] == [code for code, _ in papers]:
            return False
        fresh = self._papers(papers)
        self._head.replaceWidget(self.paper, fresh)
        self.paper.hide()
        self.paper.deleteLater()
        self.paper = fresh
        return True

    def offer_further(self, papers: Sequence[tuple[str, str]]) -> None:
        """Offer the papers that are made when somebody asks for them."""
        self.further.set_entries([Entry(code, word) for code, word in papers])
        self.further.set_value("")
        self.further_block.setVisible(bool(papers))

    def _left(self) -> QVBoxLayout:
        theme = self._theme
        column = QVBoxLayout()
        column.setSpacing(0)
        bar = QFrame()
        bar.setObjectName("SlipBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("page_x"), theme.px("s8"), theme.px("page_x"), 0)
        row.setSpacing(theme.px("s8"))
        middle = Qt.AlignmentFlag.AlignVCenter
        row.addWidget(self.title, 0, middle)
        row.addWidget(self.note, 0, middle)
        row.addStretch(1)
        row.addWidget(self.paper)
        self._head = row
        column.addWidget(bar)
        column.addWidget(self.preview, 1)
        return column

    def _fill_side(self) -> None:
        theme, words = self._theme, self._words
        self.result = ResultHead(theme)
        self.side.add_block(name="slip_result").add(self.result)
        number = self.side.add_block(name="slip_number", line=False)
        self.short_number = Text("", "num")
        self.short_number.setObjectName("short_number")
        self.grouped_number = Text("", "small", "text3")
        self.grouped_number.setObjectName("grouped_number")
        number.add(Text(words("slip.short"), tone="text2"))
        number.add(self.short_number, self.grouped_number)
        self.dates = self.side.add_block(name="slip_dates")
        self.prints = self.side.add_block(words("slip.prints"), "slip_prints")
        self.further = Combo(theme, "slip_further")
        self.further.setAccessibleName(words("slip.further"))
        self.further_block = self.side.add_block(words("slip.further"), "slip_further_block")
        self.further_block.add(self.further)
        self.further_block.setHidden(True)
        self.reprint = ReprintPanel(theme, words)
        self.reprint_block = self.side.add_block(line=False)
        self.reprint_block.add(self.reprint)
        self.reprint_block.setHidden(True)
        self.reprint.shown_changed.connect(self.reprint_block.setVisible)
        self.after = AfterBlock(theme, words)
        self.side.add_block(words("after.title"), "slip_after").add(self.after)
        foot = self.side.add_block(line=False)
        foot.add(Text(words("slip.again_note"), "small", "text3", wrap=True))
