# SPDX-License-Identifier: Apache-2.0
"""What every page is: a widget that tells the window its header, its bar and its banner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QWidget

from clerkapp.gui.kit.actions import KeyAction

if TYPE_CHECKING:
    from collections.abc import Iterable

    from PySide6.QtWidgets import QLayout

    from clerkapp.gui.kit.banner import BannerContent
    from clerkapp.gui.kit.marks import ChipContent
    from clerkapp.gui.kit.stepper import Step


@dataclass(frozen=True, slots=True)
class TextPart:
    """A piece of text in the page header: words, type token, colour token, weight."""

    text: str
    role: str = "body"
    tone: str = "text"
    strong: bool = False


@dataclass(frozen=True, slots=True)
class ActionPart:
    """An action and the kind of its button (primary, outlined, flat, quiet, danger)."""

    action: KeyAction
    kind: str = "outlined"


@dataclass(frozen=True, slots=True)
class Header:
    """The page header.

    Attributes:
        title: Item or page name.
        chip: The state beside it.
        note: Grey words after title and chip.
        steps: The stepper; empty hides it.
        right: Texts, buttons and widgets of the page at the right end, in their order.
    """

    title: str
    chip: ChipContent | None = None
    note: str = ""
    steps: tuple[Step, ...] = ()
    right: tuple[TextPart | ActionPart | QWidget, ...] = ()


@dataclass(frozen=True, slots=True)
class Bar:
    """The action bar.

    Attributes:
        leading: Buttons at the left, the outlined ones first.
        trailing: Buttons at the right; the last is the one filled button of the page.
        notes: Pairs of severity (error, warning, empty, ok, plain) and words before these.
    """

    leading: tuple[ActionPart, ...] = ()
    trailing: tuple[ActionPart, ...] = ()
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class StatusLine:
    """The left part of the status bar: icon name, words, colour token of the icon."""

    text: str
    icon: str = "circle-check"
    tone: str = "ok"


class Page(QFrame):
    """One page of the window's stack; it never knows the window.

    A subclass lays out its own content and calls `set_header`, `set_bar`, `set_banner` and
    `say` whenever they change; the window shows them while the page is on top.

    Signals:
        header_changed(), bar_changed(), banner_changed(): The window reads them anew.
        said(StatusLine): A line for the status bar.
        step_requested(str): The clerk wants another step; sent by the window's stepper.
        back_requested(): Esc was struck and nothing else took it.
    """

    header_changed = Signal()
    bar_changed = Signal()
    banner_changed = Signal()
    said = Signal(object)
    step_requested = Signal(str)
    back_requested = Signal()

    def __init__(self, name: str) -> None:
        """Make an empty page with an object name for tests (kept as ``page_name``)."""
        super().__init__()
        # The style sheet knows pages by this object name; tests know them by page_name.
        self.setObjectName("Page")
        self.page_name = name
        self._header = Header("")
        self._bar: Bar | None = None
        self._banner: BannerContent | None = None

    def take_view(self, view: QLayout, actions: Iterable[KeyAction]) -> None:
        """Fill the page with a view; its actions act while the page is on top."""
        self.setLayout(view)
        for action in actions:
            action.setParent(self)
            self.addAction(action)

    @property
    def header(self) -> Header:
        """What the page header shows."""
        return self._header

    @property
    def bar(self) -> Bar | None:
        """What the action bar shows; None hides it, for pages with a bar of their own."""
        return self._bar

    @property
    def banner(self) -> BannerContent | None:
        """The page's banner."""
        return self._banner

    def set_header(self, header: Header) -> None:
        """Change the page header."""
        self._header = header
        self.header_changed.emit()

    def set_bar(self, bar: Bar | None) -> None:
        """Change the action bar."""
        self._bar = bar
        self.bar_changed.emit()

    def set_banner(self, banner: BannerContent | None) -> None:
        """Show or take away the page's banner."""
        self._banner = banner
        self.banner_changed.emit()

    def say(self, text: str, icon: str = "circle-check", tone: str = "ok") -> None:
        """Say something in the status bar."""
        self.said.emit(StatusLine(text, icon, tone))

    def enter(self) -> None:
        """Put the focus where work begins; the window calls it when the page comes on top.

        A page that does not say where takes its first control.
        """
        widget = self.nextInFocusChain()
        while widget is not None and widget is not self and self.isAncestorOf(widget):
            takes = widget.focusPolicy() & Qt.FocusPolicy.TabFocus
            if takes and widget.isEnabled() and widget.isVisibleTo(self):
                widget.setFocus(Qt.FocusReason.OtherFocusReason)
                return
            widget = widget.nextInFocusChain()

    def key_actions(self) -> list[KeyAction]:
        """Return the page's actions that have a key, for the key sheet."""
        return [action for action in self.findChildren(KeyAction) if action.cap()]
