# SPDX-License-Identifier: Apache-2.0
"""The card's picture is kept with its case; a form that bore another one is void."""

from datetime import date

import pytest

from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.photos import FROM_FILE, PHOTO_SOURCE, PhotoRule, PhotoVerdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import Manner, Point, Signer
from clerkapp.domain.states import CaseStatus
from clerkapp.exchange import photos
from clerkapp.services import intake
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_copy, make_document
from clerkapp.services.photos import attach_photo, photo_of, photo_rule
from clerkapp.services.prints import document_pdf
from clerkapp.services.signing import FORM, SigningAct, present_form, sign_and_accept
from tests.builders import citizen_number
from tests.pictures import portrait
from tests.printing.reading import pictures_of, text_of
from tests.services.visits_made import at_signature, draft

PICTURE = portrait()
OTHER = portrait(ground=(250, 250, 245))


STROKES = ((Point(0.1, 0.2, 0, 0.5), Point(0.6, 0.7, 20, 0.5)),)


def pictures_on(desk: Desk, document: PrintedDocument) -> int:
    return len(pictures_of(document_pdf(desk, document.id)))


def drawn_picture(pdf: bytes) -> bytes:
    (picture,) = pictures_of(pdf)
    return picture


def rule_of(desk: Desk) -> PhotoRule:
    return photo_rule(desk.catalogue.parameters_on(desk.today()))


def attach(desk: Desk, case: Case, content: bytes) -> PhotoVerdict:
    return attach_photo(desk, case.id, content, photos, rule_of(desk))


def with_file(desk: Desk, case: Case) -> Case:
    """Change the photo's source of a case to a file."""
    return intake.save_answers(desk, case.id, {**case.answers, PHOTO_SOURCE: FROM_FILE})


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


def test_the_picture_stands_on_the_form_and_in_its_code(desk: Desk) -> None:
    case = with_file(desk, at_signature(desk))
    _, without = present_form(desk, case.id)
    codes = {without.content_code}
    assert pictures_on(desk, without) == 0
    assert "（未附）" in text_of(document_pdf(desk, without.id))
    for content in (PICTURE, OTHER):
        attach(desk, case, content)
        _, form = present_form(desk, case.id)
        assert pictures_on(desk, form) == 1
        assert "（未附）" not in text_of(document_pdf(desk, form.id))
        codes.add(form.content_code)
    assert len(codes) == 3


def test_a_picture_kept_before_another_source_was_chosen_is_not_printed(desk: Desk) -> None:
    case = at_signature(desk, card__photo_source="receipt")
    attach(desk, case, PICTURE)
    _, form = present_form(desk, case.id)
    assert pictures_on(desk, form) == 0


def test_what_was_signed_on_the_pad_and_a_further_copy_bear_the_same_picture(desk: Desk) -> None:
    case = with_file(desk, at_signature(desk))
    attach(desk, case, PICTURE)
    _, form = present_form(desk, case.id)
    with desk.work() as work:
        signed = make_document(desk, work, reopened(desk, case), FORM, strokes=STROKES)
        # A newer picture never reaches the copy of an older form.
        work.add_attachment(case.id, desk.new_id(), "photo", OTHER, desk.now())
        copy = make_copy(desk, work, signed, 2, "lost")
        work.commit()
    assert signed.content_code == copy.content_code == form.content_code
    kept = [drawn_picture(document_pdf(desk, each.id)) for each in (form, signed, copy)]
    assert kept == [photos.crop_photo(PICTURE, rule_of(desk))] * 3


def test_without_the_file_that_is_its_source_no_form_goes_to_review(desk: Desk) -> None:
    case = draft(desk, card__photo_source="file")
    with pytest.raises(ClerkError, match=r"photo\.missing") as refused:
        intake.hand_to_review(desk, case.id)
    assert refused.value.field == PHOTO_SOURCE
    attach(desk, case, PICTURE)
    assert intake.hand_to_review(desk, case.id).status is CaseStatus.IN_REVIEW


def test_a_child_too_young_for_a_photo_brings_none(desk: Desk) -> None:
    number = citizen_number(date(2025, 5, 18), 104)
    case = draft(desk, card__photo_source="file", applicant__document_number=number)
    assert intake.hand_to_review(desk, case.id).status is CaseStatus.IN_REVIEW


def test_after_acceptance_the_picture_stays(desk: Desk) -> None:
    case = at_signature(desk)
    _, form = present_form(desk, case.id)
    act = SigningAct(Manner.PAPER, Signer.GUARDIAN)
    sign_and_accept(desk, case.id, act, form.content_code)
    with pytest.raises(ClerkError, match=r"case\.closed"):
        attach(desk, case, PICTURE)
    assert photo_of(desk, case.id) is None
