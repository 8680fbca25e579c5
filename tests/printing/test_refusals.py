# SPDX-License-Identifier: Apache-2.0
"""What is never printed wrong: it is refused, and the message names the field."""

from dataclasses import replace

import pytest

from clerkapp.catalogue.layouts import Choice, Layout, PaperContent
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.press import ReportlabPress
from tests.printing.samples import load, sample, with_values

CODE = "card_registration_form"


@pytest.fixture(scope="module")
def layout() -> Layout:
    return load(CODE)


@pytest.fixture(scope="module")
def content(layout: Layout) -> PaperContent:
    return sample(CODE, layout)


def refused(press: ReportlabPress, layout: Layout, content: PaperContent) -> ClerkError:
    with pytest.raises(ClerkError) as caught:
        press.compose(layout, content)
    return caught.value


def test_character_without_glyph_is_named(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    error = refused(press, layout, with_values(content, applicant__name="王\U000323b0"))
    assert (error.code, error.field) == ("print.no_glyph", "applicant.name")
    assert dict(error.params) == {
        "place": "姓名",
        "character": "\U000323b0",
        "code_point": "U+323B0",
    }
    assert "王" not in str(error)


def test_emoji_is_named(press: ReportlabPress, layout: Layout, content: PaperContent) -> None:
    error = refused(press, layout, with_values(content, guardian__name="李😀"))
    assert (error.code, error.field) == ("print.no_glyph", "guardian.name")
    assert error.params["code_point"] == "U+1F600"


@pytest.mark.parametrize("char", ["\x00", "\t", "\r", "\u202e", "\u200b"])
def test_control_character_is_refused_not_dropped(
    press: ReportlabPress, layout: Layout, content: PaperContent, char: str
) -> None:
    error = refused(press, layout, with_values(content, applicant__name=f"王{char}媛"))
    assert (error.code, error.field) == ("print.control_character", "applicant.name")
    assert error.params["code_point"] == f"U+{ord(char):04X}"


@pytest.mark.parametrize("key", ["applicant__name", "contact__address", "applicant__sex__text"])
def test_five_thousand_characters_do_not_fit(
    press: ReportlabPress, layout: Layout, content: PaperContent, key: str
) -> None:
    error = refused(press, layout, with_values(content, **{key: "阿" * 5000}))
    assert (error.code, error.field) == ("print.does_not_fit", key.replace("__", "."))


def test_word_that_cannot_be_broken_does_not_fit_a_narrow_place(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    error = refused(press, layout, with_values(content, contact__postcode="9" * 60))
    assert (error.code, error.params["place"]) == ("print.does_not_fit", "邮编")


def test_missing_value_is_named(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    values = {key: text for key, text in content.values.items() if key != "guardian.mobile"}
    error = refused(press, layout, replace(content, values=values))
    assert (error.code, error.field) == ("print.missing_value", "guardian.mobile")


@pytest.mark.parametrize("what", ["chosen", "choices"])
def test_missing_choice_is_named(
    press: ReportlabPress, layout: Layout, content: PaperContent, what: str
) -> None:
    error = refused(press, layout, replace(content, **{what: {}}))
    assert error.code == "print.missing_value"
    assert error.field in layout.choice_keys()


def test_choice_that_does_not_stand_on_the_paper_is_refused(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    wrong = replace(content, chosen={**content.chosen, "card.bank": frozenset({"998"})})
    assert refused(press, layout, wrong).code == "print.unknown_choice"


def test_choices_that_do_not_fit_are_refused(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    banks = tuple(Choice(f"{n}", "很长很长的银行名称") for n in range(1, 30))
    wrong = replace(content, choices={**content.choices, "card.bank": banks})
    error = refused(press, layout, wrong)
    assert (error.code, error.field) == ("print.does_not_fit", "card.bank")


def test_form_without_content_code_is_refused(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    error = refused(press, layout, replace(content, content_code=""))
    assert (error.code, error.field) == ("print.missing_value", "content.code")


def test_row_without_a_cell_is_named(press: ReportlabPress) -> None:
    layout = load("notice")
    content = sample("notice", layout)
    row = {key: text for key, text in content.rows["lacking"][0].items() if key != "basis"}
    error = refused(press, layout, replace(content, rows={"lacking": (row,)}))
    assert (error.code, error.field) == ("print.missing_value", "lacking.basis")


def test_row_higher_than_a_page_is_refused(press: ReportlabPress) -> None:
    layout = load("notice")
    content = sample("notice", layout)
    row = {**content.rows["lacking"][0], "standard": "很" * 2000}
    error = refused(press, layout, replace(content, rows={"lacking": (row,)}))
    assert (error.code, error.field) == ("print.does_not_fit", "lacking")


def test_print_line_and_marks_may_be_absent(
    press: ReportlabPress, layout: Layout, content: PaperContent
) -> None:
    assert press.compose(layout, replace(content, outside={}))
