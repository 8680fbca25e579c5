# SPDX-License-Identifier: Apache-2.0
"""A name with a character that no font has: refused, its glyph loaded, printed everywhere."""

from dataclasses import replace

import pytest

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.roles import Role
from clerkapp.domain.states import CaseStatus
from clerkapp.exchange.glyph_pictures import read_glyph
from clerkapp.services import case_lists, prints
from clerkapp.services.desk import Desk
from clerkapp.services.documents import code_of
from clerkapp.services.own_glyphs import load_glyph, own_glyphs
from clerkapp.services.visits import VisitResult, perform
from tests.counter import GIRL, MORNING, with_role
from tests.printing.glyphs_made import drawn
from tests.printing.reading import text_of
from tests.printing.samples import load, sample, with_values
from tests.services.test_visits import SCRIPT

PRIVATE = "\U000f1234"
NAME = f"王{PRIVATE}"
PICTURE = read_glyph(drawn(), PRIVATE)
OTHER = read_glyph(drawn(ground=(0, 0, 0, 0), mode="RGBA", side=97), PRIVATE)


def visit(desk: Desk, **changes: str) -> VisitResult:
    return perform(desk, replace(SCRIPT, answers=GIRL | {"applicant.name": NAME} | changes))


def squeezed(pdf: bytes) -> str:
    return "".join(text_of(pdf).split())


def test_the_refusal_names_field_and_character_until_the_glyph_is_loaded(desk: Desk) -> None:
    (refused,) = (p for p in visit(desk).problems if p.code == "print.no_glyph")
    assert (refused.field, refused.params["code_point"]) == ("applicant.name", "U+F1234")
    load_glyph(desk, PRIVATE, PICTURE, "户口簿")
    other = {"applicant.document_number": "110150201905183223"}
    result = visit(desk, **other)
    assert result.case.status is CaseStatus.ACCEPTED
    assert result.case.answers["applicant.name"] == NAME
    for document in result.documents:
        pdf = prints.document_pdf(desk, document.id)
        assert NAME in squeezed(pdf)
        assert b"/Type3" in pdf
    listed = case_lists.list_pdf(desk, "card_making_list", (result.case.id,), "制卡中心")
    assert NAME in squeezed(listed)


def test_a_further_copy_keeps_the_glyph_of_the_first(desk: Desk) -> None:
    assert PICTURE != OTHER
    load_glyph(desk, PRIVATE, PICTURE, "")
    form = visit(desk).documents[0]
    load_glyph(desk, PRIVATE, OTHER, "")
    again = prints.print_again(desk, form, "unclear")
    assert again.content_code == form.content_code
    with desk.reads() as work:
        record = work.content(again.id).decode()
    kept = {glyph.char: glyph.sha256 for glyph, _ in own_glyphs(desk)}
    assert kept[PRIVATE] not in record


def test_the_content_code_binds_the_glyph_but_not_one_of_the_print_line() -> None:
    layout = load("card_registration_form")
    bare = with_values(sample("card_registration_form", layout), applicant__name=NAME)
    codes = {code_of(layout, replace(bare, glyphs={PRIVATE: each})) for each in (PICTURE, OTHER)}
    assert len(codes) == 2
    printed_by_another = replace(bare, glyphs={"\ue001": PICTURE})
    assert code_of(layout, printed_by_another) == code_of(layout, bare) not in codes


def test_who_loaded_it_when_and_from_what_is_kept_and_audited(desk: Desk) -> None:
    load_glyph(desk, PRIVATE, OTHER, "旧户口簿")
    load_glyph(desk, PRIVATE, PICTURE, "户口簿")
    ((glyph, name),) = own_glyphs(desk)
    assert (glyph.char, glyph.picture, glyph.at) == (PRIVATE, PICTURE, MORNING)
    assert (name, glyph.source, glyph.clerk_id) == ("陈敏", "户口簿", "c1")
    with desk.reads() as work:
        first, second = (entry for entry in work.acts_on("") if entry.act == "load_glyph")
    assert (first.reason, first.before) == ("U+F1234", "")
    assert second.before == first.after != second.after == glyph.sha256


def test_a_character_with_a_shape_needs_no_picture(desk: Desk) -> None:
    with pytest.raises(ClerkError) as caught:
        load_glyph(desk, "𠮷", PICTURE, "")
    assert caught.value.code == "glyph.font_has_it"
    assert caught.value.params["code_point"] == "U+20BB7"
    assert own_glyphs(desk) == ()


def test_an_auditor_loads_none(desk: Desk) -> None:
    with pytest.raises(ClerkError, match=r"case\.not_your_role"):
        load_glyph(with_role(desk, Role.AUDITOR), PRIVATE, PICTURE, "")
