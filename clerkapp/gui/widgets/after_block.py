# SPDX-License-Identifier: Apache-2.0
"""After acceptance: where the case stands, what may come next, and what may be amended."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.text import IconText, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.after_acceptance import AfterPanel
    from clerkapp.presentation.words import Words


class AfterBlock(QWidget):
    """Shows the panel and takes what was learned; it knows no use case.

    Signals:
        stage_given(str, str): Code of the stage, and the reference or reason entered with it.
        together_requested(): Begin the item that goes together with this one.
        number_given(str, str, str): The child's number, name, and which paper was seen.
        paper_brought(str): Code of a paper that was to follow and is here now.
        aid_channel_given(str): Amend to the channel of civil affairs, for the reason entered.
    """

    stage_given = Signal(str, str)
    together_requested = Signal()
    number_given = Signal(str, str, str)
    paper_brought = Signal(str)
    aid_channel_given = Signal(str)

    def __init__(self, theme: Theme, words: Words) -> None:
        """Make an empty block with its actions."""
        super().__init__()
        self.setObjectName("after_block")
        self._theme = theme
        self._words = words
        self._panel: AfterPanel | None = None
        self.record = KeyAction("stage_record", words("after.record"), "Alt+J")
        self.together = KeyAction("joint_begin", words("after.together"), "Alt+T")
        self.rekey = KeyAction("number_record", words("after.rekey"), "Alt+H")
        self.brought = KeyAction("paper_brought", words("after.brought"), "Alt+G")
        self.to_aid = KeyAction("amend_to_aid", words("after.to_aid"), "Alt+M")
        self.stages: Segments | None = None
        self.papers: Segments | None = None
        self.entry = LineField(theme, "stage_entry")
        self.number = LineField(theme, "new_number", latin=True)
        self.name = LineField(theme, "new_name")
        self.evidence = LineField(theme, "new_evidence")
        self.aid_reason = LineField(theme, "amend_reason")
        for field, key in (
            (self.aid_reason, "after.to_aid.reason"),
            (self.number, "after.number"),
            (self.name, "after.name"),
            (self.evidence, "after.evidence"),
        ):
            field.setPlaceholderText(words(key))
            field.setAccessibleName(words(key))
        self._lay_out()
        self.record.triggered.connect(self._on_record)
        self.together.triggered.connect(self.together_requested)
        self.rekey.triggered.connect(self._on_rekey)
        self.brought.triggered.connect(self._on_brought)
        self.entry.returnPressed.connect(self._on_record)
        self.evidence.returnPressed.connect(self._on_rekey)
        self.to_aid.triggered.connect(self._on_to_aid)
        self.aid_reason.returnPressed.connect(self._on_to_aid)

    def actions_of_page(self) -> tuple[KeyAction, ...]:
        """Return what acts while the page is on top."""
        return (self.record, self.together, self.rekey, self.brought, self.to_aid)

    def _lay_out(self) -> None:
        theme = self._theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s6"))
        self.state = IconText(theme, "info", "", wrap=True)
        self.reached = Text("", "small", "text3", wrap=True)
        self._choice = QVBoxLayout()
        self._record_button = KeyCapButton(theme, self.record)
        self._together_button = KeyCapButton(theme, self.together)
        self._rekey_button = KeyCapButton(theme, self.rekey)
        self._brought_button = KeyCapButton(theme, self.brought)
        self.listed = IconText(theme, "info", "", wrap=True)
        self._to_aid_button = KeyCapButton(theme, self.to_aid)
        self._papers = QVBoxLayout()
        column.addWidget(self.state)
        column.addWidget(self.reached)
        left = Qt.AlignmentFlag.AlignLeft
        for widget in (self.listed, self.aid_reason):
            column.addWidget(widget)
        column.addWidget(self._to_aid_button, 0, left)
        column.addLayout(self._papers)
        column.addWidget(self._brought_button, 0, left)
        column.addLayout(self._choice)
        column.addWidget(self.entry)
        column.addWidget(self._record_button, 0, left)
        for field in (self.number, self.name, self.evidence):
            column.addWidget(field)
        column.addWidget(self._rekey_button, 0, left)
        column.addWidget(self._together_button, 0, left)

    def show_panel(self, panel: AfterPanel) -> None:
        """Show where the case stands and what may come next."""
        self._panel = panel
        tone = "warn" if panel.waits else "text2"
        icon = "triangle-alert" if panel.waits else "info"
        self.state.show_line(icon, panel.state, icon_tone=tone)
        history = (*panel.reached, *panel.amended)
        self.reached.setText("\n".join(history))
        self.reached.setVisible(bool(history))
        self._show_listed(panel)
        self._show_papers(panel)
        self._show_stages(panel)
        self.together.setText(self._words("after.together.item", item=panel.together))
        self.together.setEnabled(bool(panel.together))
        self._together_button.setVisible(bool(panel.together))
        self.rekey.setEnabled(panel.awaits_number)
        for widget in (self.number, self.name, self.evidence, self._rekey_button):
            widget.setVisible(panel.awaits_number)

    def _show_listed(self, panel: AfterPanel) -> None:
        self.listed.show_line("info", panel.listed)
        self.aid_reason.clear()
        self.to_aid.setEnabled(bool(panel.listed))
        for widget in (self.listed, self.aid_reason, self._to_aid_button):
            widget.setVisible(bool(panel.listed))

    def _show_papers(self, panel: AfterPanel) -> None:
        if self.papers is not None:
            self._papers.removeWidget(self.papers)
            self.papers.hide()
            self.papers.deleteLater()
            self.papers = None
        self.brought.setEnabled(bool(panel.to_follow))
        self._brought_button.setVisible(bool(panel.to_follow))
        if panel.to_follow:
            self.papers = Segments(self._theme, [Segment(c, n) for c, n in panel.to_follow])
            self.papers.setObjectName("papers_to_follow")
            self.papers.setAccessibleName(self._words("after.to_follow"))
            self.papers.set_value(panel.to_follow[0][0])
            self._papers.addWidget(self.papers, 0, Qt.AlignmentFlag.AlignLeft)

    @Slot()
    def _on_brought(self) -> None:
        if self.papers is not None and self.papers.value():
            self.paper_brought.emit(self.papers.value())

    def _show_stages(self, panel: AfterPanel) -> None:
        if self.stages is not None:
            self._choice.removeWidget(self.stages)
            self.stages.hide()
            self.stages.deleteLater()
            self.stages = None
        any_ = bool(panel.offers)
        self.record.setEnabled(any_)
        self._record_button.setVisible(any_)
        self.entry.clear()
        self.entry.setVisible(False)
        if not any_:
            return
        self.stages = Segments(self._theme, [Segment(o.code, o.name) for o in panel.offers])
        self.stages.setObjectName("next_stage")
        self.stages.setAccessibleName(self._words("after.next"))
        self.stages.chosen.connect(self._on_stage_chosen)
        self.stages.set_value(panel.offers[0].code)
        self._choice.addWidget(self.stages, 0, Qt.AlignmentFlag.AlignLeft)
        self._on_stage_chosen(panel.offers[0].code)

    @Slot(str)
    def _on_stage_chosen(self, code: str) -> None:
        offers = self._panel.offers if self._panel is not None else ()
        asks = next((offer.asks for offer in offers if offer.code == code), "")
        self.entry.setVisible(bool(asks))
        self.entry.setPlaceholderText(asks)
        self.entry.setAccessibleName(asks)

    @Slot()
    def _on_record(self) -> None:
        if self.stages is not None and self.stages.value():
            self.stage_given.emit(self.stages.value(), self.entry.text().strip())

    @Slot()
    def _on_to_aid(self) -> None:
        self.aid_channel_given.emit(self.aid_reason.text().strip())

    @Slot()
    def _on_rekey(self) -> None:
        number, name = self.number.text().strip(), self.name.text().strip()
        self.number_given.emit(number, name, self.evidence.text().strip())
