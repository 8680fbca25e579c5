# SPDX-License-Identifier: Apache-2.0
"""The papers, printed and read back."""

from dataclasses import replace
from pathlib import Path

import pytest

from clerkapp.domain.pictures import size_of
from clerkapp.domain.signature import Point
from clerkapp.printing.drawings import Picture, Polyline
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.pictures import portrait
from tests.printing.answers import LONG_ADDRESS, LONG_NAME
from tests.printing.golden import CODES, FOLDER, NO_CASE, record
from tests.printing.reading import (
    barcodes_of,
    boxes_of,
    has_poppler,
    page_count,
    pictures_of,
    poppler_text,
    text_of,
)
from tests.printing.samples import FACTS, OUTSIDE, load, sample, with_values

SIGNED = (
    "card_registration_form",
    "medical_registration_form",
    "registration_form",
    "notice",
    "refusal",
    "authority_letter",
    "authority_letter_self",
    "authority_letter_unit",
    "gap_notice",
    "gap_promise",
    "promise_letter",
    "lapse_letter",
    "late_notice",
    "referral",
    "withdrawal",
    "intake_receipt",
    "treatment_receipt",
    "acceptance_letter",
    "amendment_request",
)
NAME_OVER_TWO_LINES = ("gap_promise", "intake_receipt", "treatment_receipt")


def squeezed(text: str) -> str:
    """Return a text without blanks and line ends, as a search through it sees it."""
    return "".join(text.split())


@pytest.mark.parametrize("code", CODES)
def test_looks_as_when_last_looked_at(press: ReportlabPress, code: str) -> None:
    golden = (FOLDER / f"{code}.txt").read_text(encoding="utf-8")
    assert record(press, code) == golden, "python -m tests.printing.update, then look at it"


