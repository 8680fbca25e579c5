# SPDX-License-Identifier: Apache-2.0
"""Fonts and press, opened once: unpacking HanaMinB takes a second."""

from pathlib import Path

import pytest

from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.samples import FONTS


@pytest.fixture(scope="session")
def font_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder into which fonts are unpacked."""
    return tmp_path_factory.mktemp("fonts")


@pytest.fixture(scope="session")
def fonts(font_cache: Path) -> FontChain:
    """Return the fonts of the program."""
    return FontChain.shipped(FONTS, font_cache)


@pytest.fixture(scope="session")
def press(fonts: FontChain) -> ReportlabPress:
    """Return the press."""
    return ReportlabPress(fonts)
