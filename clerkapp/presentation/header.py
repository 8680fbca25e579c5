# SPDX-License-Identifier: Apache-2.0
"""What the page header shows: item, state, the stepper of a visit, and whose case it is."""

from dataclasses import dataclass
from enum import StrEnum

from clerkapp.catalogue.definitions import ServiceItem
from clerkapp.domain.case import Case
from clerkapp.domain.identity import mask_number
from clerkapp.domain.states import IN_EFFECT, CaseStatus
from clerkapp.presentation.back_entry import marked
from clerkapp.presentation.words import Words
from clerkapp.services.judgement import Judgement

STEPS = ("intake", "review", "signature", "slip")
"""Steps of a visit, in order; the same codes as `Case.step`."""


class StepState(StrEnum):
    """How one step of the visit stands."""

    DONE = "done"
    CURRENT = "current"
    PROBLEM = "problem"
    TO_COME = "to_come"


@dataclass(frozen=True, slots=True)
class Step:
    """One step as the stepper shows it.

    Attributes:
        code: ``intake``, ``review``, ``signature`` or ``slip``.
        name: The word beside the number.
        state: How it stands.
        reachable: Whether the clerk may go there.
        hint: Why it cannot be reached; empty where it can.
    """

    code: str
    name: str
    state: StepState
    reachable: bool
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """Everything that the main window's page header shows.

    Attributes:
        title: Name of the item, or of the page where there is no case.
        chip: State of the case in a word or two; empty shows no chip.
        chip_kind: Tone of the chip: plain, soft, accent, ok, warn, err or block.
        steps: The stepper; empty shows none.
        current: Code of the step that the page shows.
        right_small: Words at the right in body size.
        right_large: Short number in title size; stands left of ``right_small``.
    """

    title: str
    chip: str = ""
    chip_kind: str = "accent"
    steps: tuple[Step, ...] = ()
    current: str = ""
    right_small: str = ""
    right_large: str = ""


STATUS_KINDS = {
    CaseStatus.DRAFT: "soft",
    CaseStatus.IN_REVIEW: "accent",
    CaseStatus.CORRECTION_NOTIFIED: "warn",
    CaseStatus.REFUSED: "err",
    CaseStatus.WITHDRAWN: "soft",
    CaseStatus.AWAITING_SIGNATURE: "accent",
    CaseStatus.SIGNED: "ok",
    CaseStatus.LAPSED: "soft",
    CaseStatus.TRANSFERRED: "soft",
    **dict.fromkeys(IN_EFFECT, "ok"),
    CaseStatus.ACCEPTED_WITH_GAP: "warn",
    CaseStatus.AWAITING_NUMBER: "warn",
    CaseStatus.RETURNED: "err",
    CaseStatus.PRODUCTION_FAILED: "err",
}
"""Tone of the chip of each state."""


def status_word(words: Words, status: CaseStatus) -> str:
    """Return the name of a state."""
    return words(f"status.{status.value}")


def case_header(
    words: Words, item: ServiceItem, case: Case, judgement: Judgement, current: str
) -> Header:
    """Return the header of a page that shows one case at one step."""
    name = judgement.facts.get("applicant.name", "")
    number = judgement.facts.get("applicant.document_number", "")
    if case.number is None:
        whose = " ".join(part for part in (name, mask_number(number)) if part)
        small = words("header.applicant", whose=whose) if whose else ""
    else:
        small = marked(words, case.back_entry is not None, name)
    return Header(
        title=item.name.in_language(words.language),
        chip=status_word(words, case.status),
        chip_kind=STATUS_KINDS[case.status],
        steps=case_steps(words, case, judgement, current),
        current=current,
        right_small=small,
        right_large=case.number.short if case.number else "",
    )


def case_steps(words: Words, case: Case, judgement: Judgement, current: str) -> tuple[Step, ...]:
    """Return the four steps of a case: what is done, what is to correct, what comes."""
    reached = STEPS.index(case.step)
    steps: list[Step] = []
    for place, code in enumerate(STEPS):
        reachable = place <= reached
        hint = "" if reachable else words("step.not_reached", step=words(f"step.{case.step}"))
        steps.append(
            Step(
                code=code,
                name=words(f"step.{code}"),
                state=_state_of(code, case, judgement, current),
                reachable=reachable,
                hint=hint,
            )
        )
    return tuple(steps)


def opening_steps(words: Words) -> tuple[Step, ...]:
    """Return the steps of a visit that has no row yet: intake is now, the rest is to come."""
    intake = words("step.intake")
    return tuple(
        Step(
            code=code,
            name=words(f"step.{code}"),
            state=StepState.CURRENT if code == "intake" else StepState.TO_COME,
            reachable=code == "intake",
            hint="" if code == "intake" else words("step.not_reached", step=intake),
        )
        for code in STEPS
    )


def _state_of(code: str, case: Case, judgement: Judgement, current: str) -> StepState:
    if code == current:
        return StepState.CURRENT
    if code == "intake" and judgement.errors:
        return StepState.PROBLEM
    # The slip of an accepted case is made with its acceptance: that step is done when reached.
    reached = STEPS.index(case.step) + (case.is_in_effect)
    return StepState.DONE if STEPS.index(code) < reached else StepState.TO_COME
