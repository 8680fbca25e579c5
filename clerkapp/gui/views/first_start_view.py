# SPDX-License-Identifier: Apache-2.0
"""The layout of the first start: steps at the left, one form at a time at the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.bars import ActionBar
from clerkapp.gui.kit.field_row import SEVERITIES, FieldRow, side_by_side
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.text import IconText, Rule, Text
from clerkapp.gui.kit.ticks import Tick
from clerkapp.gui.widgets.seal_mark import SealMark
from clerkapp.gui.widgets.step_list import StepList, StepsGround
from clerkapp.presentation.first_start import CLERK_FIELDS, OFFICE_FIELDS, STEPS

if TYPE_CHECKING:
    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_LATIN = frozenset({"division", "code", "counter", "phone", "password", "password_again"})
_SHORT = frozenset({"division", "code", "counter"})
_SECRET = frozenset({"password", "password_again"})
_MOST_OF_THE_ROOM = 100
_PLACEHOLDERS = {
    "pickup_place": "first_start.pickup.same",
    "password": "first_start.password.note",
}


class FirstStartView(QHBoxLayout):
    """Widgets and actions of the page, as public attributes."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Lay out all steps."""
        super().__init__()
        self.setContentsMargins(0, 0, 0, 0)
        self.setSpacing(0)
        self._theme = theme
        self._words = words
        self.lines: dict[str, LineField] = {}
        self.rows: dict[str, FieldRow] = {}
        self.place = IconText(theme, "equal", "", "text2", "body")
        self.place.setObjectName("division_place")
        self.place.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.sample = Text("", strong=True)
        self.sample.setObjectName("number_sample")
        self.sample_rest = Text("", tone="text3")
        self.sample_short = Text("", strong=True)
        self.sample_short.setObjectName("short_sample")
        self.slip = (Text(""), Text(""))
        self.code = Text("", "num")
        self.code.setObjectName("recovery_code")
        self.code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.code_print = IconText(theme, "", "", "text2", "note", wrap=True)
        self.code_print.setObjectName("code_print")
        self.in_safe = Tick(theme, words("first_start.in_safe"))
        self.in_safe.setObjectName("in_safe")
        self.problem = IconText(theme, "circle-x", "", "err")
        self.problem.setObjectName("first_start_problem")
        self.remedy = Text("", "note", "text2", wrap=True)
        self.step_list = StepList(
            theme,
            [(words(f"first_start.{s}"), words(f"first_start.{s}.note")) for s in STEPS],
        )
        self.forms = QStackedWidget()
        for form in (self._office(), self._clerk(), self._recovery()):
            self.forms.addWidget(form)
        self._make_actions(page)
        self.bar = ActionBar(theme)
        self.addWidget(self._left())
        self.addWidget(self._right(), 1)

    def _make_actions(self, page: QWidget) -> None:
        words = self._words
        self.example = KeyAction("example", words("first_start.example"), "F6", "file-text", page)
        self.back = KeyAction("step_back", words("first_start.back"), "Alt+Left", parent=page)
        self.next = KeyAction("next_step", words("first_start.next.office"), "F12", parent=page)
        self.print_code = KeyAction("print_code", words("first_start.print"), "F9", "printer", page)

    def show_code_print(self, severity: str, text: str) -> None:
        """Say in one line below the code how its print went."""
        icon, tone = SEVERITIES[severity]
        self.code_print.show_line(icon, text, tone)
        self.code_print.setVisible(True)

    def _left(self) -> QWidget:
        theme, words = self._theme, self._words
        left = StepsGround(theme)
        column = QVBoxLayout(left)
        pad = theme.px("s32")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(theme.px("s32"))
        head = QHBoxLayout()
        head.setSpacing(theme.px("s12"))
        head.addWidget(SealMark(theme, words("shell.seal")))
        head.addWidget(Text(words("first_start.title"), "head"), 1)
        column.addLayout(head)
        column.addWidget(self.step_list)
        column.addStretch(1)
        column.addWidget(Text(words("first_start.later"), "note", "text3", wrap=True))
        return left

    def _right(self) -> QWidget:
        theme = self._theme
        right = QWidget()
        column = QVBoxLayout(right)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        content = QFrame()
        content.setObjectName("Page")
        inner = QHBoxLayout(content)
        inner.setContentsMargins(2 * theme.px("s32"), theme.px("s32"), theme.px("s32"), 0)
        self.forms.setMaximumWidth(theme.px("wizard_width"))
        # The form takes the room up to its greatest width, the rest stays empty.
        inner.addWidget(self.forms, _MOST_OF_THE_ROOM)
        inner.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column.addWidget(area, 1)
        column.addWidget(self.bar)
        return right

    def _form(self, step: str) -> tuple[QWidget, QVBoxLayout]:
        form = QWidget()
        column = QVBoxLayout(form)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.px("s8"))
        heads = QVBoxLayout()
        heads.setSpacing(self._theme.px("s4"))
        heads.addWidget(Text(self._words(f"first_start.{step}"), "title"))
        heads.addWidget(Text(self._words(f"first_start.{step}.why"), tone="text2", wrap=True))
        column.addLayout(heads)
        column.addSpacing(self._theme.px("s8"))
        return form, column

    def _row(self, name: str, *beside: QWidget) -> FieldRow:
        theme = self._theme
        line = LineField(theme, f"first_start.{name}", latin=name in _LATIN, size="wizard")
        if name in _SHORT:
            line.setFixedWidth(theme.px("gutter"))
        if name in _SECRET:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        label = self._words(f"first_start.field.{name}")
        editor: QWidget = line
        if beside or name in _SHORT:
            editor = side_by_side(theme, line, *beside)
        row = FieldRow(theme, label, editor, label_width="label_wizard")
        row.setObjectName(f"row_first_start.{name}")
        line.setAccessibleName(label)
        line.setPlaceholderText(self._words(_PLACEHOLDERS[name]) if name in _PLACEHOLDERS else "")
        self.lines[name] = line
        self.rows[name] = row
        return row

    def _office(self) -> QWidget:
        theme, words = self._theme, self._words
        form, column = self._form("office")
        for name in OFFICE_FIELDS:
            if name == "division":
                column.addWidget(self._row(name, self.place))
            elif name == "counter":
                note = Text(words("first_start.counter.note"), "note", "text3")
                column.addWidget(self._row(name, note))
                column.addWidget(self._sample_row())
            else:
                column.addWidget(self._row(name))
        column.addSpacing(theme.px("s4"))
        column.addWidget(Rule())
        column.addWidget(Text(words("first_start.slip"), strong=True))
        panel = QFrame()
        panel.setProperty("panel", "card")
        lines = QVBoxLayout(panel)
        pad = theme.px("s12")
        lines.setContentsMargins(pad, pad, pad, pad)
        lines.setSpacing(theme.px("s4"))
        for line in self.slip:
            line.setWordWrap(True)
            lines.addWidget(line)
        column.addWidget(panel)
        column.addStretch(1)
        return form

    def _sample_row(self) -> QWidget:
        theme, words = self._theme, self._words
        sample = side_by_side(
            theme,
            self.sample,
            self.sample_rest,
            Text(words("first_start.short"), tone="text2"),
            self.sample_short,
        )
        row = FieldRow(theme, words("first_start.sample"), sample, label_width="label_wizard")
        sample.setMinimumHeight(theme.px("control"))
        return row

    def _clerk(self) -> QWidget:
        form, column = self._form("clerk")
        for name in CLERK_FIELDS:
            column.addWidget(self._row(name))
        column.addWidget(self.problem)
        column.addWidget(self.remedy)
        self.problem.setVisible(False)
        self.remedy.setVisible(False)
        column.addStretch(1)
        return form

    def _recovery(self) -> QWidget:
        theme, words = self._theme, self._words
        form, column = self._form("recovery")
        panel = QFrame()
        panel.setProperty("panel", "card")
        inner = QVBoxLayout(panel)
        pad = theme.px("s24")
        inner.setContentsMargins(pad, pad, pad, pad)
        self.code.setWordWrap(True)
        inner.addWidget(self.code)
        column.addWidget(panel)
        column.addWidget(Text(words("first_start.once"), "note", "text2", wrap=True))
        column.addWidget(self.code_print)
        self.code_print.setVisible(False)
        column.addSpacing(theme.px("s8"))
        column.addWidget(self.in_safe)
        column.addStretch(1)
        return form
