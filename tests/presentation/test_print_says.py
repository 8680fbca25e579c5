# SPDX-License-Identifier: Apache-2.0
"""What is said about prints: what happened, why, and what to do, in both languages."""

from dataclasses import replace

import pytest

from clerkapp.domain.documents import PrintState
from clerkapp.domain.printers import (
    TROUBLES,
    UNDER_WAY,
    PaperKind,
    PaperRoute,
    Printer,
    QueueAnswer,
)
from clerkapp.presentation.print_rows import decides, halts, print_mark, print_state
from clerkapp.presentation.print_says import print_banner, said_of, said_of_another
from clerkapp.presentation.printer_rows import (
    BY_ITSELF,
    KnownPrinters,
    printer_choices,
    printer_problem,
    tray_choices,
    trial_said,
)
from clerkapp.presentation.words import Words
from tests.presentation import cases
from tests.presentation.cases import make_document

KNOWN = KnownPrinters(
    (Printer("laser", True, True), Printer("old", False, False)), {"laser": ("tray-1", "tray-2")}
)


@pytest.fixture
def words() -> Words:
    return cases.words()


@pytest.fixture(params=["zh", "en"])
def each_words(request: pytest.FixtureRequest) -> Words:
    return cases.words(request.param)


@pytest.mark.parametrize("state", list(PrintState))
@pytest.mark.parametrize("trouble", ["", *TROUBLES])
def test_every_state_and_trouble_has_its_words(
    each_words: Words, state: PrintState, trouble: str
) -> None:
    document = make_document("slip", state, trouble=trouble)
    assert said_of(each_words, document)
    assert print_state(each_words, document)
    banner = print_banner(each_words, document)
    wants_help = state is PrintState.HANDED_OVER or (
        bool(trouble) and state in UNDER_WAY | {PrintState.FAILED}
    )
    assert (banner is not None) is wants_help
    if banner is not None:
        assert all(banner)
        assert ("F9" in banner[2]) is (state is not PrintState.HANDED_OVER)
        assert ("Alt+N" in banner[2]) is (state is PrintState.HANDED_OVER)
    assert halts(document) is (state in UNDER_WAY and bool(trouble))
    assert (print_mark(document)[1] == "warn") is (
        halts(document) or state is PrintState.HANDED_OVER
    )


@pytest.mark.parametrize("state", list(PrintState))
def test_a_print_of_another_case_is_told_only_when_it_may_not_be_out(
    words: Words, state: PrintState
) -> None:
    told = said_of_another(words, make_document("slip", state))
    assert bool(told) is (state in (PrintState.FAILED, PrintState.HANDED_OVER))


def test_the_slip_that_went_out_decides_for_the_one_on_another_sheet() -> None:
    a5 = make_document("slip", PrintState.PRINTED)
    roll = make_document("slip", PrintState.NOT_PRINTED, id="roll")
    assert decides(roll, (a5, roll)) is a5
    assert decides(roll, (replace(a5, state=PrintState.FAILED), roll)) is roll
    assert decides(roll, (replace(a5, void=True), roll)) is roll
    form = make_document("registration_form", PrintState.PRINTED)
    assert decides(roll, (form, roll)) is roll


def test_a_further_copy_that_failed_decides_for_itself() -> None:
    first = make_document("slip", PrintState.PRINTED)
    for state in (PrintState.NOT_PRINTED, PrintState.FAILED):
        second = make_document("slip", state, id="second", copy=2)
        assert decides(second, (first, second)) is second


def test_printers_to_choose_from(words: Words) -> None:
    assert printer_choices(words, KNOWN, "gone") == (
        (BY_ITSELF, "默认（laser）"),
        ("laser", "laser"),
        ("old", "old（已暂停）"),
        ("gone", "gone（不在）"),
    )
    assert printer_choices(words, KnownPrinters((), {}), "") == ((BY_ITSELF, "默认打印机"),)


@pytest.mark.parametrize(
    ("route", "trays"),
    [
        (PaperRoute(), [BY_ITSELF, "tray-1", "tray-2"]),
        (PaperRoute("laser", "tray-9"), [BY_ITSELF, "tray-1", "tray-2", "tray-9"]),
        (PaperRoute("old"), [BY_ITSELF]),
    ],
)
def test_trays_are_those_of_the_printer(words: Words, route: PaperRoute, trays: list[str]) -> None:
    assert [code for code, _ in tray_choices(words, KNOWN, route)] == trays


def test_what_is_wrong_with_a_printer_is_said(each_words: Words) -> None:
    assert printer_problem(each_words, KNOWN, PaperRoute()) == ""
    assert "gone" in printer_problem(each_words, KNOWN, PaperRoute("gone"))
    assert printer_problem(each_words, KnownPrinters((), {}), PaperRoute())


@pytest.mark.parametrize(
    ("answer", "severity"),
    [
        (QueueAnswer(PrintState.PRINTED), "ok"),
        (QueueAnswer(PrintState.QUEUED), "ok"),
        (QueueAnswer(PrintState.HANDED_OVER), "ok"),
        (QueueAnswer(PrintState.FAILED), "error"),
        (QueueAnswer(PrintState.PRINTING, "paper_jam"), "warning"),
    ],
)
def test_a_test_page_tells_how_it_went(
    each_words: Words, answer: QueueAnswer, severity: str
) -> None:
    said, what, do = trial_said(each_words, PaperKind.ROLL, answer)
    assert said == severity
    assert what
    assert bool(do) is (severity != "ok")
