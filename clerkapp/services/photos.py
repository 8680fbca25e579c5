# SPDX-License-Identifier: Apache-2.0
"""The photograph for the card: checked by the region's rule, cut, and kept with its case."""

from collections.abc import Mapping
from dataclasses import replace

from clerkapp.domain.case import Case
from clerkapp.domain.photos import PHOTO, PHOTO_SOURCE, PhotoRule, PhotoVerdict
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import ANSWERS_MAY_CHANGE, CaseStatus
from clerkapp.services.casework import keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.ports import PhotoReader
from clerkapp.services.signing import FORM


def photo_rule(parameters: Mapping[str, str]) -> PhotoRule:
    """Return what the office's region asks of a picture on a day.

    Args:
        parameters: Name → value of the parameters in force, as ``Catalogue.parameters_on`` gives.
    """
    return PhotoRule(
        width=int(parameters["photo_width"]),
        height=int(parameters["photo_height"]),
        dpi=int(parameters["photo_dpi"]),
        least_bytes=int(parameters["photo_least_bytes"]),
        most_bytes=int(parameters["photo_most_bytes"]),
        ground=int(parameters["photo_ground"]),
    )


def attach_photo(
    desk: Desk, case_id: str, content: bytes, reader: PhotoReader, rule: PhotoRule
) -> PhotoVerdict:
    """Check a picture, cut it, and keep it with its case; one with an error is not kept.

    A form that bears another picture was not signed with this one: it and its signature are void.

    Args:
        desk: The signed-in clerk.
        case_id: The case.
        content: The file that was brought.
        reader: Reads and cuts pictures.
        rule: ``photo_rule`` of the case's day of judgement.

    Raises:
        ClerkError: ``case.closed`` when nothing may change any more.
    """
    verdict = reader.check_photo(content, rule)
    if verdict.error is not None:
        return verdict
    picture = reader.crop_photo(content, rule)
    with desk.work() as work:
        before = work.case(case_id)
        if before.status not in ANSWERS_MAY_CHANGE:
            raise ClerkError("case.closed")
        if work.attachment(case_id, PHOTO) == picture:
            return verdict
        work.add_attachment(case_id, desk.new_id(), PHOTO, picture, desk.now())
        after = _without_form(desk, before)
        if after.presented is not before.presented:
            work.void_documents(case_id, FORM)
        keep(desk, work, before, after, "attach_photo")
        work.commit()
    return verdict


def photo_of(desk: Desk, case_id: str) -> bytes | None:
    """Return the picture that was kept last with a case, or None."""
    with desk.reads() as work:
        return work.attachment(case_id, PHOTO)


def _without_form(desk: Desk, case: Case) -> Case:
    if case.presented is None:
        return case
    now = desk.now()
    signatures = tuple(
        replace(s, void_since=now, voided_by=(PHOTO_SOURCE,)) if s.holds else s
        for s in case.signatures
    )
    after = replace(case, presented=None, signatures=signatures)
    is_signed = case.status is CaseStatus.SIGNED
    return moved(desk, after, CaseStatus.AWAITING_SIGNATURE) if is_signed else after
