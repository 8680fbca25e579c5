# SPDX-License-Identifier: Apache-2.0
"""The layout of the intake page: the form, or the letter in its place, and the side panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.side_panel import SidePanel
from clerkapp.gui.widgets.character_finder import CharacterFinder
from clerkapp.gui.widgets.letter_panel import LetterPanel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.gui.tasks import TaskRunner
    from clerkapp.presentation.words import Words


class IntakeView(QHBoxLayout):
    """Widgets and actions of the page, as public attributes."""

    def __init__(self, theme: Theme, words: Words, tasks: TaskRunner, page: QWidget) -> None:
        """Lay out the page without a form."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.work = QStackedWidget()
        self.work.setObjectName("intake_work")
        self.nothing = QFrame()
        self.nothing.setObjectName("Page")
        self.letter = LetterPanel(theme, words, tasks)
        self.work.addWidget(self.nothing)
        self.finder = CharacterFinder(theme, words)
        self.work.addWidget(self.letter)
        self.work.addWidget(self.finder)
        self.side = SidePanel(theme)
        self.settle = self.side.add_block(words("intake.side.settle"), "to_settle")
        self.papers = self.side.add_block(words("intake.side.papers"), "papers_to_bring")
        self.dates = self.side.add_block(words("intake.side.dates"), "dates")
        self.addWidget(self.work, 1)
        self.addWidget(self.side)

        self.go_on = KeyAction("to_review", words("intake.to_review"), "F12", parent=page)
        self.make_letter = KeyAction(
            "authority_letter", words("intake.letter"), "F7", "file-text", page
        )
        self.other_way = KeyAction(
            "act_by_agent", words("intake.by_agent"), parent=page, cap=self.make_letter.cap()
        )
        self.copy_same = KeyAction("copy_same", words("intake.copy_same"), "F6", "copy", page)
        self.pick_photo = KeyAction(
            "pick_photo", words("intake.photo.choose"), "Ctrl+I", "camera", page
        )
        self.next_open = KeyAction(
            "next_to_settle", words("intake.next_to_settle"), "Ctrl+E", parent=page
        )
        self.find_character = KeyAction(
            "find_character", words("finder.act"), "Alt+F", "search", page
        )
        self.take_character = KeyAction(
            "take_character", words("finder.take"), parent=page, cap="Enter"
        )
        self.close_finder = KeyAction("close_finder", words("finder.close"), parent=page, cap="Esc")
        self.show_side = KeyAction("show_side", "", "Alt+P", "info", page)
        self.print_letter = KeyAction(
            "print_letter", words("intake.letter.print"), "F9", "printer", page
        )
        self.seen_letter = KeyAction("seen_letter", words("print.seen"), "Alt+Y", "check", page)
        self.save_letter = KeyAction(
            "save_letter", words("intake.letter.save"), "Ctrl+S", "save", page
        )
        self.close_letter = KeyAction(
            "close_letter", words("intake.letter.close"), parent=page, cap="Esc"
        )
        for action in (
            self.go_on,
            self.make_letter,
            self.copy_same,
            self.next_open,
            self.find_character,
            self.show_side,
            self.print_letter,
            self.seen_letter,
            self.save_letter,
        ):
            page.addAction(action)
