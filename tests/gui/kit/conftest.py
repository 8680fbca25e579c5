# SPDX-License-Identifier: Apache-2.0
"""Fixtures of the window kit: theme, words, lanes and a window to put widgets into."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.gui.kit.theme import Theme, apply_theme
from clerkapp.gui.tasks import TaskRunner
from clerkapp.presentation.words import Words

RESOURCES = Path(__file__).resolve().parents[3] / "resources"


@pytest.fixture(scope="session")
def loaded_theme(qapp: QApplication) -> Theme:
    theme = Theme(RESOURCES)
    theme.load_fonts()
    apply_theme(qapp, theme)
    return theme


@pytest.fixture
def theme(loaded_theme: Theme, qapp: QApplication) -> Iterator[Theme]:
    yield loaded_theme
    if (loaded_theme.name, loaded_theme.large) != ("light", False):
        loaded_theme.switch("light")
        apply_theme(qapp, loaded_theme)


@pytest.fixture(scope="session")
def words() -> Words:
    return Words.load(RESOURCES / "words", "zh")


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[TaskRunner]:
    runner = TaskRunner()
    yield runner
    runner.close()


@pytest.fixture
def shown(qtbot: QtBot, theme: Theme) -> Iterator[Callable[..., QWidget]]:
    """Put widgets into an active window of the usual size and return the window."""
    kept: list[QWidget] = []

    def show(*widgets: QWidget) -> QWidget:
        window = QWidget()
        kept.append(window)
        column = QVBoxLayout(window)
        for widget in widgets:
            column.addWidget(widget)
        column.addStretch(1)
        window.resize(theme.px("window_width"), theme.px("window_height"))
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        return window

    yield show
    kept.clear()
