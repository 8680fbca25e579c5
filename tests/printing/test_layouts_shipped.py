# SPDX-License-Identifier: Apache-2.0
"""The layouts that come with the program, held against the house rules and the shipped forms."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.layouts import DOT, Box, Choice, Layout
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.drawings import Bars, Page, TextLine
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.counter import shipped_catalogue
from tests.printing.golden import CODES
from tests.printing.reading import text_of
from tests.printing.samples import load, sample, with_values

FORMS = ("card_registration_form", "medical_registration_form")
VERTICALS = {20, 28, 50, 101, 119, 133, 147, 165, 195}
LEAST_TYPE = 7.0
LONGEST = 3


@pytest.fixture
def catalogue() -> Catalogue:
    return shipped_catalogue()


def bars(page: Page) -> Iterator[Bars]:
    return (drawing for drawing in page.drawings if isinstance(drawing, Bars))


@pytest.mark.parametrize("code", CODES)
def test_fonts_have_every_word_of_a_layout(fonts: FontChain, code: str) -> None:
    layout = load(code)
    for box in layout.every_box():
        words = [box.label, box.text, box.caption, *(choice.text for choice in box.choices)]
        words += [column.head for column in box.columns]
        assert fonts.trouble("".join(words)) is None, box.id


@pytest.mark.parametrize("code", FORMS)
def test_form_keeps_to_the_verticals_of_the_house(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    page = press.pages(layout, sample(code, layout))[0]
    places = {"place_district", "place_street", "place_community", "place_unit"}
    cells = [box for box in layout.boxes if box.border is not False and box.kind != "text"]
    edges = {box.at.x for box in cells if box.at.y >= 43 and box.id not in places}
    edges -= {box.at.x for box in cells if box.kind in ("image", "barcode", "mark")}
    assert edges <= VERTICALS
    assert page.frames[0] == (20, 43, 175, 230)


@pytest.mark.parametrize("code", CODES)
def test_no_type_under_seven_points_and_none_outside_the_sheet(
    press: ReportlabPress, code: str
) -> None:
    layout = load(code)
    for page in press.pages(layout, sample(code, layout)):
        lines = [drawing for drawing in page.drawings if isinstance(drawing, TextLine)]
        assert min(line.size for line in lines) >= LEAST_TYPE
        assert all(4 <= line.x <= page.width - 4 for line in lines)
        assert all(4 <= line.baseline <= page.height - 4 for line in lines)


@pytest.mark.parametrize("code", ["slip_a5", "slip_roll80", "receipt_slip_a5"])
def test_slip_sets_date_place_and_telephone_large(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    page = press.pages(layout, content)[0]
    sizes = {d.text: d.size for d in page.drawings if isinstance(d, TextLine)}
    wanted = [content.values["promise.registration.due"], "安和街道社会保障所"]
    wanted.append(content.values["office.phone"])
    for words in wanted:
        assert any(size >= 14 for text, size in sizes.items() if words in text), words


def test_number_stands_where_the_house_says_to_the_hundredth(press: ReportlabPress) -> None:
    layout = load("card_registration_form")
    number, code = bars(press.pages(layout, sample("card_registration_form", layout))[0])
    assert (number.x, number.y, number.height, number.module) == (150.75, 11, 10, 0.25)
    assert number.x + len(number.pattern) * number.module == 192.5
    assert code.x + len(code.pattern) * code.module == pytest.approx(192.5)
    assert len(code.pattern) * code.module <= 30.75


def test_bars_on_the_roll_are_whole_dots(press: ReportlabPress) -> None:
    layout = load("slip_roll80")
    for one in bars(press.pages(layout, sample("slip_roll80", layout))[0]):
        assert one.module / DOT == pytest.approx(3)
        assert one.x / DOT == pytest.approx(round(one.x / DOT))
        assert len(one.pattern) * one.module == pytest.approx(62.69, abs=0.01)


def test_blank_letter_of_authority_has_no_number(press: ReportlabPress) -> None:
    layout = load("authority_letter")
    content = sample("authority_letter", layout)
    blank = replace(
        content,
        values=dict.fromkeys(content.values, ""),
        chosen={"agent.matters": frozenset()},
    )
    page = press.pages(layout, blank)[0]
    assert len(list(bars(page))) == 1
    assert "授 权 委 托 书" in text_of(press.compose(layout, blank))


@pytest.mark.parametrize("code", CODES)
def test_long_names_of_office_clerk_and_item_fit(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = with_values(
        sample(code, layout),
        office__name="新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县社会保障服务所",
        clerk__name="阿卜杜热合曼·努尔麦",
        item__name="城乡居民基本医疗保险参保登记（未成年人、新参保·新生儿）",
    )
    assert press.compose(layout, content)


def coded(layout: Layout, catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Yield key and text of the longest entries of every code list that a layout prints."""
    for item in catalogue.items:
        for field in item.form.fields:
            key = f"{field.id}.text"
            if field.choices and key in layout.value_keys():
                texts = [entry.text.zh for entry in catalogue.choices[field.choices].entries]
                for text in sorted(texts, key=len)[-LONGEST:]:
                    yield key, text


