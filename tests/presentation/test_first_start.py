# SPDX-License-Identifier: Apache-2.0
"""The first start as data: problems by step, the number's pattern, the slip's lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from clerkapp.domain.documents import PrintState
from clerkapp.domain.problems import OutsideError
from clerkapp.presentation import first_start as start
from clerkapp.presentation.words import Words
from clerkapp.services.sessions import EXAMPLE_OFFICE, SHORTEST_PASSWORD
from tests.counter import MORNING, StandingClock

WORDS = Words.load(Path(__file__).resolve().parents[2] / "resources" / "words", "zh")
WHOLE = start.example() | {
    "clerk_name": " 陈敏 ",
    "password": "liu-yin-2026",
    "password_again": "liu-yin-2026",
}


def test_the_example_is_complete() -> None:
    assert start.office_of(start.example()) == EXAMPLE_OFFICE
    assert start.first_start_problems(WHOLE, "office") == {}
    assert start.first_start_problems(WHOLE, "clerk") == {}
    assert start.start_of(WHOLE).clerk_name == "陈敏"


def test_problems_belong_to_their_step_in_the_forms_order() -> None:
    office = start.first_start_problems({}, "office")
    assert list(office)[:3] == ["name", "short_name", "division"]
    assert "clerk_name" not in office
    assert start.first_start_problems({"password": "a"}, "clerk") == {
        "clerk_name": "office.empty",
        "password": "office.password_short",
        "password_again": "office.password_differs",
    }


def test_the_pattern_of_todays_first_number() -> None:
    sample = start.number_sample(WHOLE, StandingClock(MORNING))
    assert sample is not None
    assert sample.fixed == "110150 003 02"
    assert sample.running.startswith("20261124 0001 ")
    assert sample.short == "1124-02-0001"


@pytest.mark.parametrize("code", ["", "3", "03a", "\u0660\u0660\u0663"])
def test_no_pattern_while_a_code_is_wrong(code: str) -> None:
    assert start.number_sample(WHOLE | {"code": code}, StandingClock(MORNING)) is None


def test_the_place_of_a_division() -> None:
    assert start.division_name({"division": "110105"}, MORNING.date()) == "北京市朝阳区"
    assert start.division_name({"division": "110150"}, MORNING.date()) == ""
    assert start.division_name({"division": "abc"}, MORNING.date()) == ""


def test_the_slip_names_the_counter_or_the_other_place() -> None:
    place, contact = start.slip_lines(WORDS, WHOLE)
    assert place.endswith("柳荫街道槐安路18号一楼 2 号窗口")
    assert "010-0555 0123" in contact
    other, _ = start.slip_lines(WORDS, WHOLE | {"pickup_place": "区政务大厅 5 号"})
    assert other.endswith("区政务大厅 5 号")


@pytest.mark.parametrize(
    ("outcome", "severity", "words"),
    [
        (PrintState.PRINTED, "ok", "已打印"),
        (PrintState.HANDED_OVER, "info", "请看纸是否出来"),
        (PrintState.FAILED, "error", "没有打印出来"),
        (OutsideError("print.no_printer"), "warning", "抄下"),
        (OutsideError("print.queue_failed"), "error", "F9"),
        (ValueError(), "error", "抄下"),
    ],
)
def test_how_printing_the_code_went(
    outcome: PrintState | Exception, severity: str, words: str
) -> None:
    told = start.code_print_line(WORDS, outcome)
    assert told[0] == severity
    assert words in told[1]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_sentence_about_passwords_names_the_one_rule(language: str) -> None:
    words = Words.load(Path(__file__).resolve().parents[2] / "resources" / "words", language)
    for key in (
        "problem.office.password_short",
        "first_start.password.note",
        "staff.first_password.hint",
        "staff.new_password.hint",
    ):
        assert str(SHORTEST_PASSWORD) in words(key), key
