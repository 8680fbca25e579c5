# SPDX-License-Identifier: Apache-2.0
"""The card's picture is kept with its case; a form that bore another one is void."""

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.photos import PhotoRule, PhotoVerdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Manner, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.exchange import photos
from clerkapp.services.desk import Desk
from clerkapp.services.photos import attach_photo, photo_of, photo_rule
from clerkapp.services.signing import SigningAct, present_form, sign_and_accept
from tests.pictures import portrait
from tests.services.visits_made import at_signature, draft

PICTURE = portrait()
OTHER = portrait(ground=(250, 250, 245))


def rule_of(desk: Desk) -> PhotoRule:
    return photo_rule(desk.catalogue.parameters_on(desk.today()))


def attach(desk: Desk, case: Case, content: bytes) -> PhotoVerdict:
    return attach_photo(desk, case.id, content, photos, rule_of(desk))


def reopened(desk: Desk, case: Case) -> Case:
    with desk.reads() as work:
        return work.case(case.id)


def test_the_national_rule_is_the_cards() -> None:
    assert PhotoRule() == photo_rule(
        {
            "photo_width": "358",
            "photo_height": "441",
            "photo_dpi": "350",
            "photo_least_bytes": "0",
            "photo_most_bytes": "102400",
            "photo_ground": "230",
        }
    )


def test_the_parameters_give_that_rule(desk: Desk) -> None:
    assert rule_of(desk) == PhotoRule()


def test_a_good_picture_is_kept_cut(desk: Desk) -> None:
    case = draft(desk)
    assert photo_of(desk, case.id) is None
    assert attach(desk, case, PICTURE).problems == ()
    assert photo_of(desk, case.id) == photos.crop_photo(PICTURE, rule_of(desk))


def test_the_last_picture_counts(desk: Desk) -> None:
    case = draft(desk)
    attach(desk, case, PICTURE)
    attach(desk, case, OTHER)
    assert photo_of(desk, case.id) == photos.crop_photo(OTHER, rule_of(desk))


def test_a_picture_with_an_error_is_not_kept(desk: Desk) -> None:
    case = draft(desk)
    error = attach(desk, case, portrait(ground=(70, 130, 200))).error
    assert error is not None
    assert error.code == "photo.ground"
    assert photo_of(desk, case.id) is None


def test_another_picture_voids_the_form_that_waits_to_be_signed(desk: Desk) -> None:
    case = at_signature(desk)
    attach(desk, case, PICTURE)
    _, form = present_form(desk, case.id)
    attach(desk, case, PICTURE)
    assert reopened(desk, case).presented is not None
    attach(desk, case, OTHER)
    assert reopened(desk, case).presented is None
    again, other_form = present_form(desk, case.id)
    assert other_form.id != form.id
    with desk.reads() as work:
        void = {document.id: document.void for document in work.documents(case.id)}
    assert void == {form.id: True, other_form.id: False}
    assert again.status is CaseStatus.AWAITING_SIGNATURE


def test_after_acceptance_the_picture_stays(desk: Desk) -> None:
    case = at_signature(desk)
    _, form = present_form(desk, case.id)
    act = SigningAct(Manner.PAPER, Signer.GUARDIAN)
    sign_and_accept(desk, case.id, act, form.content_code)
    with pytest.raises(ClerkError, match=r"case\.closed"):
        attach(desk, case, PICTURE)
    assert photo_of(desk, case.id) is None
