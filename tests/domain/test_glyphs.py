# SPDX-License-Identifier: Apache-2.0
"""Code points as one writes them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.glyphs import read_code_point
from clerkapp.domain.problems import ClerkError


@pytest.mark.parametrize("text", ["U+E863", "u+e863", "E863", " 0xE863 ", "\ue863"])
def test_a_code_point_is_read_however_it_is_written(text: str) -> None:
    assert read_code_point(text) == "\ue863"


@pytest.mark.parametrize("text", ["𰻞", "U+30EDE", "030EDE"])
def test_also_beyond_the_first_plane(text: str) -> None:
    assert read_code_point(text) == "\U00030ede"


@pytest.mark.parametrize(
    "text",
    ["", " ", "U+", "王梓", "U+D800", "U+110000", "U+FFFF", "U+FDD0", "U+0007", "U+3000", "U+202E"],
)
def test_what_is_no_character_on_paper_is_refused(text: str) -> None:
    with pytest.raises(ClerkError) as caught:
        read_code_point(text)
    assert caught.value.code == "glyph.no_code_point"


@given(st.text(max_size=9))
def test_any_text_is_one_character_or_refused(text: str) -> None:
    try:
        assert len(read_code_point(text)) == 1
    except ClerkError:
        return
