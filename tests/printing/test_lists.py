# SPDX-License-Identifier: Apache-2.0
"""Lists over several pages: head and foot on each, rows whole, totals, bookmarks, exact names."""

from dataclasses import replace

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.catalogue.layouts import LayoutError, layout_from
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.press import ReportlabPress
from tests.printing.golden import FOLDER, record
from tests.printing.list_samples import LIST_CODES, LONG_NAME, list_sample
from tests.printing.reading import barcodes_of, page_count, text_of
from tests.printing.samples import load


def pages_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [page.get_textpage().get_text_range() for page in document]
    finally:
        document.close()


def bookmarks_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    try:
        return [mark.get_title() for mark in document.get_toc()]
    finally:
        document.close()


def printed(press: ReportlabPress, code: str, count: int = 36) -> bytes:
    layout = load(code)
    return press.compose(layout, list_sample(code, layout, count))


def with_short_names(press: ReportlabPress, count: int) -> bytes:
    layout = load("card_making_list")
    content = list_sample("card_making_list", layout, count)
    people = tuple({**row, "name": "赵一鸣"} for row in content.rows["people"])
    return press.compose(layout, replace(content, rows={"people": people}))


@pytest.mark.parametrize("code", LIST_CODES)
def test_looks_as_when_last_looked_at(press: ReportlabPress, code: str) -> None:
    golden = (FOLDER / f"{code}.txt").read_text(encoding="utf-8")
    assert record(press, code) == golden, "python -m tests.printing.update, then look at it"


@pytest.mark.parametrize("code", LIST_CODES)
def test_same_input_gives_same_bytes(press: ReportlabPress, code: str) -> None:
    assert printed(press, code) == printed(press, code)


def test_head_and_foot_stand_on_every_page_and_the_total_on_the_last(
    press: ReportlabPress,
) -> None:
    pages = pages_of(with_short_names(press, 36))
    assert len(pages) == 3
    for text in pages:
        assert "办件简码" in text
    assert "本页 15 人" in pages[0]
    assert "累计 15 人" in pages[0]
    assert "累计 30 人" in pages[1]
    assert "合计 36 人" not in pages[1]
    assert "本页 6 人" in pages[2]
    assert "合计 36 人：首次申领 34 人" in pages[2]
    assert "制单人" in pages[2]
    assert "制单人" not in pages[1]


def test_a_list_of_several_pages_has_bookmarks_and_a_short_one_has_none(
    press: ReportlabPress,
) -> None:
    marks = bookmarks_of(with_short_names(press, 36))
    assert marks == ["第 1 页（1—15）", "第 2 页（16—30）", "第 3 页（31—36）"]
    assert bookmarks_of(with_short_names(press, 5)) == []


@pytest.mark.parametrize("code", ["card_making_list", "pickup_register", "aid_confirmation"])
def test_long_and_rare_names_stand_whole_on_the_list(press: ReportlabPress, code: str) -> None:
    text = text_of(printed(press, code, 5))
    assert LONG_NAME in "".join(text.split())
    assert "𠮷田花子" in text
    assert "杨𬱖" in text


@pytest.mark.parametrize("code", [c for c in LIST_CODES if c != "daily_ledger"])
def test_the_number_is_read_by_a_scanner_on_every_page(press: ReportlabPress, code: str) -> None:
    pdf = printed(press, code)
    for page in range(page_count(pdf)):
        assert len(barcodes_of(pdf, page)) == 1


@given(count=st.integers(1, 70))
def test_every_row_is_printed_once_in_its_order(press: ReportlabPress, count: int) -> None:
    text = text_of(printed(press, "card_making_list", count))
    places = [f"1124-02-{place:04d}" for place in range(1, count + 1)]
    found = [word for word in text.split() if word in places]
    assert found == places


def test_a_row_that_fits_no_page_is_refused_with_its_column(press: ReportlabPress) -> None:
    layout = load("card_making_list")
    content = list_sample("card_making_list", layout, 2)
    row = dict(content.rows["people"][0]) | {"document_number": "1" * 3000}
    with pytest.raises(ClerkError) as caught:
        press.compose(layout, replace(content, rows={"people": (row,)}))
    assert caught.value.code == "print.does_not_fit"
    assert caught.value.field.startswith("people")


@pytest.mark.parametrize("foot", [{"foot": "本页 {page.rows} 人"}, {"foot_height": "8"}])
def test_a_foot_has_words_and_a_height(foot: dict[str, str]) -> None:
    table = {
        "kind": "table",
        "at": [10, 0, 50, 8],
        "from": "people",
        "head_height": 8,
        "columns": [{"head": "姓名", "width": 50, "from": "name"}],
        **foot,
    }
    flow = {"kind": "flow", "at": [10, 10, 50, 0], "items": [table]}
    plain = {"layout": "x", "version": "1", "title": "单", "sheet": [100, 100], "boxes": [flow]}
    with pytest.raises(LayoutError, match="a foot has words and a height"):
        layout_from(plain)
