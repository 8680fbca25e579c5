# SPDX-License-Identifier: Apache-2.0
"""The civil affairs office's list: taken whole, or refused line by line."""

import io
import zipfile
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from clerkapp.catalogue.loader_choices import load_choices
from clerkapp.catalogue.sources import Findings
from clerkapp.domain.aid import AidRow
from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.sheets import MOST_LINES, SheetError
from clerkapp.exchange.aid_list import read_aid_list
from clerkapp.presentation.sheet_lines import sheet_lines
from clerkapp.presentation.words import Words
from tests.builders import citizen_number
from tests.exchange.sheets_made import ANNA, BAO, CHEN, book

ROOT = Path(__file__).resolve().parents[2]
CATEGORIES = load_choices(ROOT / "forms", Findings())["aid_categories"]
TODAY = date(2026, 11, 28)
HEAD = ("序号", "姓名", "身份证号", "救助类别")
GOOD: list[Sequence[object]] = [
    ("2026年11月城乡困难群众名单",),
    ("填报单位：民政科",),
    HEAD,
    (1, "王安娜", ANNA, "低保"),
    (2, "包小满", BAO, "特困"),
]


def read(content: bytes) -> tuple[AidRow, ...]:
    return read_aid_list(content, "2026-11", CATEGORIES, TODAY).rows


def refused(content: bytes) -> list[tuple[str, str]]:
    """Return place and code of everything that the reader minds."""
    with pytest.raises(SheetError) as caught:
        read(content)
    return [(line.field, line.code) for line in caught.value.lines]


def outside(content: bytes) -> str:
    with pytest.raises(OutsideError) as caught:
        read(content)
    return caught.value.code


def below(*rows: Sequence[object]) -> bytes:
    """Return a list whose head stands in row 1: the first row given is row 2."""
    return book([HEAD, *rows])


def test_a_list_below_its_titles_is_read() -> None:
    content = book(GOOD, lambda sheet: sheet.merge_cells("A1:D1"))
    found = read_aid_list(content, "2026年11月", CATEGORIES, TODAY)
    assert found.month == "2026-11"
    assert found.rows == (AidRow(ANNA, "王安娜", "A1"), AidRow(BAO, "包小满", "A2"))


@pytest.mark.parametrize(
    "head",
    [
        ("人员类别", "证件号码", "姓 名"),
        ("类别", "公民身份号码（18位）", "*姓名"),
        ("救助类别", "身份证\n号码", "姓\u3000名："),
    ],
)
def test_columns_are_known_by_their_words(head: tuple[str, ...]) -> None:
    content = book([(*head, "备注"), ("低保", ANNA, "王安娜", "")])
    assert read(content) == (AidRow(ANNA, "王安娜", "A1"),)


def test_the_list_may_lie_anywhere_and_have_a_head_of_two_lines() -> None:
    def shift(sheet: Worksheet) -> None:
        sheet.insert_rows(1, 4)
        sheet.insert_cols(1, 2)
        for column in "DEF":
            sheet.merge_cells(f"{column}5:{column}6")

    content = book([HEAD, ("", "", "", "", "元/月"), (1, "王安娜", ANNA, "低保")], shift)
    assert read(content) == (AidRow(ANNA, "王安娜", "A1"),)


def test_spellings_are_brought_into_one() -> None:
    spaced = f" {CHEN[:6]} {CHEN[6:14]} {CHEN[14:].lower()}"
    assert read(below((1, " 陈老先 ", spaced, "低 保"), ())) == (AidRow(CHEN, "陈老先", "A1"),)


def test_a_number_stored_as_a_number_is_refused_with_its_cell() -> None:
    content = below((1, "王安娜", int(ANNA[:17] + "1"), "低保"), (2, "包小满", 12345678, "低保"))
    assert refused(content) == [
        ("C2", "sheet.number_as_number"),
        ("C3", "sheet.number_as_number"),
    ]


def test_merged_cells_are_named_once_with_their_range() -> None:
    def merge(sheet: Worksheet) -> None:
        sheet.merge_cells("D4:D5")
        sheet.merge_cells("A4:A5")

    assert refused(book(GOOD, merge)) == [("D4:D5", "sheet.merged")]


def test_merged_cells_beside_the_list_do_no_harm() -> None:
    assert len(read(book(GOOD, lambda sheet: sheet.merge_cells("A4:A5")))) == len(GOOD) - 3


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ((1, "王安娜", ANNA[:-1] + str((int(ANNA[-1]) + 1) % 10), "低保"), "C2", "check_digit"),
        ((1, "王安娜", ANNA[:-1], "低保"), "C2", "length"),
        ((1, "王安娜", "暂无", "低保"), "C2", "length"),
        ((1, "王安娜", citizen_number(date(2027, 1, 1), 1), "低保"), "C2", "future_birth"),
    ],
)
def test_a_wrong_number_is_a_line(row: tuple[object, ...], place: str, code: str) -> None:
    assert refused(below(row)) == [(place, f"identity.{code}")]


@pytest.mark.parametrize(
    ("row", "place", "code"),
    [
        ((1, None, ANNA, "低保"), "B2", "empty_cell"),
        ((1, "王安娜", "  ", "低保"), "C2", "empty_cell"),
        ((1, "王安娜", ANNA, None), "D2", "empty_cell"),
        ((1, "王安娜", ANNA, "城低"), "D2", "no_category"),
        ((1, "王安娜", ANNA, True), "D2", "not_text"),
        ((1, "王安娜", datetime(2018, 5, 18), "低保"), "C2", "not_text"),
        ((1, "合计：1人", None, None), "C2", "empty_cell"),
    ],
)
def test_a_cell_that_says_nothing_is_a_line(row: tuple[object, ...], place: str, code: str) -> None:
    assert (place, f"sheet.{code}") in refused(below(row))


