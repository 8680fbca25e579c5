# SPDX-License-Identifier: Apache-2.0
"""Message banners: what, why and what to do, with at most two buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from clerkapp.gui.kit.buttons import KeyCapButton
from clerkapp.gui.kit.text import Icon, IconText, Text

if TYPE_CHECKING:
    from clerkapp.gui.kit.actions import KeyAction
    from clerkapp.gui.kit.theme import Theme

_ICONS = {
    "info": ("info", "accent"),
    "ok": ("circle-check", "ok"),
    "warning": ("triangle-alert", "warn"),
    "block": ("octagon-pause", "block"),
    "error": ("circle-x", "err"),
}
_GRAVITY = tuple(_ICONS)


@dataclass(frozen=True, slots=True)
class BannerContent:
    """What a banner says.

    Attributes:
        severity: info, ok, warning, block or error.
        what: One sentence, bold.
        why: Why, and what to do; may be empty.
        actions: At most two ways on; the first is outlined, the second flat.
        closable: Esc closes it.
    """

    severity: str
    what: str
    why: str = ""
    actions: tuple[KeyAction, ...] = ()
    closable: bool = True


class Banner(QFrame):
    """One banner; a side panel may hold its own, the window's stands below the page header."""

    def __init__(self, theme: Theme, content: BannerContent) -> None:
        """Make a banner; it is read out as an alert by its accessible name."""
        super().__init__()
        self.content = content
        self.setObjectName("banner")
        self.setProperty("banner", content.severity)
        self.setAccessibleName(content.what)
        self.setAccessibleDescription(content.why)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        icon, tone = _ICONS[content.severity]
        row = QHBoxLayout(self)
        pad = theme.px("s12")
        row.setContentsMargins(pad, theme.px("s8"), theme.px("s8"), theme.px("s8"))
        row.setSpacing(theme.px("s8"))
        mark = QVBoxLayout()
        mark.addSpacing(theme.px("s2"))
        mark.addWidget(Icon(theme, icon, "icon", tone))
        mark.addStretch(1)
        row.addLayout(mark)
        column = QVBoxLayout()
        column.setSpacing(0)
        column.addWidget(Text(content.what, strong=bool(content.why), wrap=True))
        if content.why:
            column.addWidget(Text(content.why, "note", "text2", wrap=True))
        if content.actions:
            column.addLayout(self._buttons(theme, content.actions))
        row.addLayout(column, 1)

    @staticmethod
    def _buttons(theme: Theme, actions: tuple[KeyAction, ...]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, theme.px("s6"), 0, theme.px("s2"))
        row.setSpacing(theme.px("s8"))
        for index, action in enumerate(actions[:2]):
            row.addWidget(KeyCapButton(theme, action, "flat" if index else "outlined"))
        row.addStretch(1)
        return row


class BannerPlace(QWidget):
    """The place below the page header; of the page's and the window's banner the graver shows.

    Signals:
        closed(str): The source whose banner was closed by the clerk.
    """

    closed = Signal(str)

    def __init__(self, theme: Theme) -> None:
        """Make an empty place; it takes no room."""
        super().__init__()
        self._theme = theme
        self._wanted: dict[str, BannerContent] = {}
        self._shown: Banner | None = None
        self._source = ""
        self._column = QVBoxLayout(self)
        x = theme.px("page_x")
        self._column.setContentsMargins(x, theme.px("s12"), x, theme.px("s8"))
        self.setVisible(False)

    def set_banner(self, source: str, content: BannerContent | None) -> None:
        """Show or take away the banner of a source (``page`` or ``window``)."""
        if content is None:
            self._wanted.pop(source, None)
        else:
            self._wanted[source] = content
        self._refresh()

    def shown(self) -> BannerContent | None:
        """Return what is shown."""
        return self._shown.content if self._shown is not None else None

    def close_shown(self) -> bool:
        """Close the banner if it may be closed; say whether there was one to close."""
        shown = self.shown()
        if shown is None or not shown.closable:
            return False
        source = self._source
        self.set_banner(source, None)
        self.closed.emit(source)
        return True

    def _refresh(self) -> None:
        gravest = max(
            self._wanted.items(),
            key=lambda pair: _GRAVITY.index(pair[1].severity),
            default=None,
        )
        if gravest is not None and self.shown() == gravest[1]:
            return
        if self._shown is not None:
            self._column.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
            self._shown = None
        if gravest is not None:
            self._source, content = gravest
            self._shown = Banner(self._theme, content)
            self._column.addWidget(self._shown)
            # Screen readers interrupt for an alert; a new label alone would stay unread.
            alert = QAccessibleEvent(self._shown, QAccessible.Event.Alert)
            QAccessible.updateAccessibility(alert)
        self.setVisible(gravest is not None)


class UndoBar(QFrame):
    """What was done, and the key that takes it back."""

    def __init__(self, theme: Theme, text: str, action: KeyAction) -> None:
        """Make a bar for one act."""
        super().__init__()
        self.setProperty("panel", "card")
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.px("s12"), theme.px("s8"), theme.px("s12"), theme.px("s8"))
        row.addWidget(IconText(theme, "undo-2", text), 1, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(KeyCapButton(theme, action, "flat"))
