# SPDX-License-Identifier: Apache-2.0
"""What a service item is: its form, papers, conditions, dates and printed documents."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clerkapp.catalogue.conditions import Condition, Setting
from clerkapp.domain.problems import Severity
from clerkapp.domain.states import CaseStatus

_PLACE = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Text:
    """One text in both languages; a name in braces stands for a dated value."""

    zh: str
    en: str

    def in_language(self, language: str) -> str:
        """Return the text in ``zh`` or ``en``."""
        return self.zh if language == "zh" else self.en

    @property
    def places(self) -> frozenset[str]:
        """Return the names in braces."""
        return frozenset(_PLACE.findall(self.zh)) | frozenset(_PLACE.findall(self.en))

    def filled(self, values: Mapping[str, str]) -> "Text":
        """Return the text with values in the place of their names; an unknown name stays."""
        if "{" not in self.zh and "{" not in self.en:
            return self

        def value_of(place: re.Match[str]) -> str:
            return values.get(place[1], place[0])

        return Text(_PLACE.sub(value_of, self.zh), _PLACE.sub(value_of, self.en))


NO_TEXT = Text("", "")

PEOPLE = ("applicant", "guardian", "agent")
"""First parts of the ids of fields about a person, whose number tells age and sex."""


class Authority(StrEnum):
    """Which authority an item belongs to; it decides where its cases are sent."""

    HUMAN_RESOURCES = "人社"
    MEDICAL_SECURITY = "医保"


class FieldKind(StrEnum):
    """What a field takes, and so which editor it gets and which check it passes."""

    TEXT = "text"
    NAME = "name"
    DOCUMENT_NUMBER = "document_number"
    DATE = "date"
    EXPIRY = "expiry"
    CHOICE = "choice"
    SEGMENTS = "segments"
    MOBILE = "mobile"
    PHONE = "phone"
    POSTCODE = "postcode"
    CREDIT_CODE = "credit_code"
    CARD_NUMBER = "card_number"
    BANK_ACCOUNT = "bank_account"
    AMOUNT = "amount"
    WHOLE_NUMBER = "whole_number"
    ADDRESS = "address"
    RELATION = "relation"


CODED = frozenset({FieldKind.CHOICE, FieldKind.SEGMENTS, FieldKind.RELATION})
"""Kinds whose answer is a code of a list."""


class Need(StrEnum):
    """Whether a field must be filled."""

    REQUIRED = "required"
    OPTIONAL = "optional"


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a form.

    Attributes:
        id: Dotted id, ``section.name``.
        label: What stands beside it.
        kind: What it takes.
        need: Required or optional (required fields are not marked, optional ones are).
        wide: Takes the full width of the form instead of one column.
        choices: Code of the choice list, for choice, segments and relation.
        first: Codes of the list that are offered first.
        default: Value on opening, or empty.
        when: Shown unless this is known not to hold.
        document_type: For a document number: the field that names its type.
        same_as: Field whose value one key copies.
        longest: Greatest number of characters.
        hint: A sentence under the field.
        filled_from: Local record that fills it once the document number is known (本机记录):
            ``aid_list`` answers yes or no, ``aid_category`` the category on the month's list.
    """

    id: str
    label: Text
    kind: FieldKind
    need: Need = Need.REQUIRED
    wide: bool = False
    choices: str = ""
    first: tuple[str, ...] = ()
    default: str = ""
    when: Condition | None = None
    document_type: str = ""
    same_as: str = ""
    longest: int = 100
    hint: Text = NO_TEXT
    filled_from: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A group of fields about one person or matter.

    Attributes:
        id: ``visit``, ``applicant``, ``guardian``, ``agent``, ``contact``, ``card``, ``enrolment``.
        name: Its heading.
        key: Letter of its Alt key.
        fields: In reading order.
        when: Shown unless this is known not to hold.
        absent: What stands in its place when it does not apply.
    """

    id: str
    name: Text
    key: str
    fields: tuple[Field, ...]
    when: Condition | None = None
    absent: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class CrossCheck:
    """A problem that only several answers together show.

    Attributes:
        code: Name inside the item.
        field: Field under which it is said.
        wrong_when: The problem exists when this holds.
        severity: Error or warning.
        message: The sentence under the field.
        verified: An unverified rule can only warn.
    """

    code: str
    field: str
    wrong_when: Condition
    severity: Severity
    message: Text
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Form:
    """The fields of an item and the checks across them."""

    sections: tuple[Section, ...]
    checks: tuple[CrossCheck, ...]

    @property
    def fields(self) -> tuple[Field, ...]:
        """Return all fields in reading order."""
        return tuple(field for section in self.sections for field in section.fields)


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that an item may ask for (材料).

    Attributes:
        code: Code inside the item.
        name: What it is called.
        standard: What it must meet, as printed on a notice.
        why: Why it is required in these circumstances.
        basis: Article that allows asking for it (社会保险经办条例 Art. 31).
        issuer: Who gives it out.
        original: The original is to be seen.
        copies: Number of copies kept.
        electronic: An electronic licence or shared data is accepted instead.
        when: Required unless this is known not to hold.
        not_needed: Why it is not needed when ``when`` does not hold; empty leaves the row out.
        tolerable: May follow later (可容缺).
        by_promise: Where this holds, a written promise may stand in its place (告知承诺).
        obstructs: Its lack stands against acceptance; a consent's paper never does.
        verified: An unverified paper is asked for but can never be called missing.
    """

    code: str
    name: Text
    standard: Text
    why: Text
    basis: Text
    issuer: Text = NO_TEXT
    original: bool = True
    copies: int = 0
    electronic: bool = False
    when: Condition | None = None
    not_needed: Text = NO_TEXT
    tolerable: bool = False
    by_promise: Condition | None = None
    obstructs: bool = True
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Eligibility:
    """A condition of the item, in plain words, shown fulfilled, unfulfilled or not known.

    Attributes:
        code: Code inside the item.
        sentence: What is required; ``{parameter}`` in braces stands for a dated value.
        basis: Article or local rule.
        fulfilled_when: The condition.
        shows: Facts whose values stand under the sentence.
        otherwise: What to do instead where it is not fulfilled; printed on a referral. Values as
            in the sentence.
        refuses: Unfulfilled means that the item cannot be accepted.
        verified: An unverified condition can only warn.
    """

    code: str
    sentence: Text
    basis: Text
    fulfilled_when: Condition
    shows: tuple[str, ...] = ()
    otherwise: Text = NO_TEXT
    refuses: bool = False
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Guidance:
    """What the applicant should know in these circumstances: fees, outlets, what comes next.

    Attributes:
        code: Code inside the item.
        sentence: In plain words; ``{parameter}`` in braces stands for a dated value.
        basis: Article or local rule.
        when: Said where this holds; always, if None.
        verified: False shows 待核实.
    """

    code: str
    sentence: Text
    basis: Text
    when: Condition | None = None
    verified: bool = True


