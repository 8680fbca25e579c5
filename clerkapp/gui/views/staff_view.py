# SPDX-License-Identifier: Apache-2.0
"""The sections of the settings page about clerks and passwords."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from clerkapp.domain.roles import Role
from clerkapp.gui.kit.actions import KeyAction
from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.field_row import FieldRow
from clerkapp.gui.kit.form_section import FormSection
from clerkapp.gui.kit.line_field import LineField
from clerkapp.gui.kit.segments import Segment, Segments
from clerkapp.gui.kit.text import IconText
from clerkapp.presentation.staff import CLERK_FIELDS, PASSWORD_FIELDS

if TYPE_CHECKING:
    from collections.abc import Collection

    from clerkapp.gui.kit.theme import Theme
    from clerkapp.presentation.words import Words

_SECRET = frozenset({"old_password", "password", "password_again"})


class StaffSection(FormSection):
    """A section whose typed lines end in one action; Enter in the last line does it, too."""

    def __init__(
        self, theme: Theme, words: Words, name: str, title: str, key: str, action: KeyAction
    ) -> None:
        """Make a section without lines.

        Args:
            theme: Where sizes and colours come from.
            words: Texts.
            name: Object name, before the dot of each line's name.
            title: What the gutter says.
            key: The key that jumps to the first line.
            action: What is done with what was typed.
        """
        super().__init__(theme, name, title, key)
        self._theme = theme
        self._words = words
        self.lines: dict[str, LineField] = {}
        self.rows: dict[str, FieldRow] = {}
        self.action = action

    def add_line(self, field: str, label: str) -> FieldRow:
        """Add a line to be typed; passwords show dots and take no input method."""
        secret = field in _SECRET
        line = LineField(self._theme, f"{self.objectName()}.{field}", latin=secret)
        if secret:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        row = FieldRow(self._theme, self._words(label), line)
        row.setObjectName(f"row_{self.objectName()}.{field}")
        line.textEdited.connect(row.clear_message)
        self.add_field(row)
        self.lines[field] = line
        self.rows[field] = row
        return row

    def add_button(self) -> None:
        """Close the section with the button of its action."""
        button = KeyCapButton(self._theme, self.action, "outlined")
        row = FieldRow(self._theme, "", button)
        button.setAccessibleName(self.action.text())
        self.add_field(row, wide=True)
        # The form moves the focus on Enter first; the action then finds it where it will stay.
        queued = Qt.ConnectionType.QueuedConnection
        last = list(self.lines.values())[-1]
        last.returnPressed.connect(self.action.trigger, queued)

    def focus_first(self) -> None:
        """Put the focus into the first line that is shown."""
        line = next(line for line in self.lines.values() if line.isVisibleTo(self))
        line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def typed(self) -> dict[str, str]:
        """Return field → text."""
        return {field: line.text() for field, line in self.lines.items()}

    def clear_typed(self) -> None:
        """Forget what was typed and what was said about it."""
        self._clear(self.lines.keys())

    def clear_passwords(self) -> None:
        """Forget typed passwords and what was said about them."""
        self._clear(self.lines.keys() & _SECRET)

    def _clear(self, fields: Collection[str]) -> None:
        for field in fields:
            self.lines[field].clear()
            self.rows[field].clear_message()

    def show_problems(self, found: dict[str, str]) -> None:
        """Show field → sentence, and put the focus into the first of them."""
        for field, row in self.rows.items():
            if field in found:
                row.set_message("error", found[field])
            else:
                row.clear_message()
        first = next((field for field in self.rows if field in found), None)
        if first is not None:
            self.lines[first].setFocus(Qt.FocusReason.OtherFocusReason)


class ClerksSection(StaffSection):
    """Who can sign in, and the lines for one more."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Make the section; the list is empty."""
        add = KeyAction("add_clerk", words("staff.add"), "Alt+A", "plus", page)
        super().__init__(theme, words, "clerks", words("staff.clerks"), "Alt+C", add)
        self._list = QWidget()
        self._list.setObjectName("clerk_list")
        column = QVBoxLayout(self._list)
        # The first name stands level with its label.
        column.setContentsMargins(0, theme.px("s4"), 0, theme.px("s4"))
        column.setSpacing(theme.px("s4"))
        label = words("staff.present")
        self.add_field(FieldRow(theme, label, self._list), wide=True)
        name, *secrets = CLERK_FIELDS
        self.add_line(name, "staff.name")
        self.role = Segments(theme, [Segment(r.value, words(f"role.{r.value}")) for r in Role])
        self.role.setObjectName("clerks.role")
        self.role.set_value(Role.CLERK.value)
        self.add_field(FieldRow(theme, words("staff.role"), self.role))
        first, again = secrets
        row = self.add_line(first, "staff.first_password")
        row.set_hint(words("staff.first_password.hint"), always=True)
        self.add_line(again, "staff.again")
        self.add_button()

    def show_clerks(self, lines: tuple[str, ...]) -> None:
        """Show one line for each clerk."""
        column = self._list.layout()
        if column is None:
            return
        while (item := column.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()
        for line in lines:
            column.addWidget(IconText(self._theme, "user-round", line, icon_tone="text3"))

    def clear_typed(self) -> None:
        """Forget what was typed; the next one is a clerk unless said otherwise."""
        super().clear_typed()
        self.role.set_value(Role.CLERK.value)


class PasswordSection(StaffSection):
    """The lines for another password of one's own."""

    def __init__(self, theme: Theme, words: Words, page: QWidget) -> None:
        """Make the section; it asks for the old password."""
        change = KeyAction("change_password", words("staff.change"), "Alt+S", "key-round", page)
        super().__init__(theme, words, "password", words("staff.password"), "Alt+M", change)
        old, new, again = PASSWORD_FIELDS
        self.add_line(old, "staff.old_password")
        # Nothing stands beside the old password, so that the new one is typed twice on one line.
        self._beside_old = FieldRow(theme, "", QWidget())
        self.add_field(self._beside_old)
        row = self.add_line(new, "staff.new_password")
        row.set_hint(words("staff.new_password.hint"), always=True)
        self.add_line(again, "staff.again")
        self.add_button()

    def ask_old(self, *, asked: bool) -> None:
        """Ask for the old password or, after the recovery code, not."""
        for row in (self.rows["old_password"], self._beside_old):
            row.setVisible(asked)
        self.reflow()
