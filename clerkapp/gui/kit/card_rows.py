# SPDX-License-Identifier: Apache-2.0
"""What a list of cards shows: rows, groups with headings, and the model that lines them up."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, Qt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clerkapp.gui.kit.list_keys import Index
    from clerkapp.gui.kit.marks import ChipContent

ROW_ROLE = Qt.ItemDataRole.UserRole + 1
"""Role under which the model gives a whole `CardLine`."""


@dataclass(frozen=True, slots=True)
class CardRow:
    """One row.

    Attributes:
        key: What the list's signals give.
        title: The name.
        lead: A number before it, such as the one that chooses the row.
        icon: An icon before it.
        note: Grey words after it.
        aside: Small grey words at the right.
        mark: Words in a column of their own at the right, such as pinyin initials.
        lit: How many letters of the mark are lit, for these were typed.
        chip: A chip at the right end.
        cap: A key cap at the right end.
        strong: Title in SemiBold.
        tone: Colour token of the icon.
    """

    key: str
    title: str
    lead: str = ""
    icon: str = ""
    note: str = ""
    aside: str = ""
    mark: str = ""
    lit: int = 0
    chip: ChipContent | None = None
    cap: str = ""
    strong: bool = False
    tone: str = "text2"

    def spoken(self) -> str:
        """Return what a screen reader says."""
        chip = self.chip.text if self.chip is not None else ""
        parts = (self.lead, self.title, self.note, self.aside, chip)
        return "，".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class CardGroup:
    """Rows under a heading (title and grey note); a group without title has no heading."""

    rows: tuple[CardRow, ...]
    title: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class CardLine:
    """What the delegate paints: a heading, or a row and whether it begins or ends its group."""

    row: CardRow | None
    group: CardGroup
    first: bool = False
    last: bool = False


class CardModel(QAbstractListModel):
    """Headings and rows, one after the other."""

    def __init__(self) -> None:
        """Make an empty model."""
        super().__init__()
        self.lines: tuple[CardLine, ...] = ()

    def show(self, groups: Sequence[CardGroup]) -> None:
        """Take other groups."""
        lines: list[CardLine] = []
        for group in groups:
            if group.title:
                lines.append(CardLine(None, group, first=not lines))
            last = len(group.rows) - 1
            lines += [CardLine(r, group, n == 0, n == last) for n, r in enumerate(group.rows)]
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def line(self, index: Index) -> CardLine | None:
        """Return the line of an index, None if there is none."""
        return self.lines[index.row()] if 0 <= index.row() < len(self.lines) else None

    def rowCount(self, parent: Index | None = None) -> int:
        """Count headings and rows."""
        return 0 if parent is not None and parent.isValid() else len(self.lines)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let only rows be selected."""
        line = self.line(index)
        if line is None or line.row is None:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self,
        index: Index,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        """Give the line to the delegate and its words to screen readers."""
        line = self.line(index)
        if line is None:
            return None
        if role == ROW_ROLE:
            return line
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return line.row.spoken() if line.row is not None else line.group.title
        if role == Qt.ItemDataRole.DisplayRole:
            return line.row.title if line.row is not None else line.group.title
        return None
