# SPDX-License-Identifier: Apache-2.0
"""What was changed after acceptance, in words: from what to what, when and why."""

from clerkapp.catalogue.catalogue import Catalogue
from clerkapp.catalogue.definitions import FieldKind, ServiceItem
from clerkapp.domain.case import Amendment, Case
from clerkapp.domain.identity import mask_number
from clerkapp.presentation.words import Words
from clerkapp.services.materials import answer_words


def amendment_lines(
    words: Words, catalogue: Catalogue, item: ServiceItem, case: Case
) -> tuple[str, ...]:
    """Return a line for each amendment of a case, oldest first; numbers are masked."""
    return tuple(amendment_line(words, catalogue, item, each) for each in case.amendments)


def amendment_line(
    words: Words, catalogue: Catalogue, item: ServiceItem, amendment: Amendment
) -> str:
    """Return the line of one amendment."""
    field = item.field(amendment.field)

    def said(value: str) -> str:
        if field.kind is FieldKind.DOCUMENT_NUMBER:
            value = mask_number(value)
        return answer_words(catalogue, field, value, words.language) or words("list.none")

    return words(
        "amend.line",
        day=f"{amendment.at:%Y-%m-%d}",
        field=field.label.in_language(words.language),
        before=said(amendment.before),
        after=said(amendment.after),
        reason=amendment.reason,
    )
