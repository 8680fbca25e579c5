# SPDX-License-Identifier: Apache-2.0
"""Several notices at once: one banner says them all."""

from pathlib import Path

from clerkapp.presentation.notices import BannerText, joined
from clerkapp.presentation.words import Words

WORDS = Words.load(Path(__file__).parents[2] / "resources" / "words", "zh")
WRONG = BannerText("warning", "定义写错", "items/a/item.yaml:4: …")
DRAFT = BannerText("info", "有没填完的", "继续")


def test_nothing_to_say_is_no_banner() -> None:
    assert joined(WORDS, ()) is None


def test_one_notice_stays_as_it_is() -> None:
    assert joined(WORDS, (DRAFT,)) == DRAFT


def test_a_draft_to_go_on_with_does_not_hide_what_is_wrong() -> None:
    said = joined(WORDS, (WRONG, DRAFT))
    assert said is not None
    assert (said.severity, said.what) == ("warning", "定义写错")
    assert said.do.splitlines() == ["items/a/item.yaml:4: …", "有没填完的。继续"]
