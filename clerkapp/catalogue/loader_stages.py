# SPDX-License-Identifier: Apache-2.0
"""Reads what an item says of the time after acceptance: stages, guidance, statutory limits."""

from collections.abc import Iterator, Sequence

from clerkapp.catalogue.definitions import Guidance, PromiseRule, Stage, StatutoryLimit, Unit
from clerkapp.catalogue.loader_conditions import parameters_of, read_condition, read_places
from clerkapp.catalogue.loader_trust import require_marked
from clerkapp.catalogue.loader_vocabulary import Vocabulary
from clerkapp.catalogue.reading import Entry
from clerkapp.domain.states import STAGES, CaseStatus

START_EVENTS = ("received", "accepted", "number_known", "card_requested")
"""Events from which a clock may run, in their order."""

_STAGE_KEYS = ("state", "name", "reference")
_GUIDANCE_KEYS = ("code", "sentence", "basis", "when", "verified")
_LIMIT_KEYS = ("start_event", "amount", "unit", "basis")
_STAGE_WORDS = tuple(stage.value for stage in STAGES)


def read_stages(entry: Entry) -> Iterator[Stage]:
    """Read the states after acceptance."""
    seen: set[str] = set()
    for part in entry.entries("stages", _STAGE_KEYS, required=False):
        state = part.among("state", _STAGE_WORDS)
        if state in seen:
            part.problem("state", f"stage '{state}' stands twice", "keep one")
        seen.add(state)
        name = part.words("name", optional=True)
        reference = part.words("reference", optional=True)
        if state:
            yield Stage(CaseStatus(state), name, reference)


def read_guidance(entry: Entry, vocabulary: Vocabulary) -> Iterator[Guidance]:
    """Read what the applicant should know."""
    codes: set[str] = set()
    for part in entry.entries("guidance", _GUIDANCE_KEYS, required=False):
        code = part.text("code", example="short_name")
        if code in codes:
            part.problem("code", f"guidance '{code}' stands twice", "give it another code")
        codes.add(code)
        sentence, when = part.words("sentence"), read_condition(part, "when", vocabulary)
        verified = part.flag("verified", True)
        named = read_places(part, "sentence", sentence, vocabulary)
        if verified:
            used = named | (parameters_of(when) if when is not None else frozenset[str]())
            require_marked(part, "sentence", used, vocabulary)
        yield Guidance(code, sentence, part.words("basis"), when, verified)


def read_limits(entry: Entry) -> Iterator[StatutoryLimit]:
    """Read the statutory limits of an item."""
    for part in entry.entries("limits", _LIMIT_KEYS, required=False):
        event, amount = part.among("start_event", START_EVENTS), part.number("amount")
        yield StatutoryLimit(event, amount, part.kind("unit", Unit), part.words("basis"))


def check_limits(
    entry: Entry,
    promises: Sequence[PromiseRule],
    limits: Sequence[StatutoryLimit],
    vocabulary: Vocabulary,
) -> None:
    """Refuse a promise longer than the statutory limit with the same start event.

    Working days are longer than as many days, so only a limit in working days lets a promise in
    days of the same number pass.
    """
    for rule in promises:
        for limit in limits:
            if limit.start_event != rule.start_event:
                continue
            longest = max(_amounts(rule, vocabulary), default=0)
            wider = rule.unit is Unit.WORKING_DAYS and limit.unit is Unit.DAYS
            if longest > limit.amount or wider:
                entry.problem(
                    "promises",
                    f"promise {rule.clock} of {longest} {rule.unit} is longer than the statutory "
                    f"limit of {limit.amount} {limit.unit} from {limit.start_event}",
                    f"promise at most {limit.amount} {limit.unit}",
                )


def _amounts(rule: PromiseRule, vocabulary: Vocabulary) -> tuple[int, ...]:
    if rule.amount.value is not None:
        return (rule.amount.value,)
    return tuple(int(value) for value in vocabulary.written_values(rule.amount.parameter))
