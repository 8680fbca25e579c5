# SPDX-License-Identifier: Apache-2.0
"""A case with the form that its answers want, and what that form made void."""

from dataclasses import dataclass

from clerkapp.domain.problems import ClerkError
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.signature_panel import VoidPrint, void_print, with_presented
from clerkapp.services import signing
from clerkapp.services.casework import judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.lookups import CaseView, open_case


@dataclass(frozen=True, slots=True)
class Presented:
    """What the signature page shows.

    Attributes:
        view: The case, with the new form among its documents.
        void: The earlier print that a changed answer made void, or None.
        error: Why no form could be made, or None.
    """

    view: CaseView
    void: VoidPrint | None
    error: ClerkError | None = None


def present_case(desk: Desk, case_id: str) -> Presented:
    """Open a case and make the form that still has to be signed; for the write lane."""
    view = open_case(desk, case_id)
    if view.case.status is not CaseStatus.AWAITING_SIGNATURE:
        return Presented(view, None)
    void = void_print(view.case, view.documents)
    try:
        case, document = signing.present_form(desk, case_id)
    except ClerkError as error:
        return Presented(view, void, error)
    documents = with_presented(view.documents, document)
    return Presented(CaseView(case, judgement_of(desk, case), documents, view.letters), void)
