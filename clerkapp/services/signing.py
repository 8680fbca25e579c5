# SPDX-License-Identifier: Apache-2.0
"""Signature 签名: present the form, keep that it was signed, accept the case."""

from dataclasses import dataclass, replace

from clerkapp.catalogue.conditions import holds
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.pictures import check_scan
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.signature import (
    Manner,
    PresentedForm,
    Signature,
    Signer,
    Stroke,
    changed_answers,
)
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of, keep, moved
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.duplicates import require_decided
from clerkapp.services.findings import findings
from clerkapp.services.handouts import make_handouts
from clerkapp.services.invalid_cards import invalidate_old_card
from clerkapp.services.ports import UnitOfWork
from clerkapp.services.promises import promises_at
from clerkapp.services.review import require_complete

FORM = "registration_form"
SLIP = "slip"


@dataclass(frozen=True, slots=True)
class SigningAct:
    """How the applicant signed, as the clerk saw it."""

    manner: Manner
    signer: Signer
    witness: str = ""
    strokes: tuple[Stroke, ...] = ()


def manners_allowed(desk: Desk, case: Case) -> tuple[Manner, ...]:
    """Return the manners that the office's parameters allow; paper always is."""
    parameters = desk.catalogue.parameters_on(case.received_on)
    allowed = [Manner.PAPER]
    if parameters.get("signature_pad_allowed") == "yes":
        allowed.append(Manner.PAD)
    if parameters.get("fingerprint_allowed") == "yes":
        allowed.append(Manner.FINGERPRINT)
    return tuple(allowed)


def present_form(desk: Desk, case_id: str) -> tuple[Case, PrintedDocument]:
    """Make the form that the applicant will sign, or return the one that still fits.

    Raises:
        ClerkError: ``case.no_such_step`` outside the signature step; the press's codes.
    """
    with desk.work() as work:
        before = work.case(case_id)
        if before.status is not CaseStatus.AWAITING_SIGNATURE:
            raise ClerkError("case.no_such_step", old=before.status.value, new="presented")
        require_complete(desk, before)
        if before.presented and not changed_answers(before.presented.answers, before.answers):
            return before, document_of(work, before, before.presented.document_id)
        work.void_documents(case_id, FORM)
        document = make_document(desk, work, before, FORM)
        presented = PresentedForm(
            document.id, document.sha256, document.content_code, before.answers, desk.now()
        )
        kept = keep(desk, work, before, replace(before, presented=presented), "present_form")
        work.commit()
    return kept, document


def document_of(work: UnitOfWork, case: Case, document_id: str) -> PrintedDocument:
    """Return one document of a case."""
    for document in work.documents(case.id):
        if document.id == document_id:
            return document
    raise ClerkError("document.none", kind=document_id)


def sign_and_accept(
    desk: Desk, case_id: str, act: SigningAct, content_code: str
) -> tuple[Case, PrintedDocument]:
    """Keep the signature, accept the case, and make its slip, in one transaction.

    Args:
        desk: The signed-in clerk.
        case_id: The case.
        act: How it was signed.
        content_code: Code on the sheet that was signed.

    Raises:
        ClerkError: ``signature.old_sheet``, ``signature.not_presented``,
            ``signature.manner_not_allowed``, ``signature.needs_witness``,
            ``signature.needs_strokes``, ``back_entry.not_reviewed``; ``duplicate.undecided``
            where another case like this one was taken in after the review.
    """
    with desk.work() as work:
        before = work.case(case_id)
        if before.is_in_effect:
            return before, newest(work.documents(case_id), SLIP)
        require_complete(desk, before)
        require_decided(desk, work, before)
        _require_reviewed(desk, before)
        _require_signable(desk, before, act, content_code)
        now = desk.now()
        signature = Signature(
            content_code=content_code,
            manner=act.manner,
            signer=act.signer,
            at=now,
            clerk_id=desk.clerk.id,
            witness=act.witness.strip(),
            strokes=act.strokes,
        )
        signed = replace(
            moved(desk, before, CaseStatus.SIGNED), signatures=(*before.signatures, signature)
        )
        if act.strokes:
            make_document(desk, work, signed, FORM, strokes=act.strokes)
        accepted = replace(_accepted(desk, signed), promises=promises_at(desk, signed))
        kept = keep(desk, work, before, accepted, "sign_and_accept")
        slip = make_document(desk, work, kept, SLIP)
        make_handouts(desk, work, kept)
        invalidate_old_card(desk, work, kept)
        work.commit()
    return kept, slip


def _accepted(desk: Desk, signed: Case) -> Case:
    """Return the signed case accepted: whole, with a gap, or waiting for the child's number."""
    judgement = judgement_of(desk, signed)
    if findings(judgement, signed).to_follow:
        return moved(desk, signed, CaseStatus.ACCEPTED_WITH_GAP)
    accepted = moved(desk, signed, CaseStatus.ACCEPTED)
    waits = item_of(desk, signed).awaits_number_when
    parameters = desk.catalogue.parameters_on(signed.received_on)
    if waits is not None and holds(waits, judgement.facts, parameters) is True:
        return moved(desk, accepted, CaseStatus.AWAITING_NUMBER)
    return accepted


def _require_reviewed(desk: Desk, case: Case) -> None:
    """Refuse a case entered later whose day nobody confirmed, where the office asks for that."""
    if case.back_entry is None or case.back_entry.reviewer_id:
        return
    parameters = desk.catalogue.parameters_on(case.received_on)
    if parameters["back_entry_review"] == "before_acceptance":
        raise ClerkError("back_entry.not_reviewed")


def _require_signable(desk: Desk, case: Case, act: SigningAct, content_code: str) -> None:
    if case.presented is None:
        raise ClerkError("signature.not_presented")
    stale = changed_answers(case.presented.answers, case.answers)
    if stale or content_code != case.presented.content_code:
        raise ClerkError(
            "signature.old_sheet",
            field=stale[0] if stale else "",
            sheet=case.presented.content_code,
        )
    if act.manner not in manners_allowed(desk, case):
        raise ClerkError("signature.manner_not_allowed")
    if act.manner is Manner.FINGERPRINT and not act.witness.strip():
        raise ClerkError("signature.needs_witness")
    if act.manner is Manner.PAD and not act.strokes:
        raise ClerkError("signature.needs_strokes")


def newest(documents: tuple[PrintedDocument, ...], kind: str) -> PrintedDocument:
    """Return the latest valid document of a kind.

    Raises:
        ClerkError: ``document.none``.
    """
    for document in reversed(documents):
        if document.kind == kind and not document.void:
            return document
    raise ClerkError("document.none", kind=kind)


def attach_scan(desk: Desk, case_id: str, content: bytes) -> None:
    """Keep the scan of a signed sheet with its case.

    Raises:
        ClerkError: ``scan.not_a_scan``, ``scan.too_many_pixels``.
    """
    check_scan(content)
    with desk.work() as work:
        work.add_attachment(case_id, desk.new_id(), "signed_form", content, desk.now())
        work.record(desk.entry("attach_scan", case_id))
        work.commit()
