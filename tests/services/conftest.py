# SPDX-License-Identifier: Apache-2.0
"""A seated desk over a real store."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from clerkapp.services.desk import Desk
from tests.counter import StandingClock, desk_in


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def desk(tmp_path: Path, clock: StandingClock) -> Iterator[Desk]:
    with desk_in(tmp_path, clock) as seated:
        yield seated
