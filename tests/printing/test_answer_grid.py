# SPDX-License-Identifier: Apache-2.0
"""The form that prints every answer of an item: its grid, its pages, its last block."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkapp.catalogue.layouts import PaperContent
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Point
from clerkapp.printing.drawings import Page, Polyline, Rule, TextLine, UprightText
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.answers import LONG, LONG_NAME, MIDDLE, SHORT, Row, section
from tests.printing.samples import load, sample

LAYOUT = load("registration_form")
VERTICALS = {20, 28, 50, 101, 119, 133, 147, 165, 195}
GRID_TOP = 43
BLOCK_HEIGHT = 80
FOOT = 273


def of(*rows: Row) -> PaperContent:
    return replace(sample("registration_form", LAYOUT), rows={"form.answers": rows})


def lines(page: Page) -> list[TextLine]:
    return [drawing for drawing in page.drawings if isinstance(drawing, TextLine)]


def names(page: Page) -> list[str]:
    return [drawing.text for drawing in page.drawings if isinstance(drawing, UprightText)]


def baselines(page: Page, *texts: str) -> set[float]:
    """Return on how many heights the lines stand that print these texts."""
    found = [line for line in lines(page) if line.text in texts]
    assert {line.text for line in found} == set(texts)
    return {round(line.baseline / 4) for line in found}


@pytest.mark.parametrize("rows", [SHORT, MIDDLE, LONG], ids=["short", "middle", "long"])
def test_every_label_and_answer_is_printed(press: ReportlabPress, rows: tuple[Row, ...]) -> None:
    printed = "".join(line.text for page in press.pages(LAYOUT, of(*rows)) for line in lines(page))
    printed = printed.replace("　", "")
    for row in rows:
        assert row["label"] in printed
        assert row["value"].replace("　", "") in printed


@pytest.mark.parametrize("rows", [SHORT, MIDDLE], ids=["short", "middle"])
def test_signatures_and_seal_follow_the_answers_at_once(
    press: ReportlabPress, rows: tuple[Row, ...]
) -> None:
    (page,) = press.pages(LAYOUT, of(*rows))
    grid, block = page.frames
    assert (grid.x, grid.y, grid.w) == (20, GRID_TOP, 175)
    assert block.y == pytest.approx(grid.y + grid.h)
    assert block.h == BLOCK_HEIGHT
    assert block.y + block.h <= FOOT
    names_of_block = [name for name in names(page) if name in ("声明与签名", "受理意见")]
    assert names_of_block == ["声明与签名", "受理意见"]


def test_form_runs_over_pages_and_is_signed_on_the_last(press: ReportlabPress) -> None:
    first, last = press.pages(LAYOUT, of(*LONG))
    texts = [[line.text for line in lines(page)] for page in (first, last)]
    title = "灵活就业人员参加企业职工基本养老保险和失业保险登记申请表"
    assert title in texts[0]
    assert f"{title}（续）" in texts[1]
    assert "第 2 页　共 2 页" in texts[1]
    assert "签名日期" not in texts[0]
    assert "签名日期" in texts[1]
    assert len(first.frames) == 1
    assert first.frames[0].y + first.frames[0].h <= FOOT


def test_short_section_is_not_cut_between_pages(press: ReportlabPress) -> None:
    first, last = press.pages(LAYOUT, of(*LONG))
    assert "联系" not in names(first)
    assert "联系" in names(last)
    assert "联系地址" in [line.text for line in lines(last)]


def test_section_that_goes_on_is_named_on_both_pages(press: ReportlabPress) -> None:
    answers = [(f"f{n}", f"第{n}项", "甲") for n in range(80)]
    pages = press.pages(LAYOUT, of(*section("单位", "employer", *answers)))
    assert len(pages) == 2
    assert all(names(page).count("单位") == 1 for page in pages)


def test_rules_keep_to_the_verticals_of_the_house(press: ReportlabPress) -> None:
    for page in press.pages(LAYOUT, of(*LONG)):
        rules = [drawing for drawing in page.drawings if isinstance(drawing, Rule)]
        assert {round(rule.x1) for rule in rules if rule.x1 == rule.x2} <= VERTICALS


def test_short_answers_stand_beside_each_other_and_a_wide_one_alone(press: ReportlabPress) -> None:
    rows = section("甲乙", "a", ("a", "甲", "一"), ("b", "乙", "二"), ("c", "=丙", "三"))
    (page,) = press.pages(LAYOUT, of(*rows))
    assert len(baselines(page, "一", "二")) == 1
    assert len(baselines(page, "二", "三")) == 2


def test_long_name_takes_the_whole_row_in_one_line(press: ReportlabPress) -> None:
    rows = section("甲乙", "a", ("a", "!姓名", LONG_NAME), ("b", "乙", "二"))
    (page,) = press.pages(LAYOUT, of(*rows))
    (line,) = [line for line in lines(page) if line.text == LONG_NAME]
    assert line.bold
    assert line.size >= 9
    assert len(baselines(page, LONG_NAME, "二")) == 2


def test_row_grows_with_its_answer(press: ReportlabPress) -> None:
    short, long = (
        press.pages(LAYOUT, of(*section("甲乙", "a", ("a", "=甲", "很" * n))))[0].frames[0].h
        for n in (10, 200)
    )
    assert short == pytest.approx(8.5)
    assert long > 4 * 4.8


@pytest.mark.parametrize("name", ["类别", "申领人", "联系方式", "就业与参保", "就业与参保信息"])
def test_name_of_a_section_fits_beside_a_single_row(press: ReportlabPress, name: str) -> None:
    (page,) = press.pages(LAYOUT, of(*section(name, "a", ("a", "甲", "一"))))
    beside = [line for line in lines(page) if 20 < line.x < 28 and line.bold]
    across = "".join(line.text for line in beside if line.baseline > GRID_TOP)
    assert name in (*names(page), across)


def test_answer_not_given_is_an_empty_cell_and_nothing_is_struck(press: ReportlabPress) -> None:
    (page,) = press.pages(LAYOUT, of(*section("甲乙", "a", ("a", "甲", ""), ("b", "乙", ""))))
    assert "／" not in "".join(line.text for line in lines(page))
    assert sum(cell.y < page.frames[1].y for cell in page.cells) == 5


def test_answer_higher_than_a_page_is_refused_with_its_field(press: ReportlabPress) -> None:
    rows = section("甲乙", "a", ("a", "甲", "一"), ("b", "=经过", "很" * 3000))
    with pytest.raises(ClerkError) as caught:
        press.pages(LAYOUT, of(*rows))
    error = caught.value
    assert (error.code, error.field) == ("print.does_not_fit", "a.b")
    assert error.params["place"] == "经过"


def test_character_without_glyph_is_refused_with_its_field(press: ReportlabPress) -> None:
    with pytest.raises(ClerkError) as caught:
        press.pages(LAYOUT, of(*section("甲乙", "a", ("a", "!姓名", "王😀"))))
    error = caught.value
    assert (error.code, error.field) == ("print.no_glyph", "a.a")
    assert error.params["place"] == "姓名"


def test_answers_that_were_not_brought_are_named(press: ReportlabPress) -> None:
    with pytest.raises(ClerkError) as caught:
        press.pages(LAYOUT, replace(of(), rows={}))
    assert (caught.value.code, caught.value.field) == ("print.missing_value", "form.answers")


def test_signature_from_the_pad_moves_with_its_box(press: ReportlabPress) -> None:
    stroke = (Point(0, 0, 0, 0.5), Point(1, 1, 18, 0.5))
    signed = replace(of(*SHORT), strokes={"applicant.signature": (stroke,)})
    (page,) = press.pages(LAYOUT, signed)
    ink = [drawing for drawing in page.drawings if isinstance(drawing, Polyline)][-1]
    top = page.frames[1].y + 22
    assert all(50 < x < 101 and top < y < top + 15 for x, y in ink.points)


@settings(max_examples=40)
@given(
    st.lists(
        st.tuples(
            st.text("申请人单位（）甲乙，信息", min_size=1, max_size=14),
            st.text("阿卜杜·热合曼（）《》，。A9x-/ ", max_size=120),
            st.sampled_from(["", "!", "#", "="]),
        ),
        min_size=1,
        max_size=12,
    )
)
def test_nothing_leaves_its_cell(
    press: ReportlabPress, fonts: FontChain, answers: list[tuple[str, str, str]]
) -> None:
    rows = section("单位", "a", *((f"f{n}", m + a, b) for n, (a, b, m) in enumerate(answers)))
    for page in press.pages(LAYOUT, of(*rows)):
        inside = [line for line in lines(page) if line.baseline < page.frames[0].h + GRID_TOP]
        for line in inside:
            end = line.x + fonts.width(line.text, line.bold) * line.size * 25.4 / 72
            home = [
                cell
                for cell in page.cells
                if cell.x <= line.x + 0.01
                and end <= cell.x + cell.w + 0.01
                and cell.y < line.baseline < cell.y + cell.h
            ]
            assert home or line.baseline < GRID_TOP, line.text
