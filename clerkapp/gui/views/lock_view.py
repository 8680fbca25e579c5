# SPDX-License-Identifier: Apache-2.0
"""The layout of the lock screen: who, the password, and the way with the recovery code."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.card_list import CardList
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import Icon, IconText, Rule, Text
from clerkapp.gui.widgets.seal_mark import SealMark

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_SPACES_ABOVE = 3
"""How many of the widest space stand between the top bar and the heading."""


class LockView(QVBoxLayout):
    """Widgets and actions of the lock screen, as public attributes."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Lay out the screen without clerks."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self.title = Text(words("lock.start.title"), "title")
        self.title.setObjectName("lock_title")
        self.sentence = Text(words("lock.start.sentence"), tone="text2")
        self.sentence.setObjectName("lock_sentence")
        self.clerks = CardList(theme, "clerks")
        self.clerks.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.clerks.setFixedHeight(theme.px("row_card"))
        self.label = Text(words("lock.password"), tone="text2")
        self.secret = LineField(theme, "secret", latin=True, size="tall")
        self.secret.setEchoMode(QLineEdit.EchoMode.Password)
        self.secret.setAccessibleName(words("lock.password"))
        self.label.setBuddy(self.secret)
        self.unlock = KeyAction("unlock", words("lock.start.act"), parent=page, cap="Enter")
        self.button = KeyCapButton(theme, self.unlock, "primary", "tall")
        self.problem = IconText(theme, "", "", "err", "note")
        self.problem.setObjectName("lock_problem")
        self.remedy = Text("", "note", "text2", wrap=True)
        self.remedy.setObjectName("lock_remedy")
        self.state = IconText(theme, "languages", words("lock.latin"), "text3", "note")
        self.state.setObjectName("lock_state")
        self.recovery = KeyAction("recovery", words("lock.recovery"), "Alt+R", "key-round", page)
        self.addWidget(self._top(theme, words))
        self.addSpacing(_SPACES_ABOVE * theme.px("s32"))
        self.addWidget(self._middle(theme), 1, Qt.AlignmentFlag.AlignHCenter)
        self.addWidget(self._foot(theme, words))

    def _top(self, theme: Theme, words: Words) -> QWidget:
        bar = QFrame()
        bar.setObjectName("TopBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("page_x"), 0, theme.px("page_x"), 0)
        row.setSpacing(theme.px("s12"))
        row.addWidget(SealMark(theme, words("shell.seal")))
        row.addWidget(Text(words("shell.window_title"), strong=True))
        row.addStretch(1)
        return bar

    def _middle(self, theme: Theme) -> QWidget:
        middle = QWidget()
        middle.setFixedWidth(theme.px("lock_width"))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px("s8"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("s16"))
        head.addWidget(Icon(theme, "lock", "icon_large", "accent"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.title)
        words.addWidget(self.sentence)
        head.addLayout(words, 1)
        column.addLayout(head)
        column.addSpacing(theme.px("s8"))
        column.addWidget(self.clerks)
        column.addSpacing(theme.px("s8"))
        column.addLayout(self._entry(theme))
        column.addSpacing(theme.px("s12"))
        column.addWidget(Rule())
        ways = QHBoxLayout()
        ways.addStretch(1)
        ways.addWidget(KeyCapButton(theme, self.recovery, "flat"))
        column.addLayout(ways)
        column.addStretch(1)
        return middle

    def _entry(self, theme: Theme) -> QVBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme.px("s8"))
        self.label.setFixedWidth(theme.px("rail"))
        row.addWidget(self.label)
        row.addWidget(self.secret, 1)
        row.addWidget(self.button)
        below = QVBoxLayout()
        below.setContentsMargins(theme.px("rail") + theme.px("s8"), 0, 0, 0)
        below.setSpacing(theme.px("s4"))
        for line in (self.problem, self.remedy, self.state):
            below.addWidget(line)
        column = QVBoxLayout()
        column.setSpacing(theme.px("s6"))
        column.addLayout(row)
        column.addLayout(below)
        return column

    def _foot(self, theme: Theme, words: Words) -> QWidget:
        bar = QFrame()
        bar.setObjectName("StatusBar")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.px("page_x"), 0, theme.px("page_x"), 0)
        private = IconText(theme, "shield-check", words("lock.private"), "text2", "small")
        row.addWidget(private, 0, Qt.AlignmentFlag.AlignVCenter)
        return bar
