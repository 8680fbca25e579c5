# SPDX-License-Identifier: Apache-2.0
"""Actions: one object from which button, key cap, binding and key sheet all read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

_CAPS = {"Return": "Enter", "Left": "←", "Right": "→", "Up": "↑", "Down": "↓"}


class KeyAction(QAction):
    """Something the clerk can do: its words, its key and its icon.

    The key works while a widget that carries the action is visible: give it to the page with
    ``page.addAction(action)``, or show it in a `KeyCapButton` or in the page's bar.

    Signals:
        triggered(bool): From QAction; the button was pressed or the key was struck.
    """

    def __init__(
        self,
        name: str,
        text: str,
        key: str = "",
        icon: str = "",
        parent: QObject | None = None,
        *,
        cap: str | None = None,
    ) -> None:
        """Make an action.

        Args:
            name: Object name; its button gets the same name with ``_button`` behind.
            text: The words on the button.
            key: Portable key sequence such as ``F12``, ``Ctrl+E`` or ``Return``; none if empty.
            icon: Icon name; none if empty.
            parent: Owner, usually the page.
            cap: What the key cap shows, where that is not the key itself; empty for no cap.
        """
        super().__init__(text, parent)
        self.setObjectName(name)
        self.icon_name = icon
        self._cap = cap
        if key:
            sequence = QKeySequence(key)
            # Enter on the numeric pad is Enter.
            both = [sequence, QKeySequence("Enter")] if key == "Return" else [sequence]
            self.setShortcuts(both)
            self.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        self.setAutoRepeat(False)

    def cap(self) -> str:
        """Return the text of the key cap, empty if there is none."""
        return self._cap if self._cap is not None else cap_text(self.shortcut())

    def forbid(self, reason: str) -> None:
        """Disable the action and say why on its button; an empty reason allows it again."""
        self.setWhatsThis(reason)
        self.setEnabled(not reason)


def cap_text(key: QKeySequence) -> str:
    """Return a key sequence as it is written on a cap."""
    text = key.toString(QKeySequence.SequenceFormat.PortableText)
    head, _, last = text.rpartition("+")
    shown = _CAPS.get(last, last)
    return f"{head}+{shown}" if head else shown
