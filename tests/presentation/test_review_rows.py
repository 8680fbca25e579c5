# SPDX-License-Identifier: Apache-2.0
"""The rows of the review: papers with what was found, and what the keys do to a check."""

from dataclasses import replace

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.papers import PaperCheck, Verdict
from clerkapp.presentation import review_rows as rows
from tests.presentation.cases import checked, item_named, judged, make_case, words


def rows_of(case: Case, language: str = "zh"):
    return {row.code: row for row in rows.paper_rows(words(language), judged(case), case)}


def paper(code: str):
    return next(p for p in item_named().papers if p.code == code)


def test_a_paper_that_was_not_looked_at_shows_what_is_wanted():
    row = rows_of(make_case())["household_book"]
    assert (row.original_word, row.copies, row.electronic_word) == ("未见", "0 / 3", "")
    assert row.verdict is None
    assert row.why
    assert row.basis == "社会保险经办条例第三十一条"


def test_a_good_paper_counts_original_and_copies_as_kept():
    row = rows_of(checked(make_case()))["household_book"]
    assert (row.original_word, row.copies, row.verdict) == ("已核", "3 / 3", Verdict.GOOD)


def test_an_excused_paper_says_why_and_can_have_no_verdict():
    row = rows_of(make_case())["guardianship_proof"]
    assert row.excused
    assert row.why.startswith("户口簿或出生医学证明已载明")
    assert row.verdict is None
    assert "免交" in row.spoken(words())


def test_an_unverified_paper_bears_a_chip():
    assert rows_of(make_case())["photo_receipt"].chips == (("待核实", "plain"),)
    assert rows_of(make_case())["household_book"].chips == ()


def test_a_preschool_child_needs_no_photo():
    born = {"applicant.document_number": "110150202205181048"}
    assert rows_of(make_case(born))["photo_receipt"].excused


def test_english_rows_hold_no_chinese_of_ours():
    row = rows_of(make_case(), "en")["household_book"]
    assert (row.original_word, row.name[:9]) == ("Not seen", "Household")


def test_space_turns_the_original_over_twice():
    check = PaperCheck("x")
    assert rows.with_original(rows.with_original(check)) == check


@pytest.mark.parametrize(("start", "change", "copies"), [(0, 1, 1), (0, -1, 0), (99, 1, 99)])
def test_copies_stay_between_none_and_ninety_nine(start: int, change: int, copies: int):
    check = PaperCheck("x", copies=start, pages=start)
    after = rows.with_copies(check, change)
    assert (after.copies, after.pages) == (copies, copies)


@pytest.mark.parametrize(("start", "change", "pages"), [(3, 1, 4), (0, -1, 0), (999, 1, 999)])
def test_pages_are_counted_apart_from_copies(start: int, change: int, pages: int):
    after = rows.with_pages(PaperCheck("x", copies=1, pages=start), change)
    assert (after.copies, after.pages) == (1, pages)


def test_the_pages_kept_are_said_and_an_excused_paper_has_none():
    shown = rows_of(checked(make_case()))
    said = {row.pages for row in shown.values() if not row.excused}
    assert all(word.startswith("留存共 ") for word in said)
    assert {row.pages for row in shown.values() if row.excused} <= {""}


def test_a_pass_on_an_untouched_paper_counts_everything_as_seen():
    for verdict in (Verdict.GOOD, Verdict.MENDED):
        check = rows.with_verdict(PaperCheck("household_book"), paper("household_book"), verdict)
        assert (check.original, check.copies, check.verdict) == (True, 3, verdict)


def test_a_pass_keeps_what_was_counted_by_hand():
    seen = PaperCheck("household_book", electronic=True)
    check = rows.with_verdict(seen, paper("household_book"), Verdict.GOOD)
    assert (check.original, check.copies, check.electronic) == (False, 0, True)


def test_missing_says_nothing_about_originals():
    untouched = PaperCheck("household_book")
    check = rows.with_verdict(untouched, paper("household_book"), Verdict.MISSING)
    assert check == PaperCheck("household_book", verdict=Verdict.MISSING)


def test_held_and_electronic_turn_over():
    assert rows.with_held(PaperCheck("x")).held
    assert rows.with_electronic(PaperCheck("x")).electronic
    held = rows_of(make_case())["household_book"]
    assert not held.held


def test_the_next_undecided_paper_is_searched_round_and_skips_excused_ones():
    case = make_case()
    shown = tuple(rows_of(case).values())
    places = [place for place, row in enumerate(shown) if not row.excused]
    assert rows.next_undecided(shown) == places[0]
    assert rows.next_undecided(shown, places[-1]) == places[0]
    assert rows.next_undecided(tuple(rows_of(checked(case)).values())) is None


def test_the_digit_of_a_promise_is_offered_only_where_a_paper_takes_one():
    shown = rows.paper_rows(words(), judged(make_case()), make_case())
    assert rows.offered_keys(shown) == ("1", "2", "3", "4")
    promised = (replace(shown[0], by_promise=True), *shown[1:])
    assert rows.offered_keys(promised) == ("1", "2", "3", "4", "5")
    assert rows.offered_keys((replace(promised[0], excused=True),)) == ("1", "2", "3", "4")