@dataclass(frozen=True, slots=True)
class Stage:
    """A state after acceptance that the item's cases go through, as the item calls it.

    Attributes:
        status: The state.
        name: What the counter calls it, e.g. 送达市系统; empty takes the state's own word.
        reference: What number must be entered with it; empty asks for none.
    """

    status: CaseStatus
    name: Text = NO_TEXT
    reference: Text = NO_TEXT


@dataclass(frozen=True, slots=True)
class StatutoryLimit:
    """The longest time that the law leaves for a clock that starts with an event."""

    start_event: str
    amount: int
    unit: "Unit"
    basis: Text


@dataclass(frozen=True, slots=True)
class InvalidatedCard:
    """The card that goes to the list of invalid ones when a case is accepted (作废名单).

    Attributes:
        card: Field that holds its number; nothing happens while that is empty.
        reason: One of ``cards.REASONS``.
        was: What the card was until then, e.g. 正式挂失.
        when: Only where this holds; always, if None.
    """

    card: str
    reason: str
    was: Text
    when: Condition | None = None


class Unit(StrEnum):
    """How the days of a promise are counted."""

    WORKING_DAYS = "working_days"
    DAYS = "days"


@dataclass(frozen=True, slots=True)
class PromiseRule:
    """One clock of an item.

    Attributes:
        clock: ``registration`` or ``card``.
        name: What it is called on screen.
        start_event: ``received``, ``accepted``, ``number_known``, ``card_requested``.
        amount: Number of days or the parameter that holds it.
        unit: Working or calendar days.
        basis: Sentence with the article.
        verified: False shows 待核实.
    """

    clock: str
    name: Text
    start_event: str
    amount: Setting
    unit: Unit
    basis: Text
    verified: bool = True


