# SPDX-License-Identifier: Apache-2.0
"""Printing a document and being honest about it: handed over is not printed."""

from dataclasses import replace

from clerkapp.catalogue.definitions import DocumentRule
from clerkapp.domain.documents import PrintedDocument, PrintState, SlipSize
from clerkapp.domain.printers import PRINTABLE, STEPS, UNDER_WAY, PaperKind
from clerkapp.domain.problems import ClerkError
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.documents import REPRINT_REASONS, make_copy, make_document
from clerkapp.services.signing import SLIP

_A4_HEIGHT = 297.0


def document_pdf(desk: Desk, document_id: str) -> bytes:
    """Return the PDF of a document as it was made."""
    with desk.reads() as work:
        return work.pdf(document_id)


def begin_print(desk: Desk, document: PrintedDocument) -> PrintedDocument:
    """Keep that a document goes to the printer, before the printer is given anything.

    The store decides, not what a page shows: of two presses the second is refused, and a program
    that ends before the printer answers finds the print again.

    Raises:
        ClerkError: ``print.under_way`` when the queue has it, ``print.needs_reason`` when its
            paper is out and a further one is 补打, ``print.void`` when another took its place.
    """
    with desk.work() as work:
        known = work.document(document.id)
        if known.void:
            raise ClerkError("print.void")
        if known.state not in PRINTABLE:
            under_way = known.state in UNDER_WAY
            raise ClerkError("print.under_way" if under_way else "print.needs_reason")
        work.set_print_state(known.id, PrintState.QUEUED, "")
        work.record(desk.entry("print_queued", known.case_id))
        work.commit()
    return replace(known, state=PrintState.QUEUED, printer="", trouble="")


def set_print_state(
    desk: Desk, document: PrintedDocument, state: PrintState, job: str = "", trouble: str = ""
) -> PrintedDocument:
    """Keep what is known about a print, e.g. that the clerk saw the paper (已出纸).

    What cannot follow on what is known, or says nothing new, is left out: paper that is out
    stays out, whoever still asks the queue.

    Args:
        desk: The signed-in clerk.
        document: Which document.
        state: What is known now.
        job: The queue's job; empty leaves the one that is known.
        trouble: What keeps the paper from coming out; empty for nothing.

    Returns:
        The document as the store holds it then.
    """
    with desk.work() as work:
        known = work.document(document.id)
        now = replace(known, state=state, printer=job or known.printer, trouble=trouble)
        if state not in STEPS[known.state] or now == known:
            return known
        work.set_print_state(now.id, now.state, now.printer, now.trouble)
        work.record(desk.entry(f"print_{state.value}", now.case_id, trouble))
        work.commit()
    return now


def paper_kind(desk: Desk, document: PrintedDocument) -> PaperKind:
    """Return on which kind of paper a document is printed: its sheet decides, then what it is."""
    layout = desk.catalogue.layouts[document.layout, document.layout_version]
    if not layout.height:
        return PaperKind.ROLL
    if layout.height < _A4_HEIGHT:
        return PaperKind.SLIP
    return PaperKind.LETTER if document.letter_number else PaperKind.FORM


def print_again(desk: Desk, document: PrintedDocument, reason: str) -> PrintedDocument:
    """Make the next copy of a document, marked 补打 with its reason.

    Raises:
        ClerkError: ``print.needs_reason`` when the reason is not of the closed list.
    """
    if reason not in REPRINT_REASONS:
        raise ClerkError("print.needs_reason")
    with desk.work() as work:
        case = work.case(document.case_id)
        copies = [d.copy for d in work.documents(case.id) if d.kind == document.kind]
        again = make_copy(desk, work, document, max(copies) + 1, reason)
        work.record(desk.entry("print_again", case.id, reason))
        work.commit()
    return again


def slip_of_size(desk: Desk, case_id: str, size: SlipSize) -> PrintedDocument:
    """Return the slip in a size, making it when it does not exist yet.

    Raises:
        ClerkError: ``document.none`` where the item has no slip of the size; the press's codes.
    """
    with desk.work() as work:
        case = work.case(case_id)
        layout = slip_layout(item_of(desk, case).document(SLIP), size)
        if not layout:
            raise ClerkError("document.none", kind=SLIP)
        for document in work.documents(case_id):
            if document.kind == SLIP and document.layout == layout and not document.void:
                return document
        document = make_document(desk, work, case, SLIP, layout=layout)
        work.record(desk.entry(f"slip_on_{size.value}", case_id))
        work.commit()
    return document


def slip_layout(rule: DocumentRule, size: SlipSize) -> str:
    """Return the layout of a slip in a size; empty where the item has none."""
    return {SlipSize.A5: rule.layout, SlipSize.A4: rule.stub, SlipSize.ROLL: rule.roll}[size]


def documents_of(desk: Desk, case_id: str) -> tuple[PrintedDocument, ...]:
    """Return the documents of a case, oldest first."""
    with desk.reads() as work:
        return work.documents(case_id)
