# SPDX-License-Identifier: Apache-2.0
"""What the intake page says outside the form: its header, and that a signature has become void."""

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.identity import mask_number
from clerkapp.domain.signature import changed_answers
from clerkapp.domain.states import CaseStatus
from clerkapp.presentation.back_entry import marked
from clerkapp.presentation.facts import label_of
from clerkapp.presentation.header import (
    STATUS_KINDS,
    Header,
    case_steps,
    opening_steps,
    status_word,
)
from clerkapp.presentation.intake_form import FormState
from clerkapp.presentation.notices import BannerText
from clerkapp.presentation.words import Words


def intake_header(
    words: Words, state: FormState, case: Case | None, *, is_back_entry: bool
) -> Header:
    """Return the header: the day while there is no number, then number, name and masked number."""
    status = case.status if case is not None else CaseStatus.DRAFT
    number = case.number if case is not None else None
    facts = state.judgement.facts
    whose = (
        facts.get("applicant.name", ""),
        mask_number(facts.get("applicant.document_number", "")),
    )
    day = words("intake.received_on", date=state.received_on.isoformat())
    small = " ".join(part for part in whose if part) if number is not None else day
    return Header(
        title=state.item.name.in_language(words.language),
        chip=status_word(words, status),
        chip_kind="plain" if status is CaseStatus.DRAFT else STATUS_KINDS[status],
        steps=case_steps(words, case, state.judgement, "intake")
        if case is not None
        else opening_steps(words),
        current="intake",
        right_small=marked(words, is_back_entry, small),
        right_large=number.short if number is not None else "",
    )


def void_banner(
    words: Words, item: ServiceItem, before: Case | None, after: Case
) -> BannerText | None:
    """Return what to say when a change has voided the printed form or its signature, else None."""
    form = after.presented
    if form is None or before is None or changed_answers(form.answers, before.answers):
        return None
    changed = changed_answers(form.answers, after.answers)
    if not changed:
        return None
    fields = words("intake.list").join(label_of(item, words, name) for name in changed)
    what = "signature_void" if before.signature is not None else "print_void"
    return BannerText(
        "warning",
        words(f"intake.{what}", fields=fields, code=form.content_code),
        words("intake.signature_void.do"),
    )