@pytest.mark.parametrize("code", CODES)
def test_same_input_gives_same_bytes(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    first = press.compose(layout, sample(code, layout))
    assert press.compose(load(code), sample(code, layout)) == first


@pytest.mark.parametrize("code", CODES)
def test_what_was_printed_before_changes_no_byte(fonts: FontChain, code: str) -> None:
    """What is kept of a layout shows in no paper: the first is as the one after others."""
    layout = load(code)
    content = sample(code, layout)
    longer = with_values(content, applicant__name=LONG_NAME, agent__name=LONG_NAME)
    first = ReportlabPress(fonts)
    later = ReportlabPress(fonts)
    for before in (longer, content, longer):
        later.compose(layout, before)
    assert later.compose(layout, content) == first.compose(layout, content)
    assert later.compose(layout, longer) == ReportlabPress(fonts).compose(layout, longer)


def test_another_layout_of_the_same_name_is_drawn_as_itself(press: ReportlabPress) -> None:
    layout = load("loss_receipt")
    content = sample("loss_receipt", layout)
    press.compose(layout, content)
    boxes = tuple(
        replace(box, text="挂失回单") if box.id == "title" else box for box in layout.boxes
    )
    assert "挂失回单" in text_of(press.compose(replace(layout, boxes=boxes), content))


@pytest.mark.parametrize("code", CODES)
def test_every_value_of_a_paper_is_read_back(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    read = squeezed(text_of(press.compose(layout, content)))
    for key in layout.value_keys() - content.not_applicable:
        if key == "case.number":
            continue
        for line in content.values[key].split("\n"):
            assert squeezed(line) in read, key


@pytest.mark.skipif(not has_poppler(), reason="poppler-utils is not installed")
@pytest.mark.parametrize("code", CODES)
def test_pdftotext_reads_names_numbers_and_title(
    press: ReportlabPress, code: str, tmp_path: Path
) -> None:
    layout = load(code)
    content = sample(code, layout)
    read = poppler_text(press.compose(layout, content), tmp_path)
    for key in ("applicant.name", "office.name", "case.short_number"):
        if key in layout.value_keys():
            found = squeezed(read) if code in NAME_OVER_TWO_LINES else read
            assert content.values[key] in found, key
    if code == "registration_form":
        assert content.values["form.title"] in squeezed(read)
    elif not code.startswith("authority_letter"):
        assert layout.title in squeezed(read)


@pytest.mark.parametrize("code", CODES)
def test_a_scanner_reads_the_number(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    read = barcodes_of(press.compose(layout, content))
    number = set[str]() if code in NO_CASE else {content.values["case.number"]}
    assert set(read) == number | ({content.content_code} if code in SIGNED else set[str]())


@pytest.mark.parametrize("code", ["slip_a5", "slip_roll80"])
def test_slip_and_tear_off_both_carry_the_number(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    pdf = press.compose(layout, sample(code, layout))
    assert barcodes_of(pdf) == [FACTS["case.number"]] * 2


def test_pdf_says_its_language_and_title_but_no_name(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    content = sample("card_registration_form", layout)
    pdf = press.compose(layout, content)
    assert b"/Lang (zh-CN)" in pdf
    assert b"/DisplayDocTitle true" in pdf
    assert b"Identity-H" in pdf


@pytest.mark.parametrize("char", ["𠮷", "𪚥", "𬮱", "𤋮"])
def test_rare_character_is_printed_and_read_back(
    press: ReportlabPress, char: str, tmp_path: Path
) -> None:
    layout = load("card_registration_form")
    name = f"王{char}媛"
    content = with_values(sample("card_registration_form", layout), applicant__name=name)
    pdf = press.compose(layout, content)
    assert name in text_of(pdf)
    if has_poppler():
        assert name in poppler_text(pdf, tmp_path)


def test_name_with_a_rare_character_is_never_half_bold(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    content = with_values(sample("card_registration_form", layout), applicant__name="王𤋮媛")
    lines = [
        drawing
        for drawing in press.pages(layout, content)[0].drawings
        if getattr(drawing, "text", "") == "王𤋮媛"
    ]
    assert [line.bold for line in lines] == [False]  # pyright: ignore[reportAttributeAccessIssue]


@pytest.mark.parametrize("code", CODES)
def test_longest_names_and_addresses_fit(press: ReportlabPress, code: str) -> None:
    assert (len(LONG_NAME), len(LONG_ADDRESS)) == (35, 80)
    layout = load(code)
    content = with_values(
        sample(code, layout),
        applicant__name=LONG_NAME,
        guardian__name=LONG_NAME,
        agent__name=LONG_NAME,
        visitor__name=LONG_NAME,
        contact__address=LONG_ADDRESS,
        agent__address=LONG_ADDRESS,
        applicant__hukou_address=LONG_ADDRESS,
        applicant__unit=LONG_ADDRESS[:40],
        enrolment__school=LONG_ADDRESS[:40],
    )
    read = squeezed(text_of(press.compose(layout, content)))
    assert LONG_NAME in read or code in NO_CASE


def test_nothing_leaves_its_box(press: ReportlabPress) -> None:
    """Every line of a form stands inside the frame of the content, also the longest."""
    layout = load("card_registration_form")
    content = with_values(
        sample("card_registration_form", layout),
        applicant__name=LONG_NAME,
        contact__address=LONG_ADDRESS,
    )
    for line in boxes_of(press.compose(layout, content)):
        _, x, _, w, _ = line.split(maxsplit=4)
        assert float(x) >= 19.5
        assert float(x) + float(w) <= 195.5


@pytest.mark.parametrize(
    "markup",
    ["<b>&\"'</b>", "</text>&amp;", r"(\) \(", "{applicant.name}", "{x}", "%s ${y}", "#set text()"],
)
@pytest.mark.parametrize("key", ["applicant__name", "applicant__unit", "contact__address"])
def test_markup_stays_text(press: ReportlabPress, key: str, markup: str) -> None:
    layout = load("card_registration_form")
    content = with_values(sample("card_registration_form", layout), **{key: markup})
    assert squeezed(markup) in squeezed(text_of(press.compose(layout, content)))


def test_what_does_not_apply_is_struck_and_what_is_not_given_stays_empty(
    press: ReportlabPress,
) -> None:
    layout = load("medical_registration_form")
    content = sample("medical_registration_form", layout)
    struck = text_of(press.compose(layout, content)).count("／")
    open_ = replace(content, not_applicable=content.not_applicable - {"enrolment.school"})
    assert text_of(press.compose(layout, open_)).count("／") == struck - 1
    assert struck == 10


def test_ticks_are_drawn_and_kept_in_the_record(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    content = sample("card_registration_form", layout)
    page = press.pages(layout, content)[0]
    ticked = {(key, code) for key, code, _, on in page.ticks if on}
    assert ticked == {(key, min(content.chosen[key])) for key in layout.choice_keys()}
    assert sum(isinstance(drawing, Polyline) for drawing in page.drawings) == len(ticked)
    assert "☑" not in text_of(press.compose(layout, content))


def test_signature_from_the_pad_is_drawn_in_its_box_with_its_pressure(
    press: ReportlabPress,
) -> None:
    layout = load("card_registration_form")
    stroke = (Point(0, 0, 0, 0.1), Point(0.5, 0.5, 9, 0.1), Point(1, 1, 18, 1.0))
    content = sample("card_registration_form", layout)
    before = press.pages(layout, content)[0].drawings
    signed = replace(content, strokes={"applicant.signature": (stroke,)})
    after = press.pages(layout, signed)[0].drawings
    ink = [drawing for drawing in after if drawing not in before]
    assert all(isinstance(line, Polyline) for line in ink)
    points = [point for line in ink for point in getattr(line, "points", ())]
    assert all(50 < x < 101 and 215 < y < 230 for x, y in points)
    assert len({getattr(line, "weight", 0) for line in ink}) == 2


@pytest.mark.parametrize("code", CODES)
def test_second_print_and_void_print_are_marked(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    again = {**OUTSIDE, "print.copy": "补打　第 2 次\n2026-11-21　遗失"}
    void = {**OUTSIDE, "print.void": "作废\n2026-11-21　内容更改"}
    assert "补打" not in text_of(press.compose(layout, replace(content, outside=OUTSIDE))).replace(
        "原受理点补打", ""
    )
    assert "第2次" in squeezed(text_of(press.compose(layout, replace(content, outside=again))))
    assert "作废" in text_of(press.compose(layout, replace(content, outside=void)))


def test_thirty_papers_run_over_pages_with_a_repeated_head(press: ReportlabPress) -> None:
    layout = load("notice")
    content = sample("notice", layout)
    rows = content.rows["lacking"]
    many = tuple({**rows[i % 4], "number": f"{i + 1}"} for i in range(30))
    pdf = press.compose(layout, replace(content, rows={"lacking": many}))
    read = text_of(pdf)
    assert page_count(pdf) == 3
    assert read.count("序号") == 3
    assert read.count("签收人签名") == 1
    assert "第 1 页　共 3 页" in read
    assert "第 3 页　共 3 页" in read
    assert all(barcodes_of(pdf, page) for page in range(3))
    numbers = [line.split()[-1] for line in boxes_of(pdf) if len(line.split()) == 5]
    assert [n for n in numbers if n.isdigit()][:30] == [f"{i + 1}" for i in range(30)]


def test_closing_sentences_stay_with_the_place_to_sign(press: ReportlabPress) -> None:
    """With rows that fill the first page, the last sentences go on with the service block."""
    layout = load("notice")
    content = sample("notice", layout)
    rows = content.rows["lacking"]
    for count in range(1, 12):
        many = tuple({**rows[i % 4], "number": f"{i + 1}"} for i in range(count))
        pages = press.pages(layout, replace(content, rows={"lacking": many}))
        texts = [[getattr(d, "text", "") for d in page.drawings] for page in pages]
        last = "".join(texts[-1])
        assert "除上列内容外" in last
        assert "签收人签名" in last
        assert all("签收人签名" not in page for page in texts[:-1])


def test_roll_grows_with_its_text(press: ReportlabPress) -> None:
    layout = load("slip_roll80")
    content = sample("slip_roll80", layout)
    short = press.pages(layout, with_values(content, applicant__name="李四"))[0].height
    long = press.pages(layout, with_values(content, applicant__name=LONG_NAME))[0].height
    assert long > short > 300


def test_picture_fills_its_box_and_takes_the_place_of_the_words(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    bare = sample("card_registration_form", layout)
    jpeg = portrait((358, 441), ground=(250, 250, 250))
    pdf = press.compose(layout, replace(bare, pictures={"photo": jpeg}))
    assert pictures_of(pdf) == [jpeg]
    assert "26mm×32mm" in squeezed(text_of(press.compose(layout, bare)))
    assert "26mm×32mm" not in squeezed(text_of(pdf))
    (page,) = press.pages(layout, replace(bare, pictures={"photo": jpeg}))
    (drawn,) = (drawing for drawing in page.drawings if isinstance(drawing, Picture))
    (box,) = (box for box in layout.boxes if box.kind == "image")
    assert drawn.at.h * 358 / 441 == pytest.approx(drawn.at.w)
    assert box.at.x <= drawn.at.x < drawn.at.x + drawn.at.w <= box.at.x + box.at.w
    assert box.at.y <= drawn.at.y < drawn.at.y + drawn.at.h <= box.at.y + box.at.h + 1e-9
    # 25.98 of 26 mm: what is left over lies under the frame.
    assert box.at.w - drawn.at.w < 0.1


def test_two_pictures_give_two_files_and_one_gives_the_same_bytes(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    contents = [
        replace(sample("card_registration_form", layout), pictures={"photo": jpeg})
        for jpeg in (portrait((358, 441)), portrait((358, 441)), portrait((358, 442)))
    ]
    first, same, other = (press.compose(layout, content) for content in contents)
    assert first == same
    assert first != other


def test_what_is_no_jpeg_has_no_size() -> None:
    assert size_of(portrait((358, 441))) == (358, 441)
    for content in (b"", b"\xff\xd8", portrait(kind="PNG"), portrait()[:20]):
        with pytest.raises(ValueError, match="JPEG"):
            size_of(content)