def test_the_same_number_twice_names_both_rows() -> None:
    content = below(*((1, "王安娜", number, "低保") for number in (ANNA, BAO, ANNA)))
    with pytest.raises(SheetError) as caught:
        read(content)
    (line,) = caught.value.lines
    assert (line.field, line.code, line.params["first"]) == ("C4", "sheet.twice", "C2")


def test_at_most_twenty_lines_are_named_in_the_order_of_the_sheet() -> None:
    rows = [(n, "王安娜", f"{n}", "低保" if n % 2 else "无此类") for n in range(1, 31)]
    with pytest.raises(SheetError) as caught:
        read(below(*rows))
    lines = caught.value.lines
    assert len(lines) == MOST_LINES
    assert caught.value.params["count"] == "45"
    places = [int(line.field[1:]) for line in lines]
    assert places == sorted(places)
    for language in ("zh", "en"):
        said = sheet_lines(Words.load(ROOT / "resources" / "words", language), caught.value)
        assert len(said) == MOST_LINES + 1
        assert said[0].startswith("C2")
        assert "25" in said[-1]


def test_the_error_itself_holds_nothing_of_a_person() -> None:
    with pytest.raises(SheetError) as caught:
        read(below((1, "王安娜", ANNA[:-1] + "Q", "低保")))
    assert str(caught.value) == "sheet.refused"


def test_one_of_two_sheets_is_the_list() -> None:
    content = book([("说明",), ("本表每月 5 日前报送",)], 名单=[HEAD, (1, "王安娜", ANNA, "低保")])
    assert read(content) == (AidRow(ANNA, "王安娜", "A1"),)


def test_two_lists_are_said_and_a_hidden_one_does_not_count() -> None:
    twice = book(GOOD, 十月=GOOD)
    assert outside(twice) == "sheet.two_lists"

    def hide(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("旧").sheet_state = "hidden"
        for row in GOOD:
            sheet.parent["旧"].append(list(row))

    assert len(read(book(GOOD, hide))) == len(GOOD) - 3


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "sheet.not_a_workbook"),
        (b"%PDF-1.7\0", "sheet.not_a_workbook"),
        ("姓名,身份证号,类别\n".encode("gb18030"), "sheet.is_text"),
        ("姓名,身份证号,类别\n".encode(), "sheet.is_text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "sheet.old_format"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "sheet.protected",
        ),
        (b"PK\x03\x04" + bytes(100), "sheet.damaged"),
        (book([]), "sheet.empty"),
        (book([HEAD]), "sheet.empty"),
        (book([("姓名", "类别"), ("王安娜", "低保")]), "sheet.no_head"),
        (book([*[("说明",)] * 10, HEAD, (1, "王安娜", ANNA, "低保")]), "sheet.no_head"),
        (book([(*HEAD, "证件号码"), (1, "王安娜", ANNA, "低保", "")]), "sheet.head_twice"),
    ],
)
def test_what_is_not_a_list_gets_its_own_sentence(content: bytes, code: str) -> None:
    assert outside(content) == code


def test_another_package_is_no_workbook() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as package:
        package.writestr("word/document.xml", "<w/>")
    assert outside(written.getvalue()) == "sheet.not_a_workbook"


@pytest.mark.parametrize("far", ["XFD4", "D1048576"])
def test_a_cell_far_away_is_refused_before_it_takes_the_memory(far: str) -> None:
    def write(sheet: Worksheet) -> None:
        sheet[far] = "x"

    assert outside(book(GOOD, write)) == "sheet.too_large"


def test_formats_far_away_without_content_do_no_harm() -> None:
    def colour(sheet: Worksheet) -> None:
        sheet["D1048576"].number_format = "@"

    assert len(read(book(GOOD, colour))) == len(GOOD) - 3


def test_a_month_is_asked_for() -> None:
    with pytest.raises(ClerkError, match=r"aid\.no_month"):
        read_aid_list(book(GOOD), "2026-13", CATEGORIES, TODAY)


def outcome(content: bytes) -> str:
    """Say how reading ended; any other exception ends the test."""
    try:
        taken = read(content)
    except SheetError as error:
        return "refused" if error.lines and all(line.field for line in error.lines) else "silent"
    except OutsideError:
        return "outside"
    return "taken" if taken else "nothing"


def _mangled(at: Callable[[int], int], bytes_in: bytes) -> bytes:
    whole = book(GOOD)
    start = at(len(whole))
    return whole[:start] + bytes_in + whole[start + len(bytes_in) :]


@given(st.floats(0, 1, exclude_max=True), st.binary(min_size=1, max_size=40))
def test_a_damaged_file_is_refused_or_read_and_never_ends_otherwise(
    share: float, noise: bytes
) -> None:
    content = _mangled(lambda size: int(share * size), noise)
    assert outcome(content) in ("taken", "refused", "outside")


_CELL = st.one_of(
    st.none(),
    st.integers(-(10**18), 10**18),
    st.floats(allow_nan=False, allow_infinity=False),
    st.booleans(),
    st.dates(date(1970, 1, 1), date(2100, 1, 1)),
    st.text(st.characters(min_codepoint=0x20, exclude_categories=("Cs", "Cn")), max_size=30),
)


@given(st.lists(st.tuples(_CELL, _CELL, _CELL, _CELL), max_size=5))
def test_any_cells_are_taken_whole_or_refused_with_their_places(
    rows: list[tuple[object, ...]],
) -> None:
    assert outcome(book([HEAD, *rows, (9, "王安娜", ANNA, "低保")])) in ("taken", "refused")
