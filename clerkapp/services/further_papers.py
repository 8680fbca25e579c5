# SPDX-License-Identifier: Apache-2.0
"""Papers of a case that are made when somebody asks for them, in the state in which they are true.

Receipt of papers, letter of acceptance, notice that the card has arrived, request for correction:
which of them an item prints is told by its ``documents``.
"""

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.content_record import content_from_record
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.further_facts import RECEIVED, arrived_on, received_rows, words_of
from clerkapp.services.letters import write_letter
from clerkapp.services.ports import UnitOfWork

RECEIPT = "intake_receipt"
ACCEPTANCE = "acceptance_letter"
ARRIVAL = "arrival_notice"
CORRECTION = "amendment_request"

ON_REQUEST = (RECEIPT, ACCEPTANCE, ARRIVAL, CORRECTION)
"""Kinds that are made on request, in the order in which they are offered."""


def kinds_open(item: ServiceItem, case: Case) -> tuple[str, ...]:
    """Return which of them may be made for a case as it stands."""
    printed = {rule.kind for rule in item.documents}
    return tuple(kind for kind in ON_REQUEST if kind in printed and not _obstacle(case, kind))


def hand_out(desk: Desk, case_id: str, kind: str) -> PrintedDocument:
    """Return a paper that was asked for, making it where there is none that is still right.

    Raises:
        ClerkError: ``document.none`` where the item does not print it; ``document.no_receipt_yet``,
            ``document.not_accepted`` or ``document.not_arrived`` where it would not be true yet;
            the press's codes.
    """
    with desk.work() as work:
        case = work.case(case_id)
        if kind not in ON_REQUEST:
            raise ClerkError("document.none", kind=kind)
        obstacle = _obstacle(case, kind)
        if obstacle:
            raise ClerkError(obstacle)
        made = [d for d in work.documents(case_id) if d.kind == kind and not d.void]
        if made and not _is_stale(desk, work, case, made[-1]):
            return made[-1]
        work.void_documents(case_id, kind)
        document = _made(desk, work, case, kind)
        work.record(desk.entry("hand_out", case_id, kind))
        work.commit()
    return document


def _obstacle(case: Case, kind: str) -> str:
    """Return the code of what keeps a paper from being true, or nothing."""
    if case.number is None or case.status is CaseStatus.DRAFT:
        return "document.no_receipt_yet"
    if kind != RECEIPT and not case.is_in_effect:
        return "document.not_accepted"
    if kind == ARRIVAL and arrived_on(case) is None:
        return "document.not_arrived"
    return ""


def _is_stale(desk: Desk, work: UnitOfWork, case: Case, document: PrintedDocument) -> bool:
    """Say whether the case has changed in what the paper tells."""
    if document.kind == CORRECTION:
        return any(each.at > document.made_at for each in case.amendments)
    if document.kind != RECEIPT:
        return False
    said = content_from_record(work.content(document.id), work.picture).rows[RECEIVED]
    now = received_rows(case, judgement_of(desk, case))
    return len(said) != len(now) or any(
        not a.items() <= b.items() for a, b in zip(said, now, strict=True)
    )


def _made(desk: Desk, work: UnitOfWork, case: Case, kind: str) -> PrintedDocument:
    try:
        nature = item_of(desk, case).document(kind).nature
    except KeyError:
        raise ClerkError("document.none", kind=kind) from None
    number = write_letter(desk, work, case, kind, "").number if nature else ""
    return make_document(desk, work, case, kind, letter=words_of(desk, case, number))
