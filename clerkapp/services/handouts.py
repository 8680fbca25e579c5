# SPDX-License-Identifier: Apache-2.0
"""Papers handed out with the slip: loss receipt, payment guidance, notice of a late enrolment."""

from clerkapp.domain.case import Case
from clerkapp.services.casework import item_of, judgement_of
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document
from clerkapp.services.letters import write_letter
from clerkapp.services.occasion_facts import is_late
from clerkapp.services.paper_facts import LetterWords
from clerkapp.services.ports import UnitOfWork

LATE_NOTICE = "late_notice"
PLAIN = ("loss_receipt", "payment_guidance")
HANDOUTS = (*PLAIN, LATE_NOTICE)
"""Kinds of document that acceptance makes beside the slip, where the item prints them."""


def make_handouts(desk: Desk, work: UnitOfWork, case: Case) -> None:
    """Make what the item hands out with its slip, in the running transaction.

    The notice of a late enrolment (社会保险法 Art. 58, 84) is made only where it is late.
    """
    kinds = {rule.kind for rule in item_of(desk, case).documents}
    for kind in PLAIN:
        if kind in kinds:
            make_document(desk, work, case, kind)
    if LATE_NOTICE in kinds and is_late(desk, case, judgement_of(desk, case).facts):
        letter = write_letter(desk, work, case, LATE_NOTICE, "")
        words = LetterWords(letter.number)
        make_document(desk, work, case, LATE_NOTICE, letter=words)
