# SPDX-License-Identifier: Apache-2.0
"""What and what to do, read in one breath."""

from pathlib import Path

import pytest

from clerkapp.presentation.joining import in_one_line
from clerkapp.presentation.words import Words

DIRECTORY = Path(__file__).resolve().parents[2] / "resources" / "words"


@pytest.mark.parametrize(
    ("language", "what", "do", "said"),
    [
        ("en", "Wrong password", "Check capitals.", "Wrong password. Check capitals."),
        ("zh", "密码不对", "请看大小写。", "密码不对。请看大小写。"),
        ("en", "Is it on?", "Look.", "Is it on? Look."),
        ("en", "Wrong password", "", "Wrong password"),
        ("en", "", "", ""),
    ],
)
def test_the_stop_between_is_of_the_language(language: str, what: str, do: str, said: str) -> None:
    assert in_one_line(Words.load(DIRECTORY, language), what, do) == said
