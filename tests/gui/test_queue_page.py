# SPDX-License-Identifier: Apache-2.0
"""The work list at a real counter: by keyboard, narrowed, sorted, in pages, empty."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.domain.states import CaseStatus
from clerkapp.gui.kit.segments import Segments
from clerkapp.gui.main_window import MainWindow
from clerkapp.gui.pages.queue_page import QueuePage
from clerkapp.gui.widgets.facet_list import FacetButton, FacetList
from clerkapp.gui.widgets.filter_field import FilterField
from clerkapp.gui.widgets.search_cards import search_cards
from clerkapp.gui.widgets.work_table import LINES_AT_ONCE, WorkModel, WorkTable
from clerkapp.presentation.search_rows import search_rows
from clerkapp.presentation.work_rows import COLUMNS, Line, WorkRow, grouped_lines, work_rows
from clerkapp.services import intake, lookups, review
from clerkapp.services.ports import CaseRow
from tests.builders import citizen_number
from tests.counter import MORNING
from tests.gui.case_seat import Place, find, find_all_good, in_review, seated, to_be_signed

pytestmark = pytest.mark.window

Key = Qt.Key
OTHER_NUMBER = citizen_number(date(2018, 4, 2), 122)
PLAIN = Qt.KeyboardModifier.NoModifier
ALT = Qt.KeyboardModifier.AltModifier


class At:
    """The work list inside the window, as a clerk sees it."""

    def __init__(self, place: Place, app: QApplication) -> None:
        self.place = place
        seat = place.seat
        self.page = QueuePage(seat)
        self.window = MainWindow(seat.words, seat.theme, seat.tasks, app)
        self.window.add_page(self.page, "queue", is_first=True)
        place.show(self.window, 1366, 768)
        self.window.show_page(self.page)
        self.opened: list[str] = []
        self.page.case_opened.connect(self.opened.append)

    def refresh(self) -> None:
        self.page.refresh()
        self.place.settle()
        self.place.settle()
        self.page.enter()

    def press(self, key: Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        self.place.bot.keyClick(self.window.focusWidget(), key, modifier)
        self.place.settle()

    def type(self, text: str) -> None:
        self.place.bot.keyClicks(self.window.focusWidget(), text)
        self.place.settle()

    @property
    def table(self) -> WorkTable:
        return find(self.page, WorkTable, "work_table")

    def lines(self) -> list[Line]:
        model = self.table.model()
        assert isinstance(model, WorkModel)
        return list(model.lines)

    def rows(self) -> list[WorkRow]:
        return [line for line in self.lines() if isinstance(line, WorkRow)]

    def names(self) -> list[str]:
        return [row.name for row in self.rows()]

    def let_go(self) -> None:
        """Hold the window no longer, so that it ends with its test."""
        del self.page, self.window


@pytest.fixture
def at(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[At]:
    with seated(qtbot, qapp, tmp_path) as place:
        found = At(place, qapp)
        yield found
        found.let_go()


@pytest.fixture
def filled(at: At) -> At:
    in_review(at.place.desk, {"applicant.name": "马晓东"})
    other = {"applicant.name": "阿依努尔·买买提", "applicant.document_number": OTHER_NUMBER}
    to_be_signed(at.place.desk, other)
    intake.start_draft(at.place.desk, "minor_card", {"applicant.name": "唐子轩"})
    at.refresh()
    return at


def test_an_empty_list_says_which_key_to_press(at: At):
    at.refresh()
    empty = find(at.page, QWidget, "queue_empty")
    assert empty.isVisible()
    assert empty.accessibleName() == "没有待办"
    assert "F3" in empty.accessibleDescription()


def test_an_empty_list_shows_the_focus_at_the_facet_alone(at: At):
    at.refresh()
    facets = find(at.page, FacetList, "facet_list")
    chosen = find(at.page, FacetButton, "facet_all")
    corner = (chosen.width() // 2, 0)
    accent = at.place.seat.theme.colour("accent")
    assert facets.hasFocus()
    assert not at.window.ring.isVisible()
    assert chosen.grab().toImage().pixelColor(*corner) == accent
    find(at.window, QWidget, "queue_whose").setFocus()
    assert chosen.grab().toImage().pixelColor(*corner) != accent


def test_the_selected_case_is_opened_with_enter(filled: At):
    assert filled.table.hasFocus()
    first = filled.table.current_case()
    filled.press(Key.Key_Return)
    filled.press(Key.Key_Down)
    filled.press(Key.Key_Enter)
    assert filled.opened[0] == first
    assert len(set(filled.opened)) == 2


def test_headings_are_stepped_over(filled: At):
    seen = [filled.table.current_case()]
    for _ in range(2):
        filled.press(Key.Key_Down)
        seen.append(filled.table.current_case())
    assert len(set(seen)) == 3
    assert "" not in seen
    place = find(filled.page, QLabel, "queue_place")
    assert place.text() == "第 3 行，共 3 件"


def test_a_slash_leads_to_the_filter_and_esc_back(filled: At):
    filled.press(Key.Key_Slash)
    field = find(filled.window, FilterField, "queue_filter")
    assert field.hasFocus()
    assert field.text() == ""
    filled.place.compose(field, "马晓")
    filled.place.settle()
    filled.press(Key.Key_Return)
    assert filled.names() == ["马晓东"]
    assert filled.table.hasFocus()
    filled.press(Key.Key_Escape)
    filled.place.settle()
    assert len(filled.names()) == 3


def test_a_filter_without_a_match_offers_to_clear_it(filled: At):
    filled.press(Key.Key_Slash)
    filled.type("zzz")
    assert find(filled.page, QWidget, "queue_nothing").isVisible()
    filled.press(Key.Key_Escape)
    assert len(filled.names()) == 3
    assert filled.table.isVisible()


def test_facets_are_changed_with_the_arrows(filled: At):
    facets = find(filled.page, FacetList, "facet_list")
    for _ in range(5):
        filled.press(Key.Key_Right)
    assert facets.facet().value == "draft"
    assert filled.names() == ["唐子轩"]
    for _ in range(5):
        filled.press(Key.Key_Left)
    assert len(filled.names()) == 3


def test_facets_count(filled: At):
    counts = {b.objectName(): b.count() for b in filled.page.findChildren(FacetButton) if b.count()}
    assert counts == {"facet_all": 3, "facet_draft": 1, "facet_in_review": 1, "facet_signature": 1}


def test_a_click_on_a_facet_narrows(filled: At):
    button = find(filled.page, FacetButton, "facet_signature")
    filled.place.bot.mouseClick(button, Qt.MouseButton.LeftButton)
    filled.place.settle()
    assert filled.names() == ["阿依努尔·买买提"]


def test_a_head_sorts_up_down_and_back(filled: At):
    own = filled.names()
    name = [column for column, _ in COLUMNS].index("name")
    orders = []
    for _ in range(3):
        filled.table.horizontalHeader().sectionClicked.emit(name)
        filled.place.settle()
        orders.append(filled.names())
    assert orders[0] == sorted(own)
    assert orders[1] == sorted(own, reverse=True)
    assert orders[2] == own


def test_a_refresh_keeps_the_selected_case(filled: At):
    filled.press(Key.Key_Down)
    chosen = filled.table.current_case()
    in_review(filled.place.desk, {"applicant.name": "韩雨彤"})
    filled.refresh()
    assert filled.table.current_case() == chosen
    assert len(filled.names()) == 4


def test_a_case_for_which_nobody_came_is_ended_at_the_second_stroke(filled: At):
    desk = filled.place.desk
    case = in_review(desk, {"applicant.name": "韩雨彤"})
    find_all_good(desk, case)
    review.record_check(desk, case.id, PaperCheck("household_book", verdict=Verdict.MISSING))
    review.notify(desk, case.id, "")
    filled.place.clock.pass_minutes(60 * 24 * 60)
    filled.refresh()
    row = next(row for row in filled.rows() if row.name == "韩雨彤")
    assert (row.state, row.next_step) == ("逾期未补", "没有来补，按逾期终止")
    filled.table.select_line(filled.lines().index(row))
    filled.press(Key.Key_X, ALT)
    banner = filled.window.banner()
    assert banner is not None
    assert "韩雨彤" in banner.what
    filled.press(Key.Key_Escape)
    assert filled.window.banner() is None
    filled.press(Key.Key_X, ALT)
    assert filled.place.case(case.id).status is CaseStatus.CORRECTION_NOTIFIED
    filled.press(Key.Key_X, ALT)
    filled.place.settle()
    assert filled.place.case(case.id).status is CaseStatus.LAPSED
    assert filled.opened == [case.id]


def test_a_draft_without_a_name_is_ended_without_a_letter(at: At):
    case = intake.start_draft(at.place.desk, "minor_card", {})
    at.place.clock.pass_minutes(60 * 24 * 90)
    at.refresh()
    at.press(Key.Key_X, ALT)
    at.press(Key.Key_X, ALT)
    at.place.settle()
    assert at.place.case(case.id).status is CaseStatus.LAPSED
    assert at.opened == []
    assert at.names() == []


def test_a_case_with_time_is_not_ended(filled: At):
    for _ in range(2):
        filled.press(Key.Key_X, ALT)
    assert filled.window.banner() is None
    assert len(filled.names()) == 3


def test_mine_and_the_whole_office(filled: At):
    whose = find(filled.window, Segments, "queue_whose")
    whose.choose("mine")
    filled.place.settle()
    assert len(filled.names()) == 3


def test_single_letters_do_nothing_and_lose_nothing(filled: At):
    before = filled.table.current_case()
    filled.press(Key.Key_A)
    assert filled.table.current_case() == before
    assert not filled.table.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def many_rows(place: Place, count: int) -> tuple[WorkRow, ...]:
    day, draft = MORNING.date(), CaseStatus.DRAFT
    row = CaseRow("0", None, "minor_card", draft, "", "", day, "c1", "陈敏", MORNING, None)
    rows = tuple(replace(row, id=str(n), name=f"{n:06}") for n in range(count))
    return work_rows(place.desk.catalogue, place.seat.words, rows, MORNING.date())


def test_a_long_list_is_given_in_pages(at: At):
    rows = many_rows(at.place, 1_000)
    at.table.show_lines(grouped_lines(at.place.seat.words, rows), "")
    model = at.table.model()
    assert model.rowCount() == LINES_AT_ONCE
    at.table.select_line(900)
    assert at.table.current_case() == "899"
    assert model.rowCount() > 900


def test_the_model_keeps_qts_rules(at: At, qtbot: QtBot):
    model = WorkModel(at.place.seat.words)
    assert isinstance(model, QAbstractItemModel)
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)
    model.show(grouped_lines(at.place.seat.words, many_rows(at.place, 450)))
    while model.canFetchMore(model.index(-1, -1)):
        model.fetchMore(model.index(-1, -1))
    assert model.rowCount() == 451


def test_search_cards_hold_masked_numbers_only(filled: At):
    desk, words = filled.place.desk, filled.place.seat.words
    found = lookups.find(desk, "马晓东")
    (card,) = search_cards(search_rows(words, desk.catalogue, found))
    assert card.title == "马晓东"
    assert card.aside == "110150********1041"
    assert card.chip is not None
    assert card.chip.text == "初审中"
