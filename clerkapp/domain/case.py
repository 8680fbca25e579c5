# SPDX-License-Identifier: Apache-2.0
"""One case: what a family asks for, what was answered, seen, promised and signed."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from types import MappingProxyType

from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.papers import PaperCheck
from clerkapp.domain.signature import PresentedForm, Signature
from clerkapp.domain.states import IN_EFFECT, OPEN, CaseStatus

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Promise:
    """A date that the office promises, and the event from which it runs.

    Attributes:
        clock: Which clock, e.g. ``registration`` or ``card``; two clocks are never printed as one.
        start_event: ``received``, ``accepted``, ``number_known`` or ``card_requested``.
        due_on: Last day, both rules of counting applied.
        provisional: True while the holiday table of that year is not published (预计).
    """

    clock: str
    start_event: str
    due_on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Override:
    """A supervisor let an answer pass that no check accepts; the reason is kept."""

    field: str
    code: str
    value: str
    reason: str
    clerk_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class StageEntry:
    """A case reached a stage after its acceptance.

    Attributes:
        status: The stage.
        at: When it was recorded here.
        clerk_id: Who recorded it.
        reference: The authority's, bank's or hotline's own number; may be empty.
        reason: Why it was returned or failed; else empty.
    """

    status: CaseStatus
    at: datetime
    clerk_id: str
    reference: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class BackEntry:
    """A case that was received on paper during an outage and entered later (补录).

    Attributes:
        reason: Why it could not be entered on its day.
        entered_on: Day on which it was entered.
        reviewer_id: Who confirmed day and reason; empty until somebody has.
    """

    reason: str
    entered_on: date
    reviewer_id: str = ""


@dataclass(frozen=True, slots=True)
class Amendment:
    """An answer that was changed after acceptance; the sheet that was signed stays as it is.

    Attributes:
        field: The field.
        before: Answer until then.
        after: Answer since.
        reason: Why, with the article, list or document on which it stands.
        clerk_id: Who changed it.
        at: When.
    """

    field: str
    before: str
    after: str
    reason: str
    clerk_id: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """One case under the versions of the definitions with which it was begun.

    Attributes:
        id: UUIDv7, never shown.
        item: Code of the service item.
        item_version: Version of the item's definition; the case keeps it for ever.
        status: Where it stands.
        received_on: Day of judgement (收件日).
        opened_at: When the row was made.
        clerk_id: Who owns it (首问负责).
        number: None while it is a draft that has printed nothing.
        answers: Field id → value as stored (codes for coded fields, ISO dates).
        checks: Paper code → what was found.
        overrides: Answers that a supervisor let pass.
        promises: Dates given at acceptance.
        presented: The form that waits for, or bears, the signature.
        signatures: All signatures, void ones included, oldest first.
        stages: Stages reached after acceptance, oldest first.
        amendments: Answers changed after acceptance, oldest first.
        back_entry: Set when the case was entered after the day on which it was received.
        changed_at: Last change.
    """

    id: str
    item: str
    item_version: str
    status: CaseStatus
    received_on: date
    opened_at: datetime
    clerk_id: str
    changed_at: datetime
    number: CaseNumber | None = None
    answers: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    checks: Mapping[str, PaperCheck] = field(default_factory=lambda: MappingProxyType({}))
    overrides: tuple[Override, ...] = ()
    promises: tuple[Promise, ...] = ()
    presented: PresentedForm | None = None
    signatures: tuple[Signature, ...] = ()
    stages: tuple[StageEntry, ...] = ()
    amendments: tuple[Amendment, ...] = ()
    back_entry: BackEntry | None = None

    @property
    def signature(self) -> Signature | None:
        """Return the signature that holds, or None."""
        return next((s for s in reversed(self.signatures) if s.holds), None)

    @property
    def is_open(self) -> bool:
        """Say whether the counter still has something to do."""
        return self.status in OPEN

    @property
    def is_in_effect(self) -> bool:
        """Say whether the case was accepted and not ended without effect since."""
        return self.status in IN_EFFECT

    @property
    def accepted_on(self) -> date | None:
        """Return the day of acceptance: that of the signature, in the same transaction."""
        signature = self.signature
        return signature.at.date() if self.is_in_effect and signature else None

    @property
    def step(self) -> str:
        """Return the step of the visit at which the case is continued."""
        return STEP_OF[self.status]


STEP_OF: Mapping[CaseStatus, str] = MappingProxyType(
    {
        CaseStatus.DRAFT: "intake",
        CaseStatus.IN_REVIEW: "review",
        CaseStatus.CORRECTION_NOTIFIED: "review",
        CaseStatus.REFUSED: "review",
        CaseStatus.WITHDRAWN: "review",
        CaseStatus.AWAITING_SIGNATURE: "signature",
        CaseStatus.SIGNED: "signature",
        CaseStatus.LAPSED: "review",
        CaseStatus.TRANSFERRED: "review",
        **dict.fromkeys(IN_EFFECT, "slip"),
    }
)
