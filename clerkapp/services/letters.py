# SPDX-License-Identifier: Apache-2.0
"""Letters of a case: each takes its number and is kept with the case."""

from clerkapp.domain.case import Case
from clerkapp.domain.documents import Letter
from clerkapp.domain.numbers import letter_number
from clerkapp.services.casework import item_of
from clerkapp.services.desk import Desk
from clerkapp.services.ports import UnitOfWork


def write_letter(
    desk: Desk, work: UnitOfWork, case: Case, kind: str, reason: str, basis: str = ""
) -> Letter:
    """Give a letter its number (机关简称＋性质＋年＋顺序号) and keep it; the caller commits."""
    nature = item_of(desk, case).document(kind).nature
    year = desk.today().year
    serial = work.take_letter_serial(nature, year)
    letter = Letter(
        id=desk.new_id(),
        case_id=case.id,
        kind=kind,
        number=letter_number(desk.office.short_name, nature, year, serial),
        made_at=desk.now(),
        clerk_id=desk.clerk.id,
        reason=reason,
        basis=basis,
    )
    work.add_letter(letter)
    return letter
