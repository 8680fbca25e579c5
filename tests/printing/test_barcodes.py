# SPDX-License-Identifier: Apache-2.0
"""Bars on paper: wide enough, with their quiet zones, on whole dots, and read from a worn sheet."""

from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from clerkapp.catalogue.layouts import DOT, QUIET_MODULES, Layout, PaperContent
from clerkapp.printing.barcodes import code128
from clerkapp.printing.drawings import Bars
from clerkapp.printing.press import ReportlabPress
from tests.printing.golden import CODES
from tests.printing.list_samples import LIST_CODES, list_sample
from tests.printing.reading import DPI, barcodes_in, images_of, seen, worn
from tests.printing.samples import load, sample

LEAST_MODULE = 0.25
SKEWS = (3, -3)
SEED = 20261128
BLACK = 128
ROLLS = ("slip_roll80", "receipt_slip_roll80")


def content_of(layout: Layout) -> PaperContent:
    """Return the sample of a paper or a list."""
    return (list_sample if layout.code in LIST_CODES else sample)(layout.code, layout)


def bars_of(press: ReportlabPress, layout: Layout) -> Iterator[tuple[int, Bars]]:
    """Yield the bars of a sample with the number of their page, from 0."""
    for number, page in enumerate(press.pages(layout, content_of(layout))):
        for drawing in page.drawings:
            if isinstance(drawing, Bars):
                yield number, drawing


ALL_CODES = tuple(dict.fromkeys((*CODES, *LIST_CODES)))
CARRYING = tuple(
    code for code in ALL_CODES if any(box.kind == "barcode" for box in load(code).every_box())
)


def test_every_paper_of_a_numbered_case_carries_bars() -> None:
    without = set(ALL_CODES) - set(CARRYING)
    assert {code for code in without if "case.number" in load(code).value_keys()} == set()
    assert len(CARRYING) > len(without)


@pytest.mark.parametrize("skew", SKEWS)
@pytest.mark.parametrize("code", CARRYING)
def test_a_worn_and_skewed_sheet_is_read(press: ReportlabPress, code: str, skew: float) -> None:
    """Two dots in a hundred are wrong; as a scanner's eye is wider than a dot, it sees the rest."""
    layout = load(code)
    content = content_of(layout)
    pdf = press.compose(layout, content)
    texts = {*content.values.values(), content.content_code}
    wanted = [(page, bars.pattern) for page, bars in bars_of(press, layout)]
    for number, image in enumerate(images_of(pdf)):
        read = barcodes_in(seen(worn(image, skew, SEED)))
        assert set(read) <= texts
        assert sorted(map(code128, read)) == sorted(p for page, p in wanted if page == number)


@pytest.mark.parametrize("skew", SKEWS)
@pytest.mark.parametrize("code", ROLLS)
def test_the_roll_is_read_dot_by_dot(press: ReportlabPress, code: str, skew: float) -> None:
    """Bars of three dots are read without any smoothing."""
    layout = load(code)
    content = content_of(layout)
    (image,) = images_of(press.compose(layout, content))
    assert set(barcodes_in(worn(image, skew, SEED))) == {content.values["case.number"]}


def test_the_wear_is_no_formality(press: ReportlabPress) -> None:
    """Bars that are thinner by a half are lost under the same wear."""
    layout = load("loss_receipt")
    (image,) = images_of(press.compose(layout, content_of(layout)))
    thinner = image.resize((image.width // 2, image.height), Image.Resampling.LANCZOS)
    assert all(barcodes_in(seen(worn(thinner, skew, SEED))) == [] for skew in SKEWS)


@pytest.mark.parametrize("code", CARRYING)
def test_bars_are_wide_enough_and_their_quiet_zones_are_blank(
    press: ReportlabPress, code: str
) -> None:
    layout = load(code)
    images = images_of(press.compose(layout, content_of(layout)))
    for number, bars in bars_of(press, layout):
        assert bars.module >= LEAST_MODULE
        wide = len(bars.pattern) * bars.module
        quiet = QUIET_MODULES * bars.module
        for left in (bars.x - quiet, bars.x + wide):
            top, foot = round(bars.y / DOT) + 1, round((bars.y + bars.height) / DOT) - 1
            zone = (round(left / DOT) + 1, top, round((left + quiet) / DOT) - 1, foot)
            cut = images[number].crop(zone)
            assert cut.getextrema() == (255, 255)


@pytest.mark.parametrize("code", ROLLS)
def test_bars_of_a_roll_are_whole_dots_as_rendered(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = content_of(layout)
    (image,) = images_of(press.compose(layout, content))
    for _, bars in bars_of(press, layout):
        row = round((bars.y + bars.height / 2) / DOT)
        left = round(bars.x / DOT)
        line = image.crop((left, row, left + 3 * len(bars.pattern), row + 1)).tobytes()
        # Nothing grey: no bar ends between two dots, but for a hundredth.
        assert all(min(value, 255 - value) <= 255 // 100 for value in line)
        runs = [(dark, len(list(run))) for dark, run in groupby(line, BLACK.__gt__)]
        drawn = [(value == "1", 3 * len(list(run))) for value, run in groupby(bars.pattern)]
        assert runs == drawn


def test_dots_are_those_of_the_printer() -> None:
    assert pytest.approx(25.4 / DPI) == DOT


@given(st.text(alphabet="0123456789ABCDEFGHJKMNPQRSTVWXYZ", min_size=8, max_size=8))
def test_no_content_code_needs_more_than_its_place(code: str) -> None:
    (box,) = (
        b for b in load("notice").every_box() if b.source == "content.code" and b.kind == "barcode"
    )
    assert (len(code128(code)) + 2 * QUIET_MODULES) * box.module <= box.at.w + 0.01
