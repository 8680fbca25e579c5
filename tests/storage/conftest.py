# SPDX-License-Identifier: Apache-2.0
"""A real SQLCipher store in a temporary folder."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from clerkapp.storage.store import Store
from tests.builders import CLERK, OFFICE


@dataclass(frozen=True, slots=True)
class Place:
    """Where a store lies and what opens it."""

    folder: Path
    key: bytes

    @property
    def database(self) -> Path:
        return self.folder / "store.db"

    def open(self) -> Store:
        return Store.open(self.folder, self.key)


@pytest.fixture
def place(tmp_path: Path) -> Place:
    """Make a store that holds the office and one clerk, and close it."""
    made = Place(tmp_path / "store", os.urandom(32))
    store = Store.create(made.folder, made.key)
    with store.work() as work:
        work.save_office(OFFICE)
        work.add_clerk(CLERK)
        work.commit()
    store.close()
    return made


@pytest.fixture
def store(place: Place) -> Iterator[Store]:
    """Open the store for one test."""
    opened = place.open()
    yield opened
    opened.close()
