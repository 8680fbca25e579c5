# SPDX-License-Identifier: Apache-2.0
"""The list of what to bring: a few answers, every paper with its basis, and nothing kept."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clerkapp.domain.problems import ClerkError
from clerkapp.services.desk import Desk
from clerkapp.services.materials import Materials, materials, materials_pdf, questions_of
from tests.counter import shipped_catalogue
from tests.printing.reading import text_of

DAY = date(2026, 11, 24)


def asked(answers: dict[str, str], item: str = "minor_card", on: date = DAY) -> Materials:
    catalogue = shipped_catalogue()
    return materials(catalogue, catalogue.item_on(item, on), answers, on)


def codes(found: Materials, *, certain: bool) -> set[str]:
    return {need.paper.code for need in found.papers if need.certain is certain}


def test_every_item_asks_at_most_four_questions() -> None:
    for item in shipped_catalogue().items_on(DAY):
        assert 1 <= len(questions_of(item)) <= 4, item.code


def test_a_grandmother_brings_proof_of_guardianship() -> None:
    found = asked({"applicant.document_type": "01H", "guardian.relation": "64"})
    assert "guardianship_proof" in codes(found, certain=True)
    assert "guardianship_proof" not in codes(asked({"guardian.relation": "52"}), certain=True)


def test_what_nobody_answered_stays_open() -> None:
    found = asked({})
    assert "photo_receipt" in codes(found, certain=False)
    small = asked({"applicant.birth_date": "2024-05-01"})
    assert "photo_receipt" not in codes(small, certain=False) | codes(small, certain=True)


def test_out_of_season_the_next_opening_is_told() -> None:
    answers = {"applicant.birth_date": "2020-05-01"}
    assert asked(answers, "minor_medical", date(2026, 8, 31)).opens_on == date(2026, 9, 1)
    assert asked(answers, "minor_medical", date(2026, 12, 1)).opens_on == date(2027, 9, 1)


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({"applicant.shoe_size": "41"}, "materials.no_such_field"),
        ({"guardian.relation": "aunt"}, "materials.wrong_answer"),
        ({"applicant.birth_date": "gestern"}, "materials.wrong_answer"),
    ],
)
def test_a_wrong_answer_is_named(answers: dict[str, str], code: str) -> None:
    with pytest.raises(ClerkError, match=code) as refused:
        asked(answers)
    assert refused.value.field == next(iter(answers))


@given(st.dictionaries(st.sampled_from(["applicant.birth_date", "guardian.relation"]), st.text()))
def test_no_answer_whatsoever_upsets_it(answers: dict[str, str]) -> None:
    assert said(answers) in {"papers", "materials.wrong_answer"}


def said(answers: dict[str, str]) -> str:
    try:
        return "papers" if asked(answers).papers else ""
    except ClerkError as refused:
        return refused.code


def test_the_printed_list_names_every_paper_and_its_basis(desk: Desk, tmp_path: Path) -> None:
    item = desk.catalogue.item_on("minor_medical", desk.today())
    answers = {"enrolment.channel": "guardian", "guardian.relation": "64"}
    found = materials(desk.catalogue, item, answers, desk.today())
    path = tmp_path / "list.pdf"
    path.write_bytes(materials_pdf(desk, found))
    text = "".join(text_of(path.read_bytes()).split())
    for need in found.papers:
        assert need.paper.name.zh[:6] in text
    assert "社会保险经办条例第三十一条" in text


def test_what_the_applicant_should_know_is_told_with_the_values_of_the_place(
    desk: Desk, tmp_path: Path
) -> None:
    beijing = replace(desk, catalogue=desk.catalogue.for_office("110105"))
    item = beijing.catalogue.item_on("card_loss", beijing.today())
    found = materials(beijing.catalogue, item, {"loss.kind": "oral"}, beijing.today())
    oral = next(each for each in found.guidance if each.code == "oral")
    assert "240 小时内有效" in oral.sentence.zh
    assert not any("{" in each.sentence.zh + each.sentence.en for each in found.guidance)
    path = tmp_path / "list.pdf"
    path.write_bytes(materials_pdf(beijing, found))
    assert "240小时内有效" in "".join(text_of(path.read_bytes()).split())


def test_an_item_that_prints_no_list_says_so(desk: Desk) -> None:
    item = desk.catalogue.item_on("minor_card", desk.today())
    bare = replace(item, documents=())
    with pytest.raises(ClerkError, match=r"document\.none"):
        materials_pdf(desk, materials(desk.catalogue, bare, {}, desk.today()))
