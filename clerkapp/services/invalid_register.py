# SPDX-License-Identifier: Apache-2.0
"""The list of invalid cards on paper (作废登记, 社会保障卡管理办法 Art. 19)."""

from clerkapp.services.casework import take_number
from clerkapp.services.desk import Desk
from clerkapp.services.loose_papers import LoosePaper, loose_pdf
from clerkapp.services.paper_facts import paper_date

LAYOUT = "invalid_register"
REASONS = "invalid_reasons"
"""The list of choices that names every reason."""


def register_pdf(desk: Desk) -> bytes:
    """Draw the whole list, oldest entry first; its making is recorded.

    Raises:
        ClerkError: The press's codes.
    """
    reasons = desk.catalogue.choices[REASONS]
    with desk.work() as work:
        names = {clerk.id: clerk.name for clerk in work.clerks()}
        cards = work.invalid_cards()
        rows = tuple(
            {
                "place": str(place),
                "number": card.number,
                "was": card.old_status,
                "reason": entry.text.zh if (entry := reasons.find(card.reason)) else card.reason,
                "replaced_by": card.replaced_by or "—",
                "at": f"{card.at:%Y-%m-%d %H:%M}",
                "clerk": names.get(card.clerk_id, "—"),
                "blank": "",
            }
            for place, card in enumerate(cards, start=1)
        )
        number = take_number(desk, work)
        head = {
            "list.number": number.digits,
            "list.short_number": number.short,
            "list.count": str(len(rows)),
            "list.made_on": paper_date(desk.today()),
        }
        pdf = loose_pdf(desk, LoosePaper(LAYOUT, head, {"cards": rows}))
        work.record(desk.entry("print_list", "", f"{LAYOUT} {number.digits} {len(rows)}"))
        work.commit()
    return pdf
