# SPDX-License-Identifier: Apache-2.0
"""The settings page: language, theme and size of letters of this computer's window."""

from functools import partial
from typing import Protocol

from PySide6.QtCore import Signal

from clerkapp.gui.kit.page import Header, Page
from clerkapp.gui.kit.theme import Theme
from clerkapp.gui.views.settings_view import SettingsView
from clerkapp.presentation.words import Words


class Preferences(Protocol):
    """Where choices are kept."""

    def chosen(self) -> dict[str, str]:
        """Return name → value of every setting."""
        ...

    def choose(self, name: str, value: str) -> None:
        """Change one setting and keep it."""
        ...


class SettingsPage(Page):
    """Section 设置.

    Signals:
        look_changed(): Theme or size was chosen; it is shown at once.
    """

    look_changed = Signal()

    def __init__(self, words: Words, theme: Theme, preferences: Preferences) -> None:
        """Show what was chosen before."""
        super().__init__("settings")
        self._words = words
        self._preferences = preferences
        self._view = SettingsView(theme, words)
        self.setLayout(self._view)
        self.set_header(Header(words("settings.title")))
        for name, value in preferences.chosen().items():
            self._view.segments[name].set_value(value)
            self._view.segments[name].chosen.connect(partial(self._on_chosen, name))

    def enter(self) -> None:
        """Put the focus on the first setting."""
        self._view.segments["language"].setFocus()

    def _on_chosen(self, name: str, value: str) -> None:
        self._preferences.choose(name, value)
        if name == "language":
            self.say(self._words("settings.language.next_start"), "info", "text2")
        else:
            self.say(self._words("settings.saved"))
            self.look_changed.emit()
