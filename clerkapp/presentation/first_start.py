# SPDX-License-Identifier: Apache-2.0
"""The first start: what was typed, what is wrong with it, and what it will look like printed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from clerkapp.domain.documents import PrintState
from clerkapp.domain.identity import place_of
from clerkapp.domain.numbers import CaseNumber
from clerkapp.domain.office import Office
from clerkapp.domain.problems import OutsideError
from clerkapp.presentation.words import Words
from clerkapp.services.ports import Clock
from clerkapp.services.sessions import EXAMPLE_OFFICE, FirstStart, problems_of, sample_number

OFFICE_FIELDS = (
    "name",
    "short_name",
    "division",
    "code",
    "counter",
    "address",
    "phone",
    "hours",
    "pickup_place",
)
"""Fields of the first step, in the order of the form and of `Office`."""

CLERK_FIELDS = ("clerk_name", "password", "password_again")
"""Fields of the second step."""

DIVISION_LENGTH = 6
"""Digits of a division code (GB/T 2260)."""

STEPS = ("office", "clerk", "recovery")


@dataclass(frozen=True, slots=True)
class NumberSample:
    """What today's first case number would look like: the office's digits, the rest, the short."""

    fixed: str
    running: str
    short: str


def example() -> dict[str, str]:
    """Return a ready example office; what it prints is Chinese in every language."""
    return {name: str(getattr(EXAMPLE_OFFICE, name)) for name in OFFICE_FIELDS}


def office_of(typed: Mapping[str, str]) -> Office:
    """Return the office as typed."""
    return Office(**{name: typed.get(name, "").strip() for name in OFFICE_FIELDS})


def start_of(typed: Mapping[str, str]) -> FirstStart:
    """Return everything that the set-up needs."""
    name = typed.get("clerk_name", "").strip()
    return FirstStart(office_of(typed), name, typed.get("password", ""))


def first_start_problems(typed: Mapping[str, str], step: str) -> dict[str, str]:
    """Return field → problem code of one step, in the order of its form."""
    found = problems_of(start_of(typed))
    if typed.get("password", "") != typed.get("password_again", ""):
        found["password_again"] = "office.password_differs"
    fields = OFFICE_FIELDS if step == "office" else CLERK_FIELDS
    return {name: found[name] for name in fields if name in found}


def number_sample(typed: Mapping[str, str], clock: Clock) -> NumberSample | None:
    """Return the pattern of case numbers, or None while the three codes are not right."""
    office = office_of(typed)
    digits = (office.division, office.code, office.counter)
    if not all(part.isascii() for part in digits):
        return None
    number = sample_number(office, clock)
    return None if number is None else _sample(number)


def _sample(number: CaseNumber) -> NumberSample:
    groups = number.grouped.split(" ")
    return NumberSample(" ".join(groups[:3]), " ".join(groups[3:]), number.short)


def division_name(typed: Mapping[str, str], on: date) -> str:
    """Return the place of the division code; empty where the table does not know it."""
    code = typed.get("division", "").strip()
    return (place_of(code, on) or "") if code.isascii() and code.isdigit() else ""


def slip_lines(words: Words, typed: Mapping[str, str]) -> tuple[str, ...]:
    """Return the lines about this office as the slip will bear them."""
    office = office_of(typed)
    place = office.pickup_place or words(
        "first_start.slip.counter", address=office.address, counter=office.counter.lstrip("0")
    )
    return (
        words("first_start.slip.place", place=place),
        words("first_start.slip.contact", phone=office.phone, hours=office.hours),
    )


_CODE_PRINTS = {
    PrintState.PRINTED: ("ok", "printed"),
    PrintState.HANDED_OVER: ("info", "handed_over"),
}


def code_print_line(words: Words, outcome: PrintState | Exception) -> tuple[str, str]:
    """Return severity and words for how printing the recovery code went.

    However it went wrong, the way on is the same: the code stands on the screen to be copied.
    """
    severity, key = "error", "failed"
    if isinstance(outcome, PrintState):
        severity, key = _CODE_PRINTS.get(outcome, (severity, key))
    elif isinstance(outcome, OutsideError) and outcome.code == "print.no_printer":
        severity, key = "warning", "no_printer"
    return severity, words(f"first_start.print.{key}")
