# SPDX-License-Identifier: Apache-2.0
"""Commands in this process pay neither the price of a guess nor the reading of definitions."""

import sys

import pytest

from clerkapp.cli.main import main
from tests.counter import quick_counter


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    # The package shows its function under the module's name.
    monkeypatch.setattr(sys.modules[main.__module__], "join_counter", quick_counter)
