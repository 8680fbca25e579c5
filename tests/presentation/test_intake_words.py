# SPDX-License-Identifier: Apache-2.0
"""Header, banner and draft of intake over a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from clerkapp.domain.problems import ClerkError, OutsideError
from clerkapp.domain.signature import Manner, PresentedForm, Signature, Signer
from clerkapp.presentation import intake_form as forms
from clerkapp.presentation.draft import Draft
from clerkapp.presentation.intake_words import intake_header, void_banner
from clerkapp.presentation.notices import BannerText, banner_of
from clerkapp.presentation.words import Words
from clerkapp.services import intake, lookups
from clerkapp.services.desk import Desk
from tests.counter import GIRL, MORNING, desk_in

WORDS = Words.load(Path(__file__).resolve().parents[2] / "resources" / "words", "zh")
WHOLE = GIRL | {"card.photo_source": "police", "applicant.occupation": "student"}


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    with desk_in(tmp_path) as seated:
        yield seated


def state_of(desk: Desk, answers: dict[str, str]) -> forms.FormState:
    item = desk.catalogue.item_on("minor_card", desk.today())
    filled = intake.opening_answers(item) | answers
    return forms.open_form(desk.catalogue, item, desk.today(), filled)


def test_a_draft_is_one_row_however_often_it_is_kept(desk: Desk) -> None:
    draft = Draft(desk, "minor_card", desk.today(), None)
    first = draft.keep({"applicant.name": "王"})
    second = draft.keep({"applicant.name": "王梓萱"})
    assert first.id == second.id
    [row] = lookups.unfinished_drafts(desk)
    assert row.name == "王梓萱"


def test_a_draft_of_an_open_case_goes_on_with_it(desk: Desk) -> None:
    case = intake.start_draft(desk, "minor_card", {})
    draft = Draft(desk, "minor_card", desk.today(), case)
    assert draft.keep({"applicant.name": "王"}).id == case.id


def test_the_header_shows_the_day_until_there_is_a_number(desk: Desk) -> None:
    state = state_of(desk, WHOLE)
    before = intake_header(WORDS, state, None, is_back_entry=False)
    assert (before.chip, before.right_small, before.right_large) == (
        "草稿",
        "收件日 2026-11-24",
        "",
    )
    assert [step.reachable for step in before.steps] == [True, False, False, False]
    draft = intake.start_draft(desk, "minor_card", state.answers)
    case = intake.hand_to_review(desk, draft.id)
    after = intake_header(WORDS, state, case, is_back_entry=False)
    assert after.right_large == "1124-02-0001"
    assert after.right_small == "王梓萱 110150********1041"
    assert after.chip == "初审中"


def test_what_a_change_voids_is_said_with_field_and_code(desk: Desk) -> None:
    case = intake.start_draft(desk, "minor_card", WHOLE)
    item = desk.catalogue.item(case.item, case.item_version)
    form = PresentedForm("d1", "0" * 64, "7K3M-QD2X", case.answers, MORNING)
    printed = replace(case, presented=form)
    changed = replace(printed, answers={**WHOLE, "contact.address": "槐安里7号楼"})

    banner = void_banner(WORDS, item, printed, changed)
    assert banner is not None
    assert banner.what == "改了「现住址」，之前打印的 7K3M-QD2X 已作废"

    signature = Signature("7K3M-QD2X", Manner.PAPER, Signer.GUARDIAN, MORNING, "c1")
    signed = replace(printed, signatures=(signature,))
    banner = void_banner(WORDS, item, signed, changed)
    assert banner is not None
    assert banner.what == "改了「现住址」，7K3M-QD2X 上的签名已作废"

    assert void_banner(WORDS, item, printed, printed) is None
    assert void_banner(WORDS, item, None, changed) is None
    assert void_banner(WORDS, item, changed, changed) is None
    assert void_banner(WORDS, item, case, case) is None


def test_errors_become_banners_with_what_to_do() -> None:
    forbidden = banner_of(WORDS, ClerkError("override.needs_supervisor"))
    assert forbidden == BannerText("error", "放行须由负责人办理", "请负责人登录后放行并写明原因。")
    assert banner_of(WORDS, OutsideError("store.disk_full")).do
