# SPDX-License-Identifier: Apache-2.0
"""The real window over a founded office, with hands."""

import gc
from collections.abc import Callable, Generator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication

from clerkapp.__main__ import bring_rest
from clerkapp.gui.opening import Look, Rest
from clerkapp.system.settings import Preferences
from scripts.window_driver import WindowDriver
from tests.counter import PASSWORD, RecordingQueue, StandingClock, desk_in


@dataclass
class Place:
    """A data folder with the example office, and a printer that keeps what it was given."""

    data: Path
    queue: RecordingQueue
    app: QApplication

    def rest(self) -> Rest:
        """Bring in the program's parts with the standing clock and the recording printer."""
        rest = bring_rest(self.data, Preferences(self.data))
        return replace(rest, counter=replace(rest.counter, queue=self.queue, clock=StandingClock()))


@pytest.fixture
def place(tmp_path: Path, qapp: QApplication) -> Place:
    data = tmp_path / "data"
    data.mkdir()
    with desk_in(data):
        pass
    return Place(data, RecordingQueue(), qapp)


@pytest.fixture
def open_window(place: Place) -> Generator[Callable[..., WindowDriver], None, None]:
    """Open windows over the place; each is closed at the end."""
    opened: list[WindowDriver] = []

    def open_one(language: str = "zh", rest: Callable[[], Rest] | None = None) -> WindowDriver:
        driver = WindowDriver(place.app, Look(language), rest or place.rest)
        opened.append(driver)
        return driver

    yield open_one
    for driver in opened:
        driver.close()
        driver.curtain.deleteLater()
        # Fixtures outlive the test; what they hold of the window must not.
        vars(driver).clear()
    opened.clear()
    # Pages, lanes and the room refer to each other: it takes rounds until all of them are gone.
    for _ in range(4):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.collect()


def sign_in(driver: WindowDriver, password: str = PASSWORD) -> None:
    """Type the password of the only clerk."""
    driver.wait(lambda: driver.opening.room is not None, "the room")
    driver.settle()
    driver.type(password)
    driver.press(Qt.Key.Key_Return)


@pytest.fixture
def driver(open_window: Callable[..., WindowDriver]) -> WindowDriver:
    """A window whose clerk has signed in."""
    signed_in = open_window()
    sign_in(signed_in)
    signed_in.wait_page("queue")
    return signed_in