@dataclass(frozen=True, slots=True)
class DocumentRule:
    """A document that the item prints.

    Attributes:
        kind: One of ``loader_documents.KINDS``, e.g. ``registration_form``, ``slip``, ``notice``.
        layout: Code of the layout for a sheet.
        roll: Code of the layout for an 80 mm roll, or empty.
        stub: Code of the layout for A4 with the office's stub below, or empty.
        nature: Character of its letter number (告, 不受, 容, 诺, 终, 逾, 引, 受), or empty.
    """

    kind: str
    layout: str
    roll: str = ""
    stub: str = ""
    nature: str = ""


@dataclass(frozen=True, slots=True)
class RefusalReason:
    """A reason for which the item may be refused, and where the applicant should go instead.

    Attributes:
        code: Code inside the item.
        reason: As the applicant reads it.
        basis: Article that decides.
        where_to: Who does it instead; may be empty.
        when: The reason is open unless this is known not to hold.
        refers: No refusal but a referral (转办/引导): the applicant is told where to go instead.
    """

    code: str
    reason: Text
    basis: Text
    where_to: Text = NO_TEXT
    when: Condition | None = None
    refers: bool = False


@dataclass(frozen=True, slots=True)
class ServiceItem:
    """One service item in one version (事项).

    Attributes:
        code: Stable code, also the folder's name.
        version: Date of this version, ISO.
        number: Place in the office's list; the clerk may type it.
        initials: Pinyin initials by which it is found.
        in_force_from: First day on which cases are begun under it.
        in_force_to: Last day, or None.
        name: Full name.
        summary: Whom it serves, in one sentence.
        who: Who may apply.
        authority: 人社 or 医保.
        channel: Short note of the channel.
        fee: Fee guidance.
        legal_basis: Articles printed at the foot of its form.
        form: Fields and checks.
        papers: Papers it may ask for.
        eligibility: Conditions.
        promises: Clocks promised.
        documents: What it prints.
        refusals: Reasons for refusal or referral.
        stages: States after acceptance, in their order.
        guidance: What the applicant should know.
        limits: Statutory limits.
        questions: Ids of the few fields that decide which papers to bring.
        regions: Division codes of the regions that offer it; empty: everywhere.
        awaits_number_when: After acceptance the case waits for the citizen's number.
        together_with: Code of the item that the same visit may begin with the same answers.
        invalidates: Which card is invalid once a case is accepted; the first that holds counts.
        until_delivered: What is true until the first stage is reached, e.g. 未送达市系统.
        verified: False shows 待核实 beside the item.
    """

    code: str
    version: str
    number: int
    initials: str
    in_force_from: date
    in_force_to: date | None
    name: Text
    summary: Text
    who: Text
    authority: Authority
    channel: Text
    fee: Text
    legal_basis: Text
    form: Form
    papers: tuple[Paper, ...]
    eligibility: tuple[Eligibility, ...]
    promises: tuple[PromiseRule, ...]
    documents: tuple[DocumentRule, ...]
    refusals: tuple[RefusalReason, ...]
    stages: tuple[Stage, ...] = ()
    guidance: tuple[Guidance, ...] = ()
    limits: tuple[StatutoryLimit, ...] = ()
    questions: tuple[str, ...] = ()
    regions: tuple[str, ...] = ()
    awaits_number_when: Condition | None = None
    together_with: str = ""
    until_delivered: Text = NO_TEXT
    invalidates: tuple[InvalidatedCard, ...] = ()
    verified: bool = True

    def is_offered_in(self, division: str) -> bool:
        """Say whether an office with this division code offers it; any does for no code."""
        return not self.regions or not division or division.startswith(self.regions)

    def stage(self, status: CaseStatus) -> Stage:
        """Return a stage by its state; KeyError if the item has none."""
        for stage in self.stages:
            if stage.status is status:
                return stage
        raise KeyError(status)

    def document(self, kind: str) -> DocumentRule:
        """Return the rule of one kind of document; KeyError if the item has none."""
        for rule in self.documents:
            if rule.kind == kind:
                return rule
        raise KeyError(kind)

    def field(self, field_id: str) -> Field:
        """Return a field by its id; KeyError if the form has none."""
        for field in self.form.fields:
            if field.id == field_id:
                return field
        raise KeyError(field_id)
