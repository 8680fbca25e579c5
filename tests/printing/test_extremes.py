# SPDX-License-Identifier: Apache-2.0
"""The longest and rarest that people bring: on every paper it fits whole, or the field is named."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerkapp.catalogue.layouts import Layout, PaperContent
from clerkapp.domain.problems import ClerkError
from clerkapp.printing.fonts import FontChain
from clerkapp.printing.press import ReportlabPress
from tests.printing.fonts_made import truetype
from tests.printing.golden import CODES
from tests.printing.reading import page_count, text_of
from tests.printing.samples import FONTS, load, sample, with_values

NAME = "阿卜杜热合曼江·麦麦提图尔荪尼亚孜·买买提依明阿布都热依木卡德尔孜阿吉"
ADDRESS = (
    "新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿克陶县布伦口乡苏巴什村慕士塔格路一百二十八号"
    "阳光幸福家园小区第二十三号楼四单元一千六百零二室（原第三生产大队旧址东侧）"
).ljust(80, "旁")
OFFICE = ("office.", "item.", "agent.")
"""The office's own words are not what people bring; who comes without an agent has ／ there."""


def brought(layout: Layout, content: PaperContent, *endings: str) -> Iterator[str]:
    """Yield the keys of a layout that hold such a value."""
    for key in sorted(layout.value_keys() & content.values.keys()):
        if key.endswith(endings) and not key.startswith(OFFICE):
            yield key


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize(
    ("endings", "text"), [((".name",), NAME), (("address",), ADDRESS)], ids=["name", "address"]
)
def test_it_stands_there_whole_or_its_field_is_named(
    press: ReportlabPress, code: str, endings: tuple[str, ...], text: str
) -> None:
    layout = load(code)
    content = sample(code, layout)
    for key in brought(layout, content, *endings):
        filled = replace(content, values={**content.values, key: text})
        try:
            said = "".join(text_of(press.compose(layout, filled)).split())
        except ClerkError as error:
            said = f"{error.code} {error.field}"
        assert text in said or said == f"print.does_not_fit {key}"


@pytest.mark.parametrize("code", ["card_registration_form", "medical_registration_form"])
def test_a_name_of_35_and_an_address_of_80_fit_the_forms(press: ReportlabPress, code: str) -> None:
    assert (len(NAME), len(ADDRESS)) == (35, 80)
    layout = load(code)
    content = with_values(
        sample(code, layout), applicant__name=NAME, guardian__name=NAME, contact__address=ADDRESS
    )
    said = "".join(text_of(press.compose(layout, content)).split())
    assert said.count(NAME) >= 2
    assert ADDRESS in said


def four_bytes(text: str) -> str:
    return "".join("𠮷" if "一" <= char <= "龥" else char for char in text)


@pytest.mark.parametrize("code", CODES)
def test_four_byte_characters_stand_wherever_text_does(press: ReportlabPress, code: str) -> None:
    layout = load(code)
    content = sample(code, layout)
    rows = {
        key: tuple(
            {cell: text if cell == "field" else four_bytes(text) for cell, text in row.items()}
            for row in rows
        )
        for key, rows in content.rows.items()
    }
    values = {key: four_bytes(text) for key, text in content.values.items()}
    said = text_of(press.compose(layout, replace(content, values=values, rows=rows)))
    assert "\ufffd" not in said
    assert not any("\ud800" <= char <= "\udfff" for char in said)
    assert "𠮷𠮷" in "".join(said.split())


def test_thirty_papers_on_a_notice_are_all_there(press: ReportlabPress) -> None:
    layout = load("notice")
    content = sample("notice", layout)
    row = content.rows["lacking"][0]
    names = [f"第{n}份材料的名称" for n in range(1, 31)]
    rows = tuple({**row, "name": name} for name in names)
    pdf = press.compose(layout, replace(content, rows={**content.rows, "lacking": rows}))
    said = "".join(text_of(pdf).split())
    assert page_count(pdf) > 1
    assert [name for name in names if name not in said] == []


@pytest.mark.parametrize("text", ["محمد", "王דוד", "ئابدۇراخمان"])
def test_text_from_the_right_is_refused_also_with_a_font_that_has_it(
    press: ReportlabPress, font_cache: Path, tmp_path: Path, text: str
) -> None:
    layout = load("card_registration_form")
    content = with_values(sample("card_registration_form", layout), applicant__name=text)
    truetype(tmp_path / "own.ttf", "".join(sorted(set(text) - {"王"})))
    with_font = ReportlabPress(FontChain.shipped(FONTS, font_cache, own=tmp_path))
    for each in (press, with_font):
        with pytest.raises(ClerkError) as caught:
            each.compose(layout, content)
        assert (caught.value.code, caught.value.field) == ("print.right_to_left", "applicant.name")
        assert caught.value.params["place"] == "姓名"


def test_of_several_values_in_a_box_the_long_one_is_named(press: ReportlabPress) -> None:
    layout = load("notice")
    content = with_values(sample("notice", layout), clerk__name=NAME)
    with pytest.raises(ClerkError) as caught:
        press.compose(layout, content)
    assert (caught.value.code, caught.value.field) == ("print.does_not_fit", "clerk.name")
