# SPDX-License-Identifier: Apache-2.0
"""The authority letter 授权委托书: a guardian sends somebody else, such as the grandmother."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from types import MappingProxyType

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.domain.case import Case
from clerkapp.domain.documents import PrintedDocument
from clerkapp.services.casework import keep, numbered
from clerkapp.services.desk import Desk
from clerkapp.services.documents import make_document

VISITOR = "visit.visitor"
BY_AGENT = "agent"
LETTER = "authority_letter"


def with_period(
    catalogue: Catalogue, answers: Mapping[str, str], received_on: date
) -> dict[str, str]:
    """Return the answers with a period for the letter where an agent comes and none is given."""
    filled = dict(answers)
    if answers.get(VISITOR) == BY_AGENT:
        for name, value in authority_period(catalogue, received_on).items():
            filled[name] = answers.get(name) or value
    return filled


def authority_period(catalogue: Catalogue, day: date) -> dict[str, str]:
    """Return the answers for the period of an authority letter that begins on a day."""
    months = int(catalogue.parameters_on(day)["authority_letter_months"])
    years, month = divmod(day.month - 1 + months, 12)
    first_of_month = date(day.year + years, month + 1, 1)
    last = min(first_of_month + timedelta(days=day.day - 2), _end_of_month(first_of_month))
    return {"agent.valid_from": day.isoformat(), "agent.until": last.isoformat()}


def _end_of_month(first: date) -> date:
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def authority_letter(desk: Desk, case_id: str) -> tuple[Case, PrintedDocument]:
    """Make the prefilled authority letter 授权委托书; the case takes its number with it.

    A period that nobody has given yet is filled in, because the law asks for one.

    One signature of the guardian gives the authority (民法典 Art. 165) and the consent to handling
    the child's data (个人信息保护法 Art. 31).
    """
    with desk.work() as work:
        before = work.case(case_id)
        answers = with_period(desk.catalogue, before.answers, before.received_on)
        after = replace(numbered(desk, work, before), answers=MappingProxyType(answers))
        kept = keep(desk, work, before, after, "authority_letter")
        document = make_document(desk, work, kept, LETTER)
        work.commit()
    return kept, document
