# SPDX-License-Identifier: Apache-2.0
"""Layout of the signature page: the form as it will be signed, and the panel beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from clerkapp.domain.signature import Manner
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import side_by_side
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.pdf_preview import PdfPreview
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.side_panel import SidePanel
from clerkapp.gui.kit.text import IconText, Text
from clerkapp.gui.widgets.pad_box import PadBox
from clerkapp.gui.widgets.reprint_panel import ReprintPanel

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words


class SignatureView(QHBoxLayout):
    """The widgets of the signature page, as attributes; it decides nothing."""

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner) -> None:
        """Lay the page out; `show_manners` adds the manners that the office allows."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._theme = theme
        self._words = words
        self._make_actions()
        self.preview = PdfPreview(theme, words, tasks)
        self.side = SidePanel(theme, "side_wide")
        self.void_block = self.side.add_block(name="signature_void")
        self.manner_block = self.side.add_block(
            words("signature.manner"), "signature_manner_block", line=False
        )
        self._manner_place = QVBoxLayout()
        self._manner_place.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setLayout(self._manner_place)
        self.manner = Segments(theme, ())
        self._manner_place.addWidget(self.manner, 0, Qt.AlignmentFlag.AlignLeft)
        self.manner_note = Text("", "note", "text2", wrap=True)
        self.pad = PadBox(theme, words)
        self.witness = LineField(theme, "signature_witness")
        self.witness.setPlaceholderText(words("signature.witness.placeholder"))
        self.witness.setAccessibleName(words("signature.witness"))
        self.problem = IconText(theme, "circle-x", "", "err", "note")
        self.problem.setObjectName("signature_problem")
        self.manner_block.add(holder, self.manner_note, self.pad, self.witness, self.problem)
        self.steps = self.side.add_block(words("signature.steps"), "signature_steps")
        self.reprint = ReprintPanel(theme, words)
        self.reprint_block = self.side.add_block(line=False)
        self.reprint_block.add(self.reprint)
        self.reprint_block.setHidden(True)
        self.reprint.shown_changed.connect(self.reprint_block.setVisible)
        self._make_signer()
        self._make_code()
        self.addWidget(self.preview, 1)
        self.addWidget(self.side)

    def show_manners(self, manners: tuple[Manner, ...], chosen: Manner) -> Segments:
        """Put new segments in place of the old ones; what is not allowed is absent."""
        words = self._words
        self.manner.hide()
        self.manner.deleteLater()
        self.manner = Segments(
            self._theme, [Segment(m.value, words(f"signature.manner.{m.value}")) for m in manners]
        )
        self.manner.setObjectName("signature_manner")
        self.manner.setAccessibleName(words("signature.manner"))
        self.manner.set_value(chosen.value)
        self._manner_place.addWidget(self.manner, 0, Qt.AlignmentFlag.AlignLeft)
        return self.manner

    def _make_actions(self) -> None:
        words = self._words
        self.print = KeyAction("form_print", words("signature.print"), "F9", "printer")
        self.seen = KeyAction("form_seen", words("print.seen"), "Alt+Y", "check")
        self.save = KeyAction("form_save", words("signature.save"), "Ctrl+S")
        self.scan = KeyAction("form_scan", words("signature.scan"), "Ctrl+I", "paperclip")
        # The stepper owns Alt+1; the cap only says so.
        self.wrong = KeyAction("form_wrong", words("signature.wrong"), icon="undo-2", cap="Alt+1")
        self.other_signer = KeyAction("other_signer", words("signature.signer.other"))
        self.accept = KeyAction("form_accept", words("signature.accept.paper"), "F12")

    def actions(self) -> tuple[KeyAction, ...]:
        """Return every action of the page."""
        return (self.print, self.seen, self.save, self.scan, self.wrong, self.accept)

    def _make_signer(self) -> None:
        theme, words = self._theme, self._words
        block = self.side.add_block(words("signature.signer"), "signature_signer")
        self.signer_name = Text("", strong=True)
        self.signer_name.setObjectName("signer_name")
        self.signer_capacity = Text("", tone="text2")
        block.add(side_by_side(theme, self.signer_name, self.signer_capacity))
        block.add(self._left(KeyCapButton(theme, self.other_signer, "flat", "row")))

    def _make_code(self) -> None:
        theme, words = self._theme, self._words
        block = self.side.add_block(name="signature_code_block")
        self.code = Text("", "head")
        self.code.setObjectName("content_code")
        self.code.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.code.setAccessibleName(words("signature.code"))
        label = Text(words("signature.code"), tone="text2")
        block.add(side_by_side(theme, label, self.code, stretch=1))
        block.add(Text(words("signature.code.note"), "small", "text3", wrap=True))

    def _left(self, widget: QWidget) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        return box