@pytest.mark.parametrize("code", CODES)
def test_every_entry_of_the_code_lists_fits(
    press: ReportlabPress, catalogue: Catalogue, code: str
) -> None:
    layout = load(code)
    content = replace(sample(code, layout), not_applicable=frozenset())
    for key, text in coded(layout, catalogue):
        pages = press.pages(layout, with_values(content, **{key.replace(".", "__"): text}))
        lines = (d.text for page in pages for d in page.drawings if isinstance(d, TextLine))
        assert text in "".join(lines)


@pytest.mark.parametrize("code", CODES)
def test_all_choices_of_the_code_lists_fit(
    press: ReportlabPress, catalogue: Catalogue, code: str
) -> None:
    layout = load(code)
    for item in catalogue.items:
        fields = {field.id: field for field in item.form.fields}
        known = [key for key in layout.open_choice_keys() if key in fields]
        if set(known) != layout.open_choice_keys():
            continue
        choices = {
            key: tuple(
                Choice(entry.code, entry.text.zh)
                for entry in catalogue.choices[fields[key].choices].entries
            )
            for key in known
        }
        content = replace(
            sample(code, layout),
            choices=choices,
            chosen={
                **dict.fromkeys(layout.choice_keys(), frozenset[str]()),
                **{key: frozenset({entries[0].code}) for key, entries in choices.items()},
            },
        )
        assert press.pages(layout, content)


ANY_TEXT = st.text(
    st.one_of(
        st.sampled_from("阿卜杜·热合曼（）《》，。、 　A9x-/<&\"'{}\\𠮷𪚥"),
        st.characters(codec="utf-8"),
    ),
    max_size=90,
)


@settings(max_examples=60)
@given(name=ANY_TEXT, address=ANY_TEXT, unit=ANY_TEXT)
def test_whatever_is_typed_is_printed_whole_or_refused(
    press: ReportlabPress, name: str, address: str, unit: str
) -> None:
    layout = load("card_registration_form")
    content = with_values(
        sample("card_registration_form", layout),
        applicant__name=name,
        contact__address=address,
        applicant__unit=unit,
    )
    refused = drawn = ""
    try:
        page = press.pages(layout, content)[0]
        drawn = squeezed("".join(d.text for d in page.drawings if isinstance(d, TextLine)))
    except ClerkError as error:
        refused = error.field
    assert refused in ("", "applicant.name", "contact.address", "applicant.unit")
    assert refused or all(squeezed(text) in drawn for text in (name, address, unit))


def squeezed(text: str) -> str:
    return "".join(text.split())


def test_every_kind_of_box_is_used() -> None:
    """A kind that no paper needs would be code for nobody."""
    kinds = {box.kind for code in CODES for box in every(load(code))}
    assert kinds == {
        "value", "text", "cell", "section", "choice", "signature", "date", "fingerprint", "seal",
        "hand", "boxes", "image", "barcode", "rule", "mark", "table", "answers", "group",
        "flow",
    }  # fmt: skip


def every(layout: Layout) -> Iterator[Box]:
    return layout.every_box()
