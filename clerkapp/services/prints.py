# SPDX-License-Identifier: Apache-2.0
"""Printing a document and being honest about it: handed over is not printed."""

from dataclasses import replace

from clerkapp.domain.documents import PrintedDocument, PrintState
from clerkapp.domain.problems import ClerkError
from clerkapp.services.desk import Desk
from clerkapp.services.documents import REPRINT_REASONS, make_copy, make_document
from clerkapp.services.signing import SLIP


def document_pdf(desk: Desk, document_id: str) -> bytes:
    """Return the PDF of a document as it was made."""
    with desk.reads() as work:
        return work.pdf(document_id)


def set_print_state(
    desk: Desk, document: PrintedDocument, state: PrintState, job: str = ""
) -> PrintedDocument:
    """Keep what is known about a print, e.g. that the clerk saw the paper (已出纸)."""
    printer = job or document.printer
    with desk.work() as work:
        work.set_print_state(document.id, state, printer)
        work.record(desk.entry(f"print_{state.value}", document.case_id))
        work.commit()
    return replace(document, state=state, printer=printer)


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


def slip_on_roll(desk: Desk, case_id: str) -> PrintedDocument:
    """Return the slip drawn for an 80 mm roll, making it when it does not exist yet."""
    with desk.work() as work:
        case = work.case(case_id)
        for document in work.documents(case_id):
            if document.kind == SLIP and "roll" in document.layout and not document.void:
                return document
        document = make_document(desk, work, case, SLIP, roll=True)
        work.record(desk.entry("slip_on_roll", case_id))
        work.commit()
    return document


def documents_of(desk: Desk, case_id: str) -> tuple[PrintedDocument, ...]:
    """Return the documents of a case, oldest first."""
    with desk.reads() as work:
        return work.documents(case_id)
